"""What units sent: observations with the cell each came from; and where each cell of a sheet went,
so that no number is lost on the way.

Whoever reads a sheet fills its `Account` while reading; `settle` finds the cells that are in none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.workbooks.cell_names import Spot, cell_spot

Group = tuple[str, str, Disaggregation]
"""An element, an area and a disaggregation: what a value is of, whenever it was stated."""


class SourceCell(NamedTuple):
    """Where a value stood: file (posix path from the project's root), its hash, sheet, cell.

    A tuple, since a report has a hundred thousand of them and looks each up many times.
    """

    file: str
    sha256: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        if self.file and self.sheet and self.cell:  # of thousands in a report, nearly all
            return f"{self.file} › {self.sheet} › {self.cell}"
        return " › ".join(filter(None, (self.file, self.sheet, self.cell)))


@dataclass(frozen=True)
class Observation:
    """One value of an element, for an area and a disaggregation, at a date.

    A denominator is an observation too; `provider` says who defined it (for instance
    "so-dang-ky-suc-khoe") and `definition` in words whom it counts.
    """

    element: str
    area: str
    disaggregation: Disaggregation
    quantity: Quantity
    as_of: date
    source: SourceCell
    as_of_time: time | None = None
    provider: str = ""
    definition: str = ""
    note: str = ""

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def bound(self) -> Bound:
        return self.quantity.bound

    @cached_property  # asked for by nearly every rule
    def group(self) -> Group:
        return self.element, self.area, self.disaggregation


@dataclass(frozen=True)
class BlankCell:
    """A cell for a value that nothing was written into."""

    element: str
    area: str
    disaggregation: Disaggregation
    source: SourceCell

    @property
    def group(self) -> Group:
        return self.element, self.area, self.disaggregation


@dataclass(frozen=True)
class TaskProgress:
    """How far a unit says a task is; for a target without a number, its evidence.

    `state` is one of "done", "in_progress", "not_started"; `evidence` names the document
    that was issued. `source` is the state's cell; on its sheet `plan_cell` and `item_cell`
    are where plan and item are named, `done_on_cell` and `evidence_cell` where day and document
    stand, or would.
    """

    item: str
    plan: str
    state: str
    done_on: date | None
    evidence: str
    note: str
    source: SourceCell
    plan_cell: str = ""
    item_cell: str = ""
    done_on_cell: str = ""
    evidence_cell: str = ""


@dataclass(frozen=True)
class Confirmation:
    """A unit's reason for a value that a rule warned of."""

    rule: str
    sheet: str
    cell: str
    reason: str
    source: SourceCell


@dataclass(frozen=True)
class Remark:
    """What reading a workbook brought to light; the rule of that id says what it means.

    `words` are the rule's, as pairs: (("found", "12"), ("row", "7")).
    """

    rule: str
    source: SourceCell
    area: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Submission:
    """A workbook that a reporting unit sent for one province and period.

    `unit` is the area code of the reporting unit, `unit_name` what it calls itself,
    `province` the province's slug.
    """

    file: str
    sha256: str
    unit: str
    province: str
    period: str
    as_of: date | None
    prepared_by: str
    synthetic: bool
    origin: str
    observations: tuple[Observation, ...] = field(repr=False, default=())
    progress: tuple[TaskProgress, ...] = field(repr=False, default=())
    confirmations: tuple[Confirmation, ...] = ()
    unit_name: str = ""
    remarks: tuple[Remark, ...] = field(repr=False, default=())
    blanks: tuple[BlankCell, ...] = field(repr=False, default=())


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
