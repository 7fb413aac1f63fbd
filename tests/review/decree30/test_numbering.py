"""Roman numbers and the Vietnamese alphabet of points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.vietnamese.names import sort_key
from baocao.document.numbering import roman
from baocao.review.decree30.checks.numbering import ALPHABET, from_roman, to_roman


@given(st.integers(1, 39))
def test_roman_numbers_are_read_as_the_report_writes_them(number: int) -> None:
    """Another module writes them; reading gives the number back."""
    assert from_roman(roman(number)) == number
    assert to_roman(number) == roman(number)


def test_roman_numbers_from_forty_on() -> None:
    """A law has that many articles' chapters; the report itself never gets there."""
    assert [to_roman(number) for number in (40, 44, 49, 50, 88)] == [
        *("XL", "XLIV", "XLIX", "L", "LXXXVIII")
    ]
    assert [from_roman(digits) for digits in ("XL", "XLIX", "L")] == [40, 49, 50]


@pytest.mark.parametrize("digits", ["", "A", "I2"])
def test_other_signs_are_no_roman_number(digits: str) -> None:
    """They are a fault of the document, not of the check."""
    assert from_roman(digits) is None


def test_points_follow_the_alphabet() -> None:
    """Letters with marks but đ are left out, and so are f, j, w, z."""
    assert list(ALPHABET) == sorted(ALPHABET, key=sort_key)
    assert set("abcdefghijklmnopqrstuvwxyz") - set(ALPHABET) == set("fjwz")
    assert "đ" in ALPHABET
