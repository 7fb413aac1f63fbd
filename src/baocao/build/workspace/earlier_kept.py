"""Earlier periods as reports need them: worked out by one report, kept for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from baocao.build.workspace.kept import kept_once
from baocao.build.workspace.read_once import key_of
from baocao.build.workspace.sent import Definitions, sent_for
from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.results.denominators import used_provider
from baocao.results.earlier import EarlierPeriod, Recall
from baocao.submissions.workbooks.model import Submission


class History(Mapping[str, tuple[Submission, ...]]):
    """The submissions of earlier periods by period key; each is read when it is asked for.

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
        return self._read[key]

    def unread(self, key: str) -> tuple[Problem, ...]:
        """What is wrong with the workbooks of a period that cannot be read."""
        self.get(key)
        return self._unread.get(key, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._periods)

    def __len__(self) -> int:
        return len(self._periods)


def recall_of(
    definitions: Definitions,
    province: AdminUnit,
    districts: Iterable[AdminUnit],
    plans: Iterable[Plan],
    periods: Iterable[ReportingPeriod],
    compared: Iterable[str],
) -> Recall:
    """How the earlier `periods` of a report are kept; `compared` have the districts' results."""
    project = definitions.project
    cache = project.cache / "results" / definitions.id
    codes = [province.code, *(unit.code for unit in districts), used_provider(plans)]
    known = {period.key: period for period in periods}

    def recall(key: str, make: Callable[[], EarlierPeriod]) -> EarlierPeriod:
        scope = "huyen" if key in compared else "tinh"
        path = cache / province.slug / f"{key}-{scope}.json"
        period = known[key]
        folders = definitions.folders_sent(province, period)
        facts = (*codes, str(period.start), str(period.end), scope)
        (kept,) = kept_once(
            path, key_of(definitions.folders, folders, *facts), EarlierPeriod, lambda: (make(),)
        )
        return kept

    return recall
