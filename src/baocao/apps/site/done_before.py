"""Tasks that a province's earlier report has as done and its newest does not: data of another kind
says nothing in the newest, and a unit may have taken it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baocao.apps.site.overview import Overview
from baocao.document.content import TaskContent
from baocao.results.model import TaskStatus

DONE = (TaskStatus.DONE.value, TaskStatus.DONE_LATE.value)
TaskKey = tuple[str, str]
"""A plan and the task's id in it."""


def done_before(latest: Overview, reports: Iterable[Overview]) -> Mapping[TaskKey, Overview]:
    """The last earlier report that has each of these tasks as done."""
    open_tasks = {task_key(task) for task in latest.tasks if task.status not in DONE}
    earlier = (
        report
        for report in reports
        if (report.key.programme, report.key.province)
        == (latest.key.programme, latest.key.province)
        and report.period.end < latest.period.end
    )
    return {
        task_key(task): report
        for report in sorted(earlier, key=lambda report: report.period.end)
        for task in report.tasks
        if task.status in DONE and task_key(task) in open_tasks
    }


def task_key(task: TaskContent) -> TaskKey:
    return task.plan, task.id
