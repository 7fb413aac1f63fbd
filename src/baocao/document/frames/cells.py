"""One value of a data frame as a reader sees it. What a whole column means is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real

import pandas as pd

from baocao.core.quantities import Bound, Quantity, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import printable
from baocao.core.vietnamese.numbers import format_value, parse_number

DECIMALS = 2  # of a number that is not whole, unless the caller wants otherwise
# A number on one side of these is never printed as on the other: 99,996 is not 100.
LIMITS = (Decimal(0), Decimal(100))


class OddValue(Exception):  # noqa: N818 - the caller makes an error of it that names the cell
    """A value that cannot be printed; says in Vietnamese what it is."""


@dataclass(frozen=True)
class ShownValue:
    """A value's text, and the number behind it where it is one."""

    text: str
    number: Decimal | None = None
    bound: Bound = Bound.EXACT


def shown(value: object, decimals: int = DECIMALS) -> ShownValue | None:
    """The value as a report prints it; None for a missing one, which is never a zero.

    Raises `OddValue` for what no table can print: lists, infinite numbers.
    """
    if isinstance(value, str):
        return ShownValue(printable(value)) if value.strip() else None
    if isinstance(value, Quantity):
        return ShownValue(_printed(value, decimals), value.value, value.bound)
    if pd.api.types.is_bool(value):  # numpy's own too
        return ShownValue("Có" if value else "Không")
    if not pd.api.types.is_scalar(value):
        raise OddValue(f"giá trị kiểu {type(value).__name__}")
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return _scalar(value, decimals)


def written_number(text: str) -> ShownValue | None:
    """The number that a text writes in Vietnamese, "94,73%" or "trên 74%"; None for other texts."""
    try:
        quantity = parse_number(text)
    except ValueError:
        return None
    return ShownValue(text, quantity.value, quantity.bound)


def _scalar(value: object, decimals: int) -> ShownValue:
    if isinstance(value, Integral | Real | Decimal):
        number = as_decimal(value)
        return ShownValue(_printed(Quantity(number), decimals), number)
    if isinstance(value, date):
        return ShownValue(_day(value))
    if isinstance(value, pd.Period):
        return ShownValue(str(value))
    raise OddValue(f"giá trị kiểu {type(value).__name__}")


def as_decimal(value: object) -> Decimal:
    """A number of any type, with the digits that Python prints. Raises `OddValue`."""
    number = Decimal(int(value)) if isinstance(value, Integral) else Decimal(str(value))
    if not number.is_finite():
        raise OddValue("số vô cùng")
    return number


def _printed(quantity: Quantity, decimals: int) -> str:
    return format_value(quantity, Unit.UNITS, decimals, LIMITS)


def _day(value: date) -> str:
    """The date; with the hour where a moment has one."""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%H:%M}, {short_date(value)}"
    return short_date(value)
