"""One cell's value read as text, number, day, hour or yes/no; nothing of rows or sheets, but that
the other texts of a column say what the comma of "12,000" is.

Each reader raises `CellError`, whose place the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from math import isfinite

from baocao.core.quantities import Quantity
from baocao.core.vietnamese.dates import parse_date
from baocao.core.vietnamese.names import clean, fold
from baocao.core.vietnamese.numbers import MAX_DIGITS, WIDE, format_number, parse_number
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.workbooks.layout import NO, YES
from baocao.submissions.workbooks.workbook import CellValue

_SMALLEST = Decimal(1).scaleb(-MAX_DIGITS)
# "3456*", "(1) 3456", "0/5", "2.789 ca", "12,000", "14/12/2022": at most one short word at the end.
_LIKE_A_NUMBER = re.compile(r"\W*(?:\(\w{1,3}\)\s*)?\d[\d\W]*(?:[^\W\d]{1,8}\W*)?")
_HOUR = re.compile(r"(\d{1,2}) ?(?:h|giờ|:) ?(\d{1,2})?", re.IGNORECASE)


# The same few texts fill whole columns, and cleaning them one by one takes most of the time.
clean_text = lru_cache(maxsize=20_000)(clean)
fold_text = lru_cache(maxsize=20_000)(fold)
_TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"
_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}((?:,\d{3})+)(?![\d.,])")
_DECIMALS = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|(?<!\d)0,\d")
_DOTS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_DOTS_AS_ENGLISH_DECIMALS = re.compile(r"\d(?:,\d{3})+\.\d")


class CellError(ValueError):
    """A cell does not hold what its column wants: what is wrong and what to do."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


def is_blank(value: CellValue) -> bool:
    return value == "" or (isinstance(value, str) and not value.strip())


def is_number(value: CellValue) -> bool:
    """Whether a cell holds a number, or a text that can only be meant as one."""
    if isinstance(value, bool) or is_blank(value):
        return False
    if isinstance(value, int | float):
        return True
    return isinstance(value, str) and _is_number_text(value)


def is_figure(value: CellValue) -> bool:
    """Whether a cell holds a number, a date, or a text that looks like one, however marked."""
    if isinstance(value, str):
        return bool(value) and _is_figure_text(value)
    return not isinstance(value, bool)


def is_day(value: CellValue) -> bool:
    """Whether a cell holds nothing but a date or an hour."""
    if isinstance(value, str):
        return bool(value) and _is_day_text(value)
    return not isinstance(value, bool | int | float)


@lru_cache(maxsize=20_000)
def _is_number_text(text: str) -> bool:
    try:
        parse_number(text)
    except ValueError:
        return bool(re.fullmatch(r"[-−]?[\d.,\s]+%?", text.strip()))
    return True


@lru_cache(maxsize=20_000)
def _is_figure_text(text: str) -> bool:
    return bool(_LIKE_A_NUMBER.fullmatch(text)) or _is_number_text(text)


@lru_cache(maxsize=20_000)
def _is_day_text(text: str) -> bool:
    try:
        parse_date(clean(text))
    except ValueError:
        return False
    return True


def read_text(value: CellValue) -> str:
    """The value as text; a whole number has no decimals ("178", not "178.0")."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean_text(str(value))


def shown(value: CellValue | Decimal) -> str:
    """A cell's value as messages quote it: numbers with a decimal comma."""
    if isinstance(value, float):
        value = Decimal(f"{value:.15g}")
    return format_number(value) if isinstance(value, Decimal) else read_text(value)


def read_number(value: CellValue) -> Quantity:
    """A numeric cell, or a number written as Vietnamese text with its bound."""
    if isinstance(value, str):
        if _TURNED in value:
            raise CellError("ô có ký tự đảo chiều chữ nên hiện ra số khác", "gõ lại số trong ô này")
        try:
            return parse_number(value)
        except ValueError as error:
            raise CellError(str(error), "sửa lại số trong ô này") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        todo = "định dạng ô dạng số rồi nhập lại giá trị"
        raise CellError(f"“{value}” không phải số", todo)
    if not isfinite(value):
        raise CellError("ô không có số", "sửa lại số trong ô này")
    if abs(value) >= 10**MAX_DIGITS:
        raise CellError(f"số dài quá {MAX_DIGITS} chữ số", "sửa lại số trong ô này")
    if isinstance(value, int) or value.is_integer():
        return Quantity(Decimal(int(value)))
    # Excel keeps 15 significant digits; more are noise of binary fractions, as is what is less.
    number = Decimal(f"{value:.15g}").quantize(_SMALLEST, context=WIDE).normalize()
    whole = number.to_integral_value()
    return Quantity(Decimal(int(whole)) if number == whole else number)


