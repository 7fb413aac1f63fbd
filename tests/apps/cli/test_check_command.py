"""`baocao check` as an analyst reads it: which workbook, which cell, which rule, how many."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.conftest import DEFINITIONS, copy
from tests.planted.canonical import DISTRICTS, Canonical, of_the_province, right
from tests.planted.case import CATALOGUE

FOLDER = Path("data/submissions/covid-19/lang-son/2022-Q1")
UNIT = "Sở Y tế tỉnh Lạng Sơn"  # as the workbooks of these tests say
PERIOD = ("--province", "lang-son", "--period", "2022-Q1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The province's workbook with one error, and a district's that cannot be read."""
    project = copy(DEFINITIONS, tmp_path / "du-an")
    office(project, right())
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    monkeypatch.setenv("COLUMNS", "70")
    return project


def office(project: Project, book: Canonical) -> None:
    """The department's workbook, with one error in it."""
    book.set("good", "-1%")
    book.write(project.root / FOLDER / "so-y-te.xlsx")


def broken(project: Project, deaths: int = 1) -> None:
    """A workbook of a district with a text where a number belongs."""
    book = Canonical(unit=DISTRICTS[0])
    book.add("cases", "cases_cumulative", 100, area=DISTRICTS[0])
    book.add("deaths", "deaths_cumulative", deaths, area=DISTRICTS[0])
    path = project.root / FOLDER / "trung-tam-y-te.xlsx"
    book.write(path)
    file = openpyxl.load_workbook(path)
    file["Số liệu"][book.cell("cases").split("!")[1]].value = "khoảng một trăm"
    file.save(path)


