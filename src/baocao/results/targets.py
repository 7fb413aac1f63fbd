"""Targets judged: status, gap and the pace still needed.

A verdict needs data: a bound that does not decide, a comparison value from another window
or missing units on which it depends leave the target NOT_ASSESSABLE or NOT_REPORTED.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from baocao.core.quantities import UPWARD, Operator, Quantity, satisfies
from baocao.definitions.indicators.model import Indicator
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Over, Plan, Relative, Target
from baocao.results.by_unit import UnitResults, meeting, status_of
from baocao.results.decided import meets
from baocao.results.due import due_day
from baocao.results.model import (
    Accumulated,
    IndicatorResult,
    IndicatorSplit,
    ReferenceValue,
    TargetResult,
    TargetStatus,
    YearValue,
)
from baocao.results.pace import accumulated_status, per_day, way
from baocao.submissions.workbooks.model import TaskProgress


@dataclass(frozen=True)
class TargetJudge:
    """What targets are judged by: the province's results, references and evidence."""

    period: ReportingPeriod
    indicators: dict[str, Indicator]
    results: dict[IndicatorSplit, IndicatorResult]
    references: tuple[ReferenceValue, ...]
    progress: dict[tuple[str, str], TaskProgress]
    accumulated: Mapping[tuple[str, str], Accumulated] = field(default_factory=dict)
    yearly_values: tuple[YearValue, ...] = ()
    of_units: Mapping[tuple[str, str], UnitResults] = field(default_factory=dict)
    events: frozenset[str] = frozenset()  # indicators that are shares of what happened
    paces: Mapping[IndicatorSplit, Decimal | None] = field(default_factory=dict)  # of last parts

    def judge(self, plan: Plan, target: Target) -> TargetResult:
        """Judge one target at the end of the period."""
        if target.indicator is None:
            return self._by_evidence(plan, target)
        reference = self._reference(target)
        base = base_years(target, self.period.year, self.yearly_values)
        value = reference.value if reference else target.value
        if target.relative is not None:
            value = level(target.relative, base)
        added = self.accumulated.get((plan.id, target.id))
        judged = TargetResult(
            plan=plan,
            target=target,
            status=TargetStatus.NOT_REPORTED,
            deadline=(deadline := due_day(plan, target, self.period)),
            days_left=self._days_left(deadline),
            indicator=self.indicators[target.indicator],
            result=self._result(target.indicator, target, added),
            value=value,
            reference=reference,
            accumulated=added,
            base_years=base[0],
            missing_years=base[1],
            of_events=target.indicator in self.events,
        )
        if target.among is not None:
            return self._by_units(judged)
        if judged.result is None:
            return judged
        if value is None or target.operator is None:
            return replace(judged, status=TargetStatus.NOT_ASSESSABLE)
        if added is not None:
            return self._by_accumulation(judged, added, target.operator, value)
        return self._by_value(judged, judged.result, target.operator, value)

    def _days_left(self, deadline: date) -> int:
        return max((deadline - self.period.cutoff).days, 0)

    def _result(
        self, indicator: str, target: Target, added: Accumulated | None
    ) -> IndicatorResult | None:
        if target.among is not None:
            return None
        if target.over is Over.PERIOD:
            return self.results.get((indicator, target.disaggregation))
        return added.result if added else None

    def _by_units(self, judged: TargetResult) -> TargetResult:
        """How many units meet the target, and whether that is enough."""
        target = judged.target
        has_value = judged.value is not None or (target.among and target.among.given)
        if not has_value or target.operator is None:
            return replace(judged, status=TargetStatus.NOT_ASSESSABLE)
        units = meeting(self.of_units[judged.plan.id, target.id], target, judged.value)
        status = status_of(units, target, judged.deadline, self.period.cutoff)
        return replace(judged, units=units, status=status)

    def _by_accumulation(
        self, judged: TargetResult, added: Accumulated, operator: Operator, value: Decimal
    ) -> TargetResult:
        status = accumulated_status(added, judged.deadline, self.period.cutoff, operator, value)
        open_ = status in (TargetStatus.ON_TRACK, TargetStatus.NOT_DUE)
        towards = way(added.result, operator, value)
        if open_ and self._behind_milestone(judged.target, added.result, towards):
            status = TargetStatus.BEHIND
        judged = replace(judged, status=status)
        if meets(added.result, operator, value) is not False:
            return judged
        return _with_gap(judged, added.result, operator, value)

    def _by_value(
        self, judged: TargetResult, result: IndicatorResult, operator: Operator, value: Decimal
    ) -> TargetResult:
        met = meets(result, operator, value)
        if met is None:
            return replace(judged, status=TargetStatus.NOT_ASSESSABLE)
        if met:
            return replace(judged, status=TargetStatus.MET)
        judged = _with_gap(judged, result, operator, value)
        return replace(judged, status=self._unmet_status(judged, result, operator, value))

    def _unmet_status(
        self, judged: TargetResult, result: IndicatorResult, operator: Operator, value: Decimal
    ) -> TargetStatus:
        deadline = judged.deadline
        if deadline <= self.period.cutoff:
            return TargetStatus.NOT_MET
        towards = way(result, operator, value)
        if self._behind_milestone(judged.target, result, towards):
            return TargetStatus.BEHIND
        pace = self.paces.get(result.indicator_split, per_day(result, result.previous))
        if pace is None:
            return TargetStatus.NOT_DUE
        expected = result.quantity.value + pace * (deadline - result.as_of).days
        on_track = satisfies(Quantity(expected), towards, value)
        return TargetStatus.ON_TRACK if on_track else TargetStatus.BEHIND

    def _behind_milestone(
        self, target: Target, result: IndicatorResult, operator: Operator
    ) -> bool:
        due = [m for m in target.milestones if m.date <= self.period.cutoff]
        return bool(due) and meets(result, operator, due[-1].value) is False

    def _reference(self, target: Target) -> ReferenceValue | None:
        """The latest comparison value published inside the window (rule 8 of the design)."""
        known = [
            r for r in self.references if r.id == target.reference and self.period.contains(r.as_of)
        ]
        return max(known, key=lambda r: r.as_of, default=None)

    def _by_evidence(self, plan: Plan, target: Target) -> TargetResult:
        evidence = self.progress.get((plan.id, target.id))
        deadline = due_day(plan, target, self.period)
        if evidence is None:
            status = TargetStatus.NOT_REPORTED
        elif evidence.state == "done":
            named = bool(evidence.evidence.strip())
            status = TargetStatus.MET if named else TargetStatus.NOT_ASSESSABLE
        elif deadline <= self.period.cutoff:
            status = TargetStatus.NOT_MET
        else:
            status = TargetStatus.NOT_DUE
        days_left = self._days_left(deadline)
        return TargetResult(plan, target, status, deadline, days_left=days_left, evidence=evidence)


