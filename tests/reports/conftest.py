"""The reports of the repository's own data, each built once a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.conftest import once

Folder = Callable[[tuple[str, str]], Path]


@pytest.fixture(scope="session")
def whole(shared: Path) -> Project:
    """A copy of everything the repository holds."""
    return once(shared / "whole", ("data", "templates", "notebooks"))


@pytest.fixture(scope="session")
def folder(whole: Project) -> Folder:
    """The folder of a report, built when it is first asked for."""

    @cache
    def built(key: tuple[str, str]) -> Path:
        return build_report(whole, ReportKey("covid-19", *key)).folder

    return built


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file of a report."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
