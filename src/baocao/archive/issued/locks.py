"""Locks of a period's data: data/locks/<programme>/<province>/<period>.jsonl, one event a line.

A locked period's files must stay as they were; opening them is recorded with who, when, why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from baocao.archive.built.folder import file_hash
from baocao.archive.issued.issued import issued_reports, issues_of, latest_issue
from baocao.archive.issued.model import IssuedReport, LockAction, LockEvent, PeriodLock
from baocao.core.earlier_layout import named_today
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import UNIT, ReportKey
from baocao.core.turn import report_turn
from baocao.core.vietnamese.dates import short_date
from baocao.core.whole_file import write_whole


@cache
def _adapter() -> TypeAdapter[LockEvent]:
    return TypeAdapter(LockEvent)  # takes a while to make, and not every command needs it


def read_lock(project: Project, key: ReportKey) -> PeriodLock:
    """What was done to a period's data, issues of its report included."""
    return _lock_of(project, key, issues_of(project, key))


def lock(project: Project, key: ReportKey, event: LockEvent) -> PeriodLock:
    """Lock the files of `event`; raises where the period is locked or there are none."""
    with report_turn(project, key):
        held = read_lock(project, key)
        if held.current is not None:
            raise _refused(f"số liệu đã khóa {_by(held.current)}", key)
        if not event.files:
            raise _refused("chưa có số liệu để khóa", key)
        return _append(project, held, event)


def unlock(project: Project, key: ReportKey, event: LockEvent) -> PeriodLock:
    """Open a period's data; raises where it is not locked or no reason is given."""
    with report_turn(project, key):
        held = read_lock(project, key)
        if held.current is None:
            raise _refused("số liệu đang mở, không cần mở khóa", key)
        if not event.reason.strip():
            raise _refused("mở khóa phải có lý do: --reason", key)
        return _append(project, held, event)


def standing_issue(project: Project, key: ReportKey) -> IssuedReport | None:
    """The issued report that stands: its data was not opened since."""
    issued = latest_issue(project, key)
    if issued is None:
        return None
    held = read_lock(project, key).current
    return issued if held and held.action is LockAction.ISSUE else None


def lock_file(project: Project, key: ReportKey) -> Path:
    """Where the locks of a report's data are written down."""
    return project.of(key.programme).locks / key.province / f"{key.period}.jsonl"


def data_files(project: Project, folders: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of every file that units sent into these folders, by name."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return {project.name(path): file_hash(path) for path in files}


def changes_under_lock(
    project: Project, programme: str, province: str, folders: Iterable[Path]
) -> tuple[Problem, ...]:
    """Every file in `folders` that is not as some lock of the programme and province holds it."""
    read = {project.name(folder) for folder in folders}
    files = (project.of(programme).locks / province).glob("*.jsonl")
    issued: dict[ReportKey, list[IssuedReport]] = {
        ReportKey(programme, province, path.stem): [] for path in files
    }
    for report in issued_reports(project, programme, province):
        issued.setdefault(report.key, []).append(report)
    return tuple(
        problem
        for key in sorted(issued)
        for problem in _changes(project, _lock_of(project, key, issued[key]), read)
    )


def _lock_of(project: Project, key: ReportKey, issued: Iterable[IssuedReport]) -> PeriodLock:
    issues = [
        LockEvent(LockAction.ISSUE, report.at, report.by, f"số {report.number}", report.files)
        for report in issued
    ]
    return PeriodLock(key, tuple(_in_order(_recorded(project, key), issues)))


def _changes(project: Project, period_lock: PeriodLock, read: Set[str]) -> Iterator[Problem]:
    held = period_lock.current
    if held is None or not held.files:
        return
    before = {name: digest for name, digest in held.files.items() if _folder(name) in read}
    folders = sorted({_folder(name) for name in before})
    now = data_files(project, (project.root / folder for folder in folders))
    if UNIT in period_lock.key.province:  # the other files of the folder are of other units
        now = {name: digest for name, digest in now.items() if name in before}
    period, command = period_lock.key.period, unlocking(period_lock.key)
    for name, what in _differences(before, now):
        message = f"tệp {what} trong khi số liệu kỳ {period} đã khóa {_by(held)}"
        yield Problem(message, name, f"khôi phục tệp, hoặc mở khóa: {command}")


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def unlocking(key: ReportKey) -> str:
    """The command that opens a period's data."""
    return f'baocao unlock {key.options} --reason "…"'


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    changed = [(n, "đã bị sửa") for n in before if n in now and now[n] != before[n]]
    gone = [(n, "đã bị xóa") for n in before if n not in now]
    added = [(n, "được thêm vào") for n in now if n not in before]
    return sorted([*changed, *gone, *added])


def _in_order(events: Iterable[LockEvent], issues: list[LockEvent]) -> Iterator[LockEvent]:
    """The events as they came about: the order of the file and the register counts, and what
    each line knew of the register. The clock is asked only where a line of before does not say."""
    placed = 0
    for event in events:
        before = event.issues
        if before is None:
            before = sum(issue.at <= event.at for issue in issues)
        yield from issues[placed:before]
        placed = max(placed, before)
        yield event
    yield from issues[placed:]


def _recorded(project: Project, key: ReportKey) -> list[LockEvent]:
    path = lock_file(project, key)
    if not path.is_file():
        return []
    events: list[LockEvent] = []
    text = StringIO(path.read_text(encoding="utf-8"))  # a reason may hold breaks of other kinds
    for number, line in enumerate(text, start=1):
        try:
            event = _adapter().validate_json(line)
        except ValidationError:
            where = f"{project.name(path)}, dòng {number}"
            todo = "khôi phục tệp từ bản lưu; sổ khóa số liệu không được sửa tay"
            raise BaocaoError(Problem("sổ khóa số liệu hỏng", where, todo)) from None
        files = named_today(event.files, key.programme) if event.files is not None else None
        events.append(replace(event, files=files))
    return events


def _append(project: Project, held: PeriodLock, event: LockEvent) -> PeriodLock:
    """Add a line in one step: a crash leaves the old file or the new one."""
    path = lock_file(project, held.key)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    issues = sum(event.action is LockAction.ISSUE for event in held.events)
    line = _adapter().dump_json(replace(event, issues=issues), exclude_none=True).decode()
    write_whole(path, f"{before}{line}\n")
    return replace(held, events=(*held.events, event))


def _by(event: LockEvent) -> str:
    return f"(ngày {short_date(event.at.date())}, {event.by})"


def _refused(what: str, key: ReportKey) -> BaocaoError:
    return BaocaoError(Problem(what, str(key), ""))
