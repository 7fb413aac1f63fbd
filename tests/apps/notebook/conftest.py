"""Projects that open_data reads: the repository's definitions with the data of some periods."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.project import Project
from tests.conftest import DEFINITIONS, once

PERIODS = (
    *("data/submissions/covid-19/lang-son/2022-Q1", "data/submissions/covid-19/lang-son/2022-Q4"),
    *("data/submissions/covid-19/cao-bang/2022-Q1", "data/submissions/covid-19/cao-bang/2022-Q4"),
    *("data/submissions/covid-19/cao-bang/2022-Q2", "data/submissions/covid-19/dong-thap/2022-Q4"),
)


@pytest.fixture
def opened(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project that calls find; not to be changed."""
    project = once(shared / "analysis", (*DEFINITIONS, *PERIODS))
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    return project
