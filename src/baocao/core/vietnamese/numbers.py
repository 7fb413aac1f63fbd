"""Numbers as Vietnamese documents write and read them: "1.234,5", "83,15%", "trên 74%".

Rounding for print is here too, because 99,96% must never be printed as 100%.
What a number means, and which target it is compared with, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from baocao.core.quantities import Bound, Quantity, Unit
from baocao.core.vietnamese.names import clean

PERCENT_BOUNDARIES = (Decimal(0), Decimal(100))
MAX_DIGITS = 15  # what a spreadsheet cell holds exactly
WIDE = Context(prec=100)  # a quotient of two cells may have more digits than either

_TO_VIETNAMESE = str.maketrans(",.", ".,")
_PHRASES = {
    Bound.EXACT: "{}",
    Bound.ABOVE: "trên {}",
    Bound.AT_LEAST: "từ {} trở lên",
    Bound.NEARLY: "gần {}",
    Bound.BELOW: "dưới {}",
    Bound.AT_MOST: "không quá {}",
}
_READINGS = (
    (Bound.AT_LEAST, re.compile(r"từ (.+) trở lên|(?:≥|>=|ít nhất|tối thiểu) ?(.+)")),
    (Bound.AT_MOST, re.compile(r"(?:≤|<=|không quá|tối đa) ?(.+)")),
    (Bound.ABOVE, re.compile(r"(?:>|trên|hơn) ?(.+)")),
    (Bound.BELOW, re.compile(r"(?:<|dưới) ?(.+)")),
    (Bound.NEARLY, re.compile(r"gần ?(.+)")),
    (Bound.EXACT, re.compile(r"(.+)")),
)
_GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_NUMBER = re.compile(rf"([-−]?)({_GROUPED}|[0-9]+)(,[0-9]+)?( ?%)?")


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Write a number with thousands dots and a decimal comma: "1.234,5".

    `decimals` rounds half up; None keeps as many decimals as the value has.
    """
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    shown = abs(number) if number.is_zero() else number  # no "-0,0"
    return f"{shown:,f}".translate(_TO_VIETNAMESE)


def decimals_of(value: Decimal) -> int:
    """How many decimals a value is stated with: 2 for 83.10."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_seen(value: Decimal, decimals: int) -> bool:
    """Whether a value is other than 0 with so many decimals."""
    return bool(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE))


def format_value(
    quantity: Quantity,
    unit: Unit,
    decimals: int,
    boundaries: Iterable[Decimal] = (),
    least: int = 0,
) -> str:
    """Write a quantity for readers: "83,15%", "trên 74%", "8.093.900".

    At most `decimals` decimals, and at least `least` ("99,90%"), so that a column of computed
    values has as many in each row; other trailing zeros, and those of a whole value ("100%"),
    are left out, as they would claim a precision that the source does not have. Rounding never
    crosses one of `boundaries`, nor 0 and 100 for a percentage, and never makes a bound say
    more than its source.
    """
    sign = "%" if unit == Unit.PERCENT else ""
    shown = quantity.value
    if shown == shown.to_integral_value():  # as most are: nothing to round
        number = f"{int(shown):,}".replace(",", ".")
    else:
        limits = (*boundaries, *(PERCENT_BOUNDARIES if unit == Unit.PERCENT else ()))
        rounded = _round(shown, decimals, limits, _roundings(quantity.bound))
        number = format_number(_without_zeros(rounded, least))
    return (
        f"{number}{sign}" if quantity.is_exact else _PHRASES[quantity.bound].format(number + sign)
    )


def parse_number(text: str) -> Quantity:
    """Read a number as Vietnamese documents write it; a percentage keeps its value (83.15).

    Dots and spaces part thousands, the comma parts decimals. Raises `ValueError`, in
    Vietnamese, for all else: "855.8" and "83.150%" may be meant two ways, so neither is guessed.
    """
    if len(text.strip().splitlines()) > 1:
        raise ValueError(f"“{text}” có nhiều dòng; mỗi ô ghi một số")
    words = clean(text).casefold()
    for bound, pattern in _READINGS:
        if match := pattern.fullmatch(words):
            stated = next(group for group in match.groups() if group is not None)
            return Quantity(_read(stated, text), bound)
    raise ValueError("ô trống, chưa có số")


def _round(
    value: Decimal, decimals: int, boundaries: tuple[Decimal, ...], roundings: tuple[str, ...]
) -> Decimal:
    """Round by the first of `roundings` that keeps the value on its own side of every boundary.

    99.996 with 2 decimals and the boundary 100 gives 99.99, and 100.004 gives 100.01. Where
    no number of `decimals` decimals stands on the value's side, more decimals are kept.
    """
    step = Decimal(1).scaleb(-decimals)
    for rounding in roundings:
        rounded = value.quantize(step, rounding, WIDE)
        if all(_side(rounded, limit) == _side(value, limit) for limit in boundaries):
            return rounded
    return _round(value, decimals + 1, boundaries, roundings)


def _side(value: Decimal, boundary: Decimal) -> Decimal:
    return value.compare(boundary)


def _roundings(bound: Bound) -> tuple[str, ...]:
    """The directions in which a bound stays true: "trên 74,56" is also "trên 74,5"."""
    if bound is Bound.EXACT:
        return (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING)
    return (ROUND_FLOOR,) if bound.is_lower else (ROUND_CEILING,)


def _without_zeros(value: Decimal, least: int) -> Decimal:
    """Drop trailing zeros after the decimal mark down to `least` decimals, and none before it."""
    whole = value == value.to_integral_value()
    places = max(0 if whole else decimals_of(value.normalize(WIDE)), least)
    return value.quantize(Decimal(1).scaleb(-places), context=WIDE)


def _read(stated: str, text: str) -> Decimal:
    match = _NUMBER.fullmatch(stated)
    if match is None:
        raise ValueError(_refusal(stated, text))
    minus, whole, fraction, percent = match.groups(default="")
    if percent and "." in whole and not fraction:
        raise ValueError(_refusal(stated, text))
    digits = whole.replace(".", "").replace(" ", "")
    if len(digits + fraction) > MAX_DIGITS:
        raise ValueError(f"“{text}” dài quá {MAX_DIGITS} chữ số")
    return Decimal(("-" if minus else "") + digits + fraction.replace(",", "."))


def _refusal(stated: str, text: str) -> str:
    if re.fullmatch(r"[-−]?[0-9]+(\.[0-9]+)+ ?%?", stated):
        return (
            f"không rõ dấu chấm trong “{text}” tách hàng nghìn hay phần thập phân; "
            "ghi dấu phẩy cho phần thập phân, dấu chấm trước từng nhóm ba chữ số"
        )
    return f"“{text}” không phải số; ghi dạng 1.234 hoặc 83,15%"
