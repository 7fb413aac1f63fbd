"""What a reviewer reads of a figure: formula, counts, cells, dates, verdicts. One line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby, islice
from types import MappingProxyType

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.document.narrative.words import Words
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure, Verdict
from baocao.results.model import Amount
from baocao.results.source_cells import Cells, distinct, files_of, parts_of
from baocao.submissions.workbooks.model import SourceCell

NAMED_CELLS = 3  # the others are counted


class FigureNotes(Mapping[str, tuple[str, ...]]):
    """The lines about each figure, by its id, made when they are asked for: of a long table's
    figures nobody asks for them. `others` are lines about what is no figure."""

    def __init__(
        self,
        words: Words,
        figures: Iterable[Figure],
        others: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self._words, self._others = words, others
        self._figures = {figure.id: figure for figure in figures}

    def __getitem__(self, id_: str) -> tuple[str, ...]:
        if id_ in self._others:
            return self._others[id_]
        return tuple(line for line in _lines(self._words, self._figures[id_]) if line)

    def __iter__(self) -> Iterator[str]:
        return chain(self._figures, self._others)

    def __len__(self) -> int:
        return len(self._figures) + len(self._others)


class SourcePlaces(Mapping[str, tuple[str, str]]):
    """The file and sheet that each figure's first cells stand on, and the cells, by its id, made
    when they are asked for; a figure without cells is left out."""

    def __init__(self, words: Words, figures: Iterable[Figure]) -> None:
        self._words = words
        self._figures = {figure.id: figure for figure in figures if figure.sources}

    def __getitem__(self, id_: str) -> tuple[str, str]:
        return _place(self._words, self._figures[id_])

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


def _place(words: Words, figure: Figure) -> tuple[str, str]:
    unique = distinct(figure.sources)
    first = next((source.file, source.sheet) for source in unique)
    parts = (part for part in parts_of(unique) if first[0] in files_of(part))
    cells_here = (s for part in parts for s in part if (s.file, s.sheet) == first)
    here = [*islice(cells_here, NAMED_CELLS)]
    cells, more = ", ".join(source.cell for source in here), len(unique) - len(here)
    if more:
        cells = words.phrases.text("notes.more", cells=cells, count=str(more))
    return _on_sheet(*first, ()), cells


def _lines(words: Words, figure: Figure) -> list[str]:
    day = short_date(figure.as_of) if figure.as_of else ""
    return [
        _line(words, "formula", formula_words(figure.formula)),
        _line(words, "numerator", _counted(figure.denominator and figure.numerator)),
        _line(words, "denominator", _counted(figure.denominator)),
        _line(words, "cells", _cells(words, figure.sources)),
        _line(words, "as_of", day),
        _line(words, "previous", figure.previous),
        *(_line(words, "verdict", _verdict(words, v)) for v in figure.verdicts),
        _line(words, "id", figure.id),
    ]


def _line(words: Words, name: str, content: str) -> str:
    return f"{words.phrases[f'notes.{name}']}: {content}" if content else ""


def _counted(amount: Amount | None) -> str:
    """A count, and of a denominator who defined it and how."""
    if amount is None:
        return ""
    value = format_value(amount.quantity, Unit.UNITS, decimals_of(amount.value))
    about = [text for text in (amount.provider, amount.definition) if text]
    return "; ".join([value, *about])


def _cells(words: Words, sources: Cells) -> str:
    """The first cells with their sheets, and how many more there are."""
    unique = distinct(sources)
    named = [*islice(unique, NAMED_CELLS)]
    groups = groupby(named, key=lambda source: (source.file, source.sheet))
    cells = "; ".join(_on_sheet(*place, group) for place, group in groups)
    more = len(unique) - len(named)
    return words.phrases.text("notes.more", cells=cells, count=str(more)) if more else cells


def _on_sheet(file: str, sheet: str, sources: Iterable[SourceCell]) -> str:
    """The quarter's folder and the file, the sheet, the cells: "2022-Q4/a.xlsx › Số liệu › F4"."""
    places = ["/".join(file.split("/")[-2:]), sheet, ", ".join(s.cell for s in sources)]
    return " › ".join(place for place in places if place)


def _verdict(words: Words, verdict: Verdict) -> str:
    """The plan, what it asks for, and how that stands."""
    plan = next(plan for plan in words.data.inputs.plans if plan.id == verdict.plan)
    targets = {target.id: target.name for target in plan.targets}
    tasks = {task.id: task.name for task in plan.tasks}
    group = "target_status" if verdict.target in targets else "task_status"
    name = (targets | tasks)[verdict.target]
    return f"{plan.short_citation}, {name}: {words.phrases[f'{group}.{verdict.status}'].lower()}"
