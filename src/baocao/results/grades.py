"""How units stand beside one another in one indicator: four steps, for scorecards and maps.

Where the plan asks for a value, the step says how much of the way is done; where it asks for
none, in which quarter of the units a unit stands. A count of events is graded by its rate where
the programme gives it one, and else not at all: a large unit has more of them. A rate of too few
events grades nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from baocao.core.quantities import UPWARD, Operator, Quantity, Unit, satisfies
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.indicators.model import Direction, Disaggregation, Indicator
from baocao.definitions.indicators.naming import split_key
from baocao.definitions.plans.model import Over
from baocao.results.decided import meets
from baocao.results.few_events import EventCount, with_few_events
from baocao.results.inputs import Inputs
from baocao.results.model import IndicatorResult, TargetResult
from baocao.results.report_data import ReportData

CLOSE = Decimal("0.1")  # values that differ by less than this part are not told apart,
A_POINT = Decimal(1)  # shares where they also differ by less than a percentage point
NEARLY = Decimal("0.9")  # at least this part of the way to the target is done
HALFWAY = Decimal("0.75")


class Grade(IntEnum):
    """The step of a unit: at the target or in the best quarter, down to furthest from it. Of an
    indicator without a better direction the last quarter is that of the highest values, where
    most of it is."""

    LAST = 1
    THIRD = 2
    SECOND = 3
    FIRST = 4


@dataclass(frozen=True)
class Grading:
    """How units stand beside one another in an indicator: their steps by their codes, those whose
    rate rests on `too_few` events, whether the others are too `close` together for steps."""

    grades: Mapping[str, Grade]
    too_few: frozenset[str] = frozenset()
    close: bool = False


def grading(data: ReportData, indicator: str, split: Disaggregation) -> Grading:
    """The steps of the districts, or communes; units without a result have none, nor those without
    a rate, or with one of too few events, where the rate grades them.

    No unit has one also where no target is asked for and one value is much like another.
    """
    target = target_of_units(data, indicator, split)
    if target:
        return Grading(against(_of_units(data, indicator, split), target))
    rate = rate_of(data.inputs, indicator, split)
    found = _of_units(data, rate.id if rate else indicator, split)
    few = with_few_events(_event_counts(found))
    left = [r for r in found if not r.indicator.is_count and r.area.code not in few]
    grades = among(left)
    return Grading(grades, few, close=len(left) > 1 and not grades)


def _event_counts(results: Iterable[IndicatorResult]) -> Mapping[str, EventCount]:
    """Of the units whose rate has its counts beside it."""
    return {
        result.area.code: EventCount(result.numerator.value, result.denominator.value)
        for result in results
        if result.numerator and result.denominator
    }


def rate_of(inputs: Inputs, indicator: str, split: Disaggregation) -> Indicator | None:
    """The rate that units are graded by in place of a count, None without one."""
    name = inputs.programme.unit_rate(indicator, split_key(split))
    rate = inputs.catalogue.indicators.get(name)
    return rate if rate and split in rate.splits else None


def _of_units(data: ReportData, indicator: str, split: Disaggregation) -> list[IndicatorResult]:
    units = (data.find(indicator, split, unit.code) for unit in data.inputs.districts)
    return [result for result in units if result is not None]


def targets_of_units(data: ReportData) -> tuple[TargetResult, ...]:
    """What units are held against in each measure that the plans have a target for."""
    measures = dict.fromkeys((t.target.indicator, t.target.disaggregation) for t in data.targets)
    found = (target_of_units(data, name, split) for name, split in measures if name)
    return tuple(target for target in found if target is not None)


def is_for_each(data: ReportData, judged: TargetResult) -> bool:
    """Whether a unit's own value of the period has to reach a target too."""
    return _is_one_by_one(judged, _level(data)) or _is_for_each(judged)


def target_of_units(data: ReportData, indicator: str, split: Disaggregation) -> TargetResult | None:
    """What units are held against: what a plan asks of them one by one, else the strictest."""
    asked = [t for t in _of(data.targets, indicator, split) if _is_one_by_one(t, _level(data))]
    given = [judged for judged in asked if judged.units and judged.units.given]
    return next(iter(given), None) or _most(asked) or strictest(data.targets, indicator, split)


def _level(data: ReportData) -> AreaLevel | None:
    return data.inputs.districts[0].level if data.inputs.districts else None


def strictest(
    targets: Iterable[TargetResult], indicator: str, split: Disaggregation
) -> TargetResult | None:
    """Of the targets with a value that units too are held against, the one that asks for most."""
    return _most([judged for judged in _of(targets, indicator, split) if _is_for_each(judged)])


