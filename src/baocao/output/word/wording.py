"""Spaces that must not break and the punctuation of lists: the last touch on words.

A figure's own text is never touched: it prints as it stands in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NBSP = "\N{NO-BREAK SPACE}"
_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ROMAN = (*_ONES, *(f"X{numeral}" for numeral in _ONES))  # up to twenty

_LABELS = "ngày|tháng|năm|quý|tuần|mũi|số|Số|Điều|điều|khoản|điểm|mục|Mục|Bảng|Hình|Phụ lục"
_UNITS = (
    "người|ca|trường hợp|liều|mũi|giường|xã|huyện|tỉnh|đơn vị|cơ sở|điểm|ngày|tháng|tuổi|"
    "mẫu|trường|bệnh viện|chỉ tiêu|nhiệm vụ|đội|tổ"
)
_AFTER_LABEL = re.compile(rf"(?<!\w)({_LABELS}) (?=\d|[IVX]+\b)")
_TRAILING_LABEL = re.compile(rf"(?<!\w)({_LABELS}) $")
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)")
_LEADING_UNIT = re.compile(rf"^ (?=(?:{_UNITS})\b)")
_CELL_UNIT = re.compile(rf"^ (?=(?:{_UNITS})\b(?!/))")  # "ca/100.000 dân" takes a line of its own
_DATE = re.compile(r"(?<=\d) (?=(?:tháng|năm)[ \u00a0]\d)")


def bind(text: str) -> str:
    """Join with no-break spaces what a line may not part: dates, numbers with units or labels."""
    for pattern in (_DATE, _BEFORE_UNIT):
        text = pattern.sub(NBSP, text)
    return _AFTER_LABEL.sub(rf"\1{NBSP}", text)


def bind_unit(text: str) -> str:
    """Bind words that follow a figure: a unit at their start stays beside it."""
    return _LEADING_UNIT.sub(NBSP, text)


def bind_cell_unit(text: str) -> str:
    """As `bind_unit`, in a narrow cell: a long unit may stand below its figure."""
    return _CELL_UNIT.sub(NBSP, text)


def bind_label(text: str) -> str:
    """Bind words before a figure: a label at their end stays beside it."""
    return _TRAILING_LABEL.sub(rf"\1{NBSP}", text)


def as_list(items: Sequence[str]) -> list[str]:
    """End each item with ";" and the last with ".", whatever it ended with."""
    bare = [bare_item(item) for item in items]
    return [f"{item};" for item in bare[:-1]] + [f"{item}." for item in bare[-1:]]


def as_dashes(items: Sequence[str]) -> list[str]:
    """As `as_list`, each item after a dash."""
    return [f"- {item}" for item in as_list(items)]


def bare_item(item: str) -> str:
    """Take dash and end mark off an item of a list."""
    return item.strip().removeprefix("- ").rstrip(";.")
