"""A disk that becomes full between two files: a message, and what was there is there, whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from baocao.apps.cli.entry import main
from baocao.archive.issued.issued import issued_reports
from baocao.build.run.carrying import contents
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, SENT, copy

OPTIONS = ("--province", BUILT.province, "--period", BUILT.period)
WORD = f"reports/{BUILT.identifier}/bao-cao.docx"
COMMANDS: dict[str, tuple[str, ...]] = {
    "report": ("report", *OPTIONS, "--force"),
    "site": ("site",),
    "remind": ("remind", *OPTIONS, "--force"),
    "issue": ("issue", *OPTIONS, "--number", "5", "--date", "25/3/2022"),
    "lock": ("lock", *OPTIONS),
    "keep": ("keep", WORD, "--yes"),
    "renew": ("renew", *OPTIONS),
    "form": ("form", *OPTIONS, "--out", "mau.xlsx", "--force"),
    "check": ("check", SENT, "--out", "da-kiem-tra.xlsx"),
}
LEFT = (0, 8, 40, 200, 1000)  # KB
MADE_AGAIN = (".cache", ".khoa")
TO_LOOK_AT = "reports/.failed/"  # what is left of a build that failed


@pytest.fixture(scope="module")
def ready(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A report to be issued, letters, pages, an old form; not to be changed."""
    root = tmp_path_factory.mktemp("ready") / "project"
    shutil.copytree(built.root, root)
    project = copy(("_quarto.yml", "reports/index.qmd", "reports/cach-doc.qmd"), root)
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    (root / "_site").mkdir()
    (root / "_site" / "index.html").write_text("trang cũ", encoding="utf-8")
    (root / "mau.xlsx").write_text("biểu cũ", encoding="utf-8")
    return project


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 64 MB."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a disk")
    try:
        yield tmp_path
    finally:
        run(["umount", "-l", str(tmp_path)], check=True)


def fill(disk: Path, left: int) -> None:
    """Leave that many KB, in whole pages."""
    free = shutil.disk_usage(disk).free - left * 1024
    (disk / "day").write_bytes(bytes(free))


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in found}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if name.partition("/")[0] not in MADE_AGAIN and not name.startswith(TO_LOOK_AT)
    }


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_becomes_full(
    ready: Project,
    disk: Path,
    name: str,
    left: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Either all is done, or the disk is said to be full and nothing is changed or left over."""
    project = Project(disk / "project")
    shutil.copytree(ready.root, project.root)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    monkeypatch.chdir(project.root)
    for earlier in ("keep", "report") if name == "renew" else ():
        with pytest.raises(SystemExit):
            main(COMMANDS[earlier])
    before = files(project.root)
    fill(disk, left)
    with pytest.raises(SystemExit) as ended:
        main(COMMANDS[name])
    printed = capsys.readouterr()
    assert ended.value.code in (0, 1), printed
    if ended.value.code:
        assert "đĩa đầy" in printed.out + printed.err
        after = files(project.root)
        if "đã vào sổ phát hành" in printed.err:
            after = {name: after[name] for name in after if not name.startswith("data/issued/")}
        assert after == before


def test_what_was_issued_on_a_disk_that_became_full_is_shown_by_the_next_build(
    ready: Project, disk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry is whole, the clerk is told that it stands, and nothing is issued twice."""
    project = Project(disk / "project")
    shutil.copytree(ready.root, project.root)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    fill(disk, 1000)
    with pytest.raises(SystemExit):
        main(COMMANDS["issue"])
    told = "báo cáo đã vào sổ phát hành, nhưng thư mục của nó chưa thay được: đĩa đầy"
    assert told in capsys.readouterr().err
    (disk / "day").unlink()
    with pytest.raises(SystemExit) as ended:
        main(("report", *OPTIONS))
    assert ended.value.code == 0
    (issued,) = issued_reports(project, BUILT.programme, BUILT.province)
    for name, content in contents(issued.folder).items():
        assert contents(project.report(BUILT))[name] == content
