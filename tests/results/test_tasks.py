"""Tasks judged on the cut-off day, 14/12/2022."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.definitions.plans.model import Task
from baocao.results.model import TaskStatus
from baocao.results.tasks import judge_task
from baocao.submissions.workbooks.model import TaskProgress
from tests.results.sample import DAY, plan, progress, task

PAST, COMING = date(2022, 11, 30), date(2022, 12, 31)
STARTS_LATER = task(due=COMING, start=date(2022, 12, 15))


@pytest.mark.parametrize(
    ("duty", "row", "status", "days"),
    [
        (task(due=PAST), progress("1", "done", done_on=PAST), TaskStatus.DONE, 0),
        (task(due=PAST), progress("1", "done"), TaskStatus.DONE, 0),
        (task(due=PAST), progress("1", "done", done_on=date(2022, 12, 3)), TaskStatus.DONE_LATE, 3),
        (task(due=PAST), progress("1", "in_progress"), TaskStatus.OVERDUE, 14),
        (task(due=PAST), progress("1", "not_started"), TaskStatus.OVERDUE, 14),
        (task(due=PAST), None, TaskStatus.OVERDUE, 14),
        (task(due=DAY), progress("1", "in_progress"), TaskStatus.IN_PROGRESS, 0),
        (task(due=COMING), progress("1", "in_progress"), TaskStatus.IN_PROGRESS, 0),
        (task(due=COMING), progress("1", "not_started"), TaskStatus.NOT_DUE, 0),
        (task(due=COMING), None, TaskStatus.NOT_REPORTED, 0),
        (STARTS_LATER, None, TaskStatus.NOT_DUE, 0),
        (STARTS_LATER, progress("1", "in_progress"), TaskStatus.IN_PROGRESS, 0),
        (task(due=None), None, TaskStatus.STANDING, 0),
        (task(due=None), progress("1", "in_progress"), TaskStatus.STANDING, 0),
        (task(due=None), progress("1", "done"), TaskStatus.DONE, 0),
    ],
)
def test_status_and_days_overdue(
    duty: Task, row: TaskProgress | None, status: TaskStatus, days: int
) -> None:
    """Each way a task can stand; days count from its due date."""
    judged = judge_task(plan(tasks=[duty]), duty, DAY, row)
    assert (judged.status, judged.days_overdue) == (status, days)


def test_every_status_is_reached_above() -> None:
    """The table leaves no status out."""
    marks = getattr(test_status_and_days_overdue, "pytestmark", [])
    assert {row[2] for row in marks[0].args[1]} == set(TaskStatus)
