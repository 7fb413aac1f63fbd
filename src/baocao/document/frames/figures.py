"""Figures that an analyst put in: in the ledger like all others, and marked as the analyst's.

They have no cells of a submission behind them. Their source is the notebook's own cell, with
the row and column of the frame that was added there.

A row of `open_data`'s results knows which result it is, by its index. Where the report has
that result, its numbers stay the report's own figures, with the cells they are from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.core.quantities import Unit
from baocao.document.frames.cells import ShownValue
from baocao.results.ledger.figures import Figures, figure_id
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.report_data import ReportData
from baocao.submissions.workbooks.model import SourceCell

ANALYST = "analyst"  # begins the id of a figure that an analyst put in
UNIT = "number"  # a frame does not say what it counts, but for a percentage
INDEX = "figure"  # the name of an index that says which result each row is
PARTS = {"text": "value", "value": "value", "numerator": "num", "denominator": "den"}
"""The columns that hold a result's own numbers, and which part of it each is."""

Known = Mapping[str, Mapping[str, Figure]]
"""The parts of the report's results, by `result_key`."""


def result_key(province: str, period: str, figure: str) -> str:
    """What tells a result from all others: province (slug), period and the id of its figure."""
    return f"{province}/{period}/{figure}"


def known_results(data: ReportData, figures: Figures) -> Known:
    """The figures of all results of a report: value, numerator and denominator."""
    found: dict[str, dict[str, Figure]] = {}
    for result in data.results:
        value = figures.of_result(result)
        parts = {
            "value": value,
            "num": figures.of_numerator(result),
            "den": figures.of_denominator(result),
        }
        key = result_key(data.inputs.province.slug, data.inputs.period.key, value.id)
        found[key] = {part: figure for part, figure in parts.items() if figure}
    return found


@dataclass(frozen=True)
class FramePlace:
    """Where a number stands in its frame: row and column counted from 1, and their names."""

    row: int
    column: int
    title: str
    name: object = ""
    key: object = None


@dataclass(frozen=True)
class FigureMaker:
    """Makes the figures of one table; `key` names the table within the report.

    `source` is the notebook's cell, None where it runs outside of any notebook; `known` are
    the report's own results.
    """

    key: str
    source: SourceCell | None = None
    known: Known = field(default_factory=dict)

    def make(self, cell: ShownValue, place: FramePlace) -> Figure:
        """The figure of a cell: the report's own where the cell is one of its results."""
        if cell.number is None:
            raise ValueError("a figure needs a number")
        own = self.known.get(str(place.key), {}).get(PARTS.get(str(place.name), ""))
        if own and (own.text == cell.text or float(own.value) == float(cell.number)):
            return own
        return Figure(
            id=figure_id(ANALYST, self.key, f"r{place.row}", f"c{place.column}"),
            text=cell.text,
            value=cell.number,
            unit=Unit.PERCENT.value if "%" in cell.text else UNIT,
            formula=Formula(FormulaKind.ANALYST),
            bound=cell.bound,
            sources=self._sources(place),
        )

    def _sources(self, place: FramePlace) -> tuple[SourceCell, ...]:
        if self.source is None:
            return ()
        words = f"dòng {place.row}, cột “{place.title}”"
        return (SourceCell(self.source.file, self.source.sha256, self.source.sheet, words),)
