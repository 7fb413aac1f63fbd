"""Sentences about tasks, as they are printed."""

from __future__ import annotations

from datetime import date

from baocao.document.narrative.tasks import (
    coming_sentence,
    done_late_sentence,
    due_month,
    late_sentence,
    overdue_reminder,
    tasks_sentences,
    told_tasks,
)
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import plan, progress, submission, task

PAST, COMING = date(2022, 11, 30), date(2023, 1, 31)


def test_summary_counts_tasks_with_a_date_over_all_plans() -> None:
    """Standing duties are not among them; two plans share a sentence."""
    plans = [
        plan(tasks=[task("1", PAST), task("2", PAST), task("4", None)]),
        plan(tasks=[task("3", COMING), task("5", COMING)], id="chi-thi"),
    ]
    rows = [
        progress("1", "done", done_on=date(2022, 12, 2)),
        progress("2", "in_progress"),
        progress("3", "in_progress", plan="chi-thi"),
        progress("5", "in_progress", plan="chi-thi"),
    ]
    (sentence,) = tasks_sentences(words(submission(rows=rows), plans=plans))
    assert text(sentence) == (
        "Trong 4 nhiệm vụ có thời hạn, 1 nhiệm vụ hoàn thành chậm, 2 nhiệm vụ đang thực hiện,"
        " 1 nhiệm vụ quá hạn."
    )
    assert figures(sentence) == ["4", "1", "2", "1"]


def test_few_tasks_are_told_by_their_names() -> None:
    """Never "of 2 tasks, 1 task …, 1 task …"; a late one with its days."""
    rows = [progress("1", "done", done_on=date(2022, 12, 2)), progress("2", "in_progress")]
    tasks = [task("1", PAST), task("2", COMING), task("3", PAST)]
    report = words(submission(rows=rows), plans=[plan(tasks=tasks)])
    name = "Nhiệm vụ có thời hạn “Rà soát phương án”"
    assert [text(one) for one in tasks_sentences(report)] == [
        f"{name}: hoàn thành chậm 2 ngày.",
        f"{name}: đang thực hiện.",
        f"{name}: quá hạn 14 ngày (chưa có báo cáo).",
    ]


def test_what_was_done_late_is_named_among_the_weaknesses() -> None:
    """With its days and whose it is; of many how many there are; nothing where none was."""
    tasks = [task(str(n), PAST) for n in range(4)]
    late = [progress(str(n), "done", done_on=date(2022, 12, 2)) for n in range(4)]
    one = words(submission(rows=late[:1]), plans=[plan(tasks=tasks[:1])])
    assert text(done_late_sentence(one)) == (
        "Nhiệm vụ hoàn thành chậm: rà soát phương án (chậm 2 ngày; Sở Y tế chủ trì)."
    )
    many = words(submission(rows=late), plans=[plan(tasks=tasks)])
    assert text(done_late_sentence(many)) == "Có 4 nhiệm vụ hoàn thành chậm so với thời hạn."
    assert done_late_sentence(words(submission(), plans=[plan(tasks=tasks)])) == ()


def test_a_plan_on_which_nobody_reported_is_one_sentence() -> None:
    """Nobody is called late on it, and no table lists its tasks."""
    report = words(submission(), plans=[plan(tasks=[task("1", PAST), task("2", COMING)])])
    assert [text(one) for one in tasks_sentences(report)] == [
        "Chưa tổng hợp được tiến độ 2 nhiệm vụ có thời hạn của Kế hoạch số 10/KH-UBND, trong đó 1"
        " nhiệm vụ đã đến hạn (Sở Y tế chủ trì), do chưa có báo cáo của các cơ quan thực hiện."
    ]
    early = words(submission(), plans=[plan(tasks=[task("2", COMING)])])
    assert [text(one) for one in tasks_sentences(early)] == [
        "Chưa tổng hợp được tiến độ 1 nhiệm vụ có thời hạn của Kế hoạch số 10/KH-UBND do chưa có"
        " báo cáo của các cơ quan thực hiện."
    ]
    assert told_tasks(report) == []
    assert late_sentence(report) == overdue_reminder(report) == ()


def test_what_is_overdue_without_a_report_is_said_once() -> None:
    """Where others were reported on, a task past its due date without a report is overdue."""
    tasks = [task("1", PAST), task("2", PAST), task("3", COMING), task("4", COMING)]
    report = words(submission(rows=[progress("1", "in_progress")]), plans=[plan(tasks=tasks)])
    (sentence,) = tasks_sentences(report)
    assert text(sentence) == (
        "Trong 4 nhiệm vụ có thời hạn, 2 nhiệm vụ quá hạn (trong đó 1 nhiệm vụ chưa có báo cáo),"
        " 2 nhiệm vụ chưa có báo cáo."
    )


def test_whose_the_overdue_tasks_are() -> None:
    """The agency with the most first; then that they are to be finished."""
    tasks = [task(str(n), PAST, lead=lead) for n, lead in enumerate(("A", "Sở B", "Sở B"))]
    report = words(submission(rows=[progress("0", "in_progress")]), plans=[plan(tasks=tasks)])
    assert text(late_sentence(report)) == (
        "Có 3 nhiệm vụ quá hạn, theo cơ quan chủ trì: Sở B (2 nhiệm vụ), A (1 nhiệm vụ)."
    )
    assert text(overdue_reminder(report)) == "Hoàn thành 3 nhiệm vụ đã quá hạn."


def test_a_plan_without_dated_tasks_has_no_sentence() -> None:
    """Standing duties alone say nothing."""
    assert tasks_sentences(words(submission(), plans=[plan(tasks=[task("4", None)])])) == []


def test_a_coming_task_names_lead_and_month() -> None:
    """The plan names months, so the report does."""
    report = words(submission(), plans=[plan(tasks=[task("3", COMING), task("4", None)])])
    coming, standing = report.data.tasks
    assert text(coming_sentence(report, coming)) == (
        "Rà soát phương án (Sở Y tế chủ trì; hạn 01/2023)."
    )
    assert due_month(standing) == ""
