"""A project with one published report, built once for all tests that read published reports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import OTHER_PROGRAMMES

ROOT = Path(__file__).parents[1]
PROVINCE, PERIOD = "lang-son", "2022-Q1"
USED = ("data", "templates", "notebooks")


def built_project(factory: pytest.TempPathFactory) -> Path:
    """The root of a copy of this project with `PERIOD` of `PROVINCE` built by the command.

    Parallel test processes share it: nobody may write into it.
    """
    base = factory.getbasetemp()
    root = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "built-project"
    with FileLock(root.with_suffix(".lock")):
        if not root.exists():
            unfinished = root.with_suffix(".new")
            _copy(unfinished)
            _build(unfinished)
            unfinished.rename(root)
    return root


def _copy(root: Path) -> None:
    for name in USED:
        shutil.copytree(ROOT / name, root / name, ignore=OTHER_PROGRAMMES)
    for other in (root / "data/submissions/covid-19").iterdir():
        if other.is_dir() and other.name != PROVINCE:
            shutil.rmtree(other)


def _build(root: Path) -> None:
    command = (sys.executable, "-m", "baocao", "report", "--province", PROVINCE, "--period", PERIOD)
    environment = {**os.environ, "BAOCAO_ROOT": str(root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