def check(*more: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(["check", *PERIOD, *more])
    return ended.value.code


def test_the_table_names_workbook_cell_and_rule(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is cut off in a narrow window; the rule is called by the name that units choose."""
    assert check() == 1
    said = capsys.readouterr().out
    assert (FOLDER / "so-y-te.xlsx").as_posix() in said
    assert " Tỷ lệ âm " in said
    assert right().cell("good").split("!")[1] in said
    assert "…" not in said
    assert said.rstrip().endswith("1 lỗi")


def test_a_workbook_that_cannot_be_read_hides_no_finding_of_the_others(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own problems are told beside; who has not sent is not claimed meanwhile."""
    path = project.root / FOLDER / "trung-tam-y-te.xlsx"
    path.write_bytes(b"PK khong phai Excel")
    assert check("--json") == 1
    said = capsys.readouterr()
    found = [finding["rule"] for finding in json.loads(said.out)]
    assert found == ["rate_below_zero", "not_read"]
    assert "trung-tam-y-te.xlsx" in said.err


def test_a_cell_that_cannot_be_read_hides_no_finding_of_its_workbook(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What can be read is checked, and the copy has both; the other units are not lost."""
    office(project, of_the_province())
    broken(project, deaths=-3)
    assert check("--json", "--annotate", str(tmp_path)) == 1
    found = {one["rule"]: one for one in json.loads(capsys.readouterr().out)}
    assert {"rate_below_zero", "negative_count", "missing_unit", "not_read"} <= found.keys()
    assert "trung-tam-y-te.xlsx" in found["negative_count"]["where"]
    copy_of = openpyxl.load_workbook(tmp_path / "trung-tam-y-te-da-kiem-tra.xlsx")["Số liệu"]
    told = [cell.comment.text for row in copy_of.rows for cell in row if cell.comment]
    assert len(told) == 2
    assert any("Quy tắc: Số âm" in text for text in told)


@pytest.mark.parametrize("by_name", [False, True])
def test_nothing_is_said_to_be_right_beside_an_error(
    project: Project, capsys: pytest.CaptureFixture[str], *, by_name: bool
) -> None:
    """A workbook without a finding, of which one cell cannot be read."""
    (project.root / FOLDER / "so-y-te.xlsx").unlink()
    broken(project)
    files = [str(path) for path in (project.root / FOLDER).iterdir()]
    with pytest.raises(SystemExit) as ended:
        main(["check", *(files if by_name else PERIOD)])
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert "không có điểm nào" not in said.out
    assert "trung-tam-y-te.xlsx › Số liệu › " in said.err


def test_both_kinds_are_annotated(project: Project, tmp_path: Path) -> None:
    """A copy of each workbook goes back to its unit."""
    broken(project)
    assert check("--annotate", str(tmp_path / "gui-lai")) == 1
    names = sorted(path.name for path in (tmp_path / "gui-lai").iterdir())
    assert names == ["so-y-te-da-kiem-tra.xlsx", "trung-tam-y-te-da-kiem-tra.xlsx"]


def test_named_files_are_told_together(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that cannot be read does not hide the others here either."""
    broken(project)
    with pytest.raises(SystemExit) as ended:
        main(["check", *(str(path) for path in sorted((project.root / FOLDER).iterdir()))])
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert "Tỷlệâm" in "".join(said.out.split())
    assert "trung-tam-y-te.xlsx › Số liệu › " in said.err


def test_of_one_rule_in_a_workbook_ten_are_listed(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The others are counted; as data, and on the annotated copy, they are all there."""
    monkeypatch.setenv("COLUMNS", "200")
    negative(project.root / FOLDER / "trung-tam-y-te.xlsx", DISTRICTS[0], times=13)
    assert check("--annotate", str(tmp_path)) == 1
    said = capsys.readouterr().out
    assert said.count("Số âm") == 10 + 1
    assert "còn 3 điểm cùng loại" in " ".join(said.replace("│", " ").split())
    assert check("--json") == 1
    found = [one["rule"] for one in json.loads(capsys.readouterr().out)]
    assert found.count("negative_count") == 13
    copy_of = openpyxl.load_workbook(tmp_path / "trung-tam-y-te-da-kiem-tra.xlsx")["Số liệu"]
    told = [cell.comment.text for row in copy_of.rows for cell in row if cell.comment]
    assert sum("Quy tắc: Số âm" in text for text in told) == 13


def test_many_workbooks_fit_on_a_page(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A province has up to 168 communes: a line for each, however much is wrong in them."""
    first = project.root / FOLDER / "xa-000.xlsx"
    negative(first, DISTRICTS[0], times=12)
    spoiled = project.root / FOLDER / "xa-001.xlsx"
    broken(project)
    (project.root / FOLDER / "trung-tam-y-te.xlsx").rename(spoiled)
    for number in range(2, 168):
        source = spoiled if number % 3 == 0 else first
        shutil.copy(source, project.root / FOLDER / f"xa-{number:03}.xlsx")
    assert check() == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) + len(said.err.splitlines()) <= 200
    assert "xa-000.xlsx: 13 lỗi" in said.out
    assert "xa-001.xlsx: 1 lỗi đọc tệp" in said.out


def negative(path: Path, district: str, times: int) -> None:
    """A workbook with so many values below zero."""
    book = Canonical(unit=district)
    for row, element in enumerate(
        one for one in CATALOGUE.elements.values() if not one.categories and not one.is_rate
    ):
        if row < times:
            book.add(element.id, element.id, -1, area=district)
    book.write(path)


def test_the_list_to_hand_over_has_everything(project: Project, tmp_path: Path) -> None:
    """Findings and what cannot be read, a row each: unit, workbook, sheet, cell, rule and what to
    do; to be filtered, with a head that stays and is printed on each page."""
    broken(project, deaths=-3)
    path = tmp_path / "diem.xlsx"
    assert check("--out", str(path)) == 1
    sheet = openpyxl.load_workbook(path)["Điểm cần lưu ý"]
    assert sheet["A2"].value == "Tỉnh Lạng Sơn, quý I năm 2022"
    head, *rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=4)]
    assert head[1:7] == ("Đơn vị", "Tệp", "Trang tính", "Ô", "Mức độ", "Quy tắc")
    told = {row[6]: row for row in rows}
    assert told["Số âm"][1:6] == (UNIT, "trung-tam-y-te.xlsx", "Số liệu", "D3", "Lỗi")
    assert told["Không đọc được"][1:6] == (UNIT, "trung-tam-y-te.xlsx", "Số liệu", "D2", "Lỗi")
    assert {"Tỷ lệ âm", "Số âm", "Không đọc được"} <= told.keys()
    assert all(row[7] and row[8] for row in rows)
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == f"A4:I{4 + len(rows)}"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")


def test_a_list_is_an_xlsx_file(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Another ending, or a folder that is not there, is refused; nothing is lost on the way."""
    assert check("--out", "diem.docx") == 2
    assert "chỉ ghi được dạng .xlsx" in capsys.readouterr().err
    assert check("--out", "khong-co/diem.xlsx") == 2
    said = capsys.readouterr()
    assert "không ghi được tệp" in said.err
    assert "Tỷlệâm" in "".join(said.out.split())


HIGH = {
    "check": "khong-co-tep.xlsx: không tìm thấy tệp",
    "map": "khong-co-tep.xlsx: không tìm thấy tệp",
    "reproduce": "thư mục này không có tệp ghi lần dựng (run.json) nêu báo cáo nào",
}


@pytest.mark.parametrize("command", HIGH)
def test_a_file_that_lies_high_up_is_from_elsewhere(
    project: Project, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file may lie right below the root of a disk: no folder of the project is around it."""
    with pytest.raises(SystemExit):
        main([command, f"{project.root.anchor}khong-co-tep.xlsx"])
    assert HIGH[command] in capsys.readouterr().err
