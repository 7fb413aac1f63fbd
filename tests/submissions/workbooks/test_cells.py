"""Single cells: what a person or Excel puts in and what it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity
from baocao.submissions.workbooks.cells import (
    CellError,
    read_day,
    read_hour,
    read_number,
    read_text,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (83.3, Quantity(Decimal("83.3"))),
        (98270.0, Quantity(Decimal(98270))),
        (0.1 + 0.2, Quantity(Decimal("0.3"))),
        ("8.093.900", Quantity(Decimal(8093900))),
        ("83,15%", Quantity(Decimal("83.15"))),
        ("trên 74%", Quantity(Decimal(74), Bound.ABOVE)),
        ("gần 100%", Quantity(Decimal(100), Bound.NEARLY)),
    ],
)
def test_numbers(value: str | float, expected: Quantity) -> None:
    """A numeric cell has the digits that Excel shows, a text its Vietnamese meaning."""
    assert read_number(value) == expected


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_a_numeric_cell_keeps_its_decimals(value: Decimal) -> None:
    """Binary fractions leave no trace: 83.3 stays 83.3."""
    assert read_number(float(value)) == Quantity(value)


def test_a_sign_that_turns_nothing_is_no_matter() -> None:
    """Numbers that are copied from a telephone's list are held from left to right."""
    assert read_number("\u202d1234\u202c") == Quantity(Decimal(1234))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2022, 3, 15), date(2022, 3, 15)),
        (datetime(2022, 3, 15, 17, 0), date(2022, 3, 15)),  # noqa: DTZ001
        ("15/3/2022", date(2022, 3, 15)),
        ("2022-03-15", date(2022, 3, 15)),
    ],
)
def test_days(value: str | date, expected: date) -> None:
    """Date cells and Vietnamese dates in text."""
    assert read_day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (time(17, 0), time(17, 0)),
        ("17h", time(17, 0)),
        ("17h30", time(17, 30)),
        ("17:00", time(17, 0)),
        ("7 giờ", time(7, 0)),
    ],
)
def test_hours(value: str | time, expected: time) -> None:
    """Time cells and hours as bulletins write them."""
    assert read_hour(value) == expected


@pytest.mark.parametrize(("value", "expected"), [("Có", True), ("co", True), ("KHÔNG", False)])
def test_yes_and_no(value: str, expected: bool) -> None:  # noqa: FBT001
    """Spelling does not matter."""
    assert read_yes_no(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [(178.0, "178"), (1.5, "1.5"), (" Cao  Lộc", "Cao Lộc")]
)
def test_texts(value: str | float, expected: str) -> None:
    """A code typed as a number has no decimals."""
    assert read_text(value) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_called_too_long(value: float) -> None:
    """Some programs store it where a division has failed."""
    with pytest.raises(CellError) as caught:
        read_number(value)
    assert caught.value.what == "ô không có số"


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (read_number, "nhiều"),
        (read_number, "\u202e6543"),  # which is shown as 3456
        (read_number, "855.8"),
        (read_number, True),
        (read_number, date(2022, 3, 15)),
        (read_day, "30/2/2022"),
        (read_day, 44635.0),
        (read_day, "quý I"),
        (read_hour, "25h"),
        (read_hour, 17.0),
        (read_hour, timedelta(hours=17)),
        (read_yes_no, "chưa rõ"),
    ],
)
def test_anything_else_is_an_error(read: Callable[[object], object], value: object) -> None:
    """Nothing is guessed; the message says what to write instead."""
    with pytest.raises(CellError) as caught:
        read(value)
    assert caught.value.what
    assert caught.value.todo
