"""One theme's sheet of a form: its tables one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baocao.submissions.forms.checks import doubts
from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    FIRST_INPUT,
    KEY_COLUMN,
    NUMBER_COLUMN,
    FormGrid,
    grids,
)
from baocao.submissions.forms.heights import AREA_HEIGHT, LINE_HEIGHT, TEXT_HEIGHT
from baocao.submissions.forms.model import ThemeSheet
from baocao.submissions.forms.page import HEADING_ROWS, start_sheet, write_heading
from baocao.submissions.forms.pen import Pen
from baocao.submissions.forms.table_body import TableBody
from baocao.submissions.forms.table_head import INPUT_WIDTH, PREVIOUS_WIDTH, TableHead
from baocao.submissions.workbooks.form_map import FormCell

PAGE_WIDTH, PAGE_HEIGHT = 784, 516
HEADING = 4 * LINE_HEIGHT
LEAST_SCALE = 0.42  # by heights that are a third too much: real letters are 6 points or more
CHARACTER = 5.7
HEADER_HEIGHT = 34


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
