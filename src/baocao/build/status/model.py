"""The state of each report of each province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from baocao.core.errors import Problem
from baocao.core.report_key import ReportKey
from baocao.core.rules import Severity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.deadlines import LIBRARY, WorkingDays
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.workbooks.completeness import Completeness


class State(Enum):
    """The state of a report, in Vietnamese as tables print it."""

    NO_DATA = "chưa có số liệu"
    COLLECTING = "đang thu"
    ERRORS = "có lỗi"
    READY = "sẵn sàng"
    BUILT = "dự thảo"
    EDITED = "dự thảo đã sửa"
    ISSUED = "đã phát hành"


@dataclass(frozen=True)
class ReportStatus:
    """One report: who sent, what was found, when it is due, where it is.

    `problems` are those of workbooks that could not be read, or are not as they were locked;
    `locked` is whether the data is. `issue` is the number of the last issue, "" where there is
    none, and `changed` whether data or report are otherwise since, or data otherwise than locked.
    """

    key: ReportKey
    province: AdminUnit
    period: ReportingPeriod
    state: State
    deadline: date
    completeness: Completeness = field(default_factory=Completeness)
    findings: Mapping[Severity, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    locked: bool = False
    issue: str = ""
    changed: bool = False
    working_days: WorkingDays = field(default=LIBRARY, compare=False)

    @property
    def words(self) -> str:
        """The state as tables print it; a report that was issued keeps its number."""
        if not self.issue:
            return self.state.value
        told = f"{State.ISSUED.value} số {self.issue}"
        if self.changed:
            return f"{told}, đã thay đổi"
        return told if self.state is State.ISSUED else f"{told}, đang mở khóa"

    @property
    def expected(self) -> int:
        """The number of units that have to report; 0 as long as nobody did."""
        return len(self.completeness.expected)

    @property
    def received(self) -> int:
        """The number of units that sent their own workbook."""
        return len(self.completeness.received)

    @property
    def through(self) -> tuple[AdminUnit, ...]:
        """The units whose figures came in the department's workbook."""
        return self.completeness.through

    @property
    def missing(self) -> tuple[AdminUnit, ...]:
        """The units of which nothing came."""
        return self.completeness.missing

    @property
    def missing_words(self) -> str:
        """How many units are missing of how many, as tables print it; "" where none is."""
        return (
            f"thiếu số liệu của {len(self.missing)} trong {self.expected} đơn vị"
            if self.missing
            else ""
        )

    def count(self, severity: Severity) -> int:
        """The number of unconfirmed findings; a workbook that cannot be read counts as an error."""
        unread = len(self.problems) if severity is Severity.ERROR else 0
        return self.findings.get(severity, 0) + unread

    def days_left(self, today: date) -> int | None:
        """Working days until the deadline; None where it is past or the report was issued."""
        if self.state is State.ISSUED or self.deadline < today:
            return None
        return self.working_days.between(today, self.deadline)
