"""Dates as Vietnamese documents write and read them. Periods and deadlines live in `periods`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


def short_date(day: date) -> str:
    """Write a date within a sentence or a table: "15/3/2022", "05/01/2023"."""
    return f"{day.day:02}/{short_month(day)}"


def long_date(day: date) -> str:
    """Write a date as the head of a document does: "ngày 05 tháng 01 năm 2023"."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def short_month(day: date) -> str:
    """Write the month of a day within a sentence or a table: "12/2022", "01/2023"."""
    return f"{_month(day)}/{day.year}"


def _month(day: date) -> str:
    """The months 1 and 2 take a zero, as days below 10 do (Decree 30/2020/NĐ-CP, Appendix I,
    part I, section II, clause 4)."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def years_text(years: Iterable[int]) -> str:
    """Write years, oldest first, those in a row by their ends: "2016-2020, 2022"."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join("-".join(map(str, dict.fromkeys((run[0], run[-1])))) for run in runs)


def hour_text(hour: time) -> str:
    """Write a time of day within a sentence: "17 giờ 00"."""
    return f"{hour.hour} giờ {hour.minute:02}"


def parse_date(text: str) -> date:
    """Read "15/3/2022", "05/01/2023" or "2022-03-15".

    Raises `ValueError`, in Vietnamese, for anything else and for days no calendar has.
    """
    match = _DAY_FIRST.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” không phải ngày; ghi dạng 15/3/2022 hoặc 2022-03-15")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(f"không có ngày “{text}” trong lịch") from None
