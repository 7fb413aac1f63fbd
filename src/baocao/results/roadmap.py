"""The way to a target as its plan has it: planned values by day, with what was reached then.

What was reached is the result of the period that ended on the milestone's day, or the last one
that ended since the milestone before. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from baocao.definitions.periods.calendar import period_of, previous, quarters_within
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.plans.model import Milestone, Plan, Target
from baocao.results.accumulated import added_up, parts_over, periods_until
from baocao.results.decided import meets
from baocao.results.inputs import Inputs
from baocao.results.model import IndicatorResult

LONGEST_WAIT = timedelta(days=31)  # from a period's end to a first milestone that it stands for


@dataclass(frozen=True)
class RoadmapStep:
    """A planned value with what was reached; `result` is None for what is still to come and
    where nothing was reported, `reached` where that leaves it open."""

    plan: Plan
    target: Target
    milestone: Milestone
    is_due: bool
    result: IndicatorResult | None = None

    @property
    def reached(self) -> bool | None:
        if self.result is None or self.target.operator is None:
            return None
        return meets(self.result, self.target.operator, self.milestone.value)


def roadmap(inputs: Inputs) -> tuple[RoadmapStep, ...]:
    """Every milestone of every target, in the plans' order."""
    return tuple(
        _step(inputs, plan, target, milestone, since)
        for plan in inputs.plans
        for target in plan.targets
        for milestone, since in _dated(target)
    )


def periods_of_milestones(
    plans: Iterable[Plan], period: ReportingPeriod
) -> Iterator[ReportingPeriod]:
    """The periods whose results stand beside milestones that have passed."""
    for plan in plans:
        for target in plan.targets:
            for milestone, since in _dated(target):
                if milestone.date <= period.cutoff:
                    for last in _candidates(period, milestone.date, since):
                        yield from periods_until(last, plan, target.over)


def _dated(target: Target) -> Iterator[tuple[Milestone, date]]:
    """Each milestone with the day after which what was reached counts for it."""
    since: date | None = None
    for milestone in target.milestones:
        yield milestone, since or milestone.date - LONGEST_WAIT
        since = milestone.date


def _step(
    inputs: Inputs, plan: Plan, target: Target, milestone: Milestone, since: date
) -> RoadmapStep:
    due = milestone.date <= inputs.period.cutoff
    step = RoadmapStep(plan, target, milestone, due)
    if not due or target.indicator is None:
        return step
    for last in _candidates(inputs.period, milestone.date, since):
        own = last.key == inputs.period.key
        parts = parts_over(inputs, plan, target.over, None if own else last)
        for result in added_up(inputs, target, parts, [inputs.province]):
            named = replace(result, span=f"{target.over.value}-{last.key}")
            return replace(step, result=named)
    return step


def _candidates(period: ReportingPeriod, day: date, since: date) -> Iterator[ReportingPeriod]:
    """The periods that may tell what was reached on a day: of the report's kind, then the
    quarters that it may be made of, then months."""
    quarters = [quarter.type for quarter in quarters_within(period)]
    for type_ in dict.fromkeys((period.type, *quarters, PeriodType.MONTH)):
        if period.regime.has_on(type_, day) and type_ is not PeriodType.NINE_MONTHS:
            last = period_of(day, type_, period.regime)
            last = last if last.end <= day else previous(last)
            if since < last.end <= period.cutoff:
                yield last
