"""Figures of issued reports that today's data contradicts (rule 7 of the design)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import read_lock
from baocao.archive.issued.model import IssuedReport
from baocao.build.compose.reasons import reason_of, same
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import parse_period
from baocao.results.computed import compute_results
from baocao.results.corrections import Correction
from baocao.results.inputs import Inputs
from baocao.results.ledger.figures import CORRECTED, Figures, figure_id
from baocao.results.ledger.model import Figure
from baocao.results.model import IndicatorResult
from baocao.submissions.workbooks.model import Submission


def find_corrections(project: Project, inputs: Inputs) -> tuple[Correction, ...]:
    """Compare what earlier periods' issued reports printed with what their data says now.

    A figure that a later issued report corrected counts as that report printed it.
    """
    issued = [
        report
        for report in issued_reports(project, inputs.key.programme, inputs.key.province)
        if report.key.days in inputs.history
    ]
    periods = [p for p in inputs.history if any(report.key.days == p for report in issued)]
    return tuple(
        correction
        for period in periods
        for correction in _of_period(project, inputs, period, issued)
    )


def _of_period(
    project: Project, inputs: Inputs, period: str, issued: Iterable[IssuedReport]
) -> Iterator[Correction]:
    events_of = cache(lambda key: read_lock(project, key).events)
    units = {unit.code: unit for unit in (inputs.province, *inputs.districts)}
    window = parse_period(period, inputs.period.regime)
    now = results_by_figure(inputs, window, inputs.history[period])
    for id_, last in _last_printed(period, issued).items():
        result, printed = now.get(id_), last.figure
        indicator = inputs.catalogue.indicators.get(printed.indicator or "")
        area = units.get(printed.area or "")
        # A unit or indicator that no longer exists has no name to print.
        stated = Quantity(printed.value, printed.bound)
        today = result.quantity if result else None
        if indicator is None or area is None or same(stated, today):
            continue
        yield Correction(
            period=period,
            figure=id_,
            indicator=indicator,
            area=area,
            disaggregation=printed.disaggregation,
            issued_value=printed.value,
            issued_text=printed.text,
            now=result,
            reason=reason_of(events_of(last.of), id_, stated, last.at, today),
        )


@dataclass(frozen=True)
class _LastPrinted:
    """A figure of the report `of`, as it was last printed, in a report that was issued `at`."""

    figure: Figure
    at: datetime
    of: ReportKey


def _last_printed(period: str, issued: Iterable[IssuedReport]) -> dict[str, _LastPrinted]:
    """The period's results as last printed, by their id in the period's own reports, of whichever
    type."""
    known: dict[str, _LastPrinted] = {}
    for report in issued:
        by_id = {figure.id: figure for figure in report.ledger.figures}
        if report.key.days == period:
            results = (figure for figure in by_id.values() if _is_result(figure))
            known |= {figure.id: _LastPrinted(figure, report.at, report.key) for figure in results}
        for id_, last in known.items():
            corrected = by_id.get(figure_id(CORRECTED, period, id_))
            known[id_] = replace(last, figure=corrected, at=report.at) if corrected else last
    return known


def _is_result(figure: Figure) -> bool:
    """Whether the figure is an indicator's value, not a part, change or rank of it."""
    options = (option for _, option in figure.disaggregation)
    return figure.id == figure_id(figure.indicator or "", *options, figure.area or "", "value")


def results_by_figure(
    inputs: Inputs, period: ReportingPeriod, submissions: Sequence[Submission]
) -> dict[str, IndicatorResult]:
    """What submissions give for a period, by the ids that it has as figures of its report."""
    figures = Figures(inputs.province.code, {})
    results = compute_results(inputs, period, submissions)
    return {figures.of_result(result).id: result for result in results}
