"""A project of its own for a test: a copy of what the repository holds, with a built report.

The repository itself is never written to.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from baocao.build.run.build import build_report
from baocao.build.start.programme import ProgrammeAsked, new_programme
from baocao.build.start.project import new_project
from baocao.build.start.province import ProvinceAsked, new_province
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

# How long an example takes is the machine's matter: beside other work it takes a second.
settings.register_profile("any machine", settings(), deadline=None)
settings.load_profile("any machine")

ROOT = Path(__file__).parents[1]
DEFINITIONS = (
    *(
        "data/areas.csv",
        "data/regimes.yaml",
        "data/mappings",
        "data/programmes",
        "data/provinces",
        "data/rules",
    ),
    *("data/references/comparison_values.csv", "templates", "notebooks"),
)
HOME = "data/programmes/covid-19"
NOTEBOOK = "progress_report.ipynb"
BUILT = ReportKey("covid-19", "lang-son", "2022-Q1")
SUBMISSIONS = f"data/submissions/covid-19/{BUILT.province}/{BUILT.period}"
SENT = f"{SUBMISSIONS}/so-y-te-lang-son.xlsx"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call a file's bytes by their argument: packed bytes may carry the second of their making.

    Two workers of pytest-xdist would then know the same test by two names, and run none.
    """
    return argname if isinstance(val, bytes) else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is printed now into the golden texts; read the difference before commit",
    )
    parser.addoption(
        "--moments",
        type=int,
        default=1,
        help="how many rounds of random moments each deed, and each pair at once, is killed at",
    )


Golden = Callable[[Path, str], str]


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config) -> Golden:
    """Read a golden text; with --update-golden, make it what is printed now first."""

    def read(path: Path, printed: str) -> str:
        if pytestconfig.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(printed, encoding="utf-8")
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    return read


# The programmes but covid-19, whose tests they would get into the way of.
OTHER_PROGRAMMES = shutil.ignore_patterns("benh-truyen-nhiem")


def copy(names: tuple[str, ...], root: Path) -> Project:
    """Copy files and folders of the repository into a new project; of programmes covid-19 alone
    unless another's folder is named."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=OTHER_PROGRAMMES)
        else:
            shutil.copyfile(ROOT / name, root / name)
    return Project(root)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def once(folder: Path, names: tuple[str, ...]) -> Project:
    """Copy into `folder` unless another worker has done it."""
    with FileLock(folder.with_suffix(".lock")):
        return Project(folder) if folder.is_dir() else copy(names, folder)


def once_made(folder: Path, make: Callable[[Path], object]) -> None:
    """Make `folder` unless another worker has done it; what fails half-way leaves none."""
    with FileLock(folder.with_suffix(".lock")):
        if not folder.is_dir():
            unfinished = folder.with_suffix(".new")
            make(unfinished)
            unfinished.rename(folder)


@pytest.fixture(scope="session")
def built(shared: Path) -> Project:
    """A project of one province and period whose report is built; not to be changed."""

    def make(root: Path) -> None:
        build_report(copy((*DEFINITIONS, SUBMISSIONS), root), BUILT)

    once_made(shared / "built", make)
    return Project(shared / "built")


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of `built` for a test to change as it likes."""
    shutil.copytree(built.root, tmp_path / "project")
    return Project(tmp_path / "project")


OWN_PROGRAMME = "sinh-san"


def _begin(root: Path) -> None:
    project = new_project(root).project
    new_programme(
        project, ProgrammeAsked(OWN_PROGRAMME, "Chăm sóc sức khỏe sinh sản", ("quarter",))
    )
    new_province(project, ProvinceAsked("lang-son", date(2026, 11, 29)))


@pytest.fixture(scope="session")
def begun(shared: Path) -> Project:
    """A project as `baocao new project` writes it, with a programme and a province of communes;
    not to be changed."""
    once_made(shared / "begun", _begin)
    return Project(shared / "begun")


@pytest.fixture
def own(begun: Project, tmp_path: Path) -> Project:
    """A copy of `begun` for a test to change as it likes."""
    shutil.copytree(begun.root, tmp_path / "du-an")
    return Project(tmp_path / "du-an")
