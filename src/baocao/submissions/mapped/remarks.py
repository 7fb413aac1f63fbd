"""What reading a unit's own workbook brings to light: remarks for rules, and cells that cannot
be read. Which words a rule takes is in the validation's registry.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from baocao.core.errors import Problem
from baocao.submissions.workbooks import hidden
from baocao.submissions.workbooks.account import Account, Fate
from baocao.submissions.workbooks.cells import CellError
from baocao.submissions.workbooks.model import BlankCell, Remark, SourceCell


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
