"""What all sheets of a form share: heading, paper, protection, frozen panes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baocao.submissions.forms.look import SheetLook
from baocao.submissions.forms.words import FormTexts

A4 = 9
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
HEADING_ROWS = 3


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
