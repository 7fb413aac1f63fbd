"""The look of a form: fonts, colours, borders, number formats, limits on what may be typed; paper,
heading and protection of its sheets, heights of its rows.

Puts single values into cells; knows nothing of tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from baocao.submissions.forms.words import FormTexts

FONT = "Times New Roman"
INPUT, HEADER, PREVIOUS, SUM = "#FFF9DB", "#DCE6F1", "#F2F2F2", "#EAF1E4"
DOUBT, DOUBT_TEXT = "#F8B4AC", "#B00020"
SYNTHETIC_TEXT = "#7030A0"
DAY = "dd/mm/yyyy"
BLOCKED_PATTERN = 14  # light diagonal stripes: there is no such figure

BASE: Mapping[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
BOXED: Mapping[str, Any] = {**BASE, "border": 1, "border_color": "#8C8C8C"}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {**BASE, "bold": True, "font_size": 14},
    "heading": {**BASE, "bold": True},
    "plain": BASE,
    "legend": {**BASE, "italic": True, "font_color": "#595959"},
    "caption": {**BASE, "bold": True, "font_size": 12, "font_color": "#1F3864"},
    "header": {**BOXED, "bold": True, "bg_color": HEADER, "align": "center", "text_wrap": True},
    "small_header": {
        **BOXED,
        "bg_color": HEADER,
        "align": "center",
        "font_size": 9,
        "italic": True,
        "text_wrap": True,
    },
    "number": {**BOXED, "align": "center"},
    "label": {**BOXED, "text_wrap": True, "indent": 1},
    "total_label": {**BOXED, "bold": True, "bg_color": SUM, "indent": 1},
    "sum": {**BOXED, "bg_color": SUM, "italic": True, "align": "right"},
    "note_label": {**BOXED, "italic": True, "font_size": 10, "indent": 1},
    "check": {**BOXED, "font_size": 9, "font_color": DOUBT_TEXT, "text_wrap": True},
    "came": {**BOXED, "bg_color": SUM, "align": "right"},
    "previous": {**BOXED, "bg_color": PREVIOUS, "italic": True, "align": "right", "font_size": 10},
    "previous_synthetic": {
        **BOXED,
        "bg_color": PREVIOUS,
        "italic": True,
        "align": "right",
        "font_size": 10,
        "font_color": SYNTHETIC_TEXT,  # its column's heading says what it is
    },
    "previous_text": {**BOXED, "bg_color": PREVIOUS, "italic": True, "text_wrap": True},
    "blocked": {**BOXED, "pattern": BLOCKED_PATTERN, "fg_color": "#BFBFBF"},
    "text": {**BOXED, "bg_color": INPUT, "text_wrap": True, "locked": False, "font_size": 10},
    "date": {
        **BOXED,
        "bg_color": INPUT,
        "locked": False,
        "num_format": DAY,
        "align": "center",
    },
    "value": {**BOXED, "bg_color": INPUT, "locked": False, "align": "right"},
    "doubt": {"bg_color": DOUBT, "font_color": DOUBT_TEXT},
}
LINE_HEIGHT = 18
AREA_HEIGHT = 23
TEXT_HEIGHT = 46
HEADING_LINE = 15
A4 = 9
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
HEADING_ROWS = 3


class SheetLook:
    """The formats of one workbook, made once each, and how values are put into its cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[str, Any] = {}
        book.formats[0].set_font_name(FONT)

    def style(self, name: str, **more: Any) -> Any:
        """A named style, with what a cell has besides."""
        key = name + repr(sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**STYLES[name], **more})
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, style: str) -> None:
        """Text, never a formula or a link, whatever it begins with."""
        if text:
            sheet.write_string(row, column, text, self.style(style))
        else:
            sheet.write_blank(row, column, None, self.style(style))

    def merged(self, sheet: Any, area: tuple[int, int, int, int], text: str, style: str) -> None:
        """Text over first row, first column, last row, last column; one cell is not merged."""
        if area[:2] == area[2:]:
            self.text(sheet, *area[:2], text, style)
        else:
            sheet.merge_range(*area, "", self.style(style))
            self.text(sheet, *area[:2], text, style)

    def day(self, sheet: Any, row: int, column: int, day: date | None, style: str) -> None:
        if day is None:
            self.text(sheet, row, column, "", style)
        else:
            sheet.write_datetime(row, column, day, self.style(style, num_format=DAY))


def start_sheet(book: Any, name: str, widths: Mapping[int, float]) -> Any:
    """A protected landscape sheet, as wide as one page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect("", ALLOWED)
    for column, width in widths.items():
        sheet.set_column(column, column, width)
    return sheet


def write_heading(
    sheet: Any, look: SheetLook, texts: FormTexts, lines: tuple[str, str, str], column: int = 1
) -> None:
    """Title, whom it is for, how to fill it in; repeated on each printed page."""
    for row, (line, style) in enumerate(zip(lines, ("title", "heading", "legend"), strict=True)):
        look.text(sheet, row, column, line, style)
    sheet.repeat_rows(0, HEADING_ROWS)
    sheet.set_footer(f"&R{texts.footer}")
