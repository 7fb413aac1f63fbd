"""The headings of one table of a form: title, hidden keys, merged group and dose headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil
from typing import Any

from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    NUMBER_COLUMN,
    FormGrid,
    subject,
)
from baocao.submissions.forms.heights import HEADING_LINE
from baocao.submissions.forms.model import FormColumn
from baocao.submissions.forms.pen import Pen

INPUT_WIDTH, PREVIOUS_WIDTH = 11, 8.5


class TableHead:
    """Writes the headings of a table; its inputs are not dealt with here."""

    def __init__(self, sheet: Any, grid: FormGrid, pen: Pen) -> None:
        self._sheet = sheet
        self._grid = grid
        self._look = pen.look
        self._texts = pen.words.texts
        self._earlier = pen.form.earlier
        self._lines = [1] * grid.depth

    def write(self) -> None:
        grid = self._grid
        self._look.text(self._sheet, grid.top, NUMBER_COLUMN, grid.table.title, "caption")
        self._keys()
        self._corner()
        self._level(grid.table.columns, 0)
        for level, lines in enumerate(self._lines):
            self._sheet.set_row(grid.header_row + level, HEADING_LINE * lines + 3)
        if grid.table.has_previous:
            self._periods()

    def _keys(self) -> None:
        for column in self._grid.table.columns:
            place = self._grid.place(column)
            key = self._grid.column_key(column)
            self._look.text(self._sheet, self._grid.key_row, place, key, "plain")
        self._sheet.set_row(self._grid.key_row, None, None, {"hidden": True})

    def _corner(self) -> None:
        last = self._grid.first_area - 1
        texts = self._texts.number, self._texts.area, self._texts.check
        places = NUMBER_COLUMN, AREA_COLUMN, CHECK_COLUMN
        for place, text in zip(places, texts, strict=True):
            area = (self._grid.header_row, place, last, place)
            self._look.merged(self._sheet, area, text, "header")

    def _level(self, columns: Sequence[FormColumn], level: int) -> None:
        """One row of headings: neighbours with the same one share it."""
        row = self._grid.header_row + level
        for title, group in groupby(columns, key=lambda column: column.titles[level]):
            below = list(group)
            deeper = len(below[0].titles) > level + 1
            bottom = row if deeper else self._grid.header_row + self._grid.depth - 1
            first = self._grid.place(below[0])
            last = self._grid.place(below[-1]) + self._grid.step - 1
            self._look.merged(self._sheet, (row, first, bottom, last), title, "header")
            self._lines[level] = max(self._lines[level], self._share(title, below, bottom - row))
            if deeper:
                self._level(below, level + 1)

    def _share(self, title: str, below: Sequence[FormColumn], rows_below: int) -> int:
        """How many lines a title needs in each of the rows that it spans."""
        width = INPUT_WIDTH + (PREVIOUS_WIDTH if self._grid.step == 2 else 0)
        lines = ceil(1.15 * len(title) / (width * len(below)))
        return ceil(lines / (rows_below + 1))

    def _periods(self) -> None:
        row = self._grid.first_area - 1
        for column in self._grid.table.columns:
            place = self._grid.place(column)
            before = self._previous(column)
            self._look.text(self._sheet, row, place, self._texts.current, "small_header")
            self._look.text(self._sheet, row, place + 1, before, "small_header")
            if before == self._texts.previous_synthetic:
                self._sheet.set_row(row, 2 * HEADING_LINE)

    def _previous(self, column: FormColumn) -> str:
        """The heading of last period's values; it says so where any of them is synthetic."""
        found = (self._earlier.values.get(subject(column, a)) for a in self._grid.table.areas)
        synthetic = any(said and self._earlier.is_synthetic(said) for said in found)
        return self._texts.previous_synthetic if synthetic else self._texts.previous
