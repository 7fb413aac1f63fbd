"""A workbook of which some cells cannot be read: what can be is checked all the same."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission


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
    def of_a_report(self) -> tuple[Submission, ...]:
        """The submission, unless its head is wrong: then nobody knows what its values are of."""
        sent = self.submission
        return (sent,) if sent.unit and sent.province and sent.period else ()

    def within(self, folder: Folder) -> tuple[Submission, ...]:
        """As `of_a_report`, where province and period are those of a folder."""
        named = folder.province, folder.period
        return tuple(s for s in self.of_a_report if (s.province, s.period) == named)


def unless_partly(submission: Submission, problems: Sequence[Problem]) -> Submission:
    """The submission; raises `PartlyReadError` where there were any problems."""
    if problems:
        raise PartlyReadError(submission, *problems)
    return submission
