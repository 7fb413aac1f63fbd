"""Reporting units that are no areas: they are waited for, asked, read and added, never twice."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from baocao.build.compose.reminders import letters
from baocao.build.status.collect import StatusReader
from baocao.build.workspace.collect import units_of
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.form import make_form
from baocao.build.workspace.sent import sent_for
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.document.blocks import Table
from baocao.document.context import Context
from baocao.document.narrative.units import units_sentences
from baocao.document.narrative.words import words_of
from baocao.document.sections.appendices import appendices
from tests.communes_project import ID, communes_project, data_of, send

PERIOD, DAY = "2026-Q1", date(2026, 3, 14)
HEADER = "programme,province,id,name,elements,valid_from,valid_to"
HOSPITAL = f"{ID},lang-son,bv_tinh,Bệnh viện Đa khoa tỉnh,bites,2020-01-01,"
CENTRE = f"{ID},lang-son,cdc,Trung tâm Kiểm soát bệnh tật tỉnh,bites,,"
GONE = f"{ID},lang-son,bv_cu,Bệnh viện cũ,bites,,2025-12-31"
OTHER = "chuong-trinh-khac,nowhere,???,,,,"
COUNTS = {"bites": 2, "dwellers": 1000, "dwellers_with_nets": 900}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = communes_project(tmp_path)
    write(project, HOSPITAL, CENTRE, GONE, OTHER)
    return project


def write(project: Project, *rows: str) -> None:
    text = "\n".join((HEADER, *rows, ""))
    project.institutions_file.write_text(text, encoding="utf-8")


def communes(project: Project) -> tuple[AdminUnit, ...]:
    return Definitions(project, ID).areas.children("20", DAY)


def institutions(project: Project) -> tuple[AdminUnit, ...]:
    return Definitions(project, ID).areas.institutions("20", DAY)


def test_they_report_beside_the_areas_and_are_none(project: Project) -> None:
    """65 communes, two institutions, the department; the one that closed is not waited for."""
    scope = report_meant(project, "lang-son", PERIOD)
    units = units_of(scope.definitions, scope.province, scope.period)
    assert len(units.areas) == 65
    assert len(units.reporting) == 68
    assert [unit.name for unit in units.reporting[-3:]] == [
        "Bệnh viện Đa khoa tỉnh",
        "Trung tâm Kiểm soát bệnh tật tỉnh",
        "Tỉnh Lạng Sơn",
    ]
    assert {unit.level for unit in communes(project)} == {AreaLevel.COMMUNE}


def test_what_they_count_is_added_once(project: Project) -> None:
    """Two for each commune and 30 of the hospital; what the hospital says of people who live in
    communes is not added to them."""
    hospital, centre = institutions(project)
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes(project), COUNTS))
    send(project, "lang-son", PERIOD, DAY, {hospital: {"bites": 30, "dwellers": 7000}})
    send(project, "lang-son", PERIOD, DAY, {centre: {"bites": 5}})
    data = data_of(project, "lang-son", PERIOD)
    cases, nets = data.find("new_bites"), data.find("nets_share")
    assert cases is not None
    assert nets is not None
    assert nets.denominator is not None
    assert cases.quantity.value == 2 * 65 + 30 + 5
    assert cases.is_complete
    assert nets.denominator.value == 65 * 1000
    (unused,) = [f for f in data.inputs.findings if f.rule == "observation_not_used"]
    assert unused.area == hospital.code
    assert data.find("new_bites", (), hospital.code) is None


@pytest.mark.parametrize(("total", "wrong"), [(2 * 65 + 35, 0), (2 * 65, 1), (2 * 65 + 36, 1)])
def test_a_total_holds_what_they_count(project: Project, total: int, wrong: int) -> None:
    """The department's own total is of the communes and of what is counted beside them."""
    hospital, centre = institutions(project)
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes(project), COUNTS))
    send(project, "lang-son", PERIOD, DAY, {hospital: {"bites": 30}, centre: {"bites": 5}})
    whole = Definitions(project, ID).areas.province("lang-son")
    send(project, "lang-son", PERIOD, DAY, {whole: {"bites": total}})
    findings = data_of(project, "lang-son", PERIOD).inputs.findings
    assert [f.rule for f in findings].count("districts_against_province") == wrong


