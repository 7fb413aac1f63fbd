"""What may be typed into an input: limits with a Vietnamese message, and lists to choose from.

A limit of counts and dates is firm; one of rates only asks, as a rate above 100% may be true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs

from baocao.definitions.indicators.model import DataElement
from baocao.submissions.forms.words import FormTexts
from baocao.submissions.workbooks.form_map import LIST_SHEET

EARLIEST = date(2020, 1, 1)
LATEST = date(2100, 1, 1)

Range = tuple[int, int, int, int]


class FormLimits:
    """The limits of one workbook, in its words; lists go to a hidden sheet at its end."""

    def __init__(self, texts: FormTexts) -> None:
        self._texts = texts
        self._lists: list[tuple[str, ...]] = []

    def number(self, sheet: Any, area: Range, element: DataElement) -> None:
        """Whole numbers, amounts or rates, as the element has them."""
        if element.is_rate:
            limit = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            self._limit(sheet, area, self._texts.wrong_rate, limit | {"error_type": "warning"})
        elif element.decimals is None:
            limit = {"validate": "integer", "criteria": ">=", "value": 0}
            self._limit(sheet, area, self._texts.wrong_count, limit)
        else:
            limit = {"validate": "decimal", "criteria": ">=", "value": 0}
            self._limit(sheet, area, self._texts.wrong_amount, limit)

    def day(self, sheet: Any, area: Range) -> None:
        limit = {"criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        self._limit(sheet, area, self._texts.wrong_date, {"validate": "date", **limit})

    def choice(self, sheet: Any, area: Range, choices: Sequence[str]) -> None:
        limit = {"validate": "list", "source": f"={self.list_range(choices)}"}
        self._limit(sheet, area, self._texts.wrong_choice, limit)

    def list_range(self, choices: Sequence[str]) -> str:
        """Where a list will stand; a list asked for twice is written once."""
        key = tuple(choices)
        if key not in self._lists:
            self._lists.append(key)
        column = self._lists.index(key)
        return f"{LIST_SHEET}!{xl_range_abs(0, column, len(key) - 1, column)}"

    def write_lists(self, book: Any) -> None:
        """Add the hidden sheet with every list that was asked for."""
        sheet = book.add_worksheet(LIST_SHEET)
        sheet.very_hidden()
        for column, choices in enumerate(self._lists):
            for row, choice in enumerate(choices):
                sheet.write_string(row, column, choice)

    def _limit(self, sheet: Any, area: Range, message: str, limit: Mapping[str, Any]) -> None:
        told = {"error_title": self._texts.wrong, "error_message": message}
        sheet.data_validation(*area, {**limit, **told})
