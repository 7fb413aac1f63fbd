"""One value that stands in several cells of a table: whose it is, nobody can know; and values that
a table has no number for, though their row has others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.reading import Notes
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import is_figure
from baocao.submissions.workbooks.model import Fate
from baocao.submissions.workbooks.settle import spanned, told

SHARED = "value_merged"
MISSING = "value_missing"


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


def note_missing(
    lines: Iterable[Sequence[Spot]], headers: Sequence[str], grid: Grid, notes: Notes
) -> None:
    """Remark blank cells, those below one another once, under the header of their column.

    Each line has the cells of one row, in the order of `headers`; a line without any value is
    a part that nothing was sent for, and is left to whoever counts the parts.
    """
    filled = [line for line in lines if any(grid.is_filled(*spot) for spot in line)]
    for place, header in enumerate(headers):
        for block in _blocks([line[place] for line in filled], grid, notes):
            source, cells = grid.source(*block[0]), spanned(block)
            notes.remark(MISSING, source, "trống", header=header, range=cells)


def _blocks(spots: Iterable[Spot], grid: Grid, notes: Notes) -> Iterator[list[Spot]]:
    block: list[Spot] = []
    for spot in spots:
        if _is_missing(spot, grid, notes):
            block.append(spot)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_missing(spot: Spot, grid: Grid, notes: Notes) -> bool:
    set_aside = notes.account.fates.get(spot) is Fate.SET_ASIDE
    return not set_aside and not grid.is_filled(*spot)
