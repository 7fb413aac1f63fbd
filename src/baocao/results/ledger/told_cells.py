"""The cells of a figure as people are told them; the ledger has each of them.

A sum over the weeks of a year is made from thousands of cells. Those of an earlier period nobody
reads one by one: its folder is named, and how many cells it gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from baocao.core.errors import UsageError
from baocao.definitions.periods.regimes import any_period
from baocao.submissions.workbooks.model import SourceCell

Tell = Callable[[Sequence[SourceCell]], Sequence[SourceCell]]
"""From a figure's cells to those that people are told of."""

MOST = 25  # cells of an earlier period that are told one by one; as many as areas in a chart


class _Told(NamedTuple):
    sources: Sequence[SourceCell]
    told: Sequence[SourceCell]


def tell_each(sources: Sequence[SourceCell]) -> Sequence[SourceCell]:
    """Every cell, as for what is about no period."""
    return sources


@dataclass(frozen=True)
class ToldCells:
    """Tells the cells of one report's figures; `period` is the key of the days that it is about."""

    period: str
    _told: dict[int, _Told] = field(default_factory=dict, compare=False)

    def __call__(self, sources: Sequence[SourceCell]) -> Sequence[SourceCell]:
        """The cells, many of an earlier period as one: the folder as its file, without a hash and
        a sheet, and how many cells of how many files as the cell."""
        if len(sources) <= MOST:
            return sources
        # A figure has them from its numerator. They are held, or others might take their place.
        known = self._told.get(id(sources))
        if known is None:
            known = self._told[id(sources)] = _Told(sources, tuple(self._by_folder(sources)))
        return known.told

    def _by_folder(self, sources: Sequence[SourceCell]) -> Iterable[SourceCell]:
        folders: dict[str, list[SourceCell]] = {}
        for source in sources:
            folders.setdefault(source.file.rpartition("/")[0], []).append(source)
        start = any_period(self.period).start
        for folder, cells in folders.items():
            end = _end(folder)
            if len(cells) <= MOST or end is None or end >= start:
                yield from cells
            else:
                yield _whole(folder, cells)


def _whole(folder: str, cells: Sequence[SourceCell]) -> SourceCell:
    files = len({cell.file for cell in cells})
    return SourceCell(folder, "", "", f"{len(cells)} ô của {files} tệp")


@cache
def _end(folder: str) -> date | None:
    """The last day of the period whose folder it is; None where it is of none."""
    with suppress(UsageError):
        return any_period(folder.rpartition("/")[2]).end
    return None
