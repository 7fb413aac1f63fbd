"""A project with three built reports, one of them with districts, and the site made of it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from lxml import etree

from baocao.apps.site.publish import SITE, build_plain
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.apps.site.sample import tree
from tests.conftest import DEFINITIONS, copy

SITE_FILES = ("_quarto.yml", "reports/index.qmd", "reports/cach-doc.qmd", "reports/offline.scss")
REPORTS = (
    ReportKey("covid-19", "lang-son", "2022-Q1"),
    ReportKey("covid-19", "lang-son", "2022-Q3"),
    ReportKey("covid-19", "cao-bang", "2022-Q1"),
)
DAY = date(2022, 3, 20)  # the day that the pages are made on
RICH = REPORTS[1]  # has districts, charts and tasks


@pytest.fixture(scope="session")
def published(shared: Path) -> Project:
    """The project; not to be changed."""
    root = shared / "site-project"
    with FileLock(root.with_suffix(".lock")):
        if not root.is_dir():
            sent = tuple(
                f"data/submissions/covid-19/{key.province}/{key.period}" for key in REPORTS
            )
            project = copy((*DEFINITIONS, *SITE_FILES, *sent), root)
            for key in REPORTS:
                build_report(project, key)
    return Project(root)


@pytest.fixture(scope="session")
def site(published: Project) -> Path:
    """The finished site in our own frame; not to be changed."""
    folder = published.root / SITE
    with FileLock(published.root.with_suffix(".site.lock")):
        if not folder.is_dir():
            build_plain(published, DAY)
    return folder


@pytest.fixture
def own(published: Project, tmp_path: Path) -> Project:
    """A copy of the project for a test to change as it likes."""
    ignore = shutil.ignore_patterns(SITE, f"{SITE}.*")  # pages that are being made, too
    shutil.copytree(published.root, tmp_path / "project", ignore=ignore)
    return Project(tmp_path / "project")


def parsed(path: Path) -> etree._Element:
    """A page as a tree."""
    return tree(path.read_text(encoding="utf-8"))
