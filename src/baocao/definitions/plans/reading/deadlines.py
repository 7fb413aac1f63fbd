"""The day until which a statement wants something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from baocao.definitions.plans.reading.months import last_day, quarter_number
from baocao.definitions.plans.reading.wording import WordRule, matching


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
