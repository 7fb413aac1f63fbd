"""A project of version 0.1 with an issued report, a lock, an edited Word file and a narrative."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from baocao.archive.issued.locks import data_files, lock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.build import build_report
from baocao.core.project import Project
from tests.build.issue.word import write_all_placeholders
from tests.build.migrate.sample import AT, EDITED, ISSUED, NARRATIVE, type_in
from tests.build.migrate.version_0_1 import make_version_0_1
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def whole(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Not to be changed."""
    project = Project(tmp_path_factory.mktemp("version-0-1") / "project")
    shutil.copytree(built.root, project.root)
    shutil.rmtree(project.cache)
    shutil.copytree(ROOT / "data/submissions" / EDITED.identifier, project.sent(EDITED))
    narrative = project.narrative(EDITED)
    narrative.parent.mkdir(parents=True)
    narrative.write_text(NARRATIVE, encoding="utf-8")
    build_report(project, EDITED)
    type_in(project.report(EDITED) / "bao-cao.docx")
    files = data_files(project, [project.sent(EDITED)])
    lock(project, EDITED, LockEvent(LockAction.LOCK, AT, "Sở Y tế", files=files))
    write_all_placeholders(project.report(ISSUED) / "bao-cao.docx")
    issue = Issue("5", date(2022, 3, 25), "văn thư", datetime(2022, 3, 28, tzinfo=UTC))
    issue_report(project, ISSUED, issue)
    make_version_0_1(project)
    return project


@pytest.fixture
def earlier(whole: Project, tmp_path: Path) -> Project:
    """A copy for a test to migrate."""
    shutil.copytree(whole.root, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")
