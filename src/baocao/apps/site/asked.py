"""What a province's plans ask of its units, and how far a unit is from it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from baocao.core.quantities import UPWARD, Bound, Operator, Quantity, Unit, satisfies
from baocao.core.vietnamese.numbers import format_number, format_value
from baocao.document.content import TargetContent
from baocao.output.page.view import ValueKey
from baocao.results.ledger.model import Figure
from baocao.results.targets import whole_missing

DECIMALS = 2
HUNDRED = Decimal(100)


class UnitGap(NamedTuple):
    """How far a unit's value is from what is asked: `by` in its indicator's unit, `people` how many
    more are needed, "" where that is not known; `over` where it is beyond a ceiling."""

    by: str
    people: str
    over: bool


def strictest(targets: Iterable[TargetContent], key: ValueKey) -> TargetContent | None:
    """The target in force that asks most of a value of the whole province."""
    held = [t for t in targets if (t.indicator, t.split) == key and _is_held(t)]
    upward = [t for t in held if Operator(t.operator) in UPWARD]
    pick = max if upward else min
    return pick(upward or held, key=lambda target: target.asked or 0.0, default=None)


def target_of_units(targets: Iterable[TargetContent], key: ValueKey) -> TargetContent | None:
    """The target that units are held against in a value, as scorecard and map are."""
    return next((t for t in targets if (t.indicator, t.split) == key and t.of_units), None)


def unit_gap(figure: Figure, target: TargetContent | None) -> UnitGap | None:
    """None where nothing is asked, or the value is there, or is a mere bound."""
    asked = target.asked_of(figure.area) if target else None
    if target is None or asked is None or figure.bound is not Bound.EXACT:
        return None
    operator = Operator(target.operator)
    if satisfies(Quantity(figure.value), operator, asked) is not False:
        return None
    distance = Quantity(abs(asked - figure.value))
    by = format_value(distance, Unit.UNITS, DECIMALS, (Decimal(0),), DECIMALS)
    over = operator in (Operator.AT_MOST, Operator.BELOW)
    return UnitGap(by, "" if over else _people(figure, operator, asked), over)


def _people(figure: Figure, operator: Operator, asked: Decimal) -> str:
    part, whole = figure.numerator, figure.denominator
    if figure.unit != Unit.PERCENT.value or part is None or whole is None:
        return ""
    return format_number(whole_missing(asked * whole.value / HUNDRED - part.value, operator))


def _is_held(target: TargetContent) -> bool:
    numbers = target.value is not None and target.asked is not None
    return numbers and target.of_period and not target.ended and bool(target.operator)
