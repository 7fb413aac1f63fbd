"""What all tables of one sheet are read with, an observation made of one of its cells, and what
reading brings to light: remarks for rules, and cells that cannot be read.

Which words a rule takes is in the validation's registry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from baocao.core.errors import Problem
from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import HeaderRule, Meaning, SheetRule, TableContext
from baocao.submissions.workbooks import hidden
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import CellError
from baocao.submissions.workbooks.model import (
    Account,
    BlankCell,
    Fate,
    Observation,
    Remark,
    SourceCell,
)


@dataclass(frozen=True)
class Notes:
    """Remarks, problems and empty cells of one sheet, in the order in which they are met, and its
    account: a cell that is remarked is accounted for."""

    remarks: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blanks: list[BlankCell] = field(default_factory=list)
    account: Account = field(default_factory=Account)

    def remark(self, rule: str, source: SourceCell, found: str, **words: str) -> None:
        """Note something that a rule judges; `found` is what stands there."""
        self.remarks.append(hidden.remark(rule, source, found, **words))
        self.account.enter_source(Fate.FINDING, source)

    def problem(self, what: str, source: SourceCell, todo: str) -> None:
        """Note a cell that cannot be read."""
        self.problems.append(Problem(what, str(source), todo))
        self.account.enter_source(Fate.FINDING, source)

    def cell_error(self, error: CellError, source: SourceCell) -> None:
        self.problem(error.what, source, error.todo)


@dataclass(frozen=True)
class SheetReading:
    """A sheet, its rule, the words that it is read by, and where everything goes."""

    grid: Grid
    rule: SheetRule
    lexicon: Lexicon
    place: TableContext
    notes: Notes

    @cached_property
    def account(self) -> Account:
        return self.notes.account

    def element(self, meaning: Meaning) -> DataElement:
        return self.lexicon.catalogue.elements[meaning.element or ""]

    def is_rate(self, meaning: Meaning) -> bool:
        return self.element(meaning).is_rate

    def blank(self, meaning: Meaning, area: str, spot: Spot) -> None:
        """Note that a cell for a value is empty."""
        source = self.grid.source(*spot)
        self.notes.blanks.extend(
            BlankCell(one.element or "", area, one.options, source) for one in meaning.each()
        )

    def observation(
        self, meaning: Meaning, area: str, quantity: Quantity, spot: Spot, rule: HeaderRule | None
    ) -> Observation:
        """The observation that a cell makes, which is thereby read."""
        self.account.enter(Fate.READ, [spot])
        as_of = (rule.as_of if rule else None) or self.rule.as_of or self.place.as_of
        assert as_of is not None  # a workbook without a day is not read
        return Observation(
            element=meaning.element or "",
            area=area,
            disaggregation=meaning.options,
            quantity=quantity,
            as_of=as_of,
            source=self.grid.source(*spot),
            provider=(rule.provider if rule else "") or self.rule.provider,
            definition=(rule.definition if rule else "") or self.rule.definition,
        )
