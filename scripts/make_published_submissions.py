"""Write the workbooks of the figures that were really published.

Values are from data/references/published_figures.csv, Vietnamese wording and what the
sources say in words from published_figures.yaml beside it. Every figure goes into the
administrative quarter that its date falls into (Decree 09/2019/NĐ-CP, article 12) unless
the YAML names the period that reported it. Contradictions stay as they were published.

    python scripts/make_published_submissions.py [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from baocao.core.project import Project, find_project
from baocao.core.quantities import Bound, Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import Disaggregation, IndicatorCatalogue
from baocao.definitions.periods.calendar import period_of
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.layout import OBSERVATION_SHEET
from baocao.submissions.workbooks.model import Confirmation, Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import value_cells, write_submission

PROGRAMME = "covid-19"
REGIME = regimes_of(find_project(Path(__file__).parent)).every["administrative"]
NOT_WRITTEN = SourceCell("", "", "", "")  # a value has its cell only once it is written
ELEMENTS = {
    "vaccination_coverage": "coverage_rate",
    "home_treatment_share": "home_treatment_rate",
    "facility_treatment_share": "facility_treatment_rate",
    "good_prognosis_share": "good_prognosis_rate",
    "cumulative_cases": "cases_cumulative",
    "cumulative_deaths": "deaths_cumulative",
    "cumulative_recovered": "recovered_cumulative",
    "under_treatment": "under_treatment",
    "doses": "vaccinated",  # counted from the start of the campaign: people with that dose
    "population_18plus": "population_18plus",
}
COUNTRY = "Cả nước"
# The national portal's population of 8/2021 is the base of the first quarter's rates.
POPULATION_PERIOD = "2022-Q1"


@dataclass(frozen=True)
class Published:
    """One figure: where it belongs and what it says."""

    province: str
    period: str
    observation: Observation
    source: str


@dataclass(frozen=True)
class Sources:
    """The published figures with the wording of their sources."""

    areas: AreaRegistry
    rows: list[dict[str, str]]
    words: dict[str, Any]

    def figures(self) -> Iterator[Published]:
        """All figures of provinces: those of the table, then those said in words."""
        for row in self.rows:
            if row["province"] != COUNTRY:
                yield self._of_row(row)
        for item in self.words["beside"]:
            yield self._of_words(item)

    def _of_row(self, row: dict[str, str]) -> Published:
        day = date.fromisoformat(row["as_of"])
        province = self.areas.province(row["province"], on=day)
        stated = self.words["notes"][row["note"]] if row["note"] else {"note": ""}
        source = self.words["sources"][row["source"]]
        observation = Observation(
            element=ELEMENTS[row["measure"]],
            area=province.code,
            disaggregation=_disaggregation(row),
            quantity=Quantity(Decimal(row["value"]), Bound(stated.get("bound", "="))),
            as_of=day,
            source=NOT_WRITTEN,
            as_of_time=self._hour(row["source"]),
            provider=source if row["measure"] == "population_18plus" else "",
            note=_note(source, stated["note"]),
        )
        return Published(province.slug, self._period(province, observation), observation, source)

    def _of_words(self, item: dict[str, Any]) -> Published:
        province = self.areas.province(item["province"], on=item["as_of"])
        source = self.words["sources"][item["source"]]
        observation = Observation(
            element=item["element"],
            area=province.code,
            disaggregation=tuple(sorted(item["disaggregation"].items())),
            quantity=Quantity(Decimal(item["value"])),
            as_of=item["as_of"],
            source=NOT_WRITTEN,
            as_of_time=self._hour(item["source"]),
            provider=item.get("provider", ""),
            note=_note(source, item["note"]),
        )
        return Published(province.slug, self._period(province, observation), observation, source)

    def _hour(self, source: str) -> time | None:
        hour = self.words["hours"].get(source)
        return time.fromisoformat(hour) if hour else None

    def _period(self, province: AdminUnit, observation: Observation) -> str:
        if observation.element == "population_18plus":
            return POPULATION_PERIOD
        for exception in self.words["reported_in"]:
            if (exception["province"], exception["as_of"]) == (province.slug, observation.as_of):
                return str(exception["period"])
        quarter, regime = PeriodType.QUARTER, REGIME
        return period_of(observation.as_of, quarter, regime).key


def load_sources(project: Project, areas: AreaRegistry) -> Sources:
    """The table of published figures and the words beside it."""
    with (project.references / "published_figures.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    words = (project.references / "published_figures.yaml").read_text(encoding="utf-8")
    return Sources(areas, rows, yaml.safe_load(words))


def submission_of(
    key: tuple[str, str], figures: list[Published], sources: Sources, catalogue: IndicatorCatalogue
) -> Submission:
    """The workbook's content for one province and period, with its confirmations."""
    province, period = key
    observations = tuple(figure.observation for figure in figures)
    return Submission(
        file="",
        sha256="",
        unit=sources.areas.province(province, on=parse_period(period, REGIME).cutoff).code,
        unit_name=sources.words["units"][province]["name"],
        province=province,
        period=period,
        as_of=parse_period(period, REGIME).cutoff,
        prepared_by="Lập lại từ số liệu đã công bố",
        synthetic=False,
        origin="Số liệu đã công bố: " + "; ".join(dict.fromkeys(f.source for f in figures)),
        observations=observations,
        confirmations=tuple(_confirmations(key, observations, sources, catalogue)),
    )


def _confirmations(
    key: tuple[str, str],
    observations: tuple[Observation, ...],
    sources: Sources,
    catalogue: IndicatorCatalogue,
) -> Iterator[Confirmation]:
    """The reasons of this workbook, each at the cells of the values that it is for."""
    for item in sources.words["confirmations"]:
        if (item["province"], item["period"]) != key:
            continue
        cells = value_cells(observations, catalogue)
        for cell, observation in zip(cells, observations, strict=True):
            if _is_meant(item, observation):
                reason = item["reason"]
                yield Confirmation(item["rule"], OBSERVATION_SHEET, cell, reason, NOT_WRITTEN)


def _is_meant(item: dict[str, Any], observation: Observation) -> bool:
    split = item.get("disaggregation", dict(observation.disaggregation))
    return (
        observation.as_of == item["as_of"]
        and observation.element in item["elements"]
        and dict(observation.disaggregation) == split
    )


def _disaggregation(row: dict[str, str]) -> Disaggregation:
    if not row["age_group"]:
        return ()
    return (("age_group", row["age_group"].replace("18+", "18plus")), ("dose", "d" + row["dose"]))


def _note(source: str, note: str) -> str:
    return f"Nguồn: {source}" + (f"; {note}" if note else "")


def write_all(project: Project, target: Path) -> None:
    """Write every workbook under `target`/<province>/<period>/."""
    areas = load_areas(project.areas_file)
    catalogue = load_catalogue(project.of(PROGRAMME).indicators)
    programme = load_programme(project.of(PROGRAMME).home)
    sources = load_sources(project, areas)
    books: dict[tuple[str, str], list[Published]] = defaultdict(list)
    for figure in sources.figures():
        books[figure.province, figure.period].append(figure)
    for (province, period), figures in books.items():
        folder = target / province / period
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{sources.words['units'][province]['file']}.xlsx"
        content = submission_of((province, period), figures, sources, catalogue)
        write_submission(path, content, programme=programme, catalogue=catalogue, areas=areas)


if __name__ == "__main__":
    here = find_project(Path(__file__).parent)
    write_all(here, Path(sys.argv[1]) if len(sys.argv) > 1 else here.of(PROGRAMME).submissions)
