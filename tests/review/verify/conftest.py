"""The published report whose Word file the tests edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.built_project import PERIOD, PROVINCE, built_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(built_project(tmp_path_factory))


@pytest.fixture(scope="session")
def report(project: Project) -> PublishedReport:
    return open_published(project, ReportKey("covid-19", PROVINCE, PERIOD))


@pytest.fixture
def file(tmp_path: Path, report: PublishedReport) -> Path:
    """A copy of the report's Word file, for a test to edit."""
    copy = tmp_path / "da-sua.docx"
    copy.write_bytes((report.folder / "bao-cao.docx").read_bytes())
    return copy
