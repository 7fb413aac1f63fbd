"""How a project's files are called, wherever the project lies and however they are reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "du-an"
    (root / "data").mkdir(parents=True)
    return Project(root)


def test_a_file_is_called_from_the_projects_root(project: Project) -> None:
    """However the way to it is written."""
    file = project.root / "data" / "areas.csv"
    roundabout = project.root / "data" / ".." / "data" / "areas.csv"
    assert project.name(file) == project.name(roundabout) == "data/areas.csv"


def test_a_file_elsewhere_keeps_its_whole_path(project: Project, tmp_path: Path) -> None:
    """Also one whose folder begins like the project's, and one that only seems to lie within."""
    beside = tmp_path / "du-an-khac" / "a.xlsx"
    left = project.root / ".." / "a.xlsx"
    assert project.name(beside) == beside.resolve().as_posix()
    assert project.name(left) == (tmp_path / "a.xlsx").resolve().as_posix()


def test_a_linked_folder_is_called_by_its_place_in_the_project(
    project: Project, tmp_path: Path
) -> None:
    """Data may lie on another disk; its path there is nobody's business."""
    (tmp_path / "o-dia").mkdir()
    (project.root / "data" / "submissions").symlink_to(tmp_path / "o-dia")
    assert project.name(project.submissions / "a.xlsx") == "data/submissions/a.xlsx"


def test_a_relative_path_is_one_from_the_working_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As people type it."""
    monkeypatch.chdir(project.root / "data")
    assert project.name(Path("areas.csv")) == "data/areas.csv"


def test_a_project_may_be_reached_by_a_link(project: Project, tmp_path: Path) -> None:
    """Files named by the other way to the project are still its own."""
    linked = tmp_path / "lien-ket"
    linked.symlink_to(project.root)
    assert Project(linked).name(project.root / "data" / "areas.csv") == "data/areas.csv"
