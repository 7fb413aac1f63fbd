"""Sentences about tasks, as they are printed."""

from __future__ import annotations

from datetime import date

from baocao.document.narrative.tasks import (
    coming_sentence,
    due_month,
    overdue_reminder,
    task_summary,
)
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import plan, progress, submission, task

PAST, COMING = date(2022, 11, 30), date(2023, 1, 31)


def test_summary_counts_tasks_with_a_date() -> None:
    """Standing duties are not among them; the plan is named."""
    tasks = [task("1", PAST), task("2", PAST), task("3", COMING), task("4", None)]
    rows = [
        progress("1", "done", done_on=date(2022, 12, 2)),
        progress("2", "in_progress"),
        progress("3", "in_progress"),
    ]
    report = words(submission(rows=rows), plans=[plan(tasks=tasks)])
    sentence = task_summary(report, report.data.inputs.plans[0])
    assert text(sentence) == (
        "Trong 3 nhiệm vụ có thời hạn của Kế hoạch số 10/KH-UBND: 1 nhiệm vụ hoàn thành chậm;"
        " 1 nhiệm vụ đang thực hiện; 1 nhiệm vụ quá hạn."
    )
    assert figures(sentence) == ["3", "1", "1", "1"]


def test_what_is_overdue_without_a_report_is_said_once() -> None:
    """A task past its due date is overdue, and the sentence says of how many nobody reported."""
    tasks = [task("1", PAST), task("2", PAST), task("3", COMING)]
    some = words(submission(rows=[progress("1", "in_progress")]), plans=[plan(tasks=tasks)])
    none = words(submission(), plans=[plan(tasks=tasks)])
    assert [text(task_summary(w, w.data.inputs.plans[0])).split(": ")[1] for w in (some, none)] == [
        "2 nhiệm vụ quá hạn (trong đó 1 nhiệm vụ chưa có báo cáo); 1 nhiệm vụ chưa có báo cáo.",
        "2 nhiệm vụ quá hạn (chưa có báo cáo); 1 nhiệm vụ chưa có báo cáo.",
    ]


def test_a_plan_without_dated_tasks_has_no_summary() -> None:
    """Standing duties alone make no sentence."""
    report = words(submission(), plans=[plan(tasks=[task("4", None)])])
    assert task_summary(report, report.data.inputs.plans[0]) == ()


def test_a_coming_task_names_lead_and_month() -> None:
    """The plan names months, so the report does."""
    report = words(submission(), plans=[plan(tasks=[task("3", COMING), task("4", None)])])
    coming, standing = report.data.tasks
    assert text(coming_sentence(report, coming)) == "Rà soát phương án (Sở Y tế; hạn 1/2023)."
    assert due_month(standing) == ""


def test_reminder_of_what_is_overdue() -> None:
    """None overdue, nothing said."""
    report = words(submission())
    assert overdue_reminder(report, 0) == ()
    assert text(overdue_reminder(report, 2)) == (
        "Tập trung hoàn thành 2 nhiệm vụ đã quá hạn nêu tại mục III."
    )
