"""Working days of Viet Nam and the days on which reports are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.definitions.periods.deadlines import LIBRARY, deadline
from baocao.definitions.periods.model import ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import parse_period
from tests.definitions.periods.strategies import periods
from tests.regimes import ADMINISTRATIVE, DISEASE, STATISTICS

DAYS = st.dates(date(2005, 1, 1), date(2060, 1, 1))

NO_WORK = [
    (date(2022, 12, 24), "a Saturday"),
    (date(2022, 12, 25), "a Sunday"),
    (date(2022, 9, 2), "National Day"),
    (date(2023, 1, 23), "Lunar New Year"),
    (date(2022, 4, 11), "the Monday in lieu of the Hung Kings' day, a Sunday"),
]


@pytest.mark.parametrize(("day", "why"), NO_WORK)
def test_days_off(day: date, why: str) -> None:
    """Weekends, public holidays and days off in lieu are no working days."""
    assert not LIBRARY.includes(day), why


def test_ordinary_day() -> None:
    """Other days are working days, the 25th of December among them."""
    assert LIBRARY.includes(date(2022, 12, 23))
    assert LIBRARY.includes(date(2023, 12, 25))


# Counted by hand on the calendars of the years.
DEADLINES = [
    ("2022-Q1", ADMINISTRATIVE, date(2022, 3, 25)),
    ("2022-Q2", ADMINISTRATIVE, date(2022, 6, 24)),  # the 25th is a Saturday
    ("2022-Q4", ADMINISTRATIVE, date(2022, 12, 23)),  # the 25th is a Sunday
    ("2022-9M", ADMINISTRATIVE, date(2022, 9, 23)),  # the 25th is a Sunday
    ("2022", ADMINISTRATIVE, date(2022, 12, 23)),
    ("2023-01", ADMINISTRATIVE, date(2023, 1, 19)),  # Tết from the 20th on
    ("2022-Q4", STATISTICS, date(2023, 1, 11)),
    ("2022-W31", DISEASE, date(2022, 8, 9)),  # the Tuesday after
    ("2023-W03", DISEASE, date(2023, 1, 30)),  # after Tết
]


@pytest.mark.parametrize(("key", "regime", "expected"), DEADLINES)
def test_deadline(key: str, regime: ReportingRegime, expected: date) -> None:
    """Reports are due by the 25th of the last month, earlier where offices are closed."""
    assert deadline(parse_period(key, regime)) == expected


@given(periods())
def test_deadline_leaves_time(period: ReportingPeriod) -> None:
    """A deadline is a working day, with a whole working day between the cut-off and it."""
    due = deadline(period)
    assert LIBRARY.includes(due)
    between = [period.cutoff + timedelta(n) for n in range(1, (due - period.cutoff).days)]
    assert any(map(LIBRARY.includes, between))


@pytest.mark.parametrize("year", range(2001, 2099))
def test_lunar_new_year_leaves_time(year: int) -> None:
    """Not even the long holidays of any January or February use up the days to report."""
    for key in (f"{year}-01", f"{year}-02"):
        for regime in (ADMINISTRATIVE, STATISTICS) if year < 2027 else (ADMINISTRATIVE,):
            period = parse_period(key, regime)
            assert LIBRARY.between(period.cutoff, deadline(period)) >= 2


@given(periods().filter(lambda p: p.regime is ADMINISTRATIVE))
def test_administrative_deadline_is_never_after_the_25th(period: ReportingPeriod) -> None:
    """No administrative report is due later than the decree says."""
    assert deadline(period) <= period.end.replace(day=25)


@given(DAYS, st.integers(-15, 15))
def test_adding_and_counting_agree(day: date, count: int) -> None:
    """The n-th working day after a working day lies n working days off, either way."""
    day = LIBRARY.after(day, 1)
    assert LIBRARY.between(day, LIBRARY.after(day, count)) == count


@given(DAYS, st.integers(0, 40))
def test_counting_is_a_plain_count(start: date, days: int) -> None:
    """Working days are counted after the first day and with the last one."""
    end = start + timedelta(days)
    counted = [d for n in range(1, days + 1) if LIBRARY.includes(d := start + timedelta(n))]
    assert LIBRARY.between(start, end) == len(counted)
    assert LIBRARY.between(end, start) == -len(counted)


def test_adding_none() -> None:
    """Adding no day gives the day itself, working or not."""
    assert LIBRARY.after(date(2022, 12, 25), 0) == date(2022, 12, 25)
