"""`baocao issue`, `lock` and `unlock`: issue reports, freeze and reopen a period's data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from baocao.apps.cli.options import NamedReport
from baocao.archive.issued.chain import code, head
from baocao.archive.issued.locks import lock, read_lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent, PeriodLock
from baocao.build.compose.load import locked_values
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.sweep import sweep
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.sent import files_sent
from baocao.core.errors import Problem, UsageError
from baocao.core.project import find_project
from baocao.core.turn import person
from baocao.core.vietnamese.dates import hour_text, parse_date, short_date


def run_lock(named: NamedReport, by: str | None) -> int:
    """Freeze a period's data as it is now."""
    scope = report_meant(find_project(), *named)
    project, key = scope.project, scope.key
    files = files_sent(scope.definitions, scope.province, scope.period)
    event = LockEvent(
        LockAction.LOCK, datetime.now(UTC), by or person(), files=files, values=locked_values(scope)
    )
    held = lock(project, key, event)
    print(f"Đã khóa số liệu {project.called(key)}: {len(files)} tệp.")
    _tell_of_clock(held)
    return 0


def run_unlock(named: NamedReport, reason: str, by: str | None) -> int:
    """Reopen a period's data and record who did it, when and why."""
    scope = report_meant(find_project(), *named)
    event = LockEvent(LockAction.UNLOCK, datetime.now(UTC), by or person(), reason)
    held = unlock(scope.project, scope.key, event)
    print(f"Đã mở khóa số liệu {scope.project.called(scope.key)}. Lý do: {reason}")
    _tell_of_clock(held)
    return 0


def _tell_of_clock(held: PeriodLock) -> None:
    """Say that the time runs backwards; the order of the record does not depend on it."""
    if held.clock_ran_back:
        now, before = held.events[-1].at, max(event.at for event in held.events)
        print(
            f"Đồng hồ của máy chạy lùi: lúc này ghi là {_moment(now)}, một việc trước đó đã ghi là "
            f"{_moment(before)}. Sổ khóa theo thứ tự ghi, không theo giờ; hãy chỉnh giờ của máy.",
            file=sys.stderr,
        )


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{hour_text(local.time())} ngày {short_date(local.date())}"


def asked(number: str, issued_on: str, by: str | None) -> Issue:
    """What the options of `baocao issue` ask for; raises `UsageError` for a wrong date."""
    try:
        day = parse_date(issued_on)
    except ValueError as error:
        raise UsageError(Problem(str(error), "--date", "ghi ngày dạng 05/01/2023")) from None
    return Issue(number, day, by or person(), datetime.now(UTC))


def run_issue(named: NamedReport, issue: Issue) -> int:
    """Issue a report: write number and date into it and put a copy into the register."""
    scope = report_meant(find_project(), *named)
    project, key = scope.project, scope.key
    sweep(project)
    folder = issue_report(project, key, issue)
    print(f"Đã phát hành báo cáo {project.called(key)}, số {issue.number:0>2}.")
    print(f"Bản lưu: {project.name(folder)}. Số liệu của kỳ đã được khóa.")
    _tell_of_clock(read_lock(project, key))
    last = head(project)
    if last is not None:
        print(f"Mã mục cuối của sổ phát hành, ghi vào sổ đăng ký văn bản đi: {code(last.digest)}")
    return 0
