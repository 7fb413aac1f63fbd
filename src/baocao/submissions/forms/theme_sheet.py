"""One theme's sheet of a form: its tables one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.submissions.forms.checks import doubts
from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    FIRST_INPUT,
    KEY_COLUMN,
    NUMBER_COLUMN,
    Grid,
    grids,
)
from baocao.submissions.forms.model import ThemeSheet
from baocao.submissions.forms.page import HEADING_ROWS, start_sheet, write_heading
from baocao.submissions.forms.paging import page_breaks
from baocao.submissions.forms.pen import Pen
from baocao.submissions.forms.table_body import TableBody
from baocao.submissions.forms.table_head import INPUT_WIDTH, PREVIOUS_WIDTH, TableHead
from baocao.submissions.workbooks.form_map import FormCell

WIDTHS = {NUMBER_COLUMN: 5, AREA_COLUMN: 23, CHECK_COLUMN: 25}


def write_theme(theme: ThemeSheet, heading: str, pen: Pen) -> Iterator[FormCell]:
    """Write the sheet of a theme; what it gives are the sheet's inputs."""
    tables = grids(theme)
    widths = {**WIDTHS, **_input_widths(tables)}
    sheet = start_sheet(pen.book, theme.name, widths)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, None, None, {"hidden": True})
    lines = (theme.title.upper(), heading, pen.words.texts.legend)
    write_heading(sheet, pen.look, pen.words.texts, lines)
    sheet.freeze_panes(HEADING_ROWS, FIRST_INPUT)
    sheet.set_h_pagebreaks(page_breaks(tables, widths))
    found = doubts(tables, pen.rules, pen.catalogue)
    for grid in tables:
        TableHead(sheet, grid, pen.look, pen.words.texts).write()
        own = tuple(doubt for doubt in found if doubt.spot.grid == grid)
        yield from TableBody(sheet, grid, own, pen).write()


def _input_widths(tables: tuple[Grid, ...]) -> dict[int, float]:
    """Columns of last period's values are narrow; all tables of a sheet have them, or none."""
    last = max(grid.last_column for grid in tables)
    widths: dict[int, float] = dict.fromkeys(range(FIRST_INPUT, last + 1), INPUT_WIDTH)
    if tables[0].step == 2:
        widths |= dict.fromkeys(range(FIRST_INPUT + 1, last + 1, 2), PREVIOUS_WIDTH)
    return widths
