"""Killed at any moment, what writes a file leaves the old one, the new one or none, never a half.

And a second call does what the first one was to do, and leaves nothing beside it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from contextlib import chdir
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from baocao.apps.cli.entry import main
from baocao.archive.built.folder import file_hash
from baocao.archive.issued.chain import LINK_FILE
from baocao.core import whole_file
from baocao.core.project import Project
from baocao.core.report_key import AGAIN
from tests.apps.cli.test_map_command import WRITTEN
from tests.apps.cli.test_plan_read import DOCUMENT, PAGE, PLAN
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT
from tests.definitions.plans.reading.documents import as_docx
from tests.killed import changes_of, killed
from tests.planted.book import write
from tests.planted.province import workbook
from tests.submissions.persons.people import MAPPING, sound_rows, write_csv

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

HIDDEN = re.compile(r"(^|/)\.")
BEING_BUILT = ".dang-dung-"  # in the name of a folder that the next start removes
MOMENTS = 10  # of each command, times `--moments`
TABLES = "data/submissions/covid-19/lang-son/2022-Q2/bieu-tinh.xlsx"
OPTIONS = ("--province", BUILT.province, "--period", BUILT.period)
WORD = f"reports/{BUILT.identifier}/bao-cao.docx"
COMMANDS: dict[str, tuple[str, ...]] = {
    "register adopt": ("register", "adopt"),
    "renew": ("renew", *OPTIONS),
    "intake": ("intake", "so.csv", "--mapping", "so.yaml"),
    "map": ("map", TABLES, "--write", WRITTEN),
    "plan read": (
        *("plan", "read", DOCUMENT, "--province", BUILT.province),
        *("--out", PLAN, "--review", PAGE),
    ),
}


def call(project: Project, *arguments: str) -> int:
    """As from a terminal in the project's folder; how it ended."""
    with chdir(project.root), patch.dict(os.environ):
        os.environ.pop("BAOCAO_ROOT", None)
        try:
            main(arguments)
        except SystemExit as ended:
            return int(ended.code or 0)
    return 0


def copied(ready: Project, root: Path) -> Project:
    shutil.copytree(ready.root, root)
    return Project(root)


@pytest.fixture(scope="module")
def office(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """All that the commands read: an edited report whose wording is kept, a register of persons, a
    unit's own workbook, a plan; not to be changed."""
    project = copied(built, tmp_path_factory.mktemp("office") / "project")
    write_all_placeholders(project.root / WORD)
    (project.root / DOCUMENT).write_bytes(as_docx())
    (project.root / "so.yaml").write_text(MAPPING, encoding="utf-8")
    write_csv(project.root / "so.csv", sound_rows(30))
    (project.root / TABLES).parent.mkdir(parents=True)
    write(project.root / TABLES, workbook())
    assert call(project, "keep", WORD, "--yes") == 0
    assert call(project, "report", *OPTIONS) == 0
    return project


@pytest.fixture(scope="module")
def register(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Three issues of before there was a chain."""
    project = copied(built, tmp_path_factory.mktemp("register") / "project")
    write_all_placeholders(project.root / WORD)
    assert call(project, "issue", *OPTIONS, "--number", "5", "--date", "25/3/2022") == 0
    (folder,) = project.issued.glob("*/*/*/")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (folder / LINK_FILE).unlink()
    for time in (2, 3):
        shutil.copytree(folder, folder.with_name(f"{folder.name}{AGAIN}{time}"))
    return project


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a test goes to, and how soon a file is left behind, is so for that test alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(whole_file, "ABANDONED", 0.0)


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment(
    office: Project, register: Project, name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Nothing is lost, nothing half written; called again, the command comes to its end."""
    ready, command = register if name == "register adopt" else office, COMMANDS[name]
    done = copied(ready, tmp_path / "whole")
    moments = range(1, changes_of(partial(call, done, *command)) + 1)
    before, whole, chance = held(ready), held(done), random.Random(name)
    given = precious(before)
    for _ in range(int(pytestconfig.getoption("--moments"))):
        for moment in chance.sample(moments, min(MOMENTS, len(moments))):
            project = copied(ready, tmp_path / "project")
            killed(partial(call, project, *command), moment)
            half = held(project)
            unknown = shown(half).items() - before.items() - whole.items()
            assert {name for name, _ in unknown if BEING_BUILT not in name} == set(), moment
            assert given <= {*half.values()}, moment
            assert call(project, *command) == 0, moment
            again = held(project)
            assert shown(again) == shown(whole), moment
            assert given <= {*again.values()}, moment
            assert leftovers(again) <= leftovers(whole), moment
            shutil.rmtree(project.root)


def held(project: Project) -> dict[str, str]:
    """What every file of the project holds, by its place."""
    found = (path for path in project.root.rglob("*") if path.is_file())
    return {project.name(path): file_hash(path) for path in found}


def shown(files: dict[str, str]) -> dict[str, str]:
    """Those of `held` that people see in their folders."""
    return {name: digest for name, digest in files.items() if not HIDDEN.search(name)}


def precious(files: dict[str, str]) -> set[str]:
    """What people gave and wrote, wherever it lies."""
    return {files[name] for name in files if name.startswith("data/") or name == WORD}


def leftovers(files: dict[str, str]) -> set[str]:
    """Hidden files that lie beside people's."""
    names = files.keys() - shown(files).keys()
    return {name for name in names if name.startswith("data/") or HIDDEN.match(Path(name).name)}
