"""The look of the workbooks that baocao makes: fonts, widths, headers, number formats.

Puts values into cells; knows nothing of submissions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from baocao.core.vietnamese.numbers import decimals_of
from baocao.submissions.workbooks.layout import SheetColumn

HEADER_COLOUR = "#DCE6F1"

Cell = str | Decimal | date | time | None


class WorkbookPage:
    """Puts lines and tables on the sheets of one XlsxWriter workbook, in one look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[str, Any] = {}
        self._sheet: Any = None
        self._next_row = 0
        book.formats[0].set_font_name("Times New Roman")

    def lines(self, name: str, title: str, lines: Sequence[tuple[str, Cell]]) -> None:
        """A sheet with a title and lines of label and value."""
        self._start(name)
        self._sheet.set_column(0, 0, 24)
        self._sheet.set_column(1, 2, 44)
        self._sheet.set_column(3, 3, 90)
        self._sheet.write_string(0, 0, title, self._format(bold=True, font_size=14))
        for row, (label, value) in enumerate(lines, start=2):
            self._sheet.write_string(row, 0, label, self._format(bold=True))
            self._write(row, 1, value)
        self._next_row = len(lines) + 3

    def table_below(
        self, title: str, columns: Sequence[SheetColumn], rows: Sequence[Mapping[str, Cell]]
    ) -> None:
        """A titled table under the lines of the same sheet."""
        self._sheet.write_string(self._next_row, 0, title, self._format(bold=True))
        self._table(self._next_row + 1, columns, rows)

    def table(
        self, name: str, columns: Sequence[SheetColumn], rows: Sequence[Mapping[str, Cell]]
    ) -> None:
        """A sheet with one table, its header in the first row."""
        self._start(name)
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
        self._table(0, columns, rows)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        self._sheet.repeat_rows(0)

    def _start(self, name: str) -> None:
        self._sheet = self._book.add_worksheet(name)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)

    def _table(
        self, top: int, columns: Sequence[SheetColumn], rows: Sequence[Mapping[str, Cell]]
    ) -> None:
        header = self._format(bold=True, border=1, text_wrap=True, bg_color=HEADER_COLOUR)
        for place, column in enumerate(columns):
            self._sheet.write_string(top, place, column.header, header)
        for index, row in enumerate(rows, start=top + 1):
            for place, column in enumerate(columns):
                self._write(index, place, row.get(column.id))

    def _write(self, row: int, place: int, value: Cell) -> None:
        if isinstance(value, str) and value:
            # Never as a formula or a link, whatever it begins with.
            self._sheet.write_string(row, place, value, self._format())
        elif isinstance(value, Decimal):
            self._sheet.write_number(
                row, place, value, self._format(num_format=number_format(decimals_of(value)))
            )
        elif isinstance(value, date):
            self._sheet.write_datetime(row, place, value, self._format(num_format="dd/mm/yyyy"))
        elif isinstance(value, time):
            self._sheet.write_datetime(row, place, value, self._format(num_format="hh:mm"))

    def _format(self, **properties: Any) -> Any:
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            look = {"font_name": "Times New Roman", "valign": "top", "align": "left"}
            if str(properties.get("num_format", "")).startswith("#"):
                look["align"] = "right"
            self._formats[key] = self._book.add_format(look | properties)
        return self._formats[key]


def number_format(decimals: int) -> str:
    """Excel's format of a number: thousands grouped, with so many decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")
