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

    @cached_property
    def distinct(self) -> Cells:
        """Each cell once."""
        once = dict.fromkeys(self)
        return self if len(once) == len(self) else tuple(once)

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

    @cached_property
    def names(self) -> set[str]:
        """The names of the files that the cells stand in."""
        files = opened(self.files)
        return {files[number][0] for number, _, _ in self.rows}


Part = tuple[SourceCell, ...] | PeriodCells
"""Cells of one amount, read or not."""


@dataclass(frozen=True, eq=False)
class JoinedCells(CellsLater):
    """Cells of several amounts, one after another."""

    parts: tuple[Part, ...]

    def __iter__(self) -> Iterator[SourceCell]:
        return chain.from_iterable(self.parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))


_LATEST = 128  # all sums of a report are from the same few years of weeks


@lru_cache(_LATEST)
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


@lru_cache(_LATEST)
def _folder(files: str) -> str | None:
    """The folder that all files of a period lie in; None where there are several."""
    folders = {name.rpartition("/")[0] for name, _ in opened(files)}
    return folders.pop() if len(folders) == 1 else None


def by_folder(cells: Part) -> Iterable[tuple[str, Part]]:
    """The cells by the folders of their files; those of one folder are not opened."""
    if isinstance(cells, PeriodCells) and (folder := _folder(cells.files)):
        return [(folder, cells)]
    folders: dict[str, list[SourceCell]] = {}
    for cell in cells:
        folders.setdefault(cell.file.rpartition("/")[0], []).append(cell)
    return [(folder, tuple(found)) for folder, found in folders.items()]


def files_of(cells: Part) -> set[str]:
    """The names of the files that cells, not joined ones, stand in."""
    return cells.names if isinstance(cells, PeriodCells) else {cell.file for cell in cells}


def distinct(cells: Cells) -> Cells:
    """Each cell once."""
    if not isinstance(cells, tuple):
        return cells.distinct if isinstance(cells, CellsLater) else tuple(dict.fromkeys(cells))
    return cells if len({*cells}) == len(cells) else tuple(dict.fromkeys(cells))


def parts_of(cells: Cells) -> tuple[Part, ...]:
    """What cells were joined from."""
    if isinstance(cells, tuple):  # as nearly all are
        return (cells,)
    if isinstance(cells, JoinedCells):
        return cells.parts
    return (cells if isinstance(cells, PeriodCells) else tuple(cells),)
