"""What verifying finds in an edited Word file. How it is found and printed is not here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from baocao.core.report_key import ReportKey
from baocao.results.ledger.people import WrittenNumber


class ChangeKind(Enum):
    """What happened to a figure, a number or words."""

    FIGURE_CHANGED = "figure_changed"
    FIGURE_DELETED = "figure_deleted"
    FIGURE_UNKNOWN = "figure_unknown"  # marked as a figure, but not one of this ledger
    NUMBER_TYPED = "number_typed"  # in no ledger
    NUMBER_KNOWN = "number_known"  # typed in, and equal to a figure of the ledger
    FIGURE_COPIED = "figure_copied"
    ISSUE_CHANGED = "issue_changed"  # number, date or signer of an issued report
    TEXT_CHANGED = "text_changed"  # computed words: a verdict, a label, a unit, a deadline
    FIGURE_UNSEEN = "figure_unseen"  # stands there, and nobody can read it on paper
    PICTURE_REPLACED = "picture_replaced"  # or cropped, hidden, recoloured
    PICTURE_MOVED = "picture_moved"
    PICTURE_DELETED = "picture_deleted"
    UNREAD = "unread"  # an object whose words and numbers are not read here
    WORDING_CHANGED = "wording_changed"

    @property
    def fails(self) -> bool:
        """Whether the file may not go out before this is settled."""
        return self not in _PASSING


_PASSING = frozenset(
    (ChangeKind.NUMBER_KNOWN, ChangeKind.FIGURE_COPIED, ChangeKind.WORDING_CHANGED)
)


@dataclass(frozen=True)
class WordPlace:
    """Where something stands: under which heading, in which table, in what words."""

    section: str
    table: str
    words: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.section, self.table, f"“{self.words}”") if part)


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was built.

    `old` and `new` are texts as printed, empty where there is none; `figure` is the id of
    the figure, where one is meant. A `pending` change is undone when the file's tracked
    changes are rejected.
    """

    kind: ChangeKind
    place: WordPlace
    figure: str = ""
    old: str = ""
    new: str = ""
    pending: bool = False


@dataclass(frozen=True)
class Verification:
    """All that was found in one file, read with its tracked changes accepted.

    `figures` counts the printed figures that were looked for, `tracked` the tracked changes
    that nobody has accepted or rejected yet; `written` are the numbers in people's wording.
    """

    file: str
    key: ReportKey
    figures: int
    tracked: int
    changes: tuple[Change, ...]
    placeholders: tuple[WordPlace, ...]
    written: tuple[WrittenNumber, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every figure stands and no number was typed in beside them."""
        return not any(change.kind.fails for change in self.changes)

    @property
    def open_numbers(self) -> tuple[WrittenNumber, ...]:
        """Numbers of people's own that nobody said yes to."""
        return tuple(number for number in self.written if number.is_open)

    @property
    def stands(self) -> bool:
        """Whether the file may go out as far as its numbers are concerned."""
        return self.agrees and not self.open_numbers
