"""Figures of targets that add up over several periods: how much of the target is reached."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import format_value
from baocao.results.ledger.figures import Figures, figure_id, operands, verdict_of
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.ledger.target_figures import of_target_value
from baocao.results.model import IndicatorResult, TargetResult

DECIMALS = 1
WHOLE = Decimal(100)  # rounding does not make "all of it" of less


def of_attained(figures: Figures, judged: TargetResult) -> Figure | None:
    """The share of the target's value that the sum has come to: "62%"; None for percentages,
    which are no part of their target, and for a target of nothing."""
    added = judged.accumulated
    if added is None:
        return None
    return _share(figures, judged, added.result, FormulaKind.ATTAINED)


def of_attained_last_year(figures: Figures, judged: TargetResult) -> Figure | None:
    """The same share by what had added up to the same period of the year before."""
    added = judged.accumulated
    if added is None or added.last_year is None:
        return None
    figure = _share(figures, judged, added.last_year, FormulaKind.ATTAINED_LAST_YEAR)
    return replace(figure, verdicts=()) if figure else None


def _share(
    figures: Figures, judged: TargetResult, result: IndicatorResult, kind: FormulaKind
) -> Figure | None:
    wanted = of_target_value(judged)
    if wanted is None or not judged.value or result.indicator.unit == Unit.PERCENT:
        return None
    share = Quantity(result.quantity.value / judged.value * 100, result.quantity.bound)
    made = figures.of_result(result)
    parts = operands(made, wanted)
    return replace(
        made,
        id=figure_id(judged.plan.id, judged.target.id, kind.value),
        text=format_value(share, Unit.PERCENT, DECIMALS, (WHOLE,), DECIMALS),
        value=share.value,
        unit=Unit.PERCENT.value,
        formula=Formula(kind, operands=parts, multiplier=WHOLE, periods=result.summed_periods),
        verdicts=(verdict_of(judged),),
        previous="",
    )
