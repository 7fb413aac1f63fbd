"""One theme's sheet of a form: its tables one below the other, each with its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import Any

from baocao.submissions.forms.checks import doubts
from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    FIRST_INPUT,
    KEY_COLUMN,
    NUMBER_COLUMN,
    FormGrid,
    Pen,
    grids,
    subject,
)
from baocao.submissions.forms.look import (
    AREA_HEIGHT,
    HEADING_LINE,
    HEADING_ROWS,
    LINE_HEIGHT,
    TEXT_HEIGHT,
    start_sheet,
    write_heading,
)
from baocao.submissions.forms.model import FormColumn, ThemeSheet
from baocao.submissions.forms.table_body import TableBody
from baocao.submissions.workbooks.form_map import FormCell

PAGE_WIDTH, PAGE_HEIGHT = 784, 516
HEADING = 4 * LINE_HEIGHT
LEAST_SCALE = 0.42  # by heights that are a third too much: real letters are 6 points or more
CHARACTER = 5.7
HEADER_HEIGHT = 34
WIDTHS = {NUMBER_COLUMN: 5, AREA_COLUMN: 23, CHECK_COLUMN: 25}


def page_breaks(tables: Sequence[FormGrid], widths: Mapping[int, float]) -> list[int]:
    """The rows of tables that begin a new page; a table too high for a page begins one."""
    scale = min(1.0, PAGE_WIDTH / (CHARACTER * sum(widths.values())))
    page = PAGE_HEIGHT / scale - HEADING
    breaks: list[int] = []
    used = 0.0
    for grid in tables:
        height = _height(grid)
        if used and used + height > page:
            breaks.append(grid.top)
            used = 0.0
        used += height
    return breaks


def _fits_one_page(tables: Sequence[FormGrid], widths: Mapping[int, float]) -> bool:
    """Whether a unit's theme can be read on one page, its letters as large as on a wide one."""
    if any(len(grid.table.areas) > 1 for grid in tables):
        return False
    wide = PAGE_WIDTH / (CHARACTER * sum(widths.values()))
    high = PAGE_HEIGHT / (HEADING + sum(map(_height, tables)))
    return high >= min(wide, LEAST_SCALE)


def _height(grid: FormGrid) -> float:
    areas = AREA_HEIGHT * len(grid.table.areas)
    notes = LINE_HEIGHT + (2 * TEXT_HEIGHT if grid.table.has_denominators else 0)
    lines = LINE_HEIGHT * (grid.first_note - grid.last_area - 1 + 3)
    return lines + HEADER_HEIGHT * grid.depth + areas + notes


def write_theme(theme: ThemeSheet, heading: str, pen: Pen) -> Iterator[FormCell]:
    """Write the sheet of a theme; what it gives are the sheet's inputs."""
    tables = grids(theme)
    widths = {**WIDTHS, **_input_widths(tables)}
    sheet = start_sheet(pen.book, theme.name, widths)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, None, None, {"hidden": True})
    lines = (theme.title.upper(), heading, pen.words.texts.legend)
    write_heading(sheet, pen.look, pen.words.texts, lines)
    sheet.freeze_panes(HEADING_ROWS, FIRST_INPUT)
    if _fits_one_page(tables, widths):
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_h_pagebreaks(page_breaks(tables, widths))
    found = doubts(tables, pen.rules, pen.catalogue)
    for grid in tables:
        TableHead(sheet, grid, pen).write()
        own = tuple(doubt for doubt in found if doubt.spot.grid == grid)
        yield from TableBody(sheet, grid, own, pen).write()


def _input_widths(tables: tuple[FormGrid, ...]) -> dict[int, float]:
    """Columns of last period's values are narrow; all tables of a sheet have them, or none."""
    last = max(grid.last_column for grid in tables)
    widths: dict[int, float] = dict.fromkeys(range(FIRST_INPUT, last + 1), INPUT_WIDTH)
    if tables[0].step == 2:
        widths |= dict.fromkeys(range(FIRST_INPUT + 1, last + 1, 2), PREVIOUS_WIDTH)
    return widths


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
