"""What was issued and what is locked: records that are only ever added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from baocao.core.report_key import ReportKey

if TYPE_CHECKING:
    from baocao.results.ledger.read import Ledger

ISSUE_FILE = "issue.json"


class LockAction(Enum):
    """What was done to a period's data."""

    LOCK = "lock"
    UNLOCK = "unlock"
    ISSUE = "issue"  # issuing a report locks the data it was made from


@dataclass(frozen=True)
class LockEvent:
    """Who did what to a period's data, when and why; `files` are the hashes that are locked,
    `values` the results made from them by figure id, None where nobody worked them out. `issues`
    is how many issues of the report had gone before, None where that was not written down."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    action: LockAction
    at: datetime
    by: str
    reason: str = ""
    files: Mapping[str, str] | None = None
    values: Mapping[str, str] | None = None
    issues: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class PeriodLock:
    """All that was done to one period's data, oldest first."""

    key: ReportKey
    events: tuple[LockEvent, ...]

    @property
    def current(self) -> LockEvent | None:
        """The event that locks the data now, None while it is open."""
        last = self.events[-1] if self.events else None
        return None if last is None or last.action is LockAction.UNLOCK else last

    @property
    def clock_ran_back(self) -> bool:
        """Whether the last event has an earlier time than one that came before it."""
        *before, last = [event.at for event in self.events]
        return any(at > last for at in before)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the data was opened again, oldest first."""
        return tuple(e.reason for e in self.events if e.action is LockAction.UNLOCK)


@dataclass(frozen=True)
class IssuedReport:
    """A report as it was issued: its number, its day, its own copy of everything."""

    key: ReportKey
    number: str
    issued_on: date
    by: str
    at: datetime
    files: Mapping[str, str]
    folder: Path
    ledger: Ledger
