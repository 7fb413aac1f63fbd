"""`baocao report`: which reports to build, how, and the table at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import StringIO

from rich.console import Console

from baocao.apps.cli.as_before import keep_said
from baocao.apps.cli.asked import LOCAL, Order, ReportCall
from baocao.apps.cli.messages import fail, print_json
from baocao.apps.cli.report_log import append_log
from baocao.apps.cli.report_progress import display
from baocao.apps.cli.report_rows import notes_of, row
from baocao.apps.cli.report_table import NOTHING, print_notes, print_table
from baocao.build.run.build import failed_notebook
from baocao.build.run.job import Built, Failed, Make, Outcome, Unfinished
from baocao.build.run.local import make_alone, make_here
from baocao.build.run.parallel import Board, build_all, builder
from baocao.build.run.sweep import sweep
from baocao.build.run.unchanged import Look
from baocao.core.project import Project

INTERRUPTED = 130  # the exit code of a command that Ctrl-C stopped


def run_report(order: Order, looked: Look | None = None) -> int:
    """Build the reports asked for; 1 if any failed, 130 if Ctrl-C stopped the work.

    Where the project was `looked` at before, what is found is kept for the next run.
    """
    project, keys, asked = order.project, order.keys, order.asked
    console = Console(stderr=asked.as_json, file=StringIO() if asked.quiet else None)
    with display(console, len(keys)) as show:
        outcomes = built(order, show)
    if asked.as_json:
        print_json([_record(project, outcome) for outcome in outcomes] + _unknown(order))
    else:
        _print(project, console, outcomes, explain=asked.explain)
        fail(order.problems, 1)
    if looked is not None:
        keep_said(looked, order, outcomes)
    if any(isinstance(outcome, Unfinished) for outcome in outcomes):
        return INTERRUPTED
    failed = order.problems or any(isinstance(outcome, Failed) for outcome in outcomes)
    return 1 if failed else 0


def built(order: Order, show: Callable[[Board], None]) -> list[Outcome]:
    """Build the reports; those that were are in the log, where one is kept."""
    project, keys, asked = order.project, order.keys, order.asked
    sweep(project)
    with _makers(asked, len(keys)) as (make, jobs):
        outcomes = build_all(builder(project, make, force=asked.force), keys, jobs, show)
    if asked.log is not None:
        append_log(asked.log, outcomes)
    return outcomes


def _unknown(order: Order) -> list[dict[str, object]]:
    """The folders of data that are no report's, as one that failed."""
    return [{"status": "failed", "problems": order.problems}] if order.problems else []


@contextmanager
def _makers(asked: ReportCall, reports: int) -> Iterator[tuple[Make, int]]:
    """What makes the reports, and how many at a time."""
    jobs = asked.at_a_time
    if asked.executor == LOCAL:
        yield (make_alone if reports == 1 < jobs else make_here), min(jobs, reports)
        return
    from baocao.build.run.cluster import cluster

    with cluster(jobs) as make:
        yield make, reports


def _print(project: Project, console: Console, outcomes: list[Outcome], *, explain: bool) -> None:
    print_table(console, [row(project, outcome) for outcome in outcomes])
    if explain:
        _explain(project, console, outcomes)
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            print_failed(project, outcome)
        elif isinstance(outcome, Built):
            called = project.called(outcome.key)
            print_notes(console, [(called, note) for note in notes_of(project, outcome)])
    if any(isinstance(outcome, Unfinished) for outcome in outcomes):
        console.print("Đã dừng theo yêu cầu; chạy lại lệnh này để dựng tiếp những báo cáo còn lại.")
    elif all(isinstance(outcome, Built) and not outcome.fresh for outcome in outcomes):
        console.print(NOTHING)


def print_failed(project: Project, failed: Failed) -> None:
    """Say what stopped a report, and where its notebook is to be seen."""
    fail(failed.problems, 1, project.called(failed.key))
    notebook = failed_notebook(project, failed.key)
    if notebook.is_file():
        print(
            f"  Chưa dựng được báo cáo; notebook đã chạy để xem lỗi: {project.name(notebook)}",
            file=sys.stderr,
        )


def _explain(project: Project, console: Console, outcomes: list[Outcome]) -> None:
    """Why each report was built."""
    for outcome in outcomes:
        name = project.called(outcome.key)
        for reason in outcome.reasons if isinstance(outcome, Built) else ():
            console.print(f"{name}: {reason}", markup=False, highlight=False, soft_wrap=True)


def _record(project: Project, outcome: Outcome) -> dict[str, object]:
    base = asdict(outcome.key)
    if isinstance(outcome, Unfinished):
        return {**base, "status": "unfinished"}
    if isinstance(outcome, Failed):
        return {**base, "status": "failed", "problems": outcome.problems}
    return {
        **base,
        "status": "built" if outcome.fresh else "current",
        "reasons": outcome.reasons,
        "figures": outcome.run.figures,
        "findings": dict(outcome.run.findings),
        "path": project.name(outcome.folder),
        "kept": outcome.carried,
    }
