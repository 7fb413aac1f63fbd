"""Killed at any moment, building, issuing, locking, keeping and publishing leave all whole.

Each deed runs in a forked process that is killed with SIGKILL at a random moment; then what
is on the disk must read as if the deed had been done, or as if it had never begun.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from baocao.archive.built.folder import WORD_FILE, open_published
from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import data_files, lock, read_lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.edited import edited_files
from baocao.build.run.fingerprint import output_hashes
from baocao.build.run.publish import publish, recover, staging_folder
from baocao.core.project import Project
from baocao.review.keep.files import read_quotes, write_kept
from baocao.review.keep.model import Kept, Quote
from tests.build.issue.word import words, write_all_placeholders
from tests.conftest import BUILT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

MOMENTS = {"build": 6, "issue": 11, "lock": 11, "keep": 11, "publish": 11}  # 50 in all
AT = datetime(2022, 3, 28, tzinfo=UTC)
ISSUE = Issue("5", date(2022, 3, 25), "văn thư", AT)


def do_build(project: Project) -> None:
    """As the command does it, which starts processes of its own."""
    command = [sys.executable, "-m", "baocao", "report", "--force"]
    command += ["--province", BUILT.province, "--period", BUILT.period]
    os.execve(sys.executable, command, {**os.environ, "BAOCAO_ROOT": str(project.root)})


def do_issue(project: Project) -> None:
    issue_report(project, BUILT, ISSUE)


def do_lock(project: Project) -> None:
    files = data_files(project, [project.sent(BUILT)])
    for hour in range(0, 60, 2):
        event = LockEvent(LockAction.LOCK, AT + timedelta(hours=hour), "Sở Y tế", files=files)
        lock(project, BUILT, event)
        later = AT + timedelta(hours=hour + 1)
        unlock(project, BUILT, LockEvent(LockAction.UNLOCK, later, "Sở Y tế", "Rà soát"))


def do_keep(project: Project) -> None:
    quote = Quote("situation", "Mũi 3 đạt 83,15%.", "83,15%", ("a",))
    for number in range(100):
        text = f"## I. Dịch\n\nLần {number}.\n" * 50
        write_kept(narrative(project), Kept(text, (quote,) * 50, (), {}))


def do_publish(project: Project) -> None:
    final = project.report(BUILT)
    for _ in range(8):
        source = shutil.copytree(final, final.with_name("nguon"), dirs_exist_ok=True)
        staging = staging_folder(final)
        shutil.copytree(source, staging, dirs_exist_ok=True)
        publish(staging, final)


def narrative(project: Project) -> Path:
    return project.narrative(BUILT)


def check_issued(project: Project) -> None:
    """Nothing in the register, or all of it; the report's own folder is whole either way."""
    issued = issued_reports(project, BUILT.programme, BUILT.province)
    assert len(issued) <= 1
    for report in issued:
        assert edited_files(report.folder) == ()
        assert {"83,15%"} <= {figure.text for figure in report.ledger.figures}
    assert (read_lock(project, BUILT).current is not None) == bool(issued)
    check_published(project)


def check_locked(project: Project) -> None:
    """Every line that is there can be read, and they alternate."""
    actions = [event.action for event in read_lock(project, BUILT).events]
    assert actions == [LockAction.LOCK, LockAction.UNLOCK] * (len(actions) // 2) + (
        [LockAction.LOCK] if len(actions) % 2 else []
    )


def check_kept(project: Project) -> None:
    """The wording is that of one writing, whole."""
    if narrative(project).is_file():
        text = narrative(project).read_text(encoding="utf-8")
        assert len(text.split("## I. Dịch")) == 51
        assert len(read_quotes(narrative(project))) == 50


def check_published(project: Project) -> None:
    """After the next start every file of the run is there and as it was written."""
    final = project.report(BUILT)
    recover(final)
    report = open_published(project, BUILT)
    assert output_hashes(final).keys() >= report.run.outputs.keys()


def check_built(project: Project) -> None:
    """The folder is whole, old or new, and the Word file that a person edited is in it."""
    check_published(project)
    folder = project.report(BUILT)
    assert "Các đơn vị đã triển khai theo kế hoạch." in words(folder / WORD_FILE)


DEEDS: dict[str, tuple[Callable[[Project], None], Callable[[Project], None]]] = {
    "build": (do_build, check_built),
    "issue": (do_issue, check_issued),
    "lock": (do_lock, check_locked),
    "keep": (do_keep, check_kept),
    "publish": (do_publish, check_published),
}


@pytest.fixture(scope="module")
def edited(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A report with a person's wording in it; not to be changed."""
    project = _copy(built, tmp_path_factory.mktemp("edited") / "project")
    write_all_placeholders(project.report(BUILT) / WORD_FILE)
    return project


@pytest.mark.parametrize("name", DEEDS)
def test_killed_at_any_moment_nothing_is_half_done(
    edited: Project, tmp_path: Path, name: str
) -> None:
    """Random moments of each deed, from its first to its last."""
    do, check = DEEDS[name]
    moments = random.Random(name)
    whole = _duration(edited, tmp_path / "whole", do)
    for number in range(MOMENTS[name]):
        project = _copy(edited, tmp_path / str(number))
        _killed(do, project, moments.uniform(0, whole))
        check(project)
        shutil.rmtree(project.root, ignore_errors=True)


def _copy(ready: Project, root: Path) -> Project:
    shutil.copytree(ready.root, root)
    return Project(root)


def _duration(ready: Project, root: Path, do: Callable[[Project], None]) -> float:
    project = _copy(ready, root)
    start = time.monotonic()
    process = multiprocessing.get_context("fork").Process(target=do, args=(project,))
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


def _killed(do: Callable[[Project], None], project: Project, after: float) -> None:
    process = multiprocessing.get_context("fork").Process(target=do, args=(project,))
    process.start()
    process.join(after)
    process.kill()
    process.join()
