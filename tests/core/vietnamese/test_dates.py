"""Dates are written by Decree 30 and read only where they cannot be misread."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.vietnamese.dates import (
    hour_text,
    long_date,
    parse_date,
    short_date,
    short_month,
    years_text,
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2023, 1, 5), "ngày 05 tháng 01 năm 2023"),
        (date(2023, 2, 28), "ngày 28 tháng 02 năm 2023"),
        (date(2022, 3, 9), "ngày 09 tháng 3 năm 2022"),
        (date(2022, 6, 29), "ngày 29 tháng 6 năm 2022"),
        (date(2022, 12, 10), "ngày 10 tháng 12 năm 2022"),
    ],
)
def test_a_long_date_has_zeros_where_the_decree_wants_them(day: date, text: str) -> None:
    """Days below 10 and months below 3 take a zero, and no others."""
    assert long_date(day) == text


@pytest.mark.parametrize(
    ("day", "text", "month"),
    [
        (date(2023, 1, 5), "05/01/2023", "01/2023"),
        (date(2023, 2, 10), "10/02/2023", "02/2023"),
        (date(2023, 4, 8), "08/4/2023", "4/2023"),
        (date(2022, 12, 15), "15/12/2022", "12/2022"),
    ],
)
def test_a_short_date_has_the_same_zeros(day: date, text: str, month: str) -> None:
    """Within sentences and tables, where a legal document is cited beside, too."""
    assert (short_date(day), short_month(day)) == (text, month)


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((), ""),
        ((2018,), "2018"),
        ((2016, 2017, 2018, 2019, 2020), "2016-2020"),
        ((2019, 2016, 2018, 2016), "2016, 2018-2019"),
        ((2016, 2017, 2019, 2021, 2022), "2016-2017, 2019, 2021-2022"),
    ],
)
def test_years_in_a_row_are_told_by_their_ends(years: tuple[int, ...], text: str) -> None:
    """Whatever order they come in; a year that stands alone is told alone."""
    assert years_text(years) == text


@pytest.mark.parametrize("text", ["15/3/2022", "15/03/2022", "2022-03-15", " 15/3/2022 "])
def test_both_ways_of_writing_are_read(text: str) -> None:
    """Day first with slashes and year first with hyphens are the same day."""
    assert parse_date(text) == date(2022, 3, 15)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "không phải ngày"),
        ("15/3/22", "không phải ngày"),
        ("2022-3-15", "không phải ngày"),
        ("20220315", "không phải ngày"),
        ("15.3.2022", "không phải ngày"),
        ("tháng 3/2022", "không phải ngày"),
        ("3/15/2022", "trong lịch"),
        ("29/2/2022", "trong lịch"),
        ("2022-13-01", "trong lịch"),
        ("1/1/0000", "trong lịch"),
    ],
)
def test_other_texts_are_refused(text: str, reason: str) -> None:
    """A text that is no day, or a day that no calendar has, is refused with a reason."""
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_survive_writing_and_reading(day: date) -> None:
    """A written date reads back as itself."""
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day


def test_an_hour_has_two_digits_of_minutes() -> None:
    """As letters say when something was sent."""
    assert hour_text(time(7, 5, 59)) == "7 giờ 05"
