"""A province whose weeks run from Friday to Thursday, in a programme that begins on Monday."""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from baocao.build.status.collect import StatusReader
from baocao.build.workspace.collect import collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.earlier_kept import EarlierKept
from baocao.build.workspace.form import make_form
from baocao.build.workspace.sent import parts_sent, sent_for
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.plans.profile_load import load_profile
from baocao.results.earlier import EarlierPeriod
from tests.conftest import copy

ID, PROVINCE, OTHER = "benh-truyen-nhiem", "ba-ria-vung-tau", "binh-thuan"
NAMES = (
    *("data/areas.csv", "data/regimes.yaml", "data/provinces", "data/rules", "data/mappings"),
    *(f"data/programmes/{ID}", f"data/submissions/{ID}/{PROVINCE}", "templates"),
)
FROM_FRIDAY = "week_start: friday\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copy(NAMES, tmp_path / "project")
    with (project.provinces / f"{PROVINCE}.yaml").open("a", encoding="utf-8") as file:
        file.write(FROM_FRIDAY)
    return project


def test_the_province_alone_counts_so(project: Project) -> None:
    """Windows, forms, checks and deadlines follow; another province's weeks stay."""
    scope = report_meant(project, PROVINCE, "2023-W35", ID)
    assert (scope.period.start, scope.period.end) == (date(2023, 8, 25), date(2023, 8, 31))
    assert Definitions(project, ID).period("2023-W35", OTHER).start == date(2023, 8, 28)
    book = openpyxl.load_workbook(BytesIO(make_form(scope, None)), read_only=True)
    words = " ".join(
        str(row[0]) for row in book.worksheets[0].iter_rows(max_row=3, values_only=True)
    )
    assert "tuần 35 năm 2023" in words
    assert "25/8/2023" in words
    assert "31/8/2023" in words
    status = StatusReader(scope.definitions).status(scope.province, scope.period)
    assert status.deadline == date(2023, 9, 6)


def test_what_stands_after_its_thursday_is_found(project: Project) -> None:
    """The workbook of a week to Sunday has figures of days after this week's cut-off."""
    scope = report_meant(project, PROVINCE, "2023-W35", ID)
    sent = sent_for(scope.definitions, scope.province, scope.period)
    found = collect(scope.definitions, scope.province, scope.period, sent).findings
    late = [finding for finding in found if finding.rule == "as_of_after_cutoff"]
    assert late
    assert "31/8/2023" in late[0].message


def test_the_programme_may_say_so_for_all(project: Project) -> None:
    """A province that says nothing goes by its programme; a province's word goes first."""
    file = project.of(ID).home / "programme.yaml"
    file.write_text("week_start: sunday\n" + file.read_text("utf-8"), encoding="utf-8")
    definitions = Definitions(project, ID)
    assert definitions.period("2023-W35", OTHER).start == date(2023, 8, 27)
    assert definitions.period("2023-W35", PROVINCE).start == date(2023, 8, 25)


def test_earlier_months_are_made_of_other_weeks_then(project: Project) -> None:
    """The month before is worked out again: another week of it is now the one that is missing."""
    sent = project.of(ID).submissions / PROVINCE
    shutil.rmtree(sent)
    (sent / "2023-W37").mkdir(parents=True)
    (sent / "2023-W37" / "a.xlsx").write_text("một tuần của tháng 9", encoding="utf-8")
    made: list[tuple[str, ...]] = []

    def ask() -> None:
        definitions = Definitions(project, ID)
        month = definitions.period("2023-09", PROVINCE)
        province = definitions.areas.province(PROVINCE, on=month.end)

        def make() -> EarlierPeriod:
            made.append(tuple(p.key for p in parts_sent(definitions, province, month).missing))
            return EarlierPeriod((), (), (), ())

        EarlierKept(definitions, province, (), ()).recall([month], ())(month.key, make)

    ask()
    ask()
    profile = project.provinces / f"{PROVINCE}.yaml"
    profile.write_text(profile.read_text("utf-8").replace(FROM_FRIDAY, ""), encoding="utf-8")
    ask()
    assert made == [
        ("2023-W36", "2023-W38", "2023-W39"),
        ("2023-W35", "2023-W36", "2023-W38"),
    ]


def test_another_word_for_a_day_is_refused(project: Project) -> None:
    """With the days that there are."""
    path = project.provinces / f"{PROVINCE}.yaml"
    shutil.copy(path, path.with_suffix(".bak"))
    path.write_text(path.read_text("utf-8").replace("friday", "thứ sáu"), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_profile(project.of(ID), PROVINCE)
    (problem,) = caught.value.problems
    assert "trường week_start" in problem.where
    assert "friday" in problem.todo
