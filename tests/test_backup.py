"""What docs/chia-se.md says of backup, restoring, moving and deleting a period."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.build.run.build import build_report
from baocao.core.project import Project
from tests.apps.cli.transcript import run
from tests.conftest import BUILT

SAVED = ("data", "templates", "notebooks")
OPTIONS = f"--province {BUILT.province} --period {BUILT.period}"


def restored(project: Project, root: Path) -> Project:
    """A backup of what the page names, put back into an empty folder."""
    for name in SAVED:
        shutil.copytree(project.root / name, root / name)
    return Project(root)


def test_a_restored_project_makes_the_same_report(
    built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere, from the backup alone: the checks find nothing, and every byte is the same."""
    moved = restored(built, tmp_path / "noi khac")
    assert run(moved, "register check", monkeypatch).code == 0
    assert run(moved, "plan check", monkeypatch).code == 0
    build_report(moved, BUILT)
    name = "bao-cao.docx"
    assert (moved.report(BUILT) / name).read_bytes() == (built.report(BUILT) / name).read_bytes()


def test_a_period_that_is_deleted_is_gone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its three places removed, no command stumbles, and `next` begins anew."""
    shutil.rmtree(project.sent(BUILT))
    shutil.rmtree(project.report(BUILT))
    assert run(project, "status", monkeypatch).code == 0
    done = run(project, f"next {OPTIONS}", monkeypatch)
    assert (done.code, "chưa đơn vị nào gửi" in done.out) == (0, True)


def test_submissions_may_lie_on_another_disk(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link in the place of data/submissions changes no report."""
    shutil.move(project.submissions, tmp_path / "chung")
    project.submissions.symlink_to(tmp_path / "chung")
    monkeypatch.chdir(tmp_path)
    done = run(project, f"report {OPTIONS}", monkeypatch)
    assert (done.code, "Không có gì thay đổi" in done.out) == (0, True)


def test_a_run_that_nobody_watches_leaves_a_line(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--quiet --log`: nothing on the screen, one line a report; what is wrong is still said."""
    log = tmp_path / "nhat-ky.txt"
    done = run(project, f"report {OPTIONS} --quiet --log {log}", monkeypatch)
    assert (done.code, done.out, done.err) == (0, "", "")
    (project.sent(BUILT) / "hong.xlsx").write_bytes(b"no workbook")
    done = run(project, f"report {OPTIONS} --quiet --log {log}", monkeypatch)
    assert (done.code, done.out, "hong.xlsx" in done.err) == (1, "", True)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert f"covid-19 {BUILT.province} {BUILT.period}: " in lines[0]
    assert "hong.xlsx" in lines[1]
    assert run(project, f"report --log {tmp_path}/khong/co.txt", monkeypatch).code == 2
