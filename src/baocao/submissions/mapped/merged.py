"""One value that stands in several cells of a table: whose it is, nobody can know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import is_figure
from baocao.submissions.workbooks.settle import spanned, told

SHARED = "value_merged"


def shared_values(spots: Iterable[Spot], grid: Grid, notes: Notes) -> frozenset[Spot]:
    """The cells of a table's values that one value is merged over, each such value remarked.

    A merged word, such as one that says that there is no data, holds for each of its cells.
    """
    by_start: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_start[grid.start(*spot)].append(spot)
    found: set[Spot] = set()
    for start, cells in by_start.items():
        if len(cells) > 1 and (is_figure(grid.own(*start)) or grid.is_broken(*start)):
            text = told(start, grid.sheet, grid.structure)
            notes.remark(SHARED, grid.source(*start), text, range=spanned([start, *cells]))
            found.update(cells)
    return frozenset(found)
