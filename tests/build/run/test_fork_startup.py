"""What is quick to say is said without importing what is slow to import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.build.run.isolation import CAN_FORK
from tests.build.run.small_project import WRITES_ALL, key, small_project, write_notebook

HEAVY = ("altair", "pandas", "papermill", "nbformat", "jinja2", "IPython", "docx", "vl_convert")
UNHURRIED = ("pydantic", "rich")  # what reads YAML, what draws tables
SHOW = """
import sys
from baocao.apps.cli.entry import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print("LOADED", code, *(name for name in {heavy!r} if name in sys.modules))
"""


NAMED = """
import sys
from importlib.metadata import entry_points
(command,) = entry_points(group="console_scripts", name="baocao")
print(callable(command.load()), "click" in sys.modules)
"""


def loaded(folder: Path, *arguments: str, heavy: tuple[str, ...] = HEAVY) -> list[str]:
    """The exit code and the `heavy` packages that the command had imported at its end."""
    code = SHOW.format(heavy=heavy)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()[1:]


def test_a_check_imports_what_it_needs(tmp_path: Path) -> None:
    """What reads workbooks of units' own, and what locks and reports are made of, only where there
    are any."""
    small_project(tmp_path, "2022-Q1")
    heavy = (
        "baocao.submissions.mapped.read",
        "baocao.archive.issued.locks",
        "baocao.archive.built.run",
        "baocao.results.inputs",
    )
    check = ("check", "--province", "lang-son", "--period", "2022-Q1")
    assert loaded(tmp_path, *check, heavy=(*HEAVY, *heavy)) == ["1"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("báo-cáo",),
        ("report", "--jobs", "nhiều"),
        ("report", "--lạ"),
        ("report", "--period", "2022-Q9"),
        ("report", "--province", "không-có"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Wrong usage is answered without any heavy package."""
    small_project(tmp_path, "2022-Q1")
    assert loaded(tmp_path, *arguments, heavy=(*HEAVY, *UNHURRIED)) == ["2"]


@pytest.mark.parametrize("arguments", [("--help",), ("report", "--help")])
def test_help(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Help imports nothing that is slow to import."""
    assert loaded(tmp_path, *arguments, heavy=(*HEAVY, *UNHURRIED)) == ["0"]


def test_a_reports_process_does_not_import_the_command_line() -> None:
    """Each one imports the script that started the command, and with it what the script names."""
    done = subprocess.run([sys.executable, "-c", NAMED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False"


def test_nothing_to_do(tmp_path: Path) -> None:
    """A run that finds every report current imports nothing that makes reports."""
    project = small_project(tmp_path, "2022-Q1")
    write_notebook(project, WRITES_ALL)
    arguments = ("report", "--province", "lang-son", "--period", "2022-Q1")
    assert loaded(tmp_path, *arguments) == ["0"]
    shutil.rmtree(project.cache / "unchanged")
    assert loaded(tmp_path, *arguments) == ["0"]


@pytest.mark.skipif(os.name != "posix", reason="files do not tell of each change")
def test_nothing_happened_since(tmp_path: Path) -> None:
    """Then not even what definitions are read with is imported, until something happens."""
    project = small_project(tmp_path, "2022-Q1")
    write_notebook(project, WRITES_ALL)
    arguments = ("report", "--province", "lang-son", "--period", "2022-Q1")
    assert loaded(tmp_path, *arguments, heavy=("pydantic",)) == ["0", "pydantic"]
    assert loaded(tmp_path, *arguments, heavy=("pydantic",)) == ["0"]
    project.areas_file.touch()
    assert loaded(tmp_path, *arguments, heavy=("pydantic",)) == ["0", "pydantic"]


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


@pytest.mark.skipif(not CAN_FORK or sys.version_info >= (3, 14), reason="no copy of the command")
def test_a_report_is_made_by_a_copy_of_the_command(tmp_path: Path) -> None:
    """What the command has imported nobody imports again."""
    project = small_project(tmp_path, "2022-Q1")
    name = "baocao.apps.cli.options"
    tells = f"import sys; told = repr({name!r} in sys.modules)"
    writes = 'open(f"{output_dir}/known.txt", "w").write(told)'
    write_notebook(project, tells, writes, WRITES_ALL)
    command = [sys.executable, "-m", "baocao", "report", "--quiet"]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert (project.report(key("2022-Q1")) / "known.txt").read_text() == "True"
