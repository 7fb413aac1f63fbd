"""One value that stands in several cells of a table: whose it is, nobody can know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import is_figure
from baocao.submissions.workbooks.settle import spanned, told

SHARED = "value_merged"


def shared_values(
    spots: Iterable[Spot], header: Header, grid: Grid, notes: Notes
) -> frozenset[Spot]:
    """The cells of a table's values that one value is merged over, each such value remarked.

    A merged word, such as one that says that there is no data, holds for each of its cells. A
    value that reaches over its row or its column is nobody's, whether or not the others are read.
    """
    by_start: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_start[grid.start(*spot)].append(spot)
    found: set[Spot] = set()
    for start, cells in by_start.items():
        is_shared = len(cells) > 1 or _reaches_over(start, header, grid)
        if is_shared and (is_figure(grid.own(*start)) or grid.is_broken(*start)):
            text = told(start, grid.sheet, grid.structure)
            cells_named = spanned([start, *cells, grid.end(*start)])
            notes.remark(SHARED, grid.source(*start), text, range=cells_named)
            found.update(cells)
    return frozenset(found)


def _reaches_over(start: Spot, header: Header, grid: Grid) -> bool:
    """Whether a merged cell stands in rows that its label is not merged over as well, or below
    several headings."""
    (top, left), (bottom, right) = start, grid.end(*start)
    inside = range(left, min(right, header.right) + 1)
    headings = {header.paths[column] for column in inside if header.paths[column]}
    return bottom > grid.end(top, header.label)[0] or len(headings) > 1
