"""Locks of a period's data: who, when, why, and what changed in spite of them."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from baocao.archive.issued.locks import (
    changes_under_lock,
    data_files,
    lock,
    lock_file,
    read_lock,
    unlock,
)
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")
AT = datetime(2022, 12, 20, 8, 0, tzinfo=UTC)
LATER = datetime(2022, 12, 21, 8, 0, tzinfo=UTC)
LOCK = LockEvent(LockAction.LOCK, AT, "Sở Y tế")
UNLOCK = LockEvent(LockAction.UNLOCK, LATER, "Sở Y tế", "Huyện gửi lại")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two files sent for one period."""
    project = Project(tmp_path)
    folder(project).mkdir(parents=True)
    for name in ("a.xlsx", "b.xlsx"):
        (folder(project) / name).write_bytes(name.encode())
    return project


def folder(project: Project) -> Path:
    return project.sent(KEY)


def locked(project: Project) -> Project:
    lock(project, KEY, replace(LOCK, files=data_files(project, [folder(project)])))
    return project


def changes(project: Project) -> list[str]:
    found = changes_under_lock(project, "covid-19", "lang-son", [folder(project)])
    return [f"{Path(problem.where).name}: {problem.what.split(' trong ')[0]}" for problem in found]


def test_events_are_read_back_in_order(project: Project) -> None:
    """Each line of the file is an event; the last one decides."""
    unlock(locked(project), KEY, UNLOCK)
    held = read_lock(project, KEY)
    assert [event.action for event in held.events] == [LockAction.LOCK, LockAction.UNLOCK]
    assert held.current is None
    assert held.reasons == ("Huyện gửi lại",)


def test_files_as_they_were_locked_raise_nothing(project: Project) -> None:
    """A lock is silent while it holds."""
    assert changes(locked(project)) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"other", "a.xlsx: tệp đã bị sửa"),
        ("a.xlsx", None, "a.xlsx: tệp đã bị xóa"),
        ("c.xlsx", b"new", "c.xlsx: tệp được thêm vào"),
    ],
)
def test_what_changed_under_a_lock(
    project: Project, name: str, content: bytes | None, told: str
) -> None:
    """Changed, deleted and added files are each told with what to do."""
    path = folder(locked(project)) / name
    path.unlink() if content is None else path.write_bytes(content)
    assert changes(project) == [told]


def test_opened_data_may_change(project: Project) -> None:
    """After unlocking nothing is held."""
    unlock(locked(project), KEY, UNLOCK)
    (folder(project) / "a.xlsx").write_bytes(b"other")
    assert changes(project) == []


def test_a_lock_says_nothing_of_other_periods(project: Project) -> None:
    """Only the folders that a report reads are asked for."""
    (folder(locked(project)) / "a.xlsx").write_bytes(b"other")
    elsewhere = project.submissions / "covid-19" / "lang-son" / "2022-Q3"
    assert changes_under_lock(project, "covid-19", "lang-son", [elsewhere]) == ()


def test_what_cannot_be_done(project: Project) -> None:
    """Opening what is open, locking twice, locking nothing, opening without a reason."""
    files = data_files(project, [folder(project)])
    assert refused(unlock, project, UNLOCK) == "số liệu đang mở, không cần mở khóa"
    assert refused(lock, project, LOCK) == "chưa có số liệu để khóa"
    locked(project)
    again = refused(lock, project, replace(LOCK, files=files))
    assert again == "số liệu đã khóa (ngày 20/12/2022, Sở Y tế)"
    no_reason = refused(unlock, project, replace(UNLOCK, reason=" "))
    assert no_reason == "mở khóa phải có lý do: --reason"


def refused(
    do: Callable[[Project, ReportKey, LockEvent], object], project: Project, event: LockEvent
) -> str:
    """What is said of something that cannot be done; the report is named."""
    with pytest.raises(BaocaoError) as caught:
        do(project, KEY, event)
    (problem,) = caught.value.problems
    assert (problem.where, problem.todo) == (str(KEY), "")
    return problem.what


def test_what_is_written_down_is_read_back_whole(project: Project) -> None:
    """Who, when, why, the files and the values; the same as was answered at once."""
    files = data_files(project, [folder(project)])
    assert list(files) == [project.name(folder(project) / name) for name in ("a.xlsx", "b.xlsx")]
    event = replace(LOCK, files=files, values={"cases.20": "1.532"}, reason="hết quý")
    answered = lock(project, KEY, event)
    assert answered == read_lock(project, KEY)
    assert answered.current == event
    assert unlock(project, KEY, UNLOCK).events == (event, UNLOCK)
    assert read_lock(project, KEY).events == (event, UNLOCK)


def test_a_spoilt_record_is_told_with_its_line(project: Project) -> None:
    """Nobody edits the record of locks by hand without being told."""
    path = lock_file(project, KEY)
    path.parent.mkdir(parents=True)
    good = '{"action": "lock", "at": "2022-12-20T08:00:00Z", "by": "an", "files": {}}\n'
    path.write_text(good + '{"action": "lock"}\n', encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        read_lock(project, KEY)
    where = "data/locks/covid-19/lang-son/2022-Q4.jsonl, dòng 2"
    todo = "khôi phục tệp từ bản lưu; sổ khóa số liệu không được sửa tay"
    assert caught.value.problems == (Problem("sổ khóa số liệu hỏng", where, todo),)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\v", "\n"])
def test_a_reason_may_hold_any_line_break(project: Project, sign: str) -> None:
    """As text does that was copied from Word or a page: the record stays one line an event."""
    reason = f"Huyện gửi lại{sign}lần hai"
    unlock(locked(project), KEY, replace(UNLOCK, reason=reason))
    assert read_lock(project, KEY).reasons == (reason,)


EARLIER = datetime(2021, 1, 1, tzinfo=UTC)


def test_the_order_of_the_file_counts_not_the_clock(project: Project) -> None:
    """A clock that was set back opens and locks all the same, and the time is told."""
    unlock(locked(project), KEY, replace(UNLOCK, at=EARLIER))
    held = read_lock(project, KEY)
    assert held.current is None
    assert held.clock_ran_back
    files = data_files(project, [folder(project)])
    again = lock(project, KEY, replace(LOCK, at=EARLIER + timedelta(days=1), files=files))
    assert again.clock_ran_back
    actions = [event.action for event in read_lock(project, KEY).events]
    assert actions == [LockAction.LOCK, LockAction.UNLOCK, LockAction.LOCK]


def test_a_clock_that_goes_on_is_not_spoken_of(project: Project) -> None:
    """Only a time before an earlier one is odd."""
    assert not unlock(locked(project), KEY, UNLOCK).clock_ran_back


def _many(project: Project, number: int) -> None:
    """Lock and open again and again, whoever else does so."""
    files = data_files(project, [folder(project)])
    for _ in range(20):
        for do, event in ((lock, replace(LOCK, files=files)), (unlock, UNLOCK)):
            with suppress(BaocaoError):
                do(project, KEY, replace(event, by=str(number)))


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_locking_and_opening_at_once(project: Project) -> None:
    """Every line is whole, and they alternate; nobody is stopped by the other's file."""
    fork = multiprocessing.get_context("fork")
    people = [fork.Process(target=_many, args=(project, number)) for number in range(3)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert [one.exitcode for one in people] == [0, 0, 0]
    actions = [event.action for event in read_lock(project, KEY).events]
    assert set(actions[::2]) == {LockAction.LOCK}
    assert set(actions[1::2]) == {LockAction.UNLOCK}
