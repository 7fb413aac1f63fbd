"""Ruled tables of a PDF's page: where thin lines cross, cells are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Box = tuple[float, float, float, float]  # left, bottom, right, top
_NEAR = 4.0  # points within which two lines are one
_RULED = 0.3  # of a cell's width: dots and dashes cover no more


@dataclass(frozen=True)
class TableGrid:
    """One table: the positions of its lines, columns from the left and rows from the top; `level`
    are its level lines, which end where a cell is merged downwards."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    level: tuple[Box, ...] = ()

    @property
    def top(self) -> float:
        return self.rows[0]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        inside = self.columns[0] - _NEAR <= x <= self.columns[-1] + _NEAR
        return inside and self.rows[-1] - _NEAR <= y <= self.rows[0] + _NEAR

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The row and the column of a point; of a cell over several rows, the first."""
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        falling = [-row for row in self.rows]
        row = min(max(bisect_right(falling, -y) - 1, 0), len(self.rows) - 2)
        return self.first_row(row, column), column

    def first_row(self, row: int, column: int) -> int:
        """The first row of the cell there: no line divides it from those above."""
        while row and not self._is_ruled(row, column):
            row -= 1
        return row

    def left_of(self, x: float) -> float:
        """Where the column of `x` begins."""
        return self.columns[self.cell(x, self.top)[1]]

    def _is_ruled(self, row: int, column: int) -> bool:
        """Whether a line, or the pieces of a broken one, runs along the top of a cell."""
        left, right = self.columns[column : column + 2]
        near = [box for box in self.level if abs((box[1] + box[3]) / 2 - self.rows[row]) <= _NEAR]
        covered = sum(max(min(right, box[2]) - max(left, box[0]), 0) for box in near)
        return covered > _RULED * (right - left)


class Rulings:
    """The ruled lines of one page, gathered into tables."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes

    @cached_property
    def grids(self) -> tuple[TableGrid, ...]:
        """Tables with two columns or more."""
        found = (_grid(group) for group in _groups(self._boxes))
        return tuple(grid for grid in found if len(grid.columns) > 2 and len(grid.rows) > 1)


def _groups(boxes: Sequence[Box]) -> list[list[Box]]:
    """Lines that touch each other."""
    groups: list[tuple[Box, list[Box]]] = []
    for box in sorted(boxes, key=lambda box: -box[3]):
        near = [group for group in groups if _touch(group[0], box)]
        rest = [group for group in groups if group not in near]
        members = [member for _, group in near for member in group] + [box]
        groups = [*rest, (_around(members), members)]
    return [members for _, members in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] - _NEAR <= other[2]
        and other[0] - _NEAR <= one[2]
        and one[1] - _NEAR <= other[3]
        and other[1] - _NEAR <= one[3]
    )


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _grid(boxes: Sequence[Box]) -> TableGrid:
    upright = [box for box in boxes if box[3] - box[1] > box[2] - box[0]]
    level = [box for box in boxes if box not in upright]
    columns = _distinct([(box[0] + box[2]) / 2 for box in upright])
    rows = _distinct([(box[1] + box[3]) / 2 for box in level])
    return TableGrid(tuple(columns), tuple(reversed(rows)), tuple(level))


def _distinct(positions: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for position in sorted(positions):
        if not kept or position - kept[-1] > _NEAR:
            kept.append(position)
    return kept
