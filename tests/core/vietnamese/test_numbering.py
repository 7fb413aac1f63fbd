"""Roman numbers and the Vietnamese alphabet of points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.vietnamese.names import sort_key
from baocao.core.vietnamese.numbering import ALPHABET, from_roman, roman


@given(st.integers(1, 89))
def test_roman_numbers_are_read_as_they_are_written(number: int) -> None:
    """Reading gives the number back."""
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        *((1, "I"), (3, "III"), (4, "IV"), (5, "V"), (6, "VI"), (9, "IX"), (10, "X"), (14, "XIV")),
        *((39, "XXXIX"), (40, "XL"), (44, "XLIV"), (49, "XLIX"), (50, "L"), (88, "LXXXVIII")),
        *((90, "XC"), (399, "CCCXCIX"), (400, "400"), (10**9, "1000000000")),
    ],
)
def test_roman_numbers(number: int, digits: str) -> None:
    """Sections and appendices count in them, a law's chapters too; not what a broken file may
    count to."""
    assert roman(number) == digits


@pytest.mark.parametrize("digits", ["", "A", "I2"])
def test_other_signs_are_no_roman_number(digits: str) -> None:
    """They are a fault of the document, not of the check."""
    assert from_roman(digits) is None


def test_points_follow_the_alphabet() -> None:
    """Letters with marks but đ are left out, and so are f, j, w, z."""
    assert list(ALPHABET) == sorted(ALPHABET, key=sort_key)
    assert set("abcdefghijklmnopqrstuvwxyz") - set(ALPHABET) == set("fjwz")
    assert "đ" in ALPHABET
