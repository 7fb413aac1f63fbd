"""Several people at once: a deed waits for its turn, and the register holds whole entries only."""

from __future__ import annotations

import multiprocessing
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Barrier

import pytest

from baocao.apps.cli.keep_command import KeepCall, run_keep
from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.register_commands import run_register_adopt
from baocao.apps.cli.remind_command import run_remind
from baocao.apps.site.publish import build_site
from baocao.archive.built.folder import WORD_FILE
from baocao.archive.built.run import read_run
from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import data_files, lock, read_lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.issue.pack import pack_report
from baocao.build.run.build import build_report
from baocao.build.run.fingerprint import output_hashes
from baocao.build.run.preview import make_previews
from baocao.build.run.renew import renew
from baocao.core import turn
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.turn import register_turn, report_turn, site_turn
from tests.build.issue.word import words, write_all_placeholders
from tests.conftest import BUILT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

FORK = multiprocessing.get_context("fork")
ISSUE = Issue("5", date(2022, 3, 25), "văn thư", datetime(2022, 3, 28, 9, 0, tzinfo=UTC))
REFUSED = 3
WRITTEN = "Các đơn vị đã triển khai theo kế hoạch."


def _issue(project: Project, number: str, start: Barrier) -> None:
    start.wait()
    try:
        issue_report(project, BUILT, replace(ISSUE, number=number))
    except BaocaoError as error:
        sys.exit(REFUSED if "báo cáo này đã phát hành" in str(error) else 1)


def test_a_double_click_issues_once(project: Project) -> None:
    """Of several issues at once one is made, whole; the others are told that it is there."""
    write_all_placeholders(project.report(BUILT) / WORD_FILE)
    numbers = ("5", "6", "7")
    start = FORK.Barrier(len(numbers))
    clerks = [FORK.Process(target=_issue, args=(project, number, start)) for number in numbers]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert sorted(clerk.exitcode or 0 for clerk in clerks) == [0, REFUSED, REFUSED]
    (issued,) = issued_reports(project, BUILT.programme, BUILT.province)
    run = read_run(issued.folder)
    assert run is not None
    assert {*output_hashes(issued.folder).items()} >= {*run.outputs.items()}
    for folder in (issued.folder, project.report(BUILT)):
        assert WRITTEN in words(folder / WORD_FILE)


def _lock(project: Project) -> None:
    files = data_files(project, [project.sent(BUILT)])
    lock(project, BUILT, LockEvent(LockAction.LOCK, ISSUE.at, "Sở Y tế", files=files))


def _unlock(project: Project) -> None:
    unlock(project, BUILT, LockEvent(LockAction.UNLOCK, ISSUE.at, "Sở Y tế", "Rà soát"))


def _keep(project: Project) -> None:
    run_keep(KeepCall(project.report(BUILT) / WORD_FILE, yes=True))


def _remind(project: Project) -> None:
    named = NamedReport(BUILT.province, BUILT.period, BUILT.programme)
    run_remind(named, None, ISSUE.issued_on, force=False, as_json=False)


Turn = Callable[[Project], AbstractContextManager[None]]


def _report(project: Project) -> AbstractContextManager[None]:
    return report_turn(project, BUILT)


DEEDS: dict[str, tuple[Callable[[Project], object], Turn]] = {
    "report": (lambda project: build_report(project, BUILT), _report),
    "issue": (lambda project: issue_report(project, BUILT, ISSUE), _report),
    "issue of another report": (lambda project: issue_report(project, BUILT, ISSUE), register_turn),
    "keep": (_keep, _report),
    "lock": (_lock, _report),
    "unlock": (_unlock, _report),
    "remind": (_remind, _report),
    "pdf": (lambda project: make_previews(project, [BUILT]), _report),
    "pack": (lambda project: pack_report(project, BUILT), _report),
    "renew": (lambda project: renew(project, BUILT), _report),
    "register adopt": (lambda _: run_register_adopt(), register_turn),
    "site": (lambda project: build_site(project, ISSUE.issued_on), site_turn),
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_changes_a_report_takes_its_turn(
    project: Project,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It waits, says for whom, and gives up with a message; nothing has changed then."""
    deed, its_turn = DEEDS[name]
    write_all_placeholders(project.report(BUILT) / WORD_FILE)
    monkeypatch.setattr(shutil, "which", lambda _: "soffice")  # not called: its turn never comes
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.setattr(turn, "PATIENCE", 0.0)
    before = _contents(project)
    with _held_elsewhere(its_turn, project), pytest.raises(BaocaoError) as refused:
        deed(project)
    assert "đã chờ lệnh khác đang làm việc với" in str(refused.value)
    assert f"({turn.person()} trên máy {platform.node()}, từ " in str(refused.value)
    assert name in ("report", "renew") or "Đang chờ lệnh khác" in capsys.readouterr().err
    assert _contents(project) == before


def test_a_turn_ends_with_its_process(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was killed while it was his turn stops nobody."""
    monkeypatch.setattr(turn, "PATIENCE", 0.0)
    with _held_elsewhere(_report, project) as holder:
        holder.kill()
        holder.join()
        _lock(project)
    assert read_lock(project, BUILT).current is not None


@contextmanager
def _held_elsewhere(its_turn: Turn, project: Project) -> Iterator[ForkProcess]:
    """Another process has the turn until the end, or until it is killed."""
    here, there = FORK.Pipe()
    holder = FORK.Process(target=_hold, args=(its_turn, project, there))
    holder.start()
    here.recv()
    try:
        yield holder
    finally:
        holder.kill()
        holder.join()


def _hold(its_turn: Turn, project: Project, there: Connection) -> None:
    with its_turn(project):
        there.send("taken")
        there.recv()


def _contents(project: Project) -> dict[str, bytes]:
    """All that people have in a project."""
    folders = (project.reports, project.root / "data", project.root / "_site")
    return {
        project.name(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
