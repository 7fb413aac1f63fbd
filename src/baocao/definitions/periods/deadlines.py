"""Working days in Viet Nam, and when the province's report on a period is due.

Weekends and public holidays, with the days off in lieu, come from the `holidays` package.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

from baocao.definitions.periods.model import PeriodType, ReportingPeriod

_DAYS_TO_REPORT = 11  # from the 14th to the 25th
_DAY = timedelta(days=1)


def deadline(period: ReportingPeriod) -> date:
    """The day by which the province's report on `period` is due.

    Administrative regime: the 25th of the period's last month (Decree 09/2019/NĐ-CP,
    article 13), which is 11 days after the cut-off. The other regimes' texts are not
    recorded here with a deadline: the same 11 days for months and longer, and the second
    working day for a week, are this system's default. Where the day is not a working day
    the report is due on the last one before it (this system's default, on the safe side).
    A whole working day is always left after the cut-off (article 8, clause 5).
    """
    if period.type is PeriodType.WEEK:
        return add_working_days(period.cutoff, 2)
    due = period.cutoff + timedelta(days=_DAYS_TO_REPORT)
    return add_working_days(due + _DAY, -1)


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`: no weekend, no public holiday, no day off in lieu."""
    return bool(_calendar().is_working_day(day))


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day` (before it where negative); 0 gives `day`."""
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


@cache
def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; negative where `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    days = (start + _DAY * n for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


@cache
def _calendar() -> holidays.HolidayBase:
    """Viet Nam's calendar, made once; it fills in each year at the first question."""
    return holidays.country_holidays("VN")
