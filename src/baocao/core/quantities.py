"""Values that may be bounds: "trên 74%" is not 74%.

A `Quantity` is what a source states; `satisfies` compares it with a target in three
values, because a bound may decide a comparison or say nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import ClassVar


class Bound(Enum):
    """How the stated value limits the true one."""

    EXACT = "="
    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    NEARLY = "~"  # "gần 100%": below the stated value, and close to it

    @property
    def is_lower(self) -> bool:
        """Whether the true value lies at or above the stated one."""
        return self in (Bound.AT_LEAST, Bound.ABOVE)

    @property
    def is_upper(self) -> bool:
        """Whether the true value lies at or below the stated one."""
        return self in (Bound.AT_MOST, Bound.BELOW, Bound.NEARLY)


class Operator(Enum):
    """How a target compares: the result must be … the target's value."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="


UPWARD = (Operator.AT_LEAST, Operator.ABOVE)
DOWNWARD = (Operator.AT_MOST, Operator.BELOW)


@dataclass(frozen=True)
class Unit:
    """What a value counts.

    Words for the common units are in templates; a unit of a programme's own, or one that it
    calls otherwise, brings its `name`: Unit("outings", "chuyến"). Where values count people, sick
    and dead ones too, it says so; a rate says of how many it is: 1000, or 1 for "lần".
    """

    value: str
    name: str = field(default="", compare=False)
    persons: bool = field(default=False, compare=False)
    per: int | None = field(default=None, compare=False)

    PERCENT: ClassVar[Unit]
    PER_100: ClassVar[Unit]  # an index per 100 places, such as houses
    PER_100K: ClassVar[Unit]
    PER_MILLION: ClassVar[Unit]
    RATIO: ClassVar[Unit]  # lần
    PEOPLE: ClassVar[Unit]
    CASES: ClassVar[Unit]
    UNITS: ClassVar[Unit]
    MILLION_DONG: ClassVar[Unit]


Unit.PERCENT = Unit("percent", per=100)
Unit.PER_100 = Unit("per_100", per=100)
Unit.PER_100K = Unit("per_100k", per=100_000)
Unit.PER_MILLION = Unit("per_million", per=1_000_000)
Unit.RATIO = Unit("ratio", per=1)
Unit.PEOPLE = Unit("people", persons=True)
Unit.CASES = Unit("cases", persons=True)
Unit.UNITS = Unit("units")
Unit.MILLION_DONG = Unit("million_dong")

# Those that templates have words for, in the order in which messages list them.
COMMON_UNITS = (
    *(Unit.PERCENT, Unit.PER_100, Unit.PER_100K, Unit.PER_MILLION, Unit.RATIO),
    *(Unit.PEOPLE, Unit.CASES, Unit("deaths", persons=True), Unit("doses"), Unit("beds")),
    *(Unit("facilities"), Unit.UNITS, Unit("communes"), Unit("samples"), Unit("outbreaks")),
    Unit.MILLION_DONG,
)


@dataclass(frozen=True)
class Quantity:
    """A value as its source states it, exact or a bound."""

    value: Decimal
    bound: Bound = Bound.EXACT

    @property
    def is_exact(self) -> bool:
        return self.bound is Bound.EXACT


def satisfies(quantity: Quantity, operator: Operator, target: Decimal) -> bool | None:
    """Say whether `quantity` meets the target; None where a bound cannot tell."""
    value, bound = quantity.value, quantity.bound
    if operator is Operator.EQUAL:
        return _equals(value, bound, target)
    upward = operator in UPWARD
    if bound is Bound.EXACT:
        return _compare(value, operator, target)
    if bound.is_lower:
        return _from_below(value, bound, operator, target, upward=upward)
    return _from_above(value, bound, operator, target, upward=upward)


def _compare(value: Decimal, operator: Operator, target: Decimal) -> bool:
    if operator is Operator.AT_LEAST:
        return value >= target
    if operator is Operator.ABOVE:
        return value > target
    return value <= target if operator is Operator.AT_MOST else value < target


def _from_below(
    value: Decimal, bound: Bound, operator: Operator, target: Decimal, *, upward: bool
) -> bool | None:
    """Decide for a true value that is at least (or above) `value`."""
    strict = bound is Bound.ABOVE
    if upward:
        enough = value > target or (value == target and (operator is Operator.AT_LEAST or strict))
        return True if enough else None
    too_much = value > target or (value == target and (operator is Operator.BELOW or strict))
    return False if too_much else None


def _from_above(
    value: Decimal, bound: Bound, operator: Operator, target: Decimal, *, upward: bool
) -> bool | None:
    """Decide for a true value that is at most (or below) `value`."""
    strict = bound is not Bound.AT_MOST
    if upward:
        short = value < target or (value == target and (operator is Operator.ABOVE or strict))
        return False if short else None
    enough = value < target or (value == target and (operator is Operator.AT_MOST or strict))
    return True if enough else None


def _equals(value: Decimal, bound: Bound, target: Decimal) -> bool | None:
    if bound is Bound.EXACT:
        return value == target
    excluded = {
        Bound.AT_LEAST: target < value,
        Bound.ABOVE: target <= value,
        Bound.AT_MOST: target > value,
        Bound.BELOW: target >= value,
        Bound.NEARLY: target >= value,
    }[bound]
    return False if excluded else None