def test_what_they_count_is_compared_between_kinds(project: Project) -> None:
    """The communes agree, the hospital does not: the sums told are those that reports print."""
    hospital, centre = institutions(project)
    for period, day, cases in (
        ("2026-Q1", DAY, 3),
        ("2026-Q2", date(2026, 6, 14), 4),
        ("2026-H1", date(2026, 6, 14), 7),
    ):
        own = {unit: {"bites": cases} for unit in (*communes(project), centre)}
        more = 1 if period == "2026-H1" else 0
        send(project, "lang-son", period, day, own | {hospital: {"bites": cases + more}})
    findings = data_of(project, "lang-son", "2026-H1").inputs.findings
    (told,) = [found.message for found in findings if found.rule.startswith("kinds_")]
    assert told.startswith(
        "Số ca mắc mới của tỉnh Lạng Sơn theo số liệu 6 tháng đầu năm 2026 là 470,"
    )
    assert told.endswith("quý I năm 2026 đến quý II năm 2026 là 469")


def test_one_that_is_missing_is_named(project: Project) -> None:
    """The sum says what it lacks; so do the account of who sent, the status and the letters."""
    hospital, centre = institutions(project)
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes(project), COUNTS))
    send(project, "lang-son", PERIOD, DAY, {hospital: {"bites": 30}})
    data = data_of(project, "lang-son", PERIOD)
    cases = data.find("new_bites")
    assert cases is not None
    assert cases.missing_areas == (centre.code,)
    assert centre in data.inputs.completeness.missing
    made = letters(report_meant(project, "lang-son", PERIOD), date(2026, 3, 26))
    assert {name: reminder.unit_name for name, (reminder, _) in made.items()} == {
        "20.cdc.docx": "Trung tâm Kiểm soát bệnh tật tỉnh"
    }
    rate = data.find("bite_rate")
    assert rate is not None
    assert rate.numerator is not None
    assert rate.numerator.value == 2 * 65 + 30


def test_each_is_of_one_province_on_a_day(project: Project) -> None:
    """82 was Tiền Giang's code and is Đồng Tháp's: what the old one's hospital counted is in one
    sum; a hospital called by Đồng Tháp's name was of the province that bore the name before."""
    write(
        project, f"{ID},tien-giang,bv_tg,Bệnh viện 1,bites,,", f"{ID},dong-thap,bv_dt,Hai,bites,,"
    )
    areas = Definitions(project, ID).areas
    last, first = date(2025, 6, 30), date(2025, 7, 1)
    days = [(code, day) for code in ("82", "82-to-2025", "87") for day in (last, first)]
    found = {(c, d): [u.code for u in areas.institutions(c, d)] for c, d in days}
    assert {key: codes for key, codes in found.items() if codes} == {
        ("82-to-2025", last): ["82-to-2025.bv_tg"],
        ("87", last): ["87.bv_dt"],
        ("82", first): ["82.bv_dt"],
    }
    assert areas.beside("82", "bites", last) == ()


def test_one_keeps_its_id_where_its_provinces_code_passed_to_another(project: Project) -> None:
    """It stands in two lines, under the province of its days; workbooks call it by one code."""
    name = "Bệnh viện 1,bites"
    write(project, f"{ID},tien-giang,bv_tg,{name},,", f"{ID},dong-thap,bv_tg,{name},2025-07-01,")
    areas = Definitions(project, ID).areas
    last, first = date(2025, 6, 30), date(2025, 7, 1)
    assert [u.code for u in areas.institutions("82-to-2025", last)] == ["82-to-2025.bv_tg"]
    assert [u.code for u in areas.institutions("82", first)] == ["82.bv_tg"]
    for day, province in ((last, "82-to-2025"), (first, "82")):
        (unit,) = areas.institutions(province, day)
        assert unit.official_code == "82.bv_tg"
        assert areas.find("82.bv_tg", within=province, on=day) == unit
        assert areas.beside(province, "bites", day) == (unit.code,)


def test_one_is_called_by_its_provinces_code(project: Project) -> None:
    """A code names the province that bears it, and none before."""
    write(project, f"{ID},82,bv_dt,Hai,bites,,", f"{ID},87,bv_cu,Ba,bites,2025-07-01,")
    units = [one.unit for one in Definitions(project, ID).institutions]
    assert [(unit.code, unit.valid_from) for unit in units] == [("82.bv_dt", date(2025, 7, 1))]


