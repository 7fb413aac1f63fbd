"""The published report whose figures are traced, and a copy of its project to change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.core.project import Project
from tests.built_project import built_project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(built_project(tmp_path_factory))


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A project of its own for a test that changes it."""
    copy = tmp_path / "project"
    shutil.copytree(built.root, copy)
    return Project(copy)
