"""What is quick to say is said without importing what is slow to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.runner.small_project import WRITES_ALL, small_project, write_notebook

HEAVY = ("altair", "pandas", "papermill", "nbformat", "nbconvert", "IPython", "docx", "vl_convert")
SHOW = """
import sys
from baocao.cli.app import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print("LOADED", code, *(name for name in {heavy!r} if name in sys.modules))
"""


def loaded(folder: Path, *arguments: str) -> list[str]:
    """The exit code and the heavy packages that the command had imported at its end."""
    code = SHOW.format(heavy=HEAVY)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), "0"),
        (("report", "--help"), "0"),
        (("báo-cáo",), "2"),
        (("report", "--jobs", "nhiều"), "2"),
        (("report", "--lạ"), "2"),
    ],
)
def test_help_and_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    """Help and wrong usage answer without any heavy package."""
    assert loaded(tmp_path, *arguments) == [code]


def test_nothing_to_do(tmp_path: Path) -> None:
    """A run that finds every report current imports nothing that makes reports."""
    project = small_project(tmp_path, "2022-Q1")
    write_notebook(project, WRITES_ALL)
    arguments = ("report", "--province", "lang-son", "--period", "2022-Q1")
    assert loaded(tmp_path, *arguments) == ["0"]
    assert loaded(tmp_path, *arguments) == ["0"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--jobs", "0"), "--jobs: số báo cáo dựng cùng lúc phải từ 1 trở lên"),
        (("--executor", "mây"), "--executor: không có cách chạy “mây”"),
    ],
)
def test_wrong_options(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    """Wrong values of the runner's options are refused before anything is built."""
    project = small_project(tmp_path, "2022-Q1")
    write_notebook(project, WRITES_ALL)
    command = [sys.executable, "-m", "baocao", "report", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert message in done.stderr
    assert not project.reports.exists()
