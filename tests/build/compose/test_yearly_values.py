"""data/references/yearly_values.csv: what is read, and what is refused, all rows at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from baocao.build.compose.yearly_values import COLUMNS, load_yearly_values
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.model import YearValue
from tests.results.sample import CATALOGUE

KEY = ReportKey("covid-19", "lang-son", "2022")
GOOD = "covid-19,lang-son,new_cases,,2020,51,Niên giám thống kê"
SPLIT = "covid-19,lang-son,coverage,18plus/d3,2021,83.15,Báo cáo năm 2021"


def read(
    folder: Path, *rows: str, head: str = ",".join(COLUMNS), code: str = ""
) -> tuple[YearValue, ...]:
    path = Project(folder).yearly_values
    path.parent.mkdir(parents=True)
    path.write_text("\n".join((head, *rows, "")), encoding="utf-8")
    return load_yearly_values(Project(folder), KEY, CATALOGUE, code)


def test_rows_are_values_with_their_cells(tmp_path: Path) -> None:
    """Those of the programme and province; a split is written as pages write it."""
    other = "covid-19,cao-bang,khong_co,,nam,x,"
    first, second = read(tmp_path, GOOD, other, SPLIT)
    assert (first.year, first.value, first.source) == (2020, Decimal(51), "Niên giám thống kê")
    assert (first.cell.file, first.cell.cell) == ("data/references/yearly_values.csv", "dòng 2")
    assert second.disaggregation == (("age_group", "18plus"), ("dose", "d3"))


def test_a_code_names_the_province_alone(tmp_path: Path) -> None:
    """A province that others merged into has the name of one of them: that one's values are not
    its own, where a row says its code."""
    own = GOOD.replace("lang-son", "20").replace("51", "151")
    elsewhere, year = GOOD.replace("lang-son", "22"), GOOD.replace("2020", "2021")
    rows = (GOOD, own, elsewhere, year)
    assert [(v.year, int(v.value)) for v in read(tmp_path / "a", *rows)] == [(2020, 51), (2021, 51)]
    found = read(tmp_path / "b", *rows, code="20")
    assert [(v.year, int(v.value)) for v in found] == [(2020, 151), (2021, 51)]


def test_a_project_may_have_none(tmp_path: Path) -> None:
    """Nothing is compared with then."""
    assert load_yearly_values(Project(tmp_path), KEY, CATALOGUE) == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (GOOD.replace("new_cases", "ca_moi"), "không có chỉ số “ca_moi”"),
        (GOOD.replace("new_cases,", "new_cases,18plus"), "không có phân tách “18plus”"),
        (GOOD.replace("2020", "năm 2020"), "năm “năm 2020” không phải số"),
        (GOOD.replace("51", "51 ca"), "giá trị “51 ca” không phải số"),
        (GOOD.replace("51", "NaN"), "giá trị “NaN” không phải số"),
        (GOOD.replace("Niên giám thống kê", " "), "thiếu nguồn của số liệu"),
        (GOOD, "số liệu năm 2020 của “new_cases” đã có ở dòng 2"),
    ],
)
def test_a_wrong_row_is_refused_at_its_line(tmp_path: Path, row: str, message: str) -> None:
    """What is wrong, where, and what to do."""
    with pytest.raises(BaocaoError) as caught:
        read(tmp_path, GOOD, row)
    (problem,) = caught.value.problems
    assert problem.what == message
    assert problem.where == "data/references/yearly_values.csv, dòng 3"
    assert problem.todo


def test_all_wrong_rows_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file line by line."""
    rows = [GOOD.replace("51", "x"), GOOD.replace("2020", "y"), SPLIT]
    with pytest.raises(BaocaoError) as caught:
        read(tmp_path, *rows)
    assert len(caught.value.problems) == 2


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaocaoError, match="thiếu cột source"):
        read(tmp_path, head=",".join(COLUMNS[:-1]))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = Project(tmp_path).yearly_values
    path.parent.mkdir(parents=True)
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(BaocaoError, match="tệp không phải UTF-8"):
        load_yearly_values(Project(tmp_path), KEY, CATALOGUE)
