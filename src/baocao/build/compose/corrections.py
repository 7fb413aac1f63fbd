"""Figures of issued reports that today's data contradicts (rule 7 of the design)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import read_lock
from baocao.archive.issued.model import IssuedReport
from baocao.core.project import Project
from baocao.definitions.periods.parse import parse_period
from baocao.results.computed import compute_results
from baocao.results.inputs import Inputs
from baocao.results.ledger.figures import CORRECTED, Figures, figure_id
from baocao.results.ledger.model import Figure
from baocao.results.model import Correction, IndicatorResult

_SAME = Decimal("1e-9")  # numbers in a ledger have been through JSON


def find_corrections(project: Project, inputs: Inputs) -> tuple[Correction, ...]:
    """Compare what earlier periods' issued reports printed with what their data says now.

    A figure that a later issued report corrected counts as that report printed it.
    """
    issued = [
        report
        for report in issued_reports(project, inputs.key.programme, inputs.key.province)
        if report.key.period in inputs.history
    ]
    periods = [p for p in inputs.history if any(report.key.period == p for report in issued)]
    return tuple(
        correction
        for period in periods
        for correction in _of_period(project, inputs, period, issued)
    )


def _of_period(
    project: Project, inputs: Inputs, period: str, issued: Iterable[IssuedReport]
) -> Iterator[Correction]:
    reasons = read_lock(project, replace(inputs.key, period=period)).reasons
    units = {unit.code: unit for unit in (inputs.province, *inputs.districts)}
    now = _results_now(inputs, period)
    for id_, printed in _last_printed(period, issued).items():
        result = now.get(id_)
        indicator = inputs.catalogue.indicators.get(printed.indicator or "")
        area = units.get(printed.area or "")
        # A unit or indicator that no longer exists has no name to print.
        if indicator is None or area is None or (result and _same(printed, result)):
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
            reason=reasons[-1] if reasons else "",
        )


def _last_printed(period: str, issued: Iterable[IssuedReport]) -> dict[str, Figure]:
    """The period's results as last printed, by their id in the period's own report."""
    known: dict[str, Figure] = {}
    for report in issued:
        by_id = {figure.id: figure for figure in report.ledger.figures}
        if report.key.period == period:
            known |= {id_: figure for id_, figure in by_id.items() if _is_result(figure)}
        for id_ in known:
            known[id_] = by_id.get(figure_id(CORRECTED, period, id_), known[id_])
    return known


def _is_result(figure: Figure) -> bool:
    """Whether the figure is an indicator's value, not a part, change or rank of it."""
    options = (option for _, option in figure.disaggregation)
    return figure.id == figure_id(figure.indicator or "", *options, figure.area or "", "value")


def _results_now(inputs: Inputs, period: str) -> dict[str, IndicatorResult]:
    figures = Figures(inputs.province.code, {})
    window = parse_period(period, inputs.period.regime)
    results = compute_results(inputs, window, inputs.history[period])
    return {figures.of_result(result).id: result for result in results}


def _same(printed: Figure, result: IndicatorResult) -> bool:
    now = result.quantity
    near = abs(now.value - printed.value) <= _SAME * max(abs(now.value), Decimal(1))
    return near and now.bound is printed.bound
