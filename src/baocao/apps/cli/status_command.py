"""`baocao status`: provinces and periods, and the state of each report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import fail, print_json
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import programmes_meant
from baocao.core.project import find_project
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.areas.model import AdminUnit

_STYLE = {
    State.NO_DATA: "dim",
    State.ERRORS: "red",
    State.EDITED: "yellow",
    State.BUILT: "green",
    State.ISSUED: "bold green",
}


def run_status(programme: str, province: str | None, today: date, *, as_json: bool) -> int:
    """Print the status of every report; 0 whatever it is, 1 where data lies in a wrong folder."""
    project = find_project()
    readers = [
        StatusReader(Definitions(project, id_)) for id_ in programmes_meant(project, programme)
    ]
    statuses = [status for reader in readers for status in reader.statuses(today, province)]
    if as_json:
        print_json([_record(status) for status in statuses])
    else:
        Console().print(_table(statuses, project.programmes, today))
    problems = dict.fromkeys(problem for reader in readers for problem in reader.problems)
    return fail(problems, 1) if problems else 0


def _table(statuses: list[ReportStatus], programmes: Sequence[str], today: date) -> Table:
    title = f"Tình trạng báo cáo, ngày {short_date(today)}"
    table = Table(title=title, box=SIMPLE_HEAD, pad_edge=False)
    several = len(programmes) > 1
    for column in (*(["Chương trình"] if several else []), "Tỉnh", "Kỳ", "Đã gửi"):
        table.add_column(column, no_wrap=True)
    table.add_column("Kiểm tra")
    table.add_column("Ngày chốt", no_wrap=True)
    table.add_column("Hạn nộp", min_width=10)
    table.add_column("Tình trạng")
    for status in statuses:
        first = [status.key.programme] if several else []
        table.add_row(*first, *_row(status, today))
    return table


def _row(status: ReportStatus, today: date) -> tuple[str, ...]:
    style = _STYLE.get(status.state, "none")
    locked = status.locked and status.state is not State.ISSUED
    changed = status.changed and not status.issue
    notes = (", đã khóa số liệu" if locked else "") + (", số liệu đã đổi" if changed else "")
    return (
        _called(status.province),
        status.key.period,
        f"{status.received}/{status.expected}" if status.expected else "",
        _findings(status),
        short_date(status.period.cutoff),
        _due(status, today),
        f"[{style}]{status.words}[/]{notes}",
    )


def _called(place: AdminUnit) -> str:
    """A province by its short name, a unit that reports itself by the whole."""
    return place.name if place.is_within else place.short_name


def _findings(status: ReportStatus) -> str:
    """What validation found, by severity."""
    counts = {severity: status.count(severity) for severity in Severity}
    return ", ".join(f"{n} {severity.words.lower()}" for severity, n in counts.items() if n)


def _due(status: ReportStatus, today: date) -> str:
    """The deadline and the working days left until then."""
    shown, left = short_date(status.deadline), status.days_left(today)
    return shown if left is None else f"{shown} (còn {left} ngày làm việc)"


def _record(status: ReportStatus) -> dict[str, object]:
    return {
        **asdict(status.key),
        "state": status.state.name,
        "expected": status.expected,
        "received": status.received,
        "through": [unit.name for unit in status.through],
        "missing": [unit.name for unit in status.missing],
        "findings": {severity.value: n for severity, n in status.findings.items()},
        "problems": status.problems,
        "cutoff": status.period.cutoff,
        "deadline": status.deadline,
        "locked": status.locked,
        "issue": status.issue or None,
        "changed": status.changed,
    }
