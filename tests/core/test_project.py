"""How a project's files are called, wherever the project lies and however they are reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project, data_name, find_any_project, find_project
from baocao.core.report_key import ReportKey


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


KEY = ReportKey("covid-19", "lang-son", "2022-Q1")
OF_REPORT = "covid-19/lang-son/2022-Q1"


def test_every_folder_has_its_place() -> None:
    """As README and .gitignore name them."""
    project = Project(Path("p"))
    folders = {
        project.areas_file: "data/areas.csv",
        project.provinces: "data/provinces",
        project.references: "data/references",
        project.rules: "data/rules",
        project.submissions: "data/submissions",
        project.issued: "data/issued",
        project.mappings: "data/mappings",
        project.templates: "templates",
        project.notebooks: "notebooks",
        project.reports: "reports",
        project.drafts: "reports/.nhap",
        project.cache: ".cache",
        project.turns: ".khoa",
        project.report(KEY): f"reports/{OF_REPORT}",
        project.replaced(KEY): f"reports/.ban-cu/{OF_REPORT}",
        project.letters(KEY): f"reports/.nhac/{OF_REPORT}",
        project.draft(KEY): f"reports/.nhap/{OF_REPORT}",
        project.failed(KEY): f"reports/.failed/{OF_REPORT}",
        project.sent(KEY): f"data/submissions/{OF_REPORT}",
        project.narrative(KEY): f"data/narratives/{OF_REPORT}.md",
    }
    assert {path.as_posix(): f"p/{name}" for path, name in folders.items()} == {
        f"p/{name}": f"p/{name}" for name in folders.values()
    }


def test_every_folder_of_a_programme_has_its_place() -> None:
    """What it counts, and what is kept of it."""
    folders = Project(Path("p")).of("covid-19")
    home = "p/data/programmes/covid-19"
    assert folders.home.as_posix() == home
    assert folders.indicators.as_posix() == f"{home}/indicators"
    assert folders.rules.as_posix() == f"{home}/rules"
    assert folders.baselines.as_posix() == f"{home}/baselines"
    assert folders.plans.as_posix() == f"{home}/plans"
    for kind in ("submissions", "narratives", "issued", "locks"):
        assert getattr(folders, kind).as_posix() == f"p/data/{kind}/covid-19"
    own, other = folders.profiles("lang-son")
    assert own.as_posix() == "p/data/provinces/lang-son.yaml"
    assert other.as_posix() == f"{home}/provinces/lang-son.yaml"


def test_a_report_names_its_programme_where_there_are_several(project: Project) -> None:
    """Hidden folders and files are no programmes."""
    home = project.root / "data" / "programmes"
    assert list(project.programmes) == []
    for name in (".nhap", "covid-19"):
        (home / name).mkdir(parents=True)
    (home / "README.md").touch()
    assert list(project.programmes) == ["covid-19"]
    assert project.called(KEY) == "lang-son 2022-Q1"
    (home / "benh").mkdir()
    assert list(project.programmes) == ["benh", "covid-19"]
    assert project.called(KEY) == "covid-19 lang-son 2022-Q1"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/o/data/du-an/data/rules/a.yaml", "data/rules/a.yaml"),
        ("data/a.yaml", "data/a.yaml"),
        ("tam/a.yaml", "tam/a.yaml"),
    ],
)
def test_where_only_the_folder_data_is_known(path: str, name: str) -> None:
    """The last one counts; without one the whole path is the name."""
    assert data_name(Path(path)) == name


def test_the_project_around_a_folder_is_found(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Around what is named, else around BAOCAO_ROOT, else around the working folder."""
    project.areas_file.touch()
    inside = project.root / "data" / "rules"
    inside.mkdir()
    (tmp_path / "khac").mkdir()
    monkeypatch.chdir(tmp_path / "khac")
    monkeypatch.setenv("BAOCAO_ROOT", str(tmp_path / "khac"))
    assert find_any_project(inside) == find_project(inside) == Project(project.root.resolve())
    monkeypatch.setenv("BAOCAO_ROOT", str(inside))
    assert find_any_project().root == project.root.resolve()
    monkeypatch.setenv("BAOCAO_ROOT", "")
    monkeypatch.chdir(inside)
    assert find_any_project().root == project.root.resolve()


def test_no_project_around_a_folder(tmp_path: Path) -> None:
    """One message with the folder that was asked for."""
    with pytest.raises(BaocaoError) as caught:
        find_project(tmp_path)
    todo = (
        "chạy lệnh trong thư mục của dự án, nơi có data/areas.csv; "
        "chưa có dự án thì chạy baocao new project <thư mục>"
    )
    assert caught.value.problems == (
        Problem("không tìm thấy dự án baocao", tmp_path.as_posix(), todo),
    )