def test_figures_are_said_to_come_from_them(project: Project) -> None:
    """In the account of the data; in tables they have no row."""
    hospital, _ = institutions(project)
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes(project), COUNTS))
    send(project, "lang-son", PERIOD, DAY, {hospital: {"bites": 30}})
    data = data_of(project, "lang-son", PERIOD)
    words = words_of(data, load_phrases(project, Definitions(project, ID).programme))
    told = ["".join(map(str, sentence)) for sentence in units_sentences(words)]
    assert told[0] == (
        "Số liệu toàn tỉnh gồm cả số liệu do Bệnh viện Đa khoa tỉnh báo cáo ở các chỉ số: "
        "số ca mắc mới; số ca mắc mới trên 100.000 dân."
    )
    by_area = next(a for a in appendices(Context(words)) if a.id == "districts")
    (table,) = [block for block in by_area.blocks if isinstance(block, Table)]
    assert len(table.rows) == 66


def test_its_form_asks_what_it_counts(project: Project) -> None:
    form = make_form(report_meant(project, "lang-son", PERIOD), "Bệnh viện Đa khoa tỉnh")
    sheet = openpyxl.load_workbook(BytesIO(form))["Ca bệnh và màn"]
    found = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert [text for text in found if "Bệnh viện Đa khoa tỉnh" in text]
    assert [text for text in found if "Số ca mắc mới" in text]
    assert not [text for text in found if "Dân số" in text or "Số người có màn" in text]


def test_a_value_of_an_area_that_two_state_is_no_sum(project: Project) -> None:
    """Where a hospital reports for a commune that reports itself, one value stands."""
    hospital, _ = institutions(project)
    one, *others = communes(project)
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(others, COUNTS))
    send(project, "lang-son", PERIOD, DAY, {one: COUNTS})
    folder = project.sent(report_meant(project, "lang-son", PERIOD).key)
    path = folder / f"{one.slug}.xlsx"
    book = openpyxl.load_workbook(path)
    for row in book["Thông tin"].iter_rows():
        if row[0].value == "Mã đơn vị":
            row[1].value = hospital.code
    book.save(folder / "bv.xlsx")
    cases = data_of(project, "lang-son", PERIOD).find("new_bites", (), one.code)
    assert cases is not None
    assert cases.quantity.value == 2


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        (f"{ID},lang-son,BV tinh,Bệnh viện,bites,,", "dòng 2", "mã “BV tinh” không hợp lệ"),
        (f"{ID},lang-son,bv,,bites,,", "dòng 2", "thiếu tên đơn vị"),
        (f"{ID},lang-sơn-ơi,bv,Bệnh viện,bites,,", "dòng 2", "không có tỉnh “lang-sơn-ơi”"),
        (f"{ID},lang-son,bv,Bệnh viện,bites,1/7/2025,", "dòng 2", "ngày “1/7/2025”"),
        (f"{ID},lang-son,bv,Bệnh viện,bite,,", "dòng 2, cột elements", "thành phần số liệu “bite”"),
        (f"{HOSPITAL}\n{HOSPITAL}", "dòng 3", "mã “bv_tinh” đã dùng ở trên"),
    ],
)
def test_a_wrong_line_is_told(project: Project, row: str, where: str, what: str) -> None:
    write(project, row)
    with pytest.raises(BaocaoError) as caught:
        Definitions(project, ID).programme  # noqa: B018 - reads the file
    (problem,) = caught.value.problems
    assert problem.where == f"data/reporting_units.csv, {where}"
    assert what in problem.what
    assert problem.todo


def test_a_group_of_a_unit_that_nobody_knows_is_told(project: Project) -> None:
    categories = project.of(ID).indicators / "categories.yaml"
    option = "{id: high, name: Xã miền núi, short_name: Núi, areas: [99999, 05977]}"
    categories.write_text(
        f"categories:\n  - {{id: region, name: Vùng, options: [{option}]}}\n", encoding="utf-8"
    )
    with pytest.raises(BaocaoError, match="không có đơn vị hành chính mã “99999”"):
        Definitions(project, ID).programme  # noqa: B018 - reads the file


def test_a_wrong_header_is_told(project: Project) -> None:
    project.institutions_file.write_text("programme,name\n", encoding="utf-8")
    with pytest.raises(BaocaoError, match="tiêu đề không đúng"):
        Definitions(project, ID).programme  # noqa: B018 - reads the file


def test_status_waits_for_them(project: Project) -> None:
    send(project, "lang-son", PERIOD, DAY, dict.fromkeys(communes(project), COUNTS))
    scope = report_meant(project, "lang-son", PERIOD)
    assert len(sent_for(scope.definitions, scope.province, scope.period)) == 65
    (status,) = [
        one
        for one in StatusReader(scope.definitions).statuses(date(2026, 3, 20), "lang-son")
        if one.period == scope.period
    ]
    assert len(status.completeness.expected) == 68
