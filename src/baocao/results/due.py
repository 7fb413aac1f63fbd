"""The day on which a target is due, as a report of one period judges it."""

from __future__ import annotations

from datetime import date, timedelta

from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.periods.regimes import make_period
from baocao.definitions.plans.model import Over, Plan, Target


def due_day(plan: Plan, target: Target, period: ReportingPeriod) -> date:
    """The stated day; what adds up over a year is due when the year's last report is made up."""
    stated = stated_day(plan, target, period.year)
    return min(stated, _year_end(period)) if target.over is Over.YEAR_TO_DATE else stated


def stated_day(plan: Plan, target: Target, year: int) -> date:
    """As people read it: the target's own day, else the plan's last; the last day that it counted
    where an amendment ended it before; what adds up over a year by the year's end."""
    days = [target.deadline or plan.valid_to]
    if target.ended_on:
        days.append(target.ended_on - timedelta(days=1))
    if target.over is Over.YEAR_TO_DATE:
        days.append(date(year, 12, 31))
    return min(days)


def _year_end(period: ReportingPeriod) -> date:
    """The last day of the period's year under its regime."""
    if period.regime.has_on(PeriodType.YEAR, date(period.year, 12, 31)):
        return make_period(PeriodType.YEAR, period.year, 0, period.regime).end
    return date(period.year, 12, 31)
