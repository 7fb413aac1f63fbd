"""One sheet being written: cells by their kind, column widths, printing on A4.

Text is always written as text: what begins with "=", "+", "-" or "@" is never a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from baocao.document.blocks import Align
from baocao.output.workbook.values import WrittenValue

A4 = 9
FONT = "Times New Roman"
MARGIN_INCHES = 0.6
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}

TITLE: Mapping[str, Any] = {"bold": True, "font_size": 14}
NOTE: Mapping[str, Any] = {"italic": True, "text_wrap": True, "valign": "top"}
_GRID: Mapping[str, Any] = {"border": 1, "text_wrap": True, "valign": "vcenter"}
HEAD: Mapping[str, Any] = {**_GRID, "bold": True, "align": "center", "bg_color": "#E7E6E6"}


LIST: Mapping[str, Any] = {"border": 1}  # one line, however long
_LINE_POINTS = 16.0
_USED = 0.85  # of a column's width, before a word has to go to the next line


def lines_in(words: str, width: float) -> int:
    """About how many lines `words` take in a column of `width` characters."""
    return sum(max(ceil(len(part) / (width * _USED)), 1) for part in words.split("\n"))


def body(align: Align, *, bold: bool = False, fill: str = "") -> dict[str, Any]:
    """The look of a cell in a table's body; `fill` is its colour in hexadecimal."""
    shaded = {"bg_color": f"#{fill}"} if fill else {}
    return {**_GRID, "align": _ALIGN[align], "bold": bold, **shaded}


@dataclass
class Looks:
    """The workbook's formats, each made once: Excel allows 64.000, and opening gets slow."""

    book: xlsxwriter.Workbook
    _known: dict[tuple[Any, ...], Format] = field(default_factory=dict)

    def get(self, look: Mapping[str, Any], number_format: str = "") -> Format:
        key = (*look.items(), number_format)
        if key not in self._known:
            wanted = {"font_name": FONT, "font_size": 12, **look, "num_format": number_format}
            self._known[key] = self.book.add_format(wanted)
        return self._known[key]


@dataclass
class FormattedSheet:
    """A worksheet with the formats of its book."""

    page: Worksheet
    looks: Looks

    def write(self, row: int, column: int, value: WrittenValue, look: Mapping[str, Any]) -> None:
        """Write a cell by its kind."""
        format_ = self.looks.get(look, value.format)
        match value.content:
            case Decimal():
                self.page.write_number(row, column, float(value.content), format_)
            case date():
                self.page.write_datetime(row, column, value.content, format_)
            case "":
                self.page.write_blank(row, column, None, format_)
            case str():
                self.page.write_string(row, column, value.content, format_)

    def text(self, row: int, column: int, words: str, look: Mapping[str, Any]) -> None:
        self.write(row, column, WrittenValue(words), look)

    def height(self, row: int, lines: int) -> None:
        """Make a row as high as so many lines; programs do not agree on doing it themselves."""
        self.page.set_row(row, _LINE_POINTS * lines + 1)

    def across(self, row: int, columns: tuple[int, int], words: str, look: Any) -> None:
        """Write over several columns of a row; one column needs no merging."""
        first, last = columns
        if first == last:
            self.text(row, first, words, look)
            return
        format_ = self.looks.get(look)
        self.page.merge_range(row, first, row, last, "", format_)
        self.page.write_string(row, first, words, format_)

    def down(self, rows: tuple[int, int], column: int, words: str, look: Any) -> None:
        """Write over several rows of a column."""
        format_ = self.looks.get(look)
        self.page.merge_range(rows[0], column, rows[1], column, "", format_)
        self.page.write_string(rows[0], column, words, format_)

    def set_up(self, head: tuple[int, int], widths: Sequence[float], *, landscape: bool) -> None:
        """Freeze and repeat the head's rows (first and last), fit the columns on the paper."""
        first, last = head
        self.page.freeze_panes(last + 1, 0)
        self.page.repeat_rows(first, last)
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)
        self.page.set_paper(A4)
        self.page.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer(f'&C&"{FONT}"&12&P/&N')
        if landscape:
            self.page.set_landscape()
