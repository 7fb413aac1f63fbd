"""Sentences about tasks: how many stand how, which are overdue, which come next."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.definitions.plans.model import Plan
from baocao.document.narrative.phrases import Sentence, enumerate_sentences, joined
from baocao.document.narrative.words import Words
from baocao.results.model import TaskResult, TaskStatus
from baocao.results.tasks import overdue

LATE = TaskStatus.OVERDUE


def task_summary(words: Words, plan: Plan) -> Sentence:
    """ "Trong 55 nhiệm vụ có thời hạn: 20 nhiệm vụ đã hoàn thành; …." for one plan."""
    dated = [t for t in words.data.tasks if t.plan is plan and t.task.due is not None]
    if not dated:
        return ()
    parts = [
        _part(words, plan, status, dated)
        for status in TaskStatus
        if any(t.status is status for t in dated)
    ]
    total = words.figures.count(f"{plan.id}.tasks", len(dated), "số nhiệm vụ có thời hạn")
    return words.phrases.fill(
        "tasks.summary",
        total=total,
        plan=plan.short_citation,
        parts=enumerate_sentences(parts, words.phrases["lists.semicolon"]),
    )


def overdue_reminder(words: Words, number: int) -> Sentence:
    """How many tasks that the section on results lists are overdue; empty for none, and where
    there is no such section."""
    section = words.section_number("results")
    if not number or not section:
        return ()
    count = words.figures.count("tasks-overdue", number, "số nhiệm vụ đã quá hạn, chưa hoàn thành")
    return words.phrases.fill("tasks.overdue_reminder", count=count, section=section)


def coming_sentence(words: Words, judged: TaskResult) -> Sentence:
    """One task that is due in the coming period."""
    sentence = words.phrases.fill(
        "tasks.coming", name=judged.task.name, lead=judged.task.lead, due=due_month(judged)
    )
    return joined([*sentence, words.phrases["results.end"]])


def due_month(judged: TaskResult) -> str:
    """The month a plan names as due, "12/2022"; empty for a standing duty."""
    due = judged.task.due
    return f"{due.month}/{due.year}" if due else ""


def _part(words: Words, plan: Plan, status: TaskStatus, dated: Sequence[TaskResult]) -> Sentence:
    name = words.phrases[f"task_status.{status.value}"]
    count = words.figures.count(
        f"{plan.id}.tasks-{status.value.lower()}",
        sum(t.status is status for t in dated),
        f"số nhiệm vụ có trạng thái “{name}”",
    )
    status_word = words.phrases[f"task_status_lower.{status.value}"]
    part = words.phrases.fill("tasks.part", count=count, status=status_word)
    return (*part, *_unreported(words, plan, overdue(dated))) if status is LATE else part


def _unreported(words: Words, plan: Plan, late: Sequence[TaskResult]) -> Sentence:
    """Of the tasks past their due date those that nobody reported on: they may be done."""
    number = sum(judged.progress is None for judged in late)
    if not number:
        return ()
    if number == len(late):
        return words.phrases.fill("tasks.all_unreported")
    what = "số nhiệm vụ đã qua hạn mà chưa có báo cáo"
    count = words.figures.count(f"{plan.id}.tasks-unreported", number, what)
    return words.phrases.fill("tasks.unreported", count=count)
