"""The sheet of tasks, and of targets that a document proves: one row each, by plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Any

from baocao.core.vietnamese.dates import short_date
from baocao.submissions.forms.grid import Pen
from baocao.submissions.forms.look import HEADING_LINE, start_sheet, write_heading
from baocao.submissions.forms.model import FormItem
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.layout import STATES

KEY_ROW, HEADER_ROW = 3, 4
WIDTHS = {1: 5, 2: 16, 3: 62, 4: 26, 5: 12, 6: 16, 7: 18, 8: 16, 9: 34, 10: 30}
INPUTS = {7: CellKind.STATE, 8: CellKind.DONE_ON, 9: CellKind.EVIDENCE, 10: CellKind.NOTE}


def write_tasks(heading: str, pen: Pen) -> Iterator[FormCell]:
    """Write the sheet of tasks; what it gives are its inputs."""
    texts = pen.words.texts
    sheet = start_sheet(pen.book, texts.tasks_sheet, WIDTHS)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    lines = (texts.tasks_sheet.upper(), heading, texts.tasks_legend)
    write_heading(sheet, pen.look, texts, lines)
    _head(sheet, pen)
    sheet.freeze_panes(HEADER_ROW + 1, 4)
    row = HEADER_ROW + 1
    for title, items in groupby(pen.form.items, key=lambda item: item.plan_title):
        pen.look.merged(sheet, (row, 1, row, max(WIDTHS)), title, "total_label")
        for number, item in enumerate(items, start=1):
            row += 1
            yield from _ItemRow(sheet, pen, row, item).write(number)
        row += 1


def _head(sheet: Any, pen: Pen) -> None:
    texts = pen.words.texts
    for place, kind in INPUTS.items():
        pen.look.text(sheet, KEY_ROW, place, _column_key(kind), "plain")
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})
    headers = (
        *(texts.number, texts.clause, texts.content, texts.lead, texts.due),
        *(texts.previous, texts.state, texts.done_on, texts.evidence, texts.note),
    )
    for place, header in enumerate(headers, start=1):
        pen.look.text(sheet, HEADER_ROW, place, header, "header")
    sheet.set_row(HEADER_ROW, 2 * HEADING_LINE)
    sheet.repeat_rows(0, HEADER_ROW)


def _column_key(kind: CellKind) -> str:
    return f"/{kind.value}/"


@dataclass(frozen=True)
class _ItemRow:
    """One item's row."""

    sheet: Any
    pen: Pen
    row: int
    item: FormItem

    def write(self, number: int) -> Iterator[FormCell]:
        look, item = self.pen.look, self.item
        look.text(self.sheet, self.row, 0, self._key, "plain")
        look.text(self.sheet, self.row, 1, str(number), "number")
        due = short_date(item.due) if item.due else ""
        words = (item.clause, item.name, item.lead, due, self._state_before())
        styles = ("label", "label", "label", "number", "previous_text")
        for place, (text, style) in enumerate(zip(words, styles, strict=True), start=2):
            look.text(self.sheet, self.row, place, text, style)
        self.sheet.set_row(self.row, HEADING_LINE * self._lines() + 4)
        for place, kind in INPUTS.items():
            look.text(
                self.sheet, self.row, place, "", "date" if kind is CellKind.DONE_ON else "text"
            )
            yield self._cell(place, kind)
        self.pen.limits.choice(self.sheet, (self.row, 7, self.row, 7), tuple(STATES.values()))
        self.pen.limits.day(self.sheet, (self.row, 8, self.row, 8))

    @property
    def _key(self) -> str:
        return f"/{self.item.plan}/{self.item.id}"

    def _state_before(self) -> str:
        before = self.pen.form.earlier.progress.get((self.item.plan, self.item.id))
        if before is None:
            return ""
        pattern = self.pen.words.texts.synthetic
        words = STATES[before.state]
        return pattern.format(text=words) if self.pen.form.earlier.is_synthetic(before) else words

    def _lines(self) -> int:
        """Lines that the longest text of the row needs."""
        texts = {2: self.item.clause, 3: self.item.name, 4: self.item.lead}
        return max(ceil(1.1 * len(text) / WIDTHS[place]) or 1 for place, text in texts.items())

    def _cell(self, place: int, kind: CellKind) -> FormCell:
        return FormCell(
            sheet=self.sheet.get_name(),
            cell=cell_name(self.row, place),
            row=self._key,
            column=_column_key(kind),
            kind=kind,
            subject=self.item.plan,
            place=self.item.id,
        )
