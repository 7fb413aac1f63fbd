"""What a cell of the workbook holds: a number with its format, a date, or text.

A number is the one that the report prints, so that the workbook never rounds where the
report did not; its exact value stands in the sheet of sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import parse_date
from baocao.core.vietnamese.numbers import parse_number
from baocao.document.blocks import FigureText, Inline
from baocao.document.contents import text_of
from baocao.results.ledger.model import Figure
from baocao.submissions.workbooks.page import number_format

DATE_FORMAT = "dd/mm/yyyy"
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_PLAIN_NUMBER = re.compile(r"[1-9]\d{0,3}")


@dataclass(frozen=True)
class WrittenValue:
    """A cell's content; `format` is Excel's number format, empty for text."""

    content: str | Decimal | date
    format: str = ""

    @property
    def printed(self) -> str:
        """About what a reader sees, for the width of the column."""
        if isinstance(self.content, Decimal):
            return f"{self.content:,}" + self.format.partition('"')[2]
        return str(self.content)


def value_of(cell: Sequence[Inline]) -> WrittenValue:
    """One exact figure, whatever words follow it, is a number; anything else is text."""
    text = text_of(cell)
    first = cell[0] if cell else None
    if isinstance(first, FigureText) and not any(isinstance(i, FigureText) for i in cell[1:]):
        suffix = text.removeprefix(first.figure.text)
        return number_of(first.figure, suffix) or WrittenValue(text)
    if _PLAIN_NUMBER.fullmatch(text):
        return WrittenValue(Decimal(text), "0")
    return (
        WrittenValue(parse_date(text), DATE_FORMAT) if _DATE.fullmatch(text) else WrittenValue(text)
    )


def number_of(figure: Figure, suffix: str = "") -> WrittenValue | None:
    """The printed figure as a number, `suffix` in its format; None for a bound."""
    return _number(figure.text, figure.unit, suffix)


@lru_cache(maxsize=2**14)  # many cells print the same small counts
def _number(printed: str, unit: str, suffix: str) -> WrittenValue | None:
    try:
        quantity = parse_number(printed)
    except ValueError:
        return None
    if not quantity.is_exact:
        return None
    format_ = number_format(_decimals(printed))
    value = quantity.value
    if printed.endswith("%") and unit == Unit.PERCENT.value:
        value, format_ = value / 100, f"{format_}%"
    quoted = suffix.replace('"', "")
    return WrittenValue(value, f'{format_}"{quoted}"' if quoted else format_)


def _decimals(text: str) -> int:
    """How many decimals are printed: 2 in "83,15%"."""
    return len(re.sub(r"\D", "", text.partition(",")[2]))
