"""Tasks out of sentences: what an agency has to do by a day of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from baocao.definitions.plans.reading.duties import AgencyItem
from baocao.definitions.plans.reading.model import FoundTarget, FoundTask
from baocao.definitions.plans.reading.months import FoundDay, days
from baocao.definitions.plans.reading.wording import WordRule, lowered

_LABELS = re.compile(r"(?:phần|chương|điều|mục) ((?:[\da-z]+\.)*[\da-z]+)")
_SURE, _UNSURE = 85, 70  # of 100


@dataclass
class DatedTasks:
    """Makes tasks of one document's items; `year` is that of its issue, for days without one."""

    rules: Sequence[WordRule]
    year: int | None
    counts: dict[str, int] = field(default_factory=dict)

    def parted(
        self, items: Iterable[AgencyItem], targets: Sequence[FoundTarget]
    ) -> tuple[list[FoundTask], list[AgencyItem]]:
        """The tasks, and the items that are none: without a day, or targets already."""
        tasks: list[FoundTask] = []
        rest: list[AgencyItem] = []
        for item in items:
            named = self._days(item)
            if named and not _is_target(item, targets):
                tasks.append(self._task(item, named))
            else:
                rest.append(item)
        return tasks, rest

    def _days(self, item: AgencyItem) -> list[FoundDay]:
        found = days(lowered(item.text), self.rules, self.year)
        return [day for day in found if day.has_month]

    def _task(self, item: AgencyItem, named: Sequence[FoundDay]) -> FoundTask:
        why = tuple(_doubts(named))
        return FoundTask(
            id=self._id(item.passage.clause),
            clause=item.passage.clause,
            group="",
            name=item.text,
            lead=item.agency,
            supporting=(),
            start=None,
            due=max(day.day for day in named).replace(day=1),
            place=item.passage.place,
            sureness=_UNSURE if why else _SURE,
            why=why,
        )

    def _id(self, clause: str) -> str:
        """The item's own number and which task of it this is: "ii.1.2"."""
        stem = ".".join(_LABELS.findall(lowered(clause).split(", gạch")[0])).replace("đ", "d")
        self.counts[stem] = self.counts.get(stem, 0) + 1
        return f"{stem or 'x'}.{self.counts[stem]}"


def _is_target(item: AgencyItem, targets: Sequence[FoundTarget]) -> bool:
    low = lowered(item.text)
    here = [one for one in targets if one.place == item.passage.place]
    return any(one.statement and lowered(one.statement) in low for one in here)


def _doubts(named: Sequence[FoundDay]) -> Iterator[str]:
    if any(not day.has_year for day in named):
        yield "câu không ghi năm của hạn; lấy năm ban hành"
    if len({day.day for day in named}) > 1:
        yield "câu có nhiều mốc thời gian; lấy mốc cuối"
