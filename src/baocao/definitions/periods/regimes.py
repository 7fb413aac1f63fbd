"""What each reporting regime counts, and on which days its periods begin and end.

The only module that knows the rules of the decree and the circulars; reading keys and
stepping from period to period live in `parse` and `calendar`.
"""

from __future__ import annotations

from datetime import date, timedelta

from baocao.core.errors import Problem, UsageError
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.naming import EXAMPLE_KEYS, REGIME_NAMES, TYPE_NAMES

REGIME_TYPES = {
    # Decree 09/2019/NĐ-CP, article 12; 9 months by provincial rules that follow it.
    ReportingRegime.ADMINISTRATIVE: (
        PeriodType.MONTH,
        PeriodType.QUARTER,
        PeriodType.HALF_YEAR,
        PeriodType.NINE_MONTHS,
        PeriodType.YEAR,
    ),
    # Circular 37/2019/TT-BYT, article 2.
    ReportingRegime.HEALTH_STATISTICS: (
        PeriodType.MONTH,
        PeriodType.QUARTER,
        PeriodType.HALF_YEAR,
        PeriodType.NINE_MONTHS,
        PeriodType.YEAR,
    ),
    # Circular 54/2015/TT-BYT, article 4.
    ReportingRegime.INFECTIOUS_DISEASE: (PeriodType.WEEK, PeriodType.MONTH, PeriodType.YEAR),
}

MONTHS = {
    PeriodType.MONTH: 1,
    PeriodType.QUARTER: 3,
    PeriodType.HALF_YEAR: 6,
    PeriodType.NINE_MONTHS: 9,
    PeriodType.YEAR: 12,
}

FIRST_ADMINISTRATIVE_DAY = 15  # of the month before the period's first month

_KEYS = {
    PeriodType.WEEK: "{year}-W{number:02}",
    PeriodType.MONTH: "{year}-{number:02}",
    PeriodType.QUARTER: "{year}-Q{number}",
    PeriodType.HALF_YEAR: "{year}-H{number}",
    PeriodType.NINE_MONTHS: "{year}-9M",
    PeriodType.YEAR: "{year}",
}


def make_period(
    type_: PeriodType, year: int, number: int, regime: ReportingRegime
) -> ReportingPeriod:
    """Build a period from its place in the year (`number` 0 for 9 months and a year).

    Weeks run from Monday to Sunday and are numbered as in ISO 8601. Raises `UsageError`
    where the regime has no such period or the year no such week.
    """
    key = _KEYS[type_].format(year=year, number=number)
    if type_ not in REGIME_TYPES[regime]:
        what = f"{REGIME_NAMES[regime]} không có kỳ {TYPE_NAMES[type_]} (đang ghi: {key})"
        raise UsageError(Problem(what, "", f"ghi một trong: {valid_forms(regime)}"))
    if type_ is PeriodType.WEEK:
        start, end = _week(year, number)
    else:
        start, end = _months(type_, year, number, regime)
    return ReportingPeriod(start, end, key, type_, year, number, regime)


def valid_forms(regime: ReportingRegime) -> str:
    """List the periods that a regime knows, each with an example: "tháng (2022-12), …"."""
    return ", ".join(
        f"{TYPE_NAMES[type_]} ({EXAMPLE_KEYS[type_]})" for type_ in REGIME_TYPES[regime]
    )


def _week(year: int, number: int) -> tuple[date, date]:
    weeks = date(year, 12, 28).isocalendar().week
    if number > weeks:
        what = f"năm {year} chỉ có {weeks} tuần (đang ghi: tuần {number})"
        raise UsageError(Problem(what, "", f"ghi từ {year}-W01 đến {year}-W{weeks}"))
    monday = date.fromisocalendar(year, number, 1)
    return monday, monday + timedelta(days=6)


def _months(
    type_: PeriodType, year: int, number: int, regime: ReportingRegime
) -> tuple[date, date]:
    length = MONTHS[type_]
    first = max(number - 1, 0) * length
    start, after = _first_day(year, first, regime), _first_day(year, first + length, regime)
    return start, after - timedelta(days=1)


def _first_day(year: int, months: int, regime: ReportingRegime) -> date:
    """The first day of the month that begins `months` after January of `year`."""
    if regime is ReportingRegime.ADMINISTRATIVE:
        return _date(year, months - 1, FIRST_ADMINISTRATIVE_DAY)
    return _date(year, months, 1)


def _date(year: int, months: int, day: int) -> date:
    years, month = divmod(months, 12)
    return date(year + years, month + 1, day)
