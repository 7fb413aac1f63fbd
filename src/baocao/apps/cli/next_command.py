"""`baocao next`: what to do for a report, in order, with the command for each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from baocao.apps.cli.messages import fail, print_json
from baocao.apps.cli.options import NamedReport
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus
from baocao.build.status.next_steps import NextStep, days_told, next_steps
from baocao.build.workspace.door import Scope, report_meant
from baocao.core.project import Project, find_project
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.naming import period_name


def run_next(named: NamedReport, today: date, *, as_json: bool) -> int:
    """Print the steps; 1 where errors in the data stop the report."""
    scope = report_meant(find_project(), *named)
    status = StatusReader(scope.definitions).status(scope.province, scope.period, scope.type)
    steps = next_steps(scope, status)
    if as_json:
        print_json({"state": status.state.name, "steps": steps, "problems": status.problems})
    else:
        print(_heading(scope, status, today))
        _show(scope.project, steps)
        fail(status.problems, 1)
    return 1 if status.count(Severity.ERROR) else 0


def _heading(scope: Scope, status: ReportStatus, today: date) -> str:
    due = f"hạn nộp {short_date(status.deadline)}{days_told(status, today)}"
    return f"{scope.province.name}, {period_name(scope.period)}: {status.words}; {due}."


def _show(project: Project, steps: Sequence[NextStep]) -> None:
    """One step a paragraph; the first that is not done is what comes next."""
    console = Console(highlight=False, soft_wrap=True)
    first = next((step for step in steps if not step.is_done), None)
    for step in steps:
        mark = "x" if step.is_done else ">" if step is first else " "
        console.print(f"[{mark}] {step.name}: {step.told}", markup=False)
        path = project.root / step.file
        if step.file and path.exists():
            link = f"link={path.resolve().as_uri()}"
            console.print(f"      tệp: [{link}]{step.file}[/]")
        for line in step.todo:
            console.print(f"      → {line}", markup=False)
