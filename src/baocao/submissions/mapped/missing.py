"""Values that a table has no number for, though their row has others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.workbooks.account import Fate
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.settle import spanned

MISSING = "value_missing"


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
