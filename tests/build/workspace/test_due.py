"""Which reports there are to build."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from baocao.build.workspace.due import reports_due
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.apps.cli.edits import change, content
from tests.conftest import SENT, SUBMISSIONS

PLAN = "data/programmes/covid-19/plans/lang-son/ke-hoach-2022-2023.yaml"
KEY = ReportKey("covid-19", "lang-son", "2022-Q1")
PROGRAMMES = ["covid-19"]


def send(project: Project, *folders: str) -> None:
    """Put a workbook into folders of data/submissions; what it says does not matter here."""
    for folder in folders:
        target = project.of("covid-19").submissions / folder / "a.xlsx"
        target.parent.mkdir(parents=True)
        shutil.copyfile(project.root / SENT, target)


def cadence(project: Project, types: str) -> None:
    for path in (project.of("covid-19").plans / "lang-son").glob("*.yaml"):
        line = next(row for row in path.read_text("utf-8").splitlines() if "cadence:" in row)
        change(project.name(path), line, f"cadence: [{types}]")(project)


def test_a_period_with_data_is_due(project: Project) -> None:
    """One workbook is enough."""
    assert reports_due(project, PROGRAMMES).keys == (KEY,)


def test_folders_without_workbooks_are_no_periods(project: Project) -> None:
    """Neither an empty folder nor one with a note in it."""
    project.sent(replace(KEY, period="2022-Q2")).mkdir()
    content("data/submissions/covid-19/lang-son/2022-Q3/.gitkeep", b"")(project)
    assert reports_due(project, PROGRAMMES).keys == (KEY,)


def test_province_and_period_narrow_it_down(project: Project) -> None:
    """By slug, code or any spelling of the name; a period in all provinces with its data."""
    send(project, "lang-son/2022-Q2", "cao-bang/2022-Q1")
    cadence(project, "quarter")
    both = (KEY, replace(KEY, period="2022-Q2"))
    for text in ("lang-son", "20", "Tỉnh Lạng Sơn", "LANG SON"):
        assert reports_due(project, PROGRAMMES, text).keys == both
    assert reports_due(project, PROGRAMMES, period="2022-Q1").keys == (
        replace(KEY, province="cao-bang"),
        KEY,
    )
    assert reports_due(project, PROGRAMMES, "cao-bang", "2022-Q2").keys == ()


def test_longer_periods_that_a_plan_asks_for(project: Project) -> None:
    """Due as soon as their last quarter has data, each after the quarter that ends it."""
    send(project, *(f"lang-son/2022-Q{n}" for n in (2, 3, 4)))
    cadence(project, "quarter, half_year, nine_months, year")
    keys = [key.period for key in reports_due(project, PROGRAMMES).keys]
    assert keys == [
        *("2022-Q1", "2022-H1", "2022-Q2", "2022-9M", "2022-Q3"),
        *("2022", "2022-H2", "2022-Q4"),
    ]


def test_no_longer_period_before_its_end(project: Project) -> None:
    """The first quarter ends no half-year, and no year."""
    cadence(project, "quarter, half_year, nine_months, year")
    assert reports_due(project, PROGRAMMES).keys == (KEY,)


def test_a_longer_period_can_be_asked_for_by_name(project: Project) -> None:
    """Whatever the plans ask for, where one of its quarters has data."""
    cadence(project, "quarter")
    assert reports_due(project, PROGRAMMES, period="2022-H1").keys == (
        replace(KEY, period="2022-H1"),
    )
    assert reports_due(project, PROGRAMMES, period="2022-H2").keys == ()


def test_broken_plans_leave_the_quarters_due(project: Project) -> None:
    """A mistake in one province's plan fails its reports, not the list of all reports."""
    content(PLAN, b"id: [")(project)
    assert reports_due(project, PROGRAMMES).keys == (KEY,)


FOLDERS = {
    "lang-xon/2022-Q1": "data/submissions/covid-19/lang-xon",
    "lang-son/quy-1": "data/submissions/covid-19/lang-son/quy-1",
    "lang-son/2022-W31": "data/submissions/covid-19/lang-son/2022-W31",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_folders_that_are_misnamed(folder: str, project: Project) -> None:
    """The folder is named, and that it is to be renamed; the other reports are due."""
    send(project, folder)
    due = reports_due(project, PROGRAMMES)
    assert due.keys == (KEY,)
    (problem,) = due.problems
    assert problem.where == FOLDERS[folder]
    assert problem.todo.startswith("đổi tên thư mục; ")


def test_nothing_sent_at_all(tmp_path: Path, project: Project) -> None:
    """A project without submissions has no report, and that is no mistake."""
    shutil.rmtree(project.root / SUBMISSIONS)
    assert reports_due(project, PROGRAMMES).keys == ()


def test_data_of_no_programme_is_told_of(project: Project) -> None:
    """Nobody would read it: the folder is named, and where it may go."""
    folder = project.submissions / "covid19" / "lang-son" / "quy-1"
    folder.mkdir(parents=True)
    assert reports_due(project, PROGRAMMES).keys == (KEY,)
    (folder / "a.xlsx").write_bytes(b"x")
    (problem,) = reports_due(project, PROGRAMMES).problems
    assert problem.where == "data/submissions/covid19"
    assert problem.todo.endswith("covid-19")
