"""Which report is meant by what a person names, in projects of one and of several programmes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from baocao.build.workspace.door import (
    only_programme,
    programmes_meant,
    report_meant,
    work_meant,
)
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.conftest import BUILT, DEFINITIONS, SUBMISSIONS, copy
from tests.two_programmes import SECOND, add_programme


@pytest.fixture
def one(tmp_path: Path) -> Project:
    return copy((*DEFINITIONS, SUBMISSIONS), tmp_path)


@pytest.fixture
def two(one: Project) -> Project:
    add_programme(one)
    return one


def meant(project: Project, programme: str = "", period: str = BUILT.period) -> ReportKey:
    return report_meant(project, "Lạng Sơn", period, programme).key


def send(project: Project, key: ReportKey) -> None:
    folder = project.sent(key)
    folder.mkdir(parents=True)
    (folder / "a.xlsx").write_bytes(b"x")


def test_the_only_programme_need_not_be_named(one: Project) -> None:
    """With data and without; named, it is that one, however it is written."""
    assert meant(one) == meant(one, "COVID-19") == BUILT
    assert meant(one, period="2022-Q3") == replace(BUILT, period="2022-Q3")


def test_a_report_type_is_named_unless_it_is_the_period_s_first(one: Project) -> None:
    """A topical report has its own folder and words, what units sent is the period's."""
    first, topical = meant(one, period="2022-Q1--tien-do"), meant(one, period="2022-Q1--chuyen-de")
    assert first == BUILT
    assert (topical.days, topical.type) == (BUILT.period, "chuyen-de")
    assert one.report(topical) == one.report(BUILT).with_name("2022-Q1--chuyen-de")
    assert one.narrative(topical).name == "2022-Q1--chuyen-de.md"
    assert one.sent(topical) == one.sent(BUILT)
    assert topical.options == "--province lang-son --period 2022-Q1 --type chuyen-de"


@pytest.mark.parametrize("period", ["2022-Q1--dot-xuat", "2022-H1--chuyen-de"])
def test_a_type_that_is_not_made_of_the_period(one: Project, period: str) -> None:
    """The refusal lists those that are, by id and name."""
    with pytest.raises(UsageError) as caught:
        meant(one, period=period)
    (problem,) = caught.value.problems
    assert (problem.where, "không có loại báo cáo" in problem.what) == ("--type", True)
    assert problem.todo.startswith("chọn một trong: tien-do (Báo cáo kết quả")


def test_data_decides_between_two(two: Project) -> None:
    """Where one of them has data for the period, also by way of a quarter, it is meant."""
    assert meant(two) == BUILT
    other = replace(BUILT, programme=SECOND, period="2022-Q3")
    send(two, other)
    assert meant(two, period="2022-Q3") == other
    assert meant(two, period="2022-H2") == replace(other, period="2022-H2")


def test_two_with_data_have_to_be_told_apart(two: Project) -> None:
    """One message with the choices; wrong usage, not wrong data."""
    send(two, replace(BUILT, programme=SECOND))
    with pytest.raises(UsageError) as caught:
        meant(two)
    (problem,) = caught.value.problems
    assert "kỳ 2022-Q1 của Tỉnh Lạng Sơn" in problem.what
    assert f"covid-19, {SECOND}" in problem.what
    assert "--programme covid-19" in problem.todo
    assert meant(two, SECOND) == replace(BUILT, programme=SECOND)
    assert meant(two, "covid-19") == BUILT


def test_what_is_asked_for_before_data_is_not_guessed_by_data(two: Project) -> None:
    """A form for the second programme must not become one of the first."""
    with pytest.raises(UsageError, match="thuộc nhiều chương trình"):
        work_meant(two, "lang-son", "2022-Q1")
    assert work_meant(two, "lang-son", "2022-Q1", SECOND).key.programme == SECOND


def test_a_programme_without_the_province_is_not_meant(two: Project) -> None:
    """Neither plans nor data of it: only the other programme is left."""
    shutil.rmtree(two.of(SECOND).plans / "lang-son")
    assert work_meant(two, "lang-son", "2022-Q1").key == BUILT


NEAR = {"covid19": "covid-19", "sot xuat huyet": SECOND, "dai": "chọn một trong"}


@pytest.mark.parametrize("name", NEAR)
def test_another_name_is_refused_with_the_nearest(name: str, two: Project) -> None:
    """As a province that does not exist."""
    with pytest.raises(UsageError) as caught:
        meant(two, name)
    (problem,) = caught.value.problems
    assert f"không có chương trình “{name}”" in problem.what
    assert NEAR[name] in problem.todo


def test_one_message_for_a_period_of_no_programme(two: Project) -> None:
    """Both have the same regime, so both say the same."""
    with pytest.raises(UsageError) as caught:
        meant(two, period="2022-W60")
    assert len(caught.value.problems) == 1


def test_a_project_without_programmes_is_told_so(one: Project) -> None:
    """Where the first one goes."""
    shutil.rmtree(one.root / "data" / "programmes")
    with pytest.raises(BaocaoError, match="data/programmes: dự án chưa có chương trình nào"):
        programmes_meant(one, "")


def test_what_is_of_no_province_needs_one_programme(one: Project, two: Project) -> None:
    """A workbook from elsewhere, for instance."""
    assert only_programme(two, SECOND, "tệp a.xlsx") == SECOND
    with pytest.raises(UsageError, match=r"tệp a\.xlsx có thể thuộc nhiều chương trình"):
        only_programme(two, "", "tệp a.xlsx")
