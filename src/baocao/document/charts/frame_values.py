"""What charts ask of an analyst's frame: its columns, its unit and its numbers.

What a caller has to mend is said as a `UsageError`; nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import pandas as pd

from baocao.core.errors import Problem, UsageError
from baocao.core.quantities import COMMON_UNITS, Bound, Quantity, Unit
from baocao.core.vietnamese.numbers import format_value

DECIMALS = 2


def unit_of(frame: pd.DataFrame, given: str) -> Unit:
    """The unit that the caller gives, else the one that all rows have."""
    own = list(frame["unit"].unique()) if "unit" in frame.columns else []
    name = given or (str(own[0]) if len(own) == 1 else Unit.UNITS.value)
    found = {unit.value: unit for unit in COMMON_UNITS}.get(name)
    if found is None and given:
        known = ", ".join(unit.value for unit in COMMON_UNITS)
        raise wrong(f"đơn vị “{name}” không có", f"chọn một trong: {known}")
    return found or Unit(name)  # a programme's own


def need(frame: pd.DataFrame, *columns: str) -> None:
    """Raise `UsageError` for columns that a frame lacks."""
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        known = ", ".join(map(str, frame.columns))
        raise wrong(f"bảng không có cột: {', '.join(lacking)}", f"các cột hiện có: {known}")


def no_more_than(most_of: int, most: int, title: str) -> None:
    """Raise `UsageError` for more rows than a chart has room for."""
    if most_of > most:
        what = f"biểu đồ “{title}” có {most_of} dòng, vẽ được nhiều nhất {most}"
        raise wrong(what, "lọc hoặc gộp bảng trước khi vẽ")


def wrong(what: str, todo: str = "sửa lời gọi vẽ biểu đồ") -> UsageError:
    """What the caller of a chart has to mend."""
    return UsageError(Problem(what, "charts", todo))


def quantities(frame: pd.DataFrame, value: str) -> list[Quantity | None]:
    """The values of a column with their bounds; None where one is missing."""
    bounds: Sequence[object] = (
        list(frame["bound"])
        if "bound" in frame.columns and value == "value"
        else ["="] * len(frame)
    )
    return [
        None if pd.isna(number) else Quantity(number_of(number, value), Bound(sign))
        for number, sign in zip(frame[value], bounds, strict=True)
    ]


def text_of(quantity: Quantity | None, unit: Unit) -> str:
    """A value as reports print it, "" without one."""
    return format_value(quantity, unit, DECIMALS) if quantity else ""


def number_of(value: object, column: str) -> Decimal:
    """A cell of a column as a number; raises `UsageError` where it is none."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise wrong(f"cột “{column}” có giá trị “{value}” không phải số") from None
    if not number.is_finite():
        raise wrong(f"cột “{column}” có số vô cùng")
    return number
