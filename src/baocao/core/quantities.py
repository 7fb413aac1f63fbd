"""Values that may be bounds: "trên 74%" is not 74%.

A `Quantity` is what a source states; `satisfies` compares it with a target in three
values, because a bound may decide a comparison or say nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


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


class Unit(Enum):
    """What a value counts; words for it are in templates/phrases.yaml."""

    PERCENT = "percent"
    PER_100 = "per_100"  # an index per 100 places, such as houses
    PER_100K = "per_100k"
    PER_MILLION = "per_million"
    RATIO = "ratio"  # lần
    PEOPLE = "people"
    CASES = "cases"
    DEATHS = "deaths"
    DOSES = "doses"
    BEDS = "beds"
    FACILITIES = "facilities"
    UNITS = "units"
    COMMUNES = "communes"
    SAMPLES = "samples"
    OUTBREAKS = "outbreaks"
    MILLION_DONG = "million_dong"


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
    upward = operator in (Operator.AT_LEAST, Operator.ABOVE)
    if bound is Bound.EXACT:
        return _compare(value, operator, target)
    if bound.is_lower:
        return _from_below(value, bound, operator, target, upward=upward)
    return _from_above(value, bound, operator, target, upward=upward)


def _compare(value: Decimal, operator: Operator, target: Decimal) -> bool:
    return {
        Operator.AT_LEAST: value >= target,
        Operator.ABOVE: value > target,
        Operator.AT_MOST: value <= target,
        Operator.BELOW: value < target,
    }[operator]


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
