"""A full disk and one that is for reading only: a message, and nothing is half done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run

import pytest

from baocao.apps.cli.entry import main
from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import read_lock
from baocao.build.run.carrying import contents
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT

OPTIONS = ("--province", BUILT.province, "--period", BUILT.period)
ISSUE = ("issue", *OPTIONS, "--number", "5", "--date", "25/3/2022")
REPORT = f"reports/{BUILT.identifier}"
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "lock": ("data/locks", ("lock", *OPTIONS)),
    "issue": ("data/issued", ISSUE),
    "keep": ("data/narratives", ("keep", f"{REPORT}/bao-cao.docx", "--yes")),
    "turn": (".khoa", ("lock", *OPTIONS)),
}


@contextmanager
def _disk(place: Path, options: str) -> Iterator[None]:
    """A disk of its own at a folder of the project."""
    place.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if os.geteuid() != 0 or run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a disk")
    try:
        yield
    finally:
        run(["umount", "-l", str(place)], check=True)


def _fill(place: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (place / "day").write_bytes(bytes(10**6))


def _leave(_: Path) -> None:
    pass


@pytest.fixture
def ready(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.chdir(project.root)
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    return project


FULL: tuple[str, Callable[[Path], None], str] = ("size=64k", _fill, "đĩa đầy")
LOCKED: tuple[str, Callable[[Path], None], str] = ("ro,size=64k", _leave, "ổ đĩa chỉ cho đọc")
FAULTS = {
    **{f"{name}, full": (name, *FULL) for name in COMMANDS if name != "turn"},
    **{f"{name}, read only": (name, *LOCKED) for name in COMMANDS},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_takes_nothing(
    ready: Project, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 with what and what to do; report, register and lock are as they were."""
    name, options, spoil, told = FAULTS[fault]
    place, command = COMMANDS[name]
    before = contents(ready.report(BUILT))
    with _disk(ready.root / place, options):
        spoil(ready.root / place)
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 1
        printed = capsys.readouterr().err
        assert told in printed
        assert "→ " in printed
        assert issued_reports(ready, BUILT.programme, BUILT.province) == ()
        assert read_lock(ready, BUILT).events == ()
    assert contents(ready.report(BUILT)) == before
