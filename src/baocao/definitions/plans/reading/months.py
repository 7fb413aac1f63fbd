"""Months and days as cells and sentences name them, and the day until which one wants something."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.core.vietnamese.numbering import from_roman
from baocao.definitions.plans.reading.wording import WordRule, lowered, matching

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
    number = int(label) if label.isdecimal() else from_roman(label) or 0
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


@dataclass(frozen=True)
class FoundDay:
    """A day in a statement; `has_year` says whether the year stands there too, `has_month` that
    more does than the year."""

    day: date
    start: int
    end: int
    has_year: bool = True
    has_month: bool = True


def days(low: str, rules: Sequence[WordRule], year: int | None) -> list[FoundDay]:
    """The days that a lowered statement names as deadlines, from the left; `year` is that of
    the document, for days without one."""
    found: list[FoundDay] = []
    for _, match in matching(rules, low):
        is_free = all(match.end() <= one.start or one.end <= match.start() for one in found)
        day = _day(match, year) if is_free else None
        if day is not None:
            groups = match.groupdict()
            has_month = any(groups.get(name) for name in ("month", "quarter", "half"))
            found.append(FoundDay(day, *match.span(), bool(groups.get("year")), has_month))
    return sorted(found, key=lambda one: one.start)


def _day(match: re.Match[str], year: int | None) -> date | None:
    groups = match.groupdict()
    in_year = int(groups["year"]) if groups.get("year") else year
    if in_year is None:
        return None
    if groups.get("half"):
        return date(in_year, 6, 30)
    month = int(groups.get("month") or 0) or 3 * quarter_number(groups.get("quarter") or "0") or 12
    if not 1 <= month <= 12:
        return None
    end = last_day(in_year, month)
    day = int(groups.get("day") or end.day)
    return end.replace(day=day) if 1 <= day <= end.day else None
