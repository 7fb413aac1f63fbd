"""Numbers of sections, points and appendices as Decree 30/2020/NĐ-CP writes them."""

from __future__ import annotations

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """The Roman number of a section or appendix (1 to 39)."""
    digits = ""
    for value, sign in _ROMAN:
        while number >= value:
            digits += sign
            number -= value
    return digits


def letter(number: int) -> str:
    """The letter of a point in the Vietnamese alphabet (1 to 23): a b c d đ e g."""
    return _LETTERS[number - 1]
