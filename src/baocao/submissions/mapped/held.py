"""What a sheet holds that nobody reads: how many numbers, and where."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.submissions.mapped.grid import Grid
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.cells import is_figure


@dataclass(frozen=True)
class Held:
    """The cells of a sheet with a number, a day, an error or a formula without a value, and the
    range that has all of them."""

    cells: int
    range: str

    def __str__(self) -> str:
        return f"{self.cells} ô số trong {self.range}"


def held(grid: Grid) -> Held | None:
    """What a sheet holds; None where it has words alone."""
    spots = [
        (row, column)
        for row in range(grid.height)
        for column in range(grid.width)
        if is_figure(grid.own(row, column)) or grid.is_broken(row, column)
    ]
    if not spots:
        return None
    rows, columns = zip(*spots, strict=True)
    first, last = cell_name(min(rows), min(columns)), cell_name(max(rows), max(columns))
    return Held(len(spots), first if first == last else f"{first}:{last}")
