"""Spaces that must not break and the punctuation of lists: the last touch on words.

A figure's own text is never touched: it prints as it stands in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from baocao.core.vietnamese.labels import Labels

NBSP = "\N{NO-BREAK SPACE}"
HYPHEN = "\N{NON-BREAKING HYPHEN}"

_LABELS = "quý|tuần|Điều|điều|khoản|điểm|Mục|Bảng|Hình|Phụ lục"
_UNITS = (
    "người|ca|trường hợp|liều|giường|xã|huyện|tỉnh|đơn vị|cơ sở|điểm|ngày|tháng|tuổi|"
    "mẫu|trường|bệnh viện|chỉ tiêu|nhiệm vụ|đội|tổ"
)
_NUMBER = r"(?<![\w/-])\d[\d.,/]*"  # not that of "COVID-19"
_CELL_UNIT = re.compile(rf"^ (?=(?:{_UNITS})\b(?!/))")  # "ca/100.000 dân" takes a line of its own
_CELL_WORD = re.compile(r"^(\w+) $")
_DAY_AND_MONTH = re.compile(r"(?<=\d) tháng (?=\d)")
_WITHIN_NAME = re.compile(r"(?<!\w)([A-ZĐ]\w*)-(?=\d)")  # "COVID-19", "SARS-CoV-2"


@lru_cache
def _label(labels: Labels, after: str) -> re.Pattern[str]:
    """A label of all texts, or one of `labels`, with the space that `after` follows."""
    own = "".join(f"|{re.escape(label)}" for label in sorted(labels))
    return re.compile(rf"(?<!\w)({_LABELS}{own}) {after}")


@lru_cache
def _unit(labels: Labels, before: str) -> re.Pattern[str]:
    """The space after `before` and before a unit, or before one of `labels`: "2 mũi"."""
    own = "".join(f"|{re.escape(label)}" for label in sorted(labels))
    return re.compile(rf"({before}) (?=(?:{_UNITS}{own})\b)")


def bind(text: str, labels: Labels = frozenset()) -> str:
    """Join with no-break spaces what a line may not part: a number and its unit or label, day and
    month of a date.

    No more than that: a justified line before a long piece is torn. `labels` are those of the
    names in the text: "mũi" of "mũi 3".
    """
    text = _DAY_AND_MONTH.sub(f"{NBSP}tháng{NBSP}", text)
    text = _unit(labels, _NUMBER).sub(rf"\1{NBSP}", text)
    return _label(labels, r"(?=\d|[IVX]+\b)").sub(rf"\1{NBSP}", text)


def hold_hyphens(text: str) -> str:
    """Put `HYPHEN`, where no line ends, for the hyphen before the number of a name."""
    return _WITHIN_NAME.sub(rf"\1{HYPHEN}", text) if "-" in text else text


def bind_unit(text: str, labels: Labels = frozenset()) -> str:
    """Bind words that follow a figure: a unit at their start stays beside it."""
    return _unit(labels, "^").sub(rf"\1{NBSP}", text)


def bind_cell_unit(text: str) -> str:
    """As `bind_unit`, in a narrow cell: a long unit may stand below its figure."""
    return _CELL_UNIT.sub(NBSP, text)


def bind_cell_word(text: str) -> str:
    """Bind a single word that begins a cell to the figure behind it: "tăng 16,04"."""
    return _CELL_WORD.sub(rf"\1{NBSP}", text)


def bind_label(text: str, labels: Labels = frozenset()) -> str:
    """Bind words before a figure: a label at their end stays beside it."""
    return _label(labels, "$").sub(rf"\1{NBSP}", text)


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
