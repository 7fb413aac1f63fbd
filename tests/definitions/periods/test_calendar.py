"""Stepping between periods: they tile the calendar, and steps undo each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baocao.core.errors import UsageError
from baocao.definitions.periods.calendar import (
    following,
    period_of,
    periods_before,
    previous,
    quarters_within,
    same_period_last_year,
)
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import parse_period
from tests.definitions.periods.strategies import LAST_YEAR, VALID, periods
from tests.regimes import ADMINISTRATIVE, DISEASE, STATISTICS, administrative

TILING = [
    (regime, type_)
    for regime, types in VALID.items()
    for type_ in types
    if type_ is not PeriodType.NINE_MONTHS
]


@given(periods())
def test_no_gap_and_no_overlap(period: ReportingPeriod) -> None:
    """The next period begins on the day after the last; 9 months begin anew each year."""
    after = following(period)
    if period.type is PeriodType.NINE_MONTHS:
        assert (after.start.year, after.end.year) == (period.start.year + 1, period.end.year + 1)
    else:
        assert after.start == period.end + timedelta(days=1)


@pytest.mark.parametrize(
    ("key", "after", "start"),
    [("2027-02", "2027-03", date(2027, 3, 1)), ("2025-Q1", "2025-Q2", date(2025, 4, 1))],
)
def test_after_the_last_of_a_lapsed_act(key: str, after: str, start: date) -> None:
    """The days go on as the act counted them, for the title of what comes next."""
    period = following(parse_period(key, STATISTICS))
    assert (period.key, period.start) == (after, start)
    assert previous(period) == parse_period(key, STATISTICS)


@given(periods())
def test_previous_and_following_are_inverse(period: ReportingPeriod) -> None:
    """A step forth and a step back lead to where they began."""
    assert previous(following(period)) == period
    assert following(previous(period)) == period


@given(st.dates(date(2000, 1, 1), date(2099, 11, 30)), st.sampled_from(TILING))
def test_every_day_has_its_period(day: date, kind: tuple[ReportingRegime, PeriodType]) -> None:
    """Each day lies in the one period that is found for it, and not in its neighbours."""
    regime, type_ = kind
    assume(day.year <= LAST_YEAR[regime])
    period = period_of(day, type_, regime)
    assert period.contains(day)
    assert not previous(period).contains(day)
    assert not following(period).contains(day)


@given(periods(), st.data())
def test_period_of_its_days(period: ReportingPeriod, data: st.DataObject) -> None:
    """A period is found again from any of its days."""
    day = data.draw(st.dates(period.start, period.end))
    assert period_of(day, period.type, period.regime) == period


def test_no_nine_months_after_the_ninth() -> None:
    """A day of the last quarter belongs to no 9 months, and the message says so."""
    with pytest.raises(UsageError, match="ngày 15/9/2022 không thuộc kỳ 9 tháng nào"):
        period_of(date(2022, 9, 15), PeriodType.NINE_MONTHS, ADMINISTRATIVE)


A_YEAR_BEFORE = [
    ("2022-Q1", ADMINISTRATIVE, "2021-Q1"),
    ("2022-9M", STATISTICS, "2021-9M"),
    ("2022", ADMINISTRATIVE, "2021"),
    ("2022-W31", DISEASE, "2021-W31"),
    ("2020-W53", DISEASE, "2019-W52"),
]


@pytest.mark.parametrize(("key", "regime", "expected"), A_YEAR_BEFORE)
def test_same_period_last_year(key: str, regime: ReportingRegime, expected: str) -> None:
    """A period stands against that of its number a year earlier, week 53 against the last."""
    assert same_period_last_year(parse_period(key, regime)).key == expected


def test_periods_before() -> None:
    """Earlier periods come oldest first and end before the period itself."""
    keys = [p.key for p in periods_before(administrative("2022-Q2"), 3)]
    assert keys == ["2021-Q3", "2021-Q4", "2022-Q1"]
    assert periods_before(administrative("2022-Q2"), 0) == ()


WITHIN = [
    ("2022", ADMINISTRATIVE, "2022-Q1 2022-Q2 2022-Q3 2022-Q4"),
    ("2022-9M", ADMINISTRATIVE, "2022-Q1 2022-Q2 2022-Q3"),
    ("2022-H2", STATISTICS, "2022-Q3 2022-Q4"),
    ("2022-Q3", ADMINISTRATIVE, "2022-Q3"),
    ("2022-12", ADMINISTRATIVE, ""),
    ("2022", DISEASE, ""),
    ("2025-05", STATISTICS, ""),  # quarters lapsed in June of that year
    ("2025-Q1", STATISTICS, "2025-Q1"),
]


@pytest.mark.parametrize(("key", "regime", "expected"), WITHIN)
def test_quarters_within(key: str, regime: ReportingRegime, expected: str) -> None:
    """Longer periods consist of whole quarters, where the regime counts quarters."""
    quarters = quarters_within(parse_period(key, regime))
    assert [quarter.key for quarter in quarters] == expected.split()


@pytest.mark.parametrize("key", ["2022", "2022-9M", "2022-H1", "2022-H2", "2022-Q2"])
def test_quarters_fill_the_period(key: str) -> None:
    """The quarters within a period begin and end with it."""
    period = administrative(key)
    quarters = quarters_within(period)
    assert (quarters[0].start, quarters[-1].end) == (period.start, period.end)
