"""What validation finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from baocao.submissions.workbooks.model import SourceCell


class Severity(Enum):
    """What a finding does: an error stops the report, a warning wants a reason."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing found in the data, in Vietnamese, at its cell."""

    rule: str
    severity: Severity
    source: SourceCell | None
    found: str
    expected: str
    todo: str
    message: str
    area: str = ""
    confirmed: str = ""

    @property
    def stops(self) -> bool:
        """Whether the report cannot be made while this stands."""
        return self.severity is Severity.ERROR
