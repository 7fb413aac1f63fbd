"""How many lines a table's rows take, and room moved between its columns until they take fewest.

Lines are set as word processors set them: words one after the other, as many as fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

STEPS = (1, 2, 4, 8)  # hundredths of the table's width that may be moved at once

Pieces = Sequence[int]
"""The lengths in twips of what no line end parts, in reading order: of one cell."""


@dataclass(frozen=True)
class Lines:
    """The cells of a table by columns, its title first; lengths and widths are in twips."""

    columns: Sequence[Sequence[Pieces]]
    margins: int
    space: int

    def fewest(self, sizes: Sequence[int], least: Sequence[int], most: Sequence[int]) -> list[int]:
        """The sizes, changed as long as that saves a line of the table.

        No column that gives gets below `least`, none that takes above `most`.
        """
        best = list(sizes)
        while True:
            tried = [best, *self._moved(best, least, most)]
            better = min(tried, key=self.count)
            if better is best:
                return best
            best = better

    def count(self, sizes: Sequence[int]) -> int:
        """How many lines all rows take together at the given widths of the columns."""
        each = (self._column(place, size) for place, size in enumerate(sizes))
        return sum(map(max, zip(*each, strict=True)))

    def _moved(
        self, sizes: Sequence[int], least: Sequence[int], most: Sequence[int]
    ) -> list[list[int]]:
        made = []
        for step in STEPS:
            for giver, taker in permutations(range(len(sizes)), 2):
                moved = list(sizes)
                moved[giver] -= sum(sizes) * step // 100
                moved[taker] += sizes[giver] - moved[giver]
                if moved[giver] >= least[giver] and moved[taker] <= most[taker]:
                    made.append(moved)
        return made

    def _column(self, place: int, size: int) -> Sequence[int]:
        known = self._known.get((place, size))
        if known is None:
            room = size - self.margins
            known = [lines_of(cell, room, self.space) for cell in self.columns[place]]
            self._known[place, size] = known
        return known

    @cached_property
    def _known(self) -> dict[tuple[int, int], Sequence[int]]:
        return {}


def lines_of(pieces: Pieces, room: int, space: int) -> int:
    """How many lines of `room` a cell takes; a piece longer than the room has a line alone."""
    lines, filled = 0, 0
    for piece in pieces:
        if lines and filled + space + piece <= room:
            filled += space + piece
        else:
            lines, filled = lines + 1, piece
    return max(lines, 1)
