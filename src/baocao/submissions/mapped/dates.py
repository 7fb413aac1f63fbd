"""The day that a workbook's own titles name: "Số liệu tính đến 17h ngày 14/9/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from baocao.submissions.workbooks.cells import clean_text
from baocao.submissions.workbooks.workbook import CellValue

TITLE_ROWS = 15

_DAY = re.compile(
    r"(?P<until>đến[^0-9]*(?:\d{1,2} ?(?:h|giờ) ?\d{0,2})?[^0-9]*?)?"
    r"(?:\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b)",
    re.IGNORECASE,
)


def day_in(value: CellValue) -> date | None:
    """The one day that a cell names; None where it names none or several."""
    days = days_in([value])
    return next(iter(days)) if len(days) == 1 else None


def days_in(values: Iterable[CellValue]) -> frozenset[date]:
    """The days that cells name: those after "đến" where there are such, else all."""
    until: set[date] = set()
    others: set[date] = set()
    for value in values:
        for day, is_until in _days(value):
            (until if is_until else others).add(day)
    return frozenset(until or others)


def _days(value: CellValue) -> Iterator[tuple[date, bool]]:
    if isinstance(value, datetime):
        yield value.date(), False
    elif isinstance(value, date):
        yield value, False
    elif isinstance(value, str):
        for match in _DAY.finditer(clean_text(value)):
            numbers = [int(group) for group in match.groups()[1:] if group]
            try:
                yield date(numbers[2], numbers[1], numbers[0]), bool(match["until"])
            except ValueError:
                continue  # no day of the calendar: a number of a document
