"""Where each cell of a sheet went, so that no number is lost on the way.

Whoever reads a sheet fills its `Account` while reading; `settle` finds the cells that are in none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.model import SourceCell


class Fate(IntEnum):
    """What became of a cell; where it is entered twice, the higher one stands."""

    LABEL = 1  # header, numbering, area, period, unit
    SET_ASIDE = 2  # by a person, who said why
    FINDING = 3  # a rule's remark, or a problem, says what is wrong with it
    CHECKED = 4  # a total that was held against its parts
    READ = 5  # an observation, a task or a line about the workbook has it as its source


@dataclass(frozen=True)
class Account:
    """The fate of every cell of one sheet that its reader has dealt with."""

    fates: dict[Spot, Fate] = field(default_factory=dict)

    def enter(self, fate: Fate, spots: Iterable[Spot]) -> None:
        """Say what became of some cells."""
        for spot in spots:
            if fate > self.fates.get(spot, 0):
                self.fates[spot] = fate

    def enter_source(self, fate: Fate, source: SourceCell) -> None:
        """The same of the cell that a source names; nothing where it names none."""
        spot = cell_spot(source.cell)
        if spot is not None:
            self.enter(fate, [spot])
