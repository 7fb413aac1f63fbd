"""`open_data`: what units sent and what came of it, as tidy data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import pandas as pd
from rapidfuzz import process

from baocao.apps.notebook.columns import Row, build_frame
from baocao.apps.notebook.gather import Gathering, Names, gather
from baocao.apps.notebook.result_rows import ResultRows
from baocao.apps.notebook.sent_rows import SentRows
from baocao.apps.notebook.showing import show
from baocao.build.compose.pictures import load_maps
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.definitions.areas.model import COUNTRY
from baocao.definitions.areas.tiles import TileMaps
from baocao.definitions.indicators.naming import split_key
from baocao.document.frames.display import show_charts_as_pictures
from baocao.document.frames.figures import INDEX
from baocao.document.frames.words import FrameWords, load_frame_words
from baocao.document.narrative.phrases import Phrases

NEAREST = 3  # names that a refusal offers
READY = "có số liệu"
SYNTHETIC = "có số liệu mô phỏng"


class Data:
    """Data frames of several provinces and periods, each made when it is first asked for.

    `columns(name)` says what each column holds and in which unit. A missing value stays
    missing, a bound stands in column `bound`. What could not be read is in `missing`.
    """

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.project = gathering.definitions.project
        self.folders = gathering.definitions.folders

    def __repr__(self) -> str:
        return "\n".join(f"{p} {k}: {state}" for p, k, state in self._states())

    def _repr_html_(self) -> str:
        columns = ["province_name", "period", "reason"]
        states = pd.DataFrame(list(self._states()), columns=columns)
        return show(states.rename(columns={"reason": "Tình trạng"}), "Số liệu đã mở").html

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all for what was asked."""
        return not self.gathering.found

    @cached_property
    def areas(self) -> pd.DataFrame:
        """The provinces and their districts."""
        return self._sent("areas", SentRows.areas).drop_duplicates(ignore_index=True)

    @cached_property
    def maps(self) -> TileMaps:
        """Where units stand on the map that `charts.unit_map` draws."""
        provinces = (one.collected.province for one in self.gathering.found)
        codes = dict.fromkeys(province.official_code for province in provinces)
        return load_maps(self.project, *codes, COUNTRY)

    @cached_property
    def observations(self) -> pd.DataFrame:
        """Every value that a unit sent, with its cell."""
        return self._sent("observations", SentRows.observations)

    @cached_property
    def results(self) -> pd.DataFrame:
        """Every indicator in every split, for the province and its districts.

        Its index says which result a row is: a row that comes into a report keeps its source.
        """
        return self._computed("results", ResultRows.results, INDEX)

    def indicator(self, indicator: str, split: str = "") -> pd.DataFrame:
        """The rows of `results` of one indicator's split ("" for the total), of all areas.

        Raises `UsageError` for an indicator or split that the programme does not have, with the
        nearest ones.
        """
        known = self.gathering.definitions.catalogue.indicators
        if indicator not in known:
            raise _unknown("chỉ số", indicator, known)
        splits = [split_key(one) for one in known[indicator].splits]
        if split not in splits:
            raise _unknown(f"phân tách của chỉ số {indicator}", split, splits)
        results = self.results
        return results[(results["indicator"] == indicator) & (results["split"] == split)]

    @cached_property
    def targets(self) -> pd.DataFrame:
        """The targets of the plans in force, judged at the end of the period."""
        return self._computed("targets", ResultRows.targets)

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """The tasks of the plans in force, judged at the end of the period."""
        return self._computed("tasks", ResultRows.tasks)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What validation found, those that stop a report too."""
        return self._sent("findings", SentRows.findings)

    @cached_property
    def denominators(self) -> pd.DataFrame:
        """Counts of one group by several providers, with the rate that each gives."""
        return self._computed("denominators", ResultRows.denominators)

    @cached_property
    def completeness(self) -> pd.DataFrame:
        """The units that have to report, and whether they did."""
        return self._sent("completeness", SentRows.completeness)

    @cached_property
    def levels(self) -> pd.DataFrame:
        """Communes by the epidemic level that was reported."""
        return self._sent("levels", SentRows.levels)

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Provinces and periods that are not there, or not computed, and why."""
        return self.frame("missing", (vars(missing) for missing in self.gathering.missing))

    def columns(self, name: str) -> pd.DataFrame:
        """What each column of the frame `name` holds. Raises `UsageError` for another name."""
        if name not in self.words.frames:
            known = ", ".join(self.words.frames)
            raise UsageError(Problem(f"không có bảng “{name}”", "columns", f"các bảng: {known}"))
        columns = ((id_, self.words.columns[id_]) for id_ in self.words.frames[name])
        rows = [(id_, c.title, c.meaning, c.unit) for id_, c in columns]
        return pd.DataFrame(rows, columns=["column", "title", "meaning", "unit"])

    def frame(self, name: str, rows: Iterator[Row], index: str = "") -> pd.DataFrame:
        """The frame `name` of `rows`, with its documented columns."""
        return build_frame(name, rows, self.words, index)

    @cached_property
    def words(self) -> FrameWords:
        """Headings and meanings of all columns."""
        return load_frame_words(self.project)

    @cached_property
    def phrases(self) -> Phrases:
        """The words of the reports."""
        definitions = self.gathering.definitions
        phrases = load_phrases(self.project, definitions.programme)
        return phrases.with_units(definitions.catalogue.units.values())

    def _sent(self, name: str, rows: Callable[[SentRows], Iterator[Row]]) -> pd.DataFrame:
        gathering = self.gathering
        parts = [
            SentRows(gathering.definitions, one.collected, self.phrases) for one in gathering.found
        ]
        return self.frame(name, (row for part in parts for row in rows(part)))

    def _computed(
        self, name: str, rows: Callable[[ResultRows], Iterator[Row]], index: str = ""
    ) -> pd.DataFrame:
        parts = [ResultRows(one.data, self.phrases) for one in self.gathering.found if one.data]
        return self.frame(name, (row for part in parts for row in rows(part)), index)

    def _states(self) -> Iterator[tuple[str, str, str]]:
        for one in self.gathering.found:
            if one.data:
                key = one.data.inputs.province.name, one.data.inputs.period.key
                yield (*key, SYNTHETIC if one.data.inputs.synthetic else READY)
        for missing in self.gathering.missing:
            name = self.gathering.definitions.areas.province(missing.province).name
            yield name, missing.period, missing.reason


def _unknown(kind: str, given: str, known: Iterable[str]) -> UsageError:
    near = [repr(name) for name, _, _ in process.extract(given, list(known), limit=NEAREST)]
    todo = f"gần nhất: {', '.join(near)}"
    return UsageError(Problem(f"không có {kind} “{given}”", "data.indicator", todo))


def open_data(province: Names = None, period: Names = None, programme: str = "") -> Data:
    """Open the data of one province or several, of one period or several, of one programme.

    `province` is a slug, code or name or a list of them, `period` a key such as "2022-Q1" or a
    list; left out, all that units sent something for. `programme` may be left out where
    provinces and periods leave only one. Periods without data are no error: they are listed in
    `missing`. Raises `UsageError` for a province, period or programme that does not exist.
    """
    show_charts_as_pictures()
    return Data(gather(find_project(), province, period, programme))
