"""Traces figures of one report: formula, cells, findings, verdicts, earlier issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from baocao.ledger.model import Figure
from baocao.ledger.read import Ledger
from baocao.project import Project
from baocao.published.folder import open_published
from baocao.register.issued import issued_reports
from baocao.register.model import IssuedReport
from baocao.submissions.model import SourceCell
from baocao.tracing.cells import CellReader, as_number
from baocao.tracing.find import find_figures
from baocao.tracing.formula import worked_formula
from baocao.tracing.model import CellNote, EarlierFigure, Trace, TracedCell
from baocao.tracing.plans import PlanReader
from baocao.vietnamese.numbers import format_number

NUMERATOR, DENOMINATOR, SOURCE = "tử số", "mẫu số", "nguồn"


def trace_figures(project: Project, province: str, period: str, wanted: str) -> tuple[Trace, ...]:
    """Trace the figure of that id, or all that print so, in the published report.

    `province` is the slug, `period` the key. Raises `BaocaoError` where the report or the
    register cannot be read, and `UsageError` where no figure is meant.
    """
    report = open_published(project, province, period)
    tracer = Tracer(project, report.ledger, report.run)
    return tuple(map(tracer.trace, find_figures(report.ledger, wanted)))


class Tracer:
    """Traces the figures of one ledger; `run` is the run.json beside it."""

    def __init__(self, project: Project, ledger: Ledger, run: Mapping[str, Any]) -> None:
        self._figures = {figure.id: figure for figure in ledger.figures}
        self._cells = CellReader(project)
        self._plans = PlanReader(project, run)
        self._notes = _notes(run)
        self._issued = _earlier(issued_reports(project, ledger.province), ledger)

    def trace(self, figure: Figure) -> Trace:
        """All that is known of one figure."""
        cells = tuple(self._cell(role, source) for role, source in _sources(figure))
        terms = [as_number(self._cells.value(cell.source)) for cell in cells]
        return Trace(
            figure=figure,
            worked=worked_formula(figure, self._figures, terms),
            cells=cells,
            verdicts=tuple(map(self._plans.verdict, figure.verdicts)),
            earlier=tuple(self._in_issued(figure.id)),
        )

    def _cell(self, role: str, source: SourceCell) -> TracedCell:
        value = self._cells.value(source)
        number = as_number(value)
        shown = format_number(number) if number is not None else str(value or "")
        state = self._cells.state(source)
        return TracedCell(role, source, state, shown, tuple(self._notes[str(source)]))

    def _in_issued(self, figure_id: str) -> Iterator[EarlierFigure]:
        for report in self._issued:
            found = report.ledger.find(figure_id)
            if found is not None:
                yield EarlierFigure(report.period, report.number, report.issued_on, found.text)


def _sources(figure: Figure) -> list[tuple[str, SourceCell]]:
    """Every source cell once, with what it counts for."""
    found: dict[SourceCell, str] = {}
    for role, component in ((NUMERATOR, figure.numerator), (DENOMINATOR, figure.denominator)):
        for source in component.sources if component else ():
            found.setdefault(source, role)
    for source in figure.sources:
        found.setdefault(source, SOURCE)
    if figure.denominator is None:  # a count is no part of a fraction
        return [(SOURCE, source) for source in found]
    return [(role, source) for source, role in found.items()]


def _notes(run: Mapping[str, Any]) -> dict[str, list[CellNote]]:
    """The findings of the run by their cell."""
    notes: dict[str, list[CellNote]] = defaultdict(list)
    for entry in run.get("finding_list", ()):
        note = CellNote(entry["severity"], entry["message"], entry.get("confirmed", ""))
        notes[entry["where"]].append(note)
    return notes


def _earlier(issued: Sequence[IssuedReport], ledger: Ledger) -> tuple[IssuedReport, ...]:
    """What was issued for this period or one before it."""
    return tuple(report for report in issued if report.ledger.cutoff <= ledger.cutoff)
