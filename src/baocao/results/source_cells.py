"""The cells of a sum over periods: those of an earlier period are opened when somebody asks.

A sum over the weeks of a year is made from tens of thousands of cells. The ledger has each of
them; nearly nobody else reads them one by one.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, overload

from baocao.submissions.workbooks.model import SourceCell

Cells = Sequence[SourceCell]


class CellsLater(Cells):
    """Cells that are made when they are read; equal to a tuple of the same ones."""

    @abstractmethod
    def __iter__(self) -> Iterator[SourceCell]: ...

    @overload
    def __getitem__(self, place: int) -> SourceCell: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[SourceCell, ...]: ...
    def __getitem__(self, place: int | slice) -> SourceCell | tuple[SourceCell, ...]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, eq=False)
class PeriodCells(CellsLater):
    """Cells of one earlier period as they are kept, in JSON: `files` as pairs of name and
    SHA-256, `places` as the number of a file, the sheet and the cell."""

    files: str
    places: str

    def __iter__(self) -> Iterator[SourceCell]:
        files = opened(self.files)
        return (
            SourceCell(files[number][0], files[number][1], sheet, cell)
            for number, sheet, cell in self.rows
        )

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def rows(self) -> list[list[Any]]:
        """The places as they are kept."""
        return json.loads(self.places)  # type: ignore[no-any-return]


@dataclass(frozen=True, eq=False)
class JoinedCells(CellsLater):
    """Cells of several amounts, one after another."""

    parts: tuple[tuple[SourceCell, ...] | PeriodCells, ...]

    def __iter__(self) -> Iterator[SourceCell]:
        return chain.from_iterable(self.parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))


@lru_cache(maxsize=128)  # all sums of a report have those of the same few years of weeks
def opened(files: str) -> list[list[str]]:
    """The files of a period: name and SHA-256."""
    return json.loads(files)  # type: ignore[no-any-return]


def join_cells(cells: Iterable[Cells]) -> Cells:
    """The cells of several amounts; those that nobody has read yet are left so."""
    found = [one for one in cells if one]
    if len(found) == 1:
        return found[0]
    if {*map(type, found)} <= {tuple}:  # as nearly all are
        return tuple(chain.from_iterable(found))
    return JoinedCells(tuple(part for one in found for part in parts_of(one)))


def files_of(cells: Cells) -> set[str]:
    """The names of the files that cells, not joined ones, stand in."""
    if isinstance(cells, PeriodCells):
        files = opened(cells.files)
        return {files[number][0] for number, _, _ in cells.rows}
    return {cell.file for cell in cells}


def distinct(cells: Cells) -> Cells:
    """Each cell once."""
    keys = set[tuple[str, ...]]().union(*map(_keys, parts_of(cells)))
    return cells if len(keys) == len(cells) else tuple(dict.fromkeys(cells))


def _keys(cells: Cells) -> Iterable[tuple[str, ...]]:
    if isinstance(cells, PeriodCells):
        files = opened(cells.files)
        return ((*files[number], sheet, cell) for number, sheet, cell in cells.rows)
    return ((cell.file, cell.sha256, cell.sheet, cell.cell) for cell in cells)


def parts_of(cells: Cells) -> tuple[tuple[SourceCell, ...] | PeriodCells, ...]:
    """What cells were joined from."""
    if isinstance(cells, JoinedCells):
        return cells.parts
    return (cells if isinstance(cells, tuple | PeriodCells) else tuple(cells),)
