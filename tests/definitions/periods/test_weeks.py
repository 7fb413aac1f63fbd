"""Weeks that begin on any day of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.errors import UsageError
from baocao.definitions.periods.calendar import (
    following,
    period_of,
    previous,
    same_period_last_year,
)
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import PeriodType, Weekday
from baocao.definitions.periods.naming import period_label, period_name
from baocao.definitions.periods.regimes import parse_period
from tests.regimes import DISEASE

FRIDAY = replace(DISEASE, week_start=Weekday.FRIDAY)
DAYS = st.dates(date(2001, 1, 10), date(2098, 12, 20))


@given(DAYS, st.sampled_from(Weekday))
def test_weeks_tile_the_calendar_from_their_first_day_on(day: date, first: Weekday) -> None:
    """Seven days that begin on the day named, numbered in a row within the year of most days."""
    regime = replace(DISEASE, week_start=first)
    week = period_of(day, PeriodType.WEEK, regime)
    assert week.contains(day)
    assert (week.start.weekday(), week.end - week.start) == (first.number, timedelta(6))
    days = [(week.start + timedelta(n)).year for n in range(7)]
    assert days.count(week.year) >= 4
    before = previous(week)
    assert before.end + timedelta(1) == week.start
    assert following(before) == week
    assert week.number == (1 if before.year < week.year else before.number + 1)
    assert parse_period(week.key, regime) == week


@given(DAYS)
def test_weeks_from_monday_are_those_of_iso_8601(day: date) -> None:
    week = period_of(day, PeriodType.WEEK, DISEASE)
    assert (week.year, week.number) == day.isocalendar()[:2]


# Counted on a calendar: 1 January 2024 is a Monday, 29 December 2023 a Friday.
FRIDAYS = [
    ("2024-W01", date(2023, 12, 29), date(2024, 1, 4)),
    ("2023-W35", date(2023, 8, 25), date(2023, 8, 31)),
    ("2026-W53", None, None),
    ("2024-W52", date(2024, 12, 20), date(2024, 12, 26)),
    ("2024-W53", date(2024, 12, 27), date(2025, 1, 2)),
    ("2025-W01", date(2025, 1, 3), date(2025, 1, 9)),
]


@pytest.mark.parametrize(("key", "start", "end"), FRIDAYS)
def test_weeks_from_friday_to_thursday(key: str, start: date | None, end: date | None) -> None:
    """The week of 4 January is the first; not every year has a 53rd."""
    if start is None:
        with pytest.raises(UsageError, match="năm 2026 chỉ có 52 tuần"):
            parse_period(key, FRIDAY)
        return
    week = parse_period(key, FRIDAY)
    assert (week.start, week.end) == (start, end)


def test_a_week_is_named_due_and_compared_by_its_own_days() -> None:
    """Thursday is its cut-off; the second working day after it is the Monday, past National Day."""
    week = parse_period("2023-W35", FRIDAY)
    assert period_name(week) == "tuần 35 năm 2023"
    assert period_label(week) == "tuần 35 năm 2023 (từ ngày 25/8/2023 đến ngày 31/8/2023)"
    assert deadline(week) == date(2023, 9, 6)  # 1/9 and 4/9 are days off
    last = same_period_last_year(week)
    assert (last.key, last.start) == ("2022-W35", date(2022, 8, 26))
