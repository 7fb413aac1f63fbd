"""How periods are called in Vietnamese. No rules of calendars here."""

from __future__ import annotations

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.model import PeriodType, ReportingPeriod

_PATTERNS = {
    PeriodType.WEEK: "tuần {number} năm {year}",
    PeriodType.MONTH: "tháng {number} năm {year}",
    PeriodType.QUARTER: "quý {number} năm {year}",
    PeriodType.HALF_YEAR: "6 tháng {number} năm {year}",
    PeriodType.NINE_MONTHS: "9 tháng năm {year}",
    PeriodType.YEAR: "năm {year}",
}

# Quarters and half-years are not counted in Arabic numbers.
_NUMBERS = {
    PeriodType.QUARTER: {1: "I", 2: "II", 3: "III", 4: "IV"},
    PeriodType.HALF_YEAR: {1: "đầu", 2: "cuối"},
}


def period_label(period: ReportingPeriod) -> str:
    """Name a period where its days are not told beside it: a week with them."""
    if period.type is not PeriodType.WEEK:
        return period_name(period)
    days = f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}"
    return f"{period_name(period)} ({days})"


def period_name(period: ReportingPeriod) -> str:
    """Name a period within a sentence: "quý I năm 2022", "6 tháng đầu năm 2022"."""
    number = _NUMBERS.get(period.type, {}).get(period.number, str(period.number))
    return _PATTERNS[period.type].format(number=number, year=period.year)


def span_name(first: ReportingPeriod, last: ReportingPeriod) -> str:
    """Name periods of one type by the first and the last of them: "quý I đến quý III năm 2022"."""
    begin = period_name(first)
    if first.year == last.year and first.type is not PeriodType.YEAR:
        begin = begin.removesuffix(f" năm {first.year}")
    return f"{begin} đến {period_name(last)}"
