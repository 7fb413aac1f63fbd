"""Reading a programme: the project's own, and one bad file per error."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from baocao.core.errors import BaocaoError, raise_all
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.programmes.check import check_regimes
from baocao.definitions.programmes.load import load_programme, read_programme
from tests.regimes import REGIMES

FIXTURES = Path(__file__).parents[2] / "fixtures" / "programmes"
ID = "dinh-duong"

# Bad file, line, field, words of the message.
BAD = [
    ("another_id", 1, "id", "khác tên thư mục “dinh-duong”"),
    ("no_name", 1, "name", "thiếu trường bắt buộc"),
    ("empty_work", 4, "phrases.work", "không được để trống"),
    ("no_reports", 1, "reports", "thiếu trường bắt buộc"),
    ("unknown_role", 18, "roles.stituation", "trường lạ"),
    ("role_of_before", 18, "roles.headlines", "nay tờ tóm tắt theo main_indicators"),
    ("unknown_field", 5, "colour", "trường lạ"),
    ("wrong_level", 5, "levels[mục 2]", "giá trị không hợp lệ"),
    ("wrong_regime", 11, "reports[quy].regime", "không có chế độ báo cáo"),
    ("wrong_cadence", 10, "reports[quy].cadence[mục 2]", "không có kỳ tuần"),
    ("subject_without_period", 9, "reports[quy].subject", "chỗ điền không đúng"),
    ("subject_unknown_slot", 9, "reports[quy].subject", "chỗ điền không đúng"),
    ("addressee_with_period", 12, "reports[quy].addressee", "chỗ điền không đúng"),
    ("no_sections", 13, "reports[quy].sections", "danh sách trống"),
    ("part_of_no_section", 14, "reports[quy].parts[mục 2].section", "không có mục direction"),
    ("report_twice", 6, "reports", "mã loại báo cáo “quy” ghi 2 lần"),
    ("report_issued_again", 7, "reports[bo-sung-lan-2].id", "dành cho báo cáo phát hành lại"),
    ("negative_age", 24, "roles.persons.ages.under2", "số nhỏ quá"),
    ("bad_date", 25, "", "giá trị “2020-13-01” không đọc được"),
    ("need_without_due", 27, "roles.needs[a].due", "thiếu trường bắt buộc"),
    ("need_of_nothing", 27, "roles.needs[a].per_person", "số nhỏ quá"),
    ("need_negative_wastage", 27, "roles.needs[a].wastage", "số nhỏ quá"),
    ("need_id", 27, "roles.needs[Vắc xin].id", "không đúng dạng của mã"),
    ("roles_as_text", 17, "roles", "phải là nhóm trường"),
    ("empty_id_in_list", 18, "roles.situation[mục 2]", "không được để trống"),
    ("not_yaml", 5, "", "không đọc được YAML"),
]


def folder_with(path: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "programmes" / ID
    folder.mkdir(parents=True)
    shutil.copy(path, folder / "programme.yaml")
    return folder


@pytest.mark.parametrize(("bad", "line", "field", "words"), BAD)
def test_a_bad_file_is_refused_at_its_line_and_field(
    bad: str, line: int, field: str, words: str, tmp_path: Path
) -> None:
    """Each error names file, line and field, says what is wrong and what to do."""
    folder = folder_with(FIXTURES / "bad" / f"{bad}.yaml", tmp_path)
    with pytest.raises(BaocaoError) as caught:
        raise_all(check_regimes(*read_programme(folder), REGIMES))
    where = f"data/programmes/{ID}/programme.yaml, dòng {line}"
    where += f", trường {field}" if field else ""
    matching = [problem for problem in caught.value.problems if problem.where == where]
    assert matching, str(caught.value)
    assert words in matching[0].what
    assert matching[0].todo


def test_every_bad_file_stands_in_the_table() -> None:
    assert {path.stem for path in (FIXTURES / "bad").iterdir()} == {bad[0] for bad in BAD}


def test_roles_that_are_left_out_are_empty(tmp_path: Path) -> None:
    roles = load_programme(folder_with(FIXTURES / "good.yaml", tmp_path)).roles
    assert roles.situation == ("children",)
    assert (roles.trend, roles.coverage, roles.levels) == ("", "", None)
    assert roles.persons is not None
    assert roles.persons.ages == {"under2": 0, "under5": 2}


def test_a_programme_without_roles_is_one(tmp_path: Path) -> None:
    folder = folder_with(FIXTURES / "good.yaml", tmp_path)
    path = folder / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("roles:")[0], encoding="utf-8")
    assert load_programme(folder).roles.persons is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaocaoError, match=r"programmes/covid-19/programme\.yaml"):
        load_programme(tmp_path / "data" / "programmes" / "covid-19")


def test_the_first_programme_is_covid_19() -> None:
    programme = load_programme(Path(__file__).parents[3] / "data" / "programmes" / "covid-19")
    assert programme.phrases.work == "phòng, chống dịch COVID-19"
    assert programme.levels == (AreaLevel.PROVINCE, AreaLevel.DISTRICT)
    assert programme.reports[0].regime == "administrative"
    assert PeriodType.QUARTER in programme.reports[0].cadence
    assert programme.roles.persons is not None
    assert programme.roles.persons.first_date == date(2021, 3, 8)


def test_a_programme_is_frozen(tmp_path: Path) -> None:
    programme = load_programme(folder_with(FIXTURES / "good.yaml", tmp_path))
    with pytest.raises(ValidationError):
        programme.name = "khác"
