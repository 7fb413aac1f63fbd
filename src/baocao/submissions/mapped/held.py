"""What a sheet holds that nobody reads: how many numbers, and where."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.submissions.mapped.grid import Grid
from baocao.submissions.workbooks.settle import figures, spanned


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
    spots = figures(grid.sheet, grid.structure)
    return Held(len(spots), spanned(spots)) if spots else None
