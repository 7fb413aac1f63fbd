"""Where printed pages of a theme's sheet end, so that no table is torn without its headings.

Sizes are estimates, in points; a sheet is printed as wide as one A4 page on its side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.submissions.forms.grid import Grid
from baocao.submissions.forms.heights import AREA_HEIGHT, LINE_HEIGHT, TEXT_HEIGHT

PAGE_WIDTH, PAGE_HEIGHT = 784, 516
HEADING = 4 * LINE_HEIGHT
CHARACTER = 5.7
HEADER_HEIGHT = 34


def page_breaks(tables: Sequence[Grid], widths: Mapping[int, float]) -> list[int]:
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


def _height(grid: Grid) -> float:
    areas = AREA_HEIGHT * len(grid.table.areas)
    notes = LINE_HEIGHT + (2 * TEXT_HEIGHT if grid.table.has_denominators else 0)
    lines = LINE_HEIGHT * (grid.first_note - grid.last_area - 1 + 3)
    return lines + HEADER_HEIGHT * grid.depth + areas + notes
