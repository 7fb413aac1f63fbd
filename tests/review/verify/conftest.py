"""The published report whose Word file the tests edit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.review.verify.model import Verification
from tests.built_project import PERIOD, PROVINCE, built_project
from tests.conftest import DEFINITIONS, copy, once_made


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(built_project(tmp_path_factory))


@pytest.fixture(scope="session")
def report(project: Project) -> PublishedReport:
    return open_published(project, ReportKey("covid-19", PROVINCE, PERIOD))


@pytest.fixture(scope="session")
def charted(shared: Path) -> PublishedReport:
    """A report of districts, which has pictures enough to change places."""
    key = ReportKey("covid-19", PROVINCE, "2022-Q4")

    def make(root: Path) -> None:
        sent = f"data/submissions/covid-19/{key.province}/{key.period}"
        build_report(copy((*DEFINITIONS, sent), root), key)

    once_made(shared / "charted", make)
    return open_published(Project(shared / "charted"), key)


WordForWord = Callable[[Verification], None]
TOLD = Path(__file__).with_name("told.json")


@pytest.fixture(scope="session")
def all_told(pytestconfig: pytest.Config) -> Iterator[dict[str, list[str]]]:
    """What is told of each edited file; with --update-golden it is written anew."""
    told: dict[str, list[str]] = json.loads(TOLD.read_text(encoding="utf-8"))
    yield told
    if pytestconfig.getoption("--update-golden"):
        lines = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        TOLD.write_text(f"{lines}\n", encoding="utf-8")


@pytest.fixture
def word_for_word(all_told: dict[str, list[str]], request: pytest.FixtureRequest) -> WordForWord:
    """Hold what is told of a file, and where, to what it was when a person last read it."""

    def same(found: Verification) -> None:
        told = [
            f"{c.kind.value} {c.figure}: {c.old} -> {c.new} | {c.place}{' ?' * c.pending}"
            for c in found.changes
        ]
        name = f"{request.path.stem}: {request.node.name}"
        if request.config.getoption("--update-golden"):
            all_told[name] = told
        assert told == all_told[name]

    return same


@pytest.fixture
def file(tmp_path: Path, report: PublishedReport) -> Path:
    """A copy of the report's Word file, for a test to edit."""
    copy = tmp_path / "da-sua.docx"
    copy.write_bytes((report.folder / "bao-cao.docx").read_bytes())
    return copy
