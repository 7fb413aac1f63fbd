"""`baocao report` again, where nothing has happened since all reports were found as they are.

Then what was said is said again: nothing that reads definitions or makes reports is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from baocao.apps.cli.asked import LOCAL, Order, ReportCall
from baocao.build.run.unchanged import Look, look
from baocao.core.project import find_project

if TYPE_CHECKING:
    from baocao.build.run.job import Outcome


def looked_at(asked: ReportCall) -> Look | None:
    """The project before anything is read; None for a call that asks for more than the table."""
    plain = ReportCall(asked.named, asked.jobs, quiet=asked.quiet)
    if asked != plain or asked.executor != LOCAL or (asked.jobs or 1) < 1:
        return None
    return look(find_project(), asked.named)


def said_again(looked: Look, *, quiet: bool) -> bool:
    """Say what was said before, if nothing has happened since."""
    kept = looked.answer()
    if kept is None:
        return False
    if not quiet:
        _say(kept["reports"], kept["rows"], kept["notes"])
    return True


def _say(
    reports: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[Sequence[str]]
) -> None:
    from rich.console import Console

    from baocao.apps.cli.report_table import NOTHING, UNCHANGED, print_notes, print_table

    console = Console()
    if not console.is_terminal:
        for number, report in enumerate(reports, start=1):
            print(f"[{number}/{len(reports)}] {report}: {UNCHANGED}", flush=True)
    print_table(console, rows)
    print_notes(console, notes)
    console.print(NOTHING)


def keep_said(looked: Look, order: Order, outcomes: Sequence[Outcome]) -> None:
    """Keep what a run would say now that all reports are built; an issued one is looked at again
    each time, since what people change in its folder is put back."""
    from baocao.apps.cli.report_rows import notes_of, row
    from baocao.build.run.job import Built

    built = [o for o in outcomes if isinstance(o, Built) and not o.issued]
    if len(built) < len(outcomes) or order.problems:
        return
    project = order.project
    now = [replace(one, fresh=False, reasons=(), carried=()) for one in built]
    looked.keep(
        {
            "reports": [str(one.key) for one in now],
            "rows": [row(project, one) for one in now],
            "notes": [(project.called(one.key), n) for one in now for n in notes_of(project, one)],
        }
    )
