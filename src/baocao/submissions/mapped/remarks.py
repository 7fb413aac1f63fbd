"""What reading a unit's own workbook brings to light: remarks for rules, and cells that cannot
be read. Which words a rule takes is in the validation's registry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from baocao.core.errors import Problem
from baocao.core.vietnamese.numbers import format_number
from baocao.submissions.workbooks import hidden
from baocao.submissions.workbooks.cells import CellError, read_text
from baocao.submissions.workbooks.model import Remark, SourceCell
from baocao.submissions.workbooks.workbook import CellValue


@dataclass(frozen=True)
class Notes:
    """Remarks and problems of one workbook, in the order in which they are met."""

    remarks: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def remark(self, rule: str, source: SourceCell, found: str, **words: str) -> None:
        """Note something that a rule judges; `found` is what stands there."""
        self.remarks.append(hidden.remark(rule, source, found, **words))

    def problem(self, what: str, source: SourceCell, todo: str) -> None:
        """Note a cell that cannot be read."""
        self.problems.append(Problem(what, str(source), todo))

    def cell_error(self, error: CellError, source: SourceCell) -> None:
        self.problem(error.what, source, error.todo)


def shown(value: CellValue | Decimal) -> str:
    """A cell's value as messages quote it: numbers with a decimal comma."""
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, float):
        return format_number(Decimal(f"{value:.15g}"))
    return read_text(value)
