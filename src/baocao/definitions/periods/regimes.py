"""On which days a regime's periods begin and end.

What a regime counts is data (data/regimes.yaml, read in `regimes_file`); stepping from
period to period lives in `calendar`. Keys such as `2022-Q4` are read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from baocao.core.errors import Problem, UsageError
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.keys import TYPE_NAMES, PeriodType, forms_of, read_key
from baocao.definitions.periods.model import (
    DeadlineRule,
    PeriodRule,
    RegimeAct,
    ReportingPeriod,
    ReportingRegime,
    Weekday,
)

MONTHS = {
    PeriodType.MONTH: 1,
    PeriodType.QUARTER: 3,
    PeriodType.HALF_YEAR: 6,
    PeriodType.NINE_MONTHS: 9,
    PeriodType.YEAR: 12,
}

_MIDDLE = timedelta(days=3)  # from a week's first day to the one that says its year

_KEYS = {
    PeriodType.WEEK: "{year}-W{number:02}",
    PeriodType.MONTH: "{year}-{number:02}",
    PeriodType.QUARTER: "{year}-Q{number}",
    PeriodType.HALF_YEAR: "{year}-H{number}",
    PeriodType.NINE_MONTHS: "{year}-9M",
    PeriodType.YEAR: "{year}",
}

# Every type by the days of the calendar: for what is asked before it is known whose period it is.
PLAIN = ReportingRegime(
    "",
    "kỳ theo lịch",
    (RegimeAct("", dict.fromkeys(PeriodType, PeriodRule())),),
    dict.fromkeys(PeriodType, DeadlineRule(working_days=1)),
)


def make_period(
    type_: PeriodType, year: int, number: int, regime: ReportingRegime
) -> ReportingPeriod:
    """Build a period from its place in the year (`number` 0 for 9 months and a year).

    Weeks begin on the regime's day and are numbered as in ISO 8601: a week is of the year that
    has most of its days. Raises `UsageError` where the regime has no such period or the year no
    such week.
    """
    key = _KEYS[type_].format(year=year, number=number)
    if type_ not in regime.types:
        raise _refused(f"{regime.name} không có kỳ {TYPE_NAMES[type_]} (đang ghi: {key})", regime)
    ends: list[date] = []
    for first_day in _ever(type_, regime):
        start, end = _window(type_, year, number, first_day, regime.week_start)
        if first_day in regime.first_days(type_, end):
            return ReportingPeriod(start, end, key, type_, year, number, regime)
        ends.append(end)
    raise _lapsed(type_, key, ends[0], regime)


def counted_as(period: ReportingPeriod, year: int, number: int) -> ReportingPeriod:
    """The period of another place in a year that begins on the same day of its month as `period`,
    whether an act has it or not."""
    regime, type_ = period.regime, period.type
    start, end = _window(type_, year, number, period.start.day, regime.week_start)
    key = _KEYS[type_].format(year=year, number=number)
    return ReportingPeriod(start, end, key, type_, year, number, regime)


def valid_forms(regime: ReportingRegime, day: date | None = None) -> str:
    """List the periods that a regime knows, ever or on a day: "tháng (2022-12), …"."""
    return forms_of(regime.types_on(day) if day else regime.types)


def _refused(what: str, regime: ReportingRegime, day: date | None = None) -> UsageError:
    known = valid_forms(regime, day)
    todo = f"ghi một trong: {known}" if known else "bổ sung văn bản đang áp dụng vào regimes.yaml"
    return UsageError(Problem(what, "", todo))


def _lapsed(type_: PeriodType, key: str, end: date, regime: ReportingRegime) -> UsageError:
    """A type that the act of that day does not have, though another act had it."""
    act = regime.act_on(end)
    by = f" theo {act.citation}" if act else ""
    when = f"đến ngày {short_date(end)}"
    what = f"{regime.name}{by} không có kỳ {TYPE_NAMES[type_]} {when} (đang ghi: {key})"
    return _refused(what, regime, end)


def _ever(type_: PeriodType, regime: ReportingRegime) -> tuple[int, ...]:
    """The first days by which periods of a type were ever counted."""
    days = [act.first_day for act in regime.acts if type_ in act.periods]
    return tuple(dict.fromkeys(days + [1] * (type_ in regime.own_periods)))


def week_of(day: date, week_start: Weekday) -> tuple[int, int]:
    """The year and number of the week that a day lies in."""
    first = day - timedelta(days=(day.weekday() - week_start.number) % 7)
    year = (first + _MIDDLE).year
    return year, (first - _first_week(year, week_start)).days // 7 + 1


def weeks_in(year: int, week_start: Weekday) -> int:
    """The number of a year's weeks, 52 or 53."""
    return (_first_week(year + 1, week_start) - _first_week(year, week_start)).days // 7


def _window(
    type_: PeriodType, year: int, number: int, first_day: int, week_start: Weekday
) -> tuple[date, date]:
    if type_ is PeriodType.WEEK:
        return _week(year, number, week_start)
    length = MONTHS[type_]
    first = max(number - 1, 0) * length
    after = _first_day(year, first + length, first_day)
    return _first_day(year, first, first_day), after - timedelta(days=1)


def _week(year: int, number: int, week_start: Weekday) -> tuple[date, date]:
    weeks = weeks_in(year, week_start)
    if number > weeks:
        what = f"năm {year} chỉ có {weeks} tuần (đang ghi: tuần {number})"
        raise UsageError(Problem(what, "", f"ghi từ {year}-W01 đến {year}-W{weeks}"))
    first = _first_week(year, week_start) + timedelta(weeks=number - 1)
    return first, first + timedelta(days=6)


def _first_week(year: int, week_start: Weekday) -> date:
    """The first day of week 1: that week has 4 January, and so most of its days in the year."""
    day = date(year, 1, 4)
    return day - timedelta(days=(day.weekday() - week_start.number) % 7)


def _first_day(year: int, months: int, day: int) -> date:
    """The first day of the reporting month that begins `months` after January of `year`."""
    years, month = divmod(months if day == 1 else months - 1, 12)
    return date(year + years, month + 1, day)


def any_period(text: str) -> ReportingPeriod:
    """The period by the days of the calendar: its key is sure, its days are about right.

    Raises `UsageError` where a text is no period's key.
    """
    return parse_period(text, PLAIN)


def period_under(text: str, regimes: Sequence[ReportingRegime]) -> ReportingPeriod:
    """The period under the first of these regimes that has it.

    Raises `UsageError` with what the first regime has where none of them does.
    """
    for regime in regimes:
        with suppress(UsageError):
            return parse_period(text, regime)
    return parse_period(text, regimes[0])


def parse_period(text: str, regime: ReportingRegime) -> ReportingPeriod:
    """Read a period's key: `2022-Q4`, `2022-H2`, `2022-9M`, `2022`, `2022-12`, `2022-W31`.

    Years 2000 to 2099, exactly as written in folder names. Raises `UsageError` with the
    list of what the regime knows for everything else.
    """
    return make_period(*read_key(text, regime.types), regime)