def read_value(value: CellValue, element: DataElement) -> Quantity:
    """A number as `read_number` reads it, of an element; "12,000" is no count in any reading."""
    is_count = element.decimals is None and not element.is_rate
    if is_count and isinstance(value, str) and value.rstrip().endswith("%"):
        raise share_of_count(value)
    if is_count and isinstance(value, str) and may_part_thousands(value):
        what = f"không rõ dấu phẩy trong “{value}” tách hàng nghìn hay phần thập phân"
        raise CellError(what, "ghi lại số trong ô dạng số, hoặc dạng 12.000")
    return read_number(value)


def read_percentage(value: CellValue, element: DataElement) -> Quantity:
    """A number that its cell shows as a percentage, of an element: 0.992 is 99,2%."""
    if isinstance(value, str):
        return read_value(value, element)
    if not element.is_rate:
        raise share_of_count(value)
    return with_point_moved(read_number(value), 2)


def with_point_moved(quantity: Quantity, places: int) -> Quantity:
    """A number times a power of ten. How many digits were stated stays, which rules on rates look
    at, but for whole numbers."""
    moved = quantity.value.scaleb(places)
    whole = moved.to_integral_value()
    return Quantity(Decimal(int(whole)) if moved == whole else moved, quantity.bound)


def share_of_count(value: CellValue) -> CellError:
    """What is wrong with a percentage where something is counted."""
    return CellError(
        f"“{shown(value)}” là tỷ lệ phần trăm, ô này cần số đếm", "ghi số đếm vào ô này"
    )


def read_day(value: CellValue) -> date:
    """A date cell, or a date as text (15/3/2022)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    todo = "ghi ngày dạng 15/3/2022"
    try:
        return parse_date(read_text(value))
    except ValueError as error:
        raise CellError(str(error), todo) from None


def read_hour(value: CellValue) -> time:
    """A time cell, or an hour as text (17h, 17h30, 17:00)."""
    if isinstance(value, time):
        return value
    match = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match:
            return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        pass
    raise CellError(f"“{value}” không phải giờ trong ngày", "ghi giờ dạng 17:00 hoặc 17h")


def read_yes_no(value: CellValue) -> bool:
    """Có or Không."""
    answer = fold_text(read_text(value))
    if answer not in (fold_text(YES), fold_text(NO)):
        raise CellError(f"“{read_text(value)}” không phải {YES} hay {NO}", f"ghi {YES} hoặc {NO}")
    return answer == fold_text(YES)


class Comma(Enum):
    """What a comma before three digits is."""

    THOUSANDS = "thousands"
    DECIMALS = "decimals"
    UNCLEAR = "unclear"


def may_part_thousands(text: str) -> bool:
    """Whether a text has a comma before exactly three digits: "12,000", "trên 1,234,567"."""
    return bool(_GROUPS.search(text))


def comma_of(texts: Iterable[str], *, is_count: bool) -> Comma:
    """What the commas of a column's texts are.

    A count has no decimals, so "3,456" people can only be 3456, unless other texts of the column
    part thousands by dots or have decimals behind a comma. "12,000" says nothing by itself.
    """
    every = list(texts)
    groups = [match[1] for text in every for match in _GROUPS.finditer(text)]
    if _is_english(every, groups):
        return Comma.THOUSANDS
    if any(_DECIMALS.search(text) or _DOTS.search(text) for text in every):
        return Comma.UNCLEAR if is_count else Comma.DECIMALS
    is_whole = any(group.strip(",0") for group in groups)
    return Comma.THOUSANDS if is_count and is_whole else Comma.UNCLEAR


def _is_english(texts: Collection[str], groups: Collection[str]) -> bool:
    """Whether "1,234,567" or "1,234.5" stands among the texts."""
    longer = any(len(group) > len(",000") for group in groups)
    return longer or any(_DOTS_AS_ENGLISH_DECIMALS.search(text) for text in texts)
