"""The first sheet of a form: who reports what, how to fill in, reasons for warnings."""

from __future__ import annotations

from datetime import date
from typing import Any

from baocao.core.rules import Severity
from baocao.submissions.forms.look import LINE_HEIGHT, start_sheet
from baocao.submissions.forms.pen import Pen
from baocao.submissions.workbooks import layout

OPEN_LINES = ("unit_name", "as_of", "prepared_by", "synthetic", "origin")
REASONS = 15  # rows for reasons
FIRST_LINE = 2


def write_info(heading: str, theme_names: tuple[str, ...], pen: Pen) -> None:
    """Write the sheet "Thông tin"; reasons may name any of `theme_names`."""
    texts = pen.words.texts
    sheet = start_sheet(pen.book, layout.METADATA_SHEET, {0: 30, 1: 44, 2: 12, 3: 90})
    sheet.set_footer(f"&R{texts.footer}")
    pen.look.text(sheet, 0, 0, pen.words.title, "title")
    pen.look.text(sheet, 1, 0, heading, "heading")
    row = _lines(sheet, pen)
    pen.look.text(sheet, row, 0, texts.instructions, "caption")
    for number, line in enumerate(pen.words.instructions, start=1):
        row += 1
        pen.look.text(sheet, row, 0, f"{number}. {line}", "plain")
    _reasons(sheet, pen, row + 2, theme_names)


def _lines(sheet: Any, pen: Pen) -> int:
    """The labelled lines; gives the row after a blank one below them."""
    values = _values(pen)
    for row, line in enumerate(layout.METADATA, start=FIRST_LINE):
        sheet.set_row(row, LINE_HEIGHT)
        pen.look.text(sheet, row, 0, line.header, "note_label")
        value = values[line.id]
        is_open = line.id in OPEN_LINES
        if isinstance(value, date):
            pen.look.day(sheet, row, 1, value, "date")
            pen.limits.day(sheet, (row, 1, row, 1))
        else:
            pen.look.text(sheet, row, 1, value, "text" if is_open else "label")
        if line.id == "synthetic":
            pen.limits.choice(sheet, (row, 1, row, 1), (layout.NO, layout.YES))
    return FIRST_LINE + len(layout.METADATA) + 1


def _values(pen: Pen) -> dict[str, str | date]:
    form = pen.form
    return {
        "unit_name": form.unit_name,
        "unit": form.audience.unit.code,
        "province": form.audience.province.name,
        "period": form.audience.period.key,
        "as_of": form.audience.period.cutoff,
        "prepared_by": "",
        "synthetic": layout.NO,
        "origin": "",
        "version": layout.FORM_SHEETS_VERSION,
    }


def _reasons(sheet: Any, pen: Pen, top: int, theme_names: tuple[str, ...]) -> None:
    """Empty rows for the reasons of confirmed warnings, to the end of the sheet."""
    pen.look.text(sheet, top, 0, pen.words.texts.confirmations, "caption")
    for place, column in enumerate(layout.CONFIRMATIONS):
        pen.look.text(sheet, top + 1, place, column.header, "header")
    first, last = top + 2, top + 1 + REASONS
    for row in range(first, last + 1):
        for place in range(len(layout.CONFIRMATIONS)):
            pen.look.text(sheet, row, place, "", "text")
    rules = [rule.called for rule in pen.rules if rule.severity is Severity.WARNING]
    pen.limits.choice(sheet, (first, 0, last, 0), rules)
    pen.limits.choice(sheet, (first, 1, last, 1), (*theme_names, layout.OTHER_SHEET))
