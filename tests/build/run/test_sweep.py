"""What killed commands left half built is gone at the next start, whichever report is asked for."""

from __future__ import annotations

from pathlib import Path

from baocao.build.run.sweep import sweep
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import report_turn

KEYS = [ReportKey("covid-19", "lang-son", f"2022-Q{n}") for n in (1, 2, 3)]


def leave(project: Project, key: ReportKey, mark: str) -> Path:
    folder = project.report(key).with_name(f"{key.period}.{mark}")
    (folder / "figures").mkdir(parents=True)
    (folder / "bao-cao.docx").write_bytes(b"half")
    return folder


def test_half_built_folders_go(tmp_path: Path) -> None:
    """Of this version and of earlier ones; a report that was about to be replaced comes back."""
    project = Project(tmp_path)
    left = [leave(project, KEYS[0], "dang-dung"), leave(project, KEYS[1], "dang-dung-12ab34cd")]
    old = leave(project, KEYS[2], "ban-cu-12ab34cd")
    unfinished = project.issued / "covid-19" / "lang-son" / "2022-Q1.dang-dung-12ab34cd"
    unfinished.mkdir(parents=True)
    sweep(project)
    assert not any(folder.exists() for folder in (*left, old, unfinished))
    assert (project.report(KEYS[2]) / "bao-cao.docx").read_bytes() == b"half"


def test_what_another_command_builds_stays(tmp_path: Path) -> None:
    """It has the report's turn."""
    project = Project(tmp_path)
    used, left = (leave(project, key, "dang-dung-12ab34cd") for key in KEYS[:2])
    with report_turn(project, KEYS[0]):
        sweep(project)
    assert used.exists()
    assert not left.exists()
