"""Months and days as cells and sentences name them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from baocao.definitions.plans.reading.marks import roman_number
from baocao.definitions.plans.reading.wording import lowered

_MONTHS = re.compile(
    r"(?:ngày )?(?P<day>\d{1,2})/(?P<dmonth>\d{1,2})/(?P<dyear>\d{4})"
    r"|(?:tháng )?(?P<month>\d{1,2})(?:/| năm )(?P<year>20\d\d)"
    r"|quý (?P<quarter>[ivx]+|\d)(?:[/ ]| năm )*(?P<qyear>20\d\d)"
    r"|(?:năm |^|(?<=- )|(?<=-))(?P<only>20\d\d)(?![/\d])"
)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def quarter_number(label: str) -> int:
    """1 to 4 for "ii" or "2"; 0 for what is no quarter."""
    number = (
        int(label)
        if label.isdecimal()
        else roman_number(label.upper())
        if set(label) <= set("iv")
        else 0
    )
    return number if 1 <= number <= 4 else 0


def months_in(text: str) -> list[date]:
    """The last days of the months that a cell names, in its order."""
    return list(_found(lowered(text)))


def _found(text: str) -> Iterator[date]:
    for match in _MONTHS.finditer(text):
        group = match.groupdict()
        month = int(group["dmonth"] or group["month"] or 0)
        year = int(next(group[n] for n in ("dyear", "year", "qyear", "only") if group[n]))
        if group["quarter"]:
            month = 3 * quarter_number(group["quarter"])
        if group["only"]:
            month = 12
        if 1 <= month <= 12:
            yield last_day(year, month)
