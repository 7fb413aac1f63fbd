"""The tasks of a proposal, and the duties of each agency."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.definitions.plans.reading.model import FoundDuties, FoundTask
from baocao.definitions.plans.reading.proposed_yaml import or_open, quoted


def task_lines(task: FoundTask) -> Iterator[str]:
    yield f"id: {quoted(task.id)}"
    if task.why:
        yield f"# xem lại: {'; '.join(task.why)}; độ chắc {task.sureness}%"
    yield f"clause: {quoted(task.clause)}"
    if task.group:
        yield f"group: {quoted(task.group)}"
    yield f"name: {quoted(task.name)}"
    yield or_open("lead", task.lead, "cơ quan chủ trì")
    if task.supporting:
        yield f"supporting: [{', '.join(map(quoted, task.supporting))}]"
    for field, day in (("start", task.start), ("due", task.due)):
        if day:
            yield f"{field}: {day.year}-{day.month:02}"


def duties_lines(duties: FoundDuties) -> Iterator[str]:
    yield f"agency: {quoted(duties.agency)}"
    yield f"# {duties.place}"
    yield f"clause: {quoted(duties.clause)}"
    yield "items:"
    yield from (f"  - {quoted(item)}" for item in duties.items)
