"""Working days in Viet Nam, and when the province's report on a period is due.

Weekends and public holidays, with the days off in lieu, come from the `holidays` package, days that
it lacks or has wrong from data/holidays.yaml.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from baocao.definitions.periods.model import DeadlineRule, ReportingPeriod

if TYPE_CHECKING:
    import holidays

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """The days on which offices work: no weekend, no public holiday, no day off in lieu.

    `others` are days that are otherwise than the library has them: True where offices work.
    """

    others: Mapping[date, bool] = field(default_factory=dict)

    def includes(self, day: date) -> bool:
        """Whether offices work on `day`."""
        known = self.others.get(day)
        return bool(_calendar().is_working_day(day)) if known is None else known

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it where negative); 0 gives `day`."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.includes(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.includes, days))


LIBRARY = WorkingDays()
"""As the library has them."""


def deadline(period: ReportingPeriod, days: WorkingDays = LIBRARY) -> date:
    """The day by which the province's report on `period` is due.

    As the act that it is counted under says, or else as the department's own rule does
    (data/regimes.yaml). At least the act's free working days lie between the cut-off and it.
    """
    rule = deadline_rule(period)
    if rule.working_days is not None:
        due = days.after(period.cutoff, rule.working_days)
    else:
        due = days.after(_named_day(period, rule) + _DAY, -1)
    free = period.act.free_working_days if period.act else 0
    return max(due, days.after(period.cutoff, free + 1))


def deadline_rule(period: ReportingPeriod) -> DeadlineRule:
    """The rule by which a report is due; it has a clause only where it is an act's."""
    by_law = period.rule.deadline if period.rule else None
    return by_law or period.regime.own_deadlines[period.type]


def _named_day(period: ReportingPeriod, rule: DeadlineRule) -> date:
    if rule.days is not None:
        return period.cutoff + timedelta(days=rule.days)
    assert rule.day is not None
    last = monthrange(period.end.year, period.end.month)[1]
    return period.end.replace(day=min(rule.day, last))


@cache
def _calendar() -> holidays.HolidayBase:
    """Viet Nam's calendar, made once; it fills in each year at the first question."""
    import holidays  # brings the calendars of many countries; most runs ask for no working day

    return holidays.country_holidays("VN")