def judge_all(judge: TargetJudge, plans: Iterable[Plan]) -> tuple[TargetResult, ...]:
    """Every target of every plan, in the plans' order."""
    return tuple(judge.judge(plan, target) for plan in plans for target in plan.targets)


def _with_gap(
    judged: TargetResult, result: IndicatorResult, operator: Operator, value: Decimal
) -> TargetResult:
    """Add the gap in the indicator's unit, in people, and the people per day it takes.

    All None where the result is a bound or incomplete: the distance is then unknown.
    """
    if not (result.quantity.is_exact and result.is_complete):
        return judged
    upward = way(result, operator, value) in UPWARD
    gap = value - result.quantity.value if upward else result.quantity.value - value
    people = people_missing(result, operator, value) if upward else None
    pace = None
    if people is not None and judged.days_left and not judged.of_events:
        pace = Decimal(people) / judged.days_left
    return replace(judged, gap=gap, gap_people=people, pace_per_day=pace)


def people_missing(result: IndicatorResult, operator: Operator, value: Decimal) -> int | None:
    """How many more whole people or units the numerator needs for the target to be met."""
    if result.reported or result.numerator is None or result.denominator is None:
        return None
    needed = value * result.denominator.value / result.indicator.multiplier
    return whole_missing(needed - result.numerator.value, operator)


def whole_missing(missing: Decimal, operator: Operator) -> int:
    """What is missing in whole people or units."""
    if operator is Operator.ABOVE:
        return int(missing.to_integral_value(ROUND_FLOOR)) + 1
    return int(missing.to_integral_value(ROUND_CEILING))


BaseYears = tuple[tuple[YearValue, ...], tuple[int, ...]]
"""The values of the years that are known, and the years that are not."""


def base_years(target: Target, year: int, known: Iterable[YearValue]) -> BaseYears:
    """What a target of `year` is compared with, in the order of the years."""
    if target.relative is None:
        return (), ()
    by_year = {
        one.year: one
        for one in known
        if (one.indicator, one.disaggregation) == (target.indicator, target.disaggregation)
    }
    years = target.relative.years_before(year)
    found = tuple(by_year[one] for one in years if one in by_year)
    return found, tuple(one for one in years if one not in by_year)


def level(relative: Relative, base: BaseYears) -> Decimal | None:
    """The value to be reached: the mean of the years, changed by per cent; None where one of
    them is missing, as the mean of the others is another value."""
    found, missing = base
    if missing or not found:
        return None
    total = sum((one.value for one in found), Decimal(0))
    return total * (100 + relative.change) / (100 * len(found))
