"""Whether a result meets a target, also where units or periods are missing from it.

What is missing can only add to a count, and to the parts of a share no more than to its
whole. A target that this decides is judged; nothing is guessed about what was not sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.core.quantities import Bound, Operator, Quantity, Unit, satisfies
from baocao.results.model import Amount, IndicatorResult


def meets(result: IndicatorResult, operator: Operator, value: Decimal) -> bool | None:
    """Whether the whole meets the target; None where a bound or what is missing leaves it open."""
    if result.is_complete:
        return satisfies(result.quantity, operator, value)
    verdicts = (satisfies(limit, operator, value) for limit in limits(result))
    return next((met for met in verdicts if met is not None), None)


def limits(result: IndicatorResult) -> Iterator[Quantity]:
    """The bounds, in the indicator's unit, that hold for the whole of an incomplete result."""
    top = result.numerator
    if result.reported or top is None or top.quantity.bound.is_upper:
        return
    if not result.indicator.denominator:
        yield _at_least(top, top.value * result.indicator.multiplier)
    elif result.of_all is not None and result.of_all.value > 0:
        yield from _of_known_whole(result, top, result.of_all)
    elif _is_share(result):
        yield _share_at_most(result, top)


def _of_known_whole(result: IndicatorResult, top: Amount, whole: Amount) -> Iterator[Quantity]:
    """The limits where all that belongs below the line is known, and the count above is not."""
    multiplier = result.indicator.multiplier
    yield _at_least(top, top.value / whole.value * multiplier)
    if _is_share(result) and result.denominator is not None and not result.missing_periods:
        most = top.value + whole.value - result.denominator.value
        yield Quantity(most / whole.value * multiplier, Bound.AT_MOST)


def _at_least(top: Amount, value: Decimal) -> Quantity:
    return Quantity(value, Bound.ABOVE if top.quantity.bound is Bound.ABOVE else Bound.AT_LEAST)


def _share_at_most(result: IndicatorResult, top: Amount) -> Quantity:
    """A share of which a part is already lost stays below the whole, however much is added."""
    lost = result.denominator is not None and top.value < result.denominator.value
    return Quantity(result.indicator.multiplier, Bound.BELOW if lost else Bound.AT_MOST)


def _is_share(result: IndicatorResult) -> bool:
    """Whether what is counted above the line is a part of what is below it, counted exactly."""
    top, bottom = result.numerator, result.denominator
    if top is None or bottom is None or not (top.quantity.is_exact and bottom.quantity.is_exact):
        return False
    return result.indicator.unit == Unit.PERCENT and top.value <= bottom.value
