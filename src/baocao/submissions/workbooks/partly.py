"""A workbook of which some cells cannot be read: what can be is checked all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission


@dataclass(frozen=True)
class Read:
    """What reading a workbook gave: the submission as far as it can be read, None where nobody
    can tell what it is of, and every problem."""

    submission: Submission | None
    problems: tuple[Problem, ...] = ()


class PartlyReadError(BaocaoError):
    """A workbook has problems; `submission` has all of it that could be read.

    No report is made from it: a value that is missing there was sent.
    """

    def __init__(self, submission: Submission, *problems: Problem) -> None:
        super().__init__(*problems)
        self.submission = submission

    def __reduce__(self) -> tuple[type[BaocaoError], tuple[object, ...]]:  # type: ignore[override]
        return type(self), (self.submission, *self.problems)

    @property
    def of_a_report(self) -> Submission | None:
        """The submission, unless its head is wrong: then nobody knows what its values are of."""
        sent = self.submission
        return sent if sent.unit and sent.province and sent.period else None

    def within(self, folder: Folder) -> Submission | None:
        """As `of_a_report`, where province and period are those of a folder."""
        sent = self.of_a_report
        named = folder.province, folder.period
        return sent if sent and (sent.province, sent.period) == named else None


def unless_partly(submission: Submission, problems: Sequence[Problem]) -> Submission:
    """The submission; raises `PartlyReadError` where there were any problems."""
    if problems:
        raise PartlyReadError(submission, *problems)
    return submission
