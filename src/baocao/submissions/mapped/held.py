"""What a sheet holds that nobody reads: how many numbers, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from baocao.submissions.mapped.grid import Grid, is_number
from baocao.submissions.workbooks.workbook import cell_name


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
        if _counts(grid, row, column)
    ]
    if not spots:
        return None
    rows, columns = zip(*spots, strict=True)
    first, last = cell_name(min(rows), min(columns)), cell_name(max(rows), max(columns))
    return Held(len(spots), first if first == last else f"{first}:{last}")


def _counts(grid: Grid, row: int, column: int) -> bool:
    spot, value = (row, column), grid.own(row, column)
    is_hidden = spot in grid.errors or spot in grid.structure.uncomputed
    return is_hidden or is_number(value) or isinstance(value, date | datetime)
