"""Tasks out of the rows of known tables, and out of sentences that name a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from baocao.core.vietnamese.names import clean
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.duties import AgencyItem
from baocao.definitions.plans.reading.marks import ordinal, split_mark
from baocao.definitions.plans.reading.model import FoundTarget, FoundTask, TextPlace
from baocao.definitions.plans.reading.months import FoundDay, days, months_in
from baocao.definitions.plans.reading.task_tables import ColumnTable
from baocao.definitions.plans.reading.wording import WordRule, lowered

_ENDS = " .;,"
_LABELS = re.compile(r"(?:phần|chương|điều|mục) ((?:[\da-z]+\.)*[\da-z]+)")


@dataclass(frozen=True)
class TaskReader:
    """Reads the tables of one document."""

    agencies: Agencies

    def tasks(self, tables: Sequence[ColumnTable]) -> tuple[FoundTask, ...]:
        """The tasks of all tables, the ids of later tables kept apart from those of earlier."""
        found: list[FoundTask] = []
        for table in tables:
            if table.has_tasks:
                found += _renumbered(self._of(table), {task.id for task in found})
        return tuple(found)

    def _of(self, table: ColumnTable) -> Iterator[FoundTask]:
        group, group_number, unnumbered = "", "", 0
        for place, row in enumerate(table.rows):
            number, name = _numbered(table, row)
            if not name:
                continue
            if self._is_group(table, row):
                group, group_number = (f"{number}. {name}" if number else name), number
                unnumbered = 0
                continue
            if not number:
                unnumbered += 1
            id_ = number or f"{group_number or 'x'}.{chr(ord('a') + (unnumbered - 1) % 26)}"
            yield self._task(
                table, row, name, id_, group, _clause(number, group_number, unnumbered, place)
            )

    def _is_group(self, table: ColumnTable, row: Sequence[str]) -> bool:
        """A title of the rows below: nobody does it, and it has no day."""
        of_task = ("lead", "supporting", "start", "due")
        return not any(table.cell(row, column) for column in of_task)

    def _task(
        self, table: ColumnTable, row: Sequence[str], name: str, id_: str, group: str, clause: str
    ) -> FoundTask:
        lead, along = self.agencies.lead_and_others(table.cell(row, "lead"))
        others = (*along, *self.agencies.names_in(table.cell(row, "supporting")))
        start, due = _span(table, row)
        doubts = tuple(_doubts(table, lead, due))
        return FoundTask(
            id=id_.casefold(),
            clause=clause,
            group=group,
            name=name,
            lead=lead,
            supporting=tuple(dict.fromkeys(other for other in others if other != lead)),
            start=start.replace(day=1) if start else None,
            due=due.replace(day=1) if due else None,
            place=TextPlace(table.place.page, table.place.paragraph),
            sureness=100 - 20 * len(doubts),
            why=doubts,
        )


def _numbered(table: ColumnTable, row: Sequence[str]) -> tuple[str, str]:
    """A row's number and name; the number may stand before the name in one cell."""
    name = clean(table.cell(row, "task")).rstrip(_ENDS)
    number = table.cell(row, "number").rstrip(".)")
    if not name and number and "number" in table.columns:  # a title over the whole row
        mark, rest = split_mark(table.cell(row, "number"))
        return (mark.label if mark and rest else ""), clean(rest if mark else number)
    mark, rest = split_mark(name)
    if not number and mark is not None and mark.kind in ("arabic", "decimal", "roman") and rest:
        return mark.label, rest
    return number, name


def _span(table: ColumnTable, row: Sequence[str]) -> tuple[date | None, date | None]:
    """The months of start and end; one column may hold both."""
    starts, ends = months_in(table.cell(row, "start")), months_in(table.cell(row, "due"))
    if not starts and len(ends) > 1:
        return min(ends), max(ends)
    if len(starts) > 1 and not ends:
        return min(starts), max(starts)
    return (starts[0] if starts else None), (ends[-1] if ends else None)


def _doubts(table: ColumnTable, lead: str, due: date | None) -> Iterator[str]:
    if not lead:
        yield "không thấy cơ quan chủ trì"
    if due is None and {"due", "start"} & set(table.columns):
        yield "không thấy tháng hoàn thành"


def _clause(number: str, group: str, unnumbered: int, place: int) -> str:
    if number:
        return f"Phụ lục, mục {number}"
    if group:
        return f"Phụ lục, mục {group}, nhiệm vụ {ordinal(unnumbered)} (không đánh số)"
    return f"Phụ lục, dòng {place + 1}"


def _renumbered(tasks: Iterator[FoundTask], taken: set[str]) -> Iterator[FoundTask]:
    """Each id once: a second table's tasks get a letter before their numbers."""
    given = list(tasks)
    if not taken & {task.id for task in given} and len({task.id for task in given}) == len(given):
        yield from given
        return
    seen = set(taken)
    for task in given:
        id_, letter = task.id, ord("b")
        while id_ in seen:
            id_, letter = f"{chr(letter)}.{task.id}", letter + 1
        seen.add(id_)
        yield replace(task, id=re.sub(r"[^a-z0-9.]", "", id_))


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
        why = tuple(_day_doubts(named))
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


def _day_doubts(named: Sequence[FoundDay]) -> Iterator[str]:
    if any(not day.has_year for day in named):
        yield "câu không ghi năm của hạn; lấy năm ban hành"
    if len({day.day for day in named}) > 1:
        yield "câu có nhiều mốc thời gian; lấy mốc cuối"
