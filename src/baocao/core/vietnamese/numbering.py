"""Numbers of sections, points and appendices as Decree 30/2020/NĐ-CP writes them."""

from __future__ import annotations

ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese order without ă, â, ê, ô, ơ, ư
_TENS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN = (*_TENS, (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(number: int) -> str:
    """The Roman number of a section or appendix; there is none below 1, and none from 400 on."""
    if number >= 400:  # a broken file could ask for endless digits
        return str(number)
    digits = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        digits += sign * count
    return digits


def from_roman(digits: str) -> int | None:
    """Read a Roman number of up to 89; None where the digits make none."""
    values = [_DIGITS.get(digit, 0) for digit in digits.upper()]
    if not values or 0 in values:
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def letter(number: int) -> str:
    """The letter of a point in the Vietnamese alphabet (1 to 23): a b c d đ e g."""
    return ALPHABET[number - 1]
