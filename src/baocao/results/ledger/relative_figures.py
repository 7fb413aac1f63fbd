"""Figures of a change in proportion to what was before: "51,7%", "gấp 91,5 lần".

A rise to twice as much or more is told as a multiple, since percentages above 100 are read
wrongly; nothing is told of a change from zero.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import format_value, is_seen
from baocao.results.comparison import way
from baocao.results.ledger.figures import Figures, figure_id, larger_first, operands
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import Comparison, IndicatorResult

DECIMALS = 1  # as health statistics print relative changes
MULTIPLES_FROM = 2


def is_multiple(result: IndicatorResult, before: Comparison) -> bool:
    """Whether the value is so many times the earlier one that it is told as a multiple."""
    earlier = before.quantity.value
    return earlier > 0 and result.quantity.value >= MULTIPLES_FROM * earlier


def of_relative(figures: Figures, result: IndicatorResult, before: Comparison) -> Figure | None:
    """The change in percent of the earlier value, without its sign, or the multiple of it.

    None where the values may not be subtracted, where the earlier one is zero, and where
    nothing changed that would be seen.
    """
    earlier = before.quantity.value
    if before.change is None or not way(result, before) or earlier <= 0:
        return None
    if is_multiple(result, before):
        multiple = result.quantity.value / earlier
        return _figure(figures, result, before, FormulaKind.MULTIPLE, multiple)
    percent = before.change / earlier * 100
    if not is_seen(percent, DECIMALS):
        return None
    return _figure(figures, result, before, FormulaKind.RELATIVE, percent)


def _figure(
    figures: Figures,
    result: IndicatorResult,
    before: Comparison,
    kind: FormulaKind,
    value: Decimal,
) -> Figure:
    now, then = figures.of_result(result), figures.of_previous(result, before)
    percent = kind is FormulaKind.RELATIVE
    unit = Unit.PERCENT if percent else Unit.RATIO
    parts = (*larger_first(now, then), *operands(then)) if percent else operands(now, then)
    options = (option for _, option in result.disaggregation)
    part = f"{kind.value}-{before.period}"
    return replace(
        now,
        id=figure_id(result.indicator.id, *options, result.area.code, part),
        text=format_value(Quantity(abs(value)), unit, DECIMALS, (), DECIMALS),
        value=value,
        unit=unit.value,
        formula=Formula(kind, operands=parts, periods=(before.period,)),
        numerator=None,
        denominator=None,
        verdicts=(),
        previous="",
    )
