"""Going from one period to others: before, after, a year earlier, within; and how one
programme counts its periods.

Which days a period has is decided in `regimes`; working days are in `deadlines`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from baocao.core.errors import Problem, UsageError
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import (
    MONTHS,
    counted_as,
    make_period,
    parse_period,
    period_under,
    week_of,
    weeks_in,
)


def previous(period: ReportingPeriod) -> ReportingPeriod:
    """The period of the same type before this one; for 9 months that of the year before."""
    return _step(period, -1)


def following(period: ReportingPeriod) -> ReportingPeriod:
    """The period of the same type after this one; for 9 months that of the next year. After the
    last that an act has, it is counted as this one was."""
    try:
        return _step(period, 1)
    except UsageError:
        return counted_as(period, *_place(period, 1))


def same_period_last_year(period: ReportingPeriod) -> ReportingPeriod:
    """The period of the same number a year earlier.

    Most years have no week 53: it stands against the last week of the year before.
    """
    year, number = period.year - 1, period.number
    if period.type is PeriodType.WEEK:
        number = min(number, weeks_in(year, period.regime.week_start))
    return make_period(period.type, year, number, period.regime)


def periods_before(period: ReportingPeriod, count: int) -> tuple[ReportingPeriod, ...]:
    """The `count` periods before this one, oldest first, itself not included."""
    periods: list[ReportingPeriod] = []
    for _ in range(count):
        period = previous(period)
        periods.insert(0, period)
    return tuple(periods)


def period_of(day: date, type_: PeriodType, regime: ReportingRegime) -> ReportingPeriod:
    """The period of a type that contains `day`.

    Raises `UsageError` where the regime has no such type, and for the last quarter of a
    year, which belongs to no 9 months.
    """
    if type_ is PeriodType.WEEK:
        return make_period(type_, *week_of(day, regime.week_start), regime)
    year, number = day.year, (day.month - 1) // MONTHS[type_] + 1
    found = make_period(type_, year, number if _per_year(type_) > 1 else 0, regime)
    if found.end < day and (found := _step(found, 1)).contains(day):
        return found
    if not found.contains(day):
        what = f"ngày {short_date(day)} không thuộc kỳ {TYPE_NAMES[type_]} nào"
        raise UsageError(Problem(what, "", "chọn kỳ quý hoặc kỳ năm"))
    return found


def named_end(period: ReportingPeriod) -> date:
    """The last day of the time that a period is named after: 31/12 of a quarter that closes on
    14/12."""
    if period.type is PeriodType.WEEK:
        return period.end
    return period.end.replace(day=monthrange(period.end.year, period.end.month)[1])


def quarters_within(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """The whole quarters that a period consists of; a quarter is its own, a month has none.

    Empty as well under a regime that counts no quarters.
    """
    if not period.regime.has_on(PeriodType.QUARTER, period.end):
        return ()
    quarters = (_quarter(period, n) for n in range(1, 5))
    return tuple(q for q in quarters if q and period.start <= q.start and q.end <= period.end)


def _quarter(period: ReportingPeriod, number: int) -> ReportingPeriod | None:
    """A quarter of a period's year; None where the act of that time has none."""
    try:
        return make_period(PeriodType.QUARTER, period.year, number, period.regime)
    except UsageError:
        return None


def _step(period: ReportingPeriod, by: int) -> ReportingPeriod:
    return make_period(period.type, *_place(period, by), period.regime)


def _place(period: ReportingPeriod, by: int) -> tuple[int, int]:
    """The year and number of the period that lies `by` after this one."""
    if period.type is PeriodType.WEEK:
        return week_of(period.start + timedelta(weeks=by), period.regime.week_start)
    per_year = _per_year(period.type)
    years, index = divmod(max(period.number - 1, 0) + by, per_year)
    return period.year + years, index + 1 if per_year > 1 else 0


def _per_year(type_: PeriodType) -> int:
    return 12 // MONTHS[type_]


@dataclass(frozen=True)
class ReportingCalendar:
    """Names of periods to their days. `made` has the regime of each type that a report is made
    of; other types go by the first of `regimes` that has them."""

    regimes: tuple[ReportingRegime, ...]
    made: Mapping[PeriodType, ReportingRegime]

    def period(self, text: str) -> ReportingPeriod:
        """The period that a text names.

        Raises `UsageError` with what the first regime has where none has it.
        """
        named = period_under(text, self.regimes)
        return parse_period(text, self.made.get(named.type, named.regime))

    def on(self, day: date, type_: PeriodType) -> ReportingPeriod | None:
        """The period of a type that a day lies in; None where there is none."""
        own = [self.made[type_]] if type_ in self.made else []
        for regime in (*own, *self.regimes):
            with suppress(UsageError):
                return period_of(day, type_, regime)
        return None
