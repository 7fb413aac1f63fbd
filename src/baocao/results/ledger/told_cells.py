"""The cells of a figure as people are told them; the ledger has each of them.

A sum over the weeks of a year is made from thousands of cells. Those of an earlier period nobody
reads one by one: its folder is named, and how many cells it gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain
from typing import NamedTuple

from baocao.core.errors import UsageError
from baocao.definitions.periods.regimes import any_period
from baocao.results.source_cells import Cells, Part, by_folder, files_of, parts_of
from baocao.submissions.workbooks.model import SourceCell

Tell = Callable[[Cells], Cells]
"""From a figure's cells to those that people are told of."""

MOST = 25  # cells of an earlier period that are told one by one; as many as areas in a chart


class _Told(NamedTuple):
    sources: Cells
    told: Cells


def tell_each(sources: Cells) -> Cells:
    """Every cell, as for what is about no period."""
    return sources


@dataclass(frozen=True)
class ToldCells:
    """Tells the cells of one report's figures; `period` is the key of the days that it is about."""

    period: str
    _told: dict[int, _Told] = field(default_factory=dict, compare=False)

    def __call__(self, sources: Cells) -> Cells:
        """The cells, many of an earlier period as one: the folder as its file, without a hash and
        a sheet, and how many cells of how many files as the cell."""
        if len(sources) <= MOST:
            return sources
        # A figure has them from its numerator. They are held, or others might take their place.
        known = self._told.get(id(sources))
        if known is None:
            known = self._told[id(sources)] = _Told(sources, tuple(self._by_folder(sources)))
        return known.told

    def _by_folder(self, sources: Cells) -> Iterable[SourceCell]:
        folders: dict[str, list[Part]] = {}
        for part in parts_of(sources):
            for folder, cells in by_folder(part):
                folders.setdefault(folder, []).append(cells)
        start = any_period(self.period).start
        for folder, groups in folders.items():
            end, count = _end(folder), sum(map(len, groups))
            if count <= MOST or end is None or end >= start:
                yield from chain.from_iterable(groups)
            else:
                files = len(set[str]().union(*map(files_of, groups)))
                yield SourceCell(folder, "", "", f"{count} ô của {files} tệp")


@cache
def _end(folder: str) -> date | None:
    """The last day of the period whose folder it is; None where it is of none."""
    with suppress(UsageError):
        return any_period(folder.rpartition("/")[2]).end
    return None
