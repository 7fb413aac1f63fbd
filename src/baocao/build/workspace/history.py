"""What was sent for earlier periods, read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import sent_for
from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.workbooks.model import Submission

HELD = 4  # periods whose submissions are in memory at once


class History(Mapping[str, tuple[Submission, ...]]):
    """The submissions of earlier periods by period key; each is read when it is asked for, and
    only the last few are held: those of a year of weeks would fill the memory.

    A period whose workbooks cannot be read counts as one that nothing was sent for: that stops its
    own report and no later one.
    """

    def __init__(
        self, definitions: Definitions, province: AdminUnit, periods: Iterable[ReportingPeriod]
    ) -> None:
        self._definitions, self._province = definitions, province
        self._periods = {period.key: period for period in periods}
        self._read: dict[str, tuple[Submission, ...]] = {}
        self._unread: dict[str, tuple[Problem, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Submission, ...]:
        if key not in self._read:
            period = self._periods[key]
            try:
                self._read[key] = sent_for(self._definitions, self._province, period)
            except BaocaoError as error:
                self._read[key], self._unread[key] = (), error.problems
            if len(self._read) > HELD:
                del self._read[next(iter(self._read))]
        return self._read[key]

    @property
    def periods(self) -> tuple[ReportingPeriod, ...]:
        return tuple(self._periods.values())

    def unread(self, key: str) -> tuple[Problem, ...]:
        """What is wrong with the workbooks of a period that cannot be read."""
        self.get(key)
        return self._unread.get(key, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._periods)

    def __len__(self) -> int:
        return len(self._periods)
