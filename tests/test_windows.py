"""What Windows has otherwise, simulated: no fork, its console, names without case, open files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from baocao.core.project import Project
from baocao.core.shipped import common_files, programme_files, shipped_programmes
from tests.apps.cli.transcript import run
from tests.conftest import BUILT

OPTIONS = f"--province {BUILT.province} --period {BUILT.period}"
# In every process of a run: as soon as it is asked whether it can fork, it cannot.
NO_FORK = """
import importlib.abc, importlib.machinery, sys
class Asked(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "baocao.build.run.isolation":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module
        def run_elsewhere(module):
            real, sys.platform = sys.platform, "no-fork"
            try:
                run(module)
            finally:
                sys.platform = real
        spec.loader.exec_module = run_elsewhere
        return spec
sys.meta_path.insert(0, Asked())
"""


def called(
    project: Project, line: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "baocao", *line.split()],
        cwd=project.root,
        env={**os.environ, "BAOCAO_ROOT": str(project.root), **(env or {})},
        capture_output=True,
        check=False,
        timeout=400,
    )


def test_without_fork_the_report_is_the_same(project: Project, tmp_path: Path) -> None:
    """The notebook runs in a kernel, and every figure is what it is with the fork server."""
    (tmp_path / "no_fork").mkdir()
    (tmp_path / "no_fork" / "sitecustomize.py").write_text(NO_FORK, encoding="utf-8")
    ledger = project.report(BUILT) / "ledger.json"
    before = ledger.read_bytes()
    path = os.pathsep.join([str(tmp_path / "no_fork"), os.environ.get("PYTHONPATH", "")])
    done = called(project, f"report {OPTIONS} --force", {"PYTHONPATH": path})
    assert done.returncode == 0, done.stderr.decode()
    assert ledger.read_bytes() == before


def test_a_vietnamese_console_of_windows_gets_every_letter(project: Project) -> None:
    """Code page 1258 lacks letters with two marks; messages are UTF-8 all the same."""
    done = called(project, f"next {OPTIONS}", {"PYTHONIOENCODING": "cp1258"})
    assert "chưa gửi: Thành phố Lạng Sơn" in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_no_two_names_differ_by_case_alone(built: Project) -> None:
    """What the package ships and what a build writes fits a disk that does not know case, and has
    no name that Windows refuses."""
    shipped = [*common_files(), *(n for p in shipped_programmes() for n in programme_files(p))]
    report = built.report(BUILT)
    written = [p.relative_to(report).as_posix() for p in report.rglob("*")]
    for names in (shipped, written):
        assert len(names) > 10
        counted = Counter(name.casefold() for name in names)
        assert [name for name, times in counted.items() if times > 1] == []
        assert not [name for name in names if set(name) & set('<>:"|?*\\') or name.endswith(".")]


@pytest.mark.parametrize(
    "line", ["form {} --out {}/a.xlsx --force", "export {} --out {}/a.xlsx --force"]
)
def test_a_file_that_is_open_stays_and_is_named(
    line: str, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel holds the file: it cannot be replaced, keeps what it says, and is to be closed."""
    held = tmp_path / "a.xlsx"
    held.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    done = run(project, line.format(OPTIONS, tmp_path), monkeypatch)
    assert done.code == 2
    assert "đóng tệp nếu đang mở" in done.err
    assert held.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["a.xlsx"]


WORD = f"reports/{BUILT.identifier}/bao-cao.docx"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"verify '{WORD}'", 0),
        ("plan check 'data/programmes/covid-19/plans/lang-son/11-ct-tu.yaml'", 0),
        (f"form {OPTIONS} --unit 'Cao Lộc' --out 'gui/cao-loc.xlsx'", 0),
        ("verify 'reports/khong-co.docx'", 2),
    ],
)
def test_backslashes_part_folders(
    line: str, code: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path that is given, or written to, may have them; messages have slashes as ever."""
    (project.root / "gui").mkdir()
    done = run(project, line.replace("/", "\\"), monkeypatch)
    assert done.code == code, done.err
    assert "\\" not in done.out + done.err
    assert (project.root / "gui/cao-loc.xlsx").exists() == line.startswith("form")


@pytest.mark.skipif(os.name == "nt", reason="a name cannot have a backslash there")
def test_a_name_with_a_backslash_is_that_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere it may be part of a name."""
    (project.root / "a\\b.docx").write_bytes((project.root / WORD).read_bytes())
    assert run(project, "verify 'a\\b.docx'", monkeypatch).code == 0
