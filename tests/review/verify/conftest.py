"""The published report whose Word file the tests edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
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


@pytest.fixture
def file(tmp_path: Path, report: PublishedReport) -> Path:
    """A copy of the report's Word file, for a test to edit."""
    copy = tmp_path / "da-sua.docx"
    copy.write_bytes((report.folder / "bao-cao.docx").read_bytes())
    return copy