def _of(
    targets: Iterable[TargetResult], indicator: str, split: Disaggregation
) -> Iterator[TargetResult]:
    """Those in force that a measure is asked for by."""
    asked = indicator, split
    found = (t for t in targets if (t.target.indicator, t.target.disaggregation) == asked)
    return (judged for judged in found if judged.target.ended_on is None)


def _is_one_by_one(judged: TargetResult, level: AreaLevel | None) -> bool:
    """Whether units of a level have to reach it, each by the period's value."""
    units, of_period = judged.units, judged.target.over is Over.PERIOD
    return of_period and units is not None and units.total > 0 and units.level is level


def _most(found: Sequence[TargetResult]) -> TargetResult | None:
    upward = [t for t in found if t.target.operator in UPWARD]
    if upward or not found:
        return max(upward, key=_value, default=None)
    return min(found, key=_value)


def is_of_period(judged: TargetResult) -> bool:
    """Whether the period's value is held against a number, that of the whole province."""
    return judged.value is not None and judged.accumulated is None and judged.units is None


def _is_for_each(judged: TargetResult) -> bool:
    """Whether it asks the same of each unit: what the whole province may count is not what one of
    its units may, unless it is nothing."""
    counted = judged.result is not None and judged.result.indicator.is_count
    return is_of_period(judged) and not (counted and judged.value)


def against(results: Iterable[IndicatorResult], target: TargetResult) -> Mapping[str, Grade]:
    """The steps by how much of the way to the target's value, or to what the plan gives the unit,
    is done; none without a value, and of a unit none whose value meets the target only as far as
    it is known."""
    operator = target.target.operator
    steps = dict[str, Grade]()
    for result in results:
        asked = target.target.value_for(result.area.code, target.value)
        step = _toward(result, operator, asked) if operator and asked is not None else None
        if step is not None:
            steps[result.area.code] = step
    return steps


def among(results: Iterable[IndicatorResult]) -> Mapping[str, Grade]:
    """The steps by the quarter that a unit stands in; values that are printed alike are equal."""
    found = list(results)
    higher = any(r.indicator.direction is Direction.HIGHER_IS_BETTER for r in found)
    values = {r.area.code: round(r.quantity.value, r.indicator.decimals) for r in found}
    shares = any(r.indicator.unit == Unit.PERCENT for r in found)
    return quarters(values, highest_first=higher, shares=shares)


def are_close(values: Collection[Decimal], *, shares: bool) -> bool:
    """Whether the lowest is within a tenth of the highest; of `shares`, in percent, also within a
    percentage point: 85% and 92% are far apart."""
    if not values:
        return False
    apart = max(values) - min(values)
    return apart < CLOSE * max(map(abs, values)) and (apart < A_POINT or not shares)


def quarters(
    values: Mapping[str, Decimal], *, highest_first: bool, shares: bool
) -> Mapping[str, Grade]:
    """The quarter of each value among all; equal ones share the better, and none has one where
    all are equal or close together: a quarter would make much of little."""
    if len(set(values.values())) <= 1 or are_close(values.values(), shares=shares):
        return {}
    sign = -1 if highest_first else 1
    ordered = sorted(sign * value for value in values.values())
    places = {code: bisect_left(ordered, sign * value) for code, value in values.items()}
    return {c: Grade(Grade.FIRST - 4 * place // len(values)) for c, place in places.items()}


def _value(judged: TargetResult) -> Decimal:
    return judged.value or Decimal(0)


def _toward(result: IndicatorResult, operator: Operator, asked: Decimal) -> Grade | None:
    met = meets(result, operator, asked)
    if met is None and satisfies(Quantity(result.quantity.value), operator, asked):
        return None
    return step(result.quantity.value, operator, asked, met=met is True)


def step(value: Decimal, operator: Operator, asked: Decimal, *, met: bool) -> Grade:
    """The step of a value by how much of the way to `asked` is done; the first where it is met."""
    if met:
        return Grade.FIRST
    way = _way(value, asked, operator)
    if way >= NEARLY:
        return Grade.SECOND
    return Grade.THIRD if way >= HALFWAY else Grade.LAST


def _way(value: Decimal, asked: Decimal, operator: Operator) -> Decimal:
    """The part of the way that is done, 1 at the target; 0 where no ratio tells it."""
    if operator in UPWARD:
        return value / asked if asked > 0 else Decimal(0)
    if operator is Operator.EQUAL:
        ends = sorted((value, asked))
        return ends[0] / ends[1] if ends[0] > 0 else Decimal(0)
    return asked / value if value > 0 else Decimal(0)
