"""Rules on the sheet "Tiến độ": each row is of a task or target that a plan of the province has.

Plans are known here by their ids only; whether a task is late is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import place
from baocao.submissions.workbooks.model import SourceCell, Submission, TaskProgress

NEAREST = 3
NAME_LENGTH = 60


def unknown_plan(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The plan of a row is one of the province's; nothing is said where none is known."""
    plans = {plan.id: plan.title for plan in evidence.plans}
    for unit, row in _rows(evidence):
        if plans and row.plan not in plans:
            words = {"found": row.plan, "nearest": _nearest(row.plan, plans)}
            yield DataBreach(_at(row, row.plan_cell), unit, words)


def unknown_item(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The task or target of a row is one that its plan has, or had in an earlier version."""
    items: dict[str, dict[str, str]] = {}
    for plan in evidence.plans:
        names = items.setdefault(plan.id, {})
        names.update((task.id, task.name) for task in plan.tasks)
        names.update((target.id, target.name) for target in plan.targets)
    for unit, row in _rows(evidence):
        if row.plan in items and row.item not in items[row.plan]:
            nearest = _nearest(row.item, items[row.plan])
            words = {"found": row.item, "plan": row.plan, "nearest": nearest}
            yield DataBreach(_at(row, row.item_cell), unit, words)


def item_stated_twice(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A workbook says one thing of a task; with two, nobody knows which one holds."""
    for submission in evidence.submissions:
        seen: dict[tuple[str, str], TaskProgress] = {}
        for row in submission.progress:
            first = seen.setdefault((row.plan, row.item), row)
            if _said(first) != _said(row):
                cell = _at(row, row.item_cell)
                other = place(_at(first, first.item_cell), cell)
                yield DataBreach(cell, submission.unit, {"found": row.item, "other_cell": other})


def item_stated_otherwise(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Two workbooks say the same of a task, unless one unit sent the second on a later day."""
    seen: dict[tuple[str, str], tuple[Submission, TaskProgress]] = {}
    for submission in evidence.submissions:
        for row in submission.progress:
            other, first = seen.setdefault((row.plan, row.item), (submission, row))
            goes_on = other.unit == submission.unit and other.as_of != submission.as_of
            if other is not submission and not goes_on and _said(first) != _said(row):
                cell = _at(row, row.item_cell)
                where = place(_at(first, first.item_cell), cell)
                yield DataBreach(cell, submission.unit, {"found": row.item, "other_cell": where})


def _rows(evidence: Evidence) -> Iterator[tuple[str, TaskProgress]]:
    """Every row with the unit that sent it."""
    return ((sent.unit, row) for sent in evidence.submissions for row in sent.progress)


def _said(row: TaskProgress) -> tuple[object, ...]:
    return row.state, row.done_on, row.evidence


def _at(row: TaskProgress, cell: str) -> SourceCell:
    return row.source._replace(cell=cell) if cell else row.source


def _nearest(text: str, names: Mapping[str, str]) -> str:
    """The ids that look most alike, by themselves or by their names."""
    from rapidfuzz import process, utils  # few runs meet a task that nobody knows

    choices = {key: f"{key} {name}" for key, name in names.items()}
    found = process.extract(text, choices, processor=utils.default_process, limit=NEAREST)
    return "; ".join(f"{key} ({_short(names[key])})" for _, _, key in found)


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[:NAME_LENGTH].rsplit(' ', 1)[0]} …"
