"""Tasks judged at the end of the period: done, late, overdue, not reported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan, Task
from baocao.results.model import TaskResult, TaskStatus
from baocao.submissions.workbooks.model import Submission, TaskProgress


def judge_tasks(
    plans: Iterable[Plan],
    period: ReportingPeriod,
    progress: dict[tuple[str, str], TaskProgress],
    reported: Collection[str],
) -> tuple[TaskResult, ...]:
    """Every task of every plan, in the plans' order; `reported` are the ids of the plans on whose
    tasks the period's workbooks say anything. Nobody is called late on a plan without."""
    return tuple(
        judged if plan.id in reported else _unreported(judged)
        for plan in plans
        for task in plan.tasks
        for judged in [judge_task(plan, task, period.cutoff, progress.get((plan.id, task.id)))]
    )


def _unreported(judged: TaskResult) -> TaskResult:
    """A task that would be overdue only because nothing at all was reported on its plan."""
    if judged.status is not TaskStatus.OVERDUE:
        return judged
    return replace(judged, status=TaskStatus.NOT_REPORTED, days_overdue=0)


def judge_task(plan: Plan, task: Task, day: date, progress: TaskProgress | None) -> TaskResult:
    """Judge one task on `day`; `days_overdue` counts days after its due date.

    A task whose due date has passed is OVERDUE until a unit reports it done, also where nobody
    reported on it: its `progress` is None then.
    """
    if task.due is None:
        status = TaskStatus.DONE if _is_done(progress) else TaskStatus.STANDING
        return TaskResult(plan, task, status, 0, progress)
    if progress is not None and _is_done(progress):
        late = max((progress.done_on - task.due).days, 0) if progress.done_on else 0
        status = TaskStatus.DONE_LATE if late else TaskStatus.DONE
        return TaskResult(plan, task, status, late, progress)
    overdue = max((day - task.due).days, 0)
    return TaskResult(plan, task, _open_status(task, day, progress, overdue), overdue, progress)


def _open_status(task: Task, day: date, progress: TaskProgress | None, overdue: int) -> TaskStatus:
    if overdue:
        return TaskStatus.OVERDUE
    if progress is None:
        begun = task.start is None or task.start <= day
        return TaskStatus.NOT_REPORTED if begun else TaskStatus.NOT_DUE
    return TaskStatus.IN_PROGRESS if progress.state == "in_progress" else TaskStatus.NOT_DUE


def overdue(tasks: Iterable[TaskResult]) -> list[TaskResult]:
    """The tasks that are past their due date and not reported as done: every place of the
    report and of the site counts these."""
    return [judged for judged in tasks if judged.status is TaskStatus.OVERDUE]


def _is_done(progress: TaskProgress | None) -> bool:
    return progress is not None and progress.state == "done"


def latest_progress(submissions: Sequence[Submission]) -> dict[tuple[str, str], TaskProgress]:
    """The progress of each item by the workbook that stands at the latest day."""
    in_order = sorted(submissions, key=lambda sent: sent.as_of or date.min)
    return {(row.plan, row.item): row for sent in in_order for row in sent.progress}


def reported_plans(plans: Iterable[Plan], submissions: Sequence[Submission]) -> frozenset[str]:
    """The plans on whose tasks some workbook reports."""
    told = latest_progress(submissions).keys()
    return frozenset(p.id for p in plans if any((p.id, task.id) in told for task in p.tasks))


def done(earlier: Sequence[Submission]) -> dict[tuple[str, str], TaskProgress]:
    """What earlier periods reported as done: it stays done unless a unit says otherwise."""
    return {key: row for key, row in latest_progress(earlier).items() if row.state == "done"}
