"""Comparisons that respect bounds: "trên 74%" is neither above 75 nor below it.

An `Interval` is where a stated value may truly lie; only what holds for every point of
both intervals is said to hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Bound, Quantity


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`; None where that side is open."""

    low: Decimal | None
    high: Decimal | None


def interval(quantity: Quantity) -> Interval:
    """Where the true value may lie; an exact value is a point."""
    value, bound = quantity.value, quantity.bound
    if bound is Bound.EXACT:
        return Interval(value, value)
    return Interval(None if bound.is_upper else value, None if bound.is_lower else value)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; a side is open as soon as it is open in one addend."""
    addends = tuple(intervals)
    return Interval(_sum(item.low for item in addends), _sum(item.high for item in addends))


def surely_above(one: Interval, other: Interval) -> bool:
    """Whether `one` is greater wherever both may lie."""
    return one.low is not None and other.high is not None and one.low > other.high


def surely_apart(one: Interval, other: Interval, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the two differ by more than `tolerance` wherever both may lie."""
    wide = Interval(
        None if other.low is None else other.low - tolerance,
        None if other.high is None else other.high + tolerance,
    )
    return surely_above(one, wide) or surely_above(wide, one)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    result = Decimal(0)
    for value in values:
        if value is None:
            return None
        result += value
    return result
