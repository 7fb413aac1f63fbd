"""The words above each column of a table, and how far a group's heading reaches.

A heading that is merged says itself which columns it is for. One that was typed once is for the
blank cells beside it only where its neighbours show it: groups of the same width, or with the
same headings below. Where nothing shows it, both ways to read a column are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

Path = tuple[str, ...]
Spot = tuple[int, int]


class Cells(Protocol):
    """What is asked of a sheet."""

    @property
    def has_merges(self) -> bool: ...
    @property
    def width(self) -> int: ...
    def words(self, row: int, column: int) -> str: ...
    def start(self, row: int, column: int) -> Spot: ...


@dataclass(frozen=True)
class Group:
    """A heading over columns, both ends included; `is_merged` where a merged cell says so."""

    first: int
    last: int
    is_merged: bool


@dataclass(frozen=True)
class HeaderWords:
    """The words of a header's rows, from the top, without those that number the columns."""

    cells: Cells
    rows: tuple[int, ...]

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """The words above each column, each once, from the top down."""
        return self._paths(self._sure)

    @cached_property
    def doubtful(self) -> dict[int, Path]:
        """Columns that a heading typed once may be for, with their words if it is."""
        may_be = {**self._possible, **self._sure}
        wide = self._paths(may_be)
        return {c: path for c, path in enumerate(wide) if path != self.paths[c]}

    def _paths(self, filled: dict[Spot, str]) -> tuple[Path, ...]:
        return tuple(
            _joined(
                [
                    self.cells.words(row, column) or filled.get((row, column), "")
                    for row in self.rows
                ]
            )
            for column in range(self.cells.width)
        )

    @cached_property
    def _sure(self) -> dict[Spot, str]:
        """Blank cells with the heading that is for them for certain; a file that cannot merge
        has no other way to say it."""
        found: dict[Spot, str] = {}
        for row in self.rows[:-1]:
            groups = self._groups(row)
            if not self.cells.has_merges or self._show_each_other(row, groups):
                found.update(self._filled(row, groups))
        return found

    @cached_property
    def _possible(self) -> dict[Spot, str]:
        return {
            spot: text
            for row in self.rows[:-1]
            for spot, text in self._filled(row, self._groups(row)).items()
        }

    def _filled(self, row: int, groups: Sequence[Group]) -> dict[Spot, str]:
        return {
            (row, column): self.cells.words(row, group.first)
            for group in groups
            for column in range(group.first + 1, group.last + 1)
            if not group.is_merged
        }

    def _groups(self, row: int) -> list[Group]:
        """The headings of a row that have others below them, with the blank cells beside them."""
        return [group for start in self._starts(row) if (group := self._group(row, start))]

    def _starts(self, row: int) -> Iterator[int]:
        for column in range(self.cells.width):
            if self.cells.words(row, column) and self.cells.start(row, column) == (row, column):
                yield column

    def _group(self, row: int, start: int) -> Group | None:
        if not any(self._below(row, start)):
            return None
        last = start
        is_merged = self.cells.start(row, start + 1) == (row, start)
        while last + 1 < self.cells.width and (
            self.cells.start(row, last + 1) == (row, start)
            if is_merged
            else self._is_open(row, last + 1)
        ):
            last += 1
        return Group(start, last, is_merged)

    def _is_open(self, row: int, column: int) -> bool:
        """Whether a cell is blank and stands above a heading."""
        is_blank = not self.cells.words(row, column)
        is_own = self.cells.start(row, column) == (row, column)
        return is_blank and is_own and any(self._below(row, column))

    def _below(self, row: int, column: int) -> Path:
        """The words below a cell; nothing where it is merged down to the last row."""
        return tuple(
            self.cells.words(other, column)
            for other in self.rows
            if other > row and self.cells.start(other, column) != self.cells.start(row, column)
        )

    def _show_each_other(self, row: int, groups: Sequence[Group]) -> bool:
        """Whether several groups are alike: as wide, or with the same headings below."""
        below = [
            [self._below(row, c) for c in range(group.first, group.last + 1)] for group in groups
        ]
        longest = max(below, key=len, default=[])
        alike = all(headings == longest[: len(headings)] for headings in below)
        as_wide = len(set(map(len, below))) == 1
        return len(groups) > 1 and (as_wide or alike)


def _joined(words: Sequence[str]) -> Path:
    """Words from the top down, each once."""
    parts: list[str] = []
    for text in map(bare_header, words):
        if text and (not parts or parts[-1] != text):
            parts.append(text)
    return tuple(parts)


def bare_header(text: str) -> str:
    return text.rstrip(" :.") or text
