"""`baocao map`, and then `baocao check`, on a unit's own workbook: the routine of an analyst."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.conftest import DEFINITIONS, copy
from tests.planted.book import Sheet, write
from tests.planted.province import workbook

FILE = "data/submissions/covid-19/lang-son/2022-Q1/bieu-tinh-lang-son.xlsx"
WRITTEN = "data/mappings/so-y-te-lang-son.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project to which the unit has sent its own tables, one header of which is unknown."""
    project = copy(DEFINITIONS, tmp_path / "du-an")
    sheets = workbook()
    sheets[1].cells["F3"] = "Hiện còn đang nằm viện"
    write(project.root / FILE, sheets)
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return project


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_the_routine_from_a_foreign_workbook_to_its_findings(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """check says what to run, map writes a proposal, check then reads the workbook by it."""
    assert call("check", "--province", "lang-son", "--period", "2022-Q1") == 1
    assert f'baocao map "{FILE}" --write' in capsys.readouterr().err

    assert call("map", FILE, "--write", WRITTEN) == 0
    said = capsys.readouterr().out
    assert "Chưa rõ: Ca bệnh › F3: Hiện còn đang nằm viện" in said
    assert "từ điển" in said

    assert call("check", "--province", "lang-son", "--period", "2022-Q1") == 1
    assert "chưa được người có trách nhiệm xác nhận" in capsys.readouterr().err

    decide(project, element="under_treatment")
    assert call("check", "--province", "lang-son", "--period", "2022-Q1", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found == []
    assert call("check", FILE, "--json") == 0
    assert json.loads(capsys.readouterr().out) == found


def decide(project: Project, element: str) -> None:
    """Answer what the mapping asks, as a person does."""
    path = project.root / WRITTEN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('element: "?"', f"element: {element}"), encoding="utf-8")


def test_unused_entries_of_the_present_mapping_are_listed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """As what the workbook no longer has."""
    assert call("map", FILE, "--write", WRITTEN) == 0
    sheets = workbook()
    sheets[1].cells["E3"] = "Chuyển tuyến"
    write(project.root / FILE, sheets)
    capsys.readouterr()
    assert call("map", FILE) == 0
    said = capsys.readouterr().out
    assert "Tệp ánh xạ ghi mà tệp không có: tiêu đề “Tử vong”" in said
    assert "Chưa rõ: Ca bệnh › E3: Chuyển tuyến" in said


def test_the_same_as_data(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """--json has every header with its candidates and their likeness."""
    assert call("map", FILE, "--unit", "Cao Lộc", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["province"], data["unit"]) == ("lang-son", "183")
    last = data["headers"][-1]
    assert (last["cell"], last["how"]) == ("F3", "unknown")
    assert last["candidates"][0]["element"] == "under_treatment"


def clear(project: Project) -> None:
    """The same workbook with a header that everybody knows."""
    write(project.root / FILE, workbook())


def test_a_person_sees_each_column_before_it_is_used(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page beside the mapping and a table in the terminal: meaning, group, three values, what
    is not read; whatever a unit wrote is only text there."""
    sheets = workbook()
    sheets[1].cells["F3"] = "<script>x</script> [bold]"
    sheets.append(Sheet("Phụ lục", {"A1": "Họp", "C4": 12}))
    write(project.root / FILE, sheets)
    monkeypatch.setenv("COLUMNS", "400")
    assert call("map", FILE, "--write", WRITTEN) == 0
    said = capsys.readouterr().out
    page = (project.root / WRITTEN).with_suffix(".html").read_text(encoding="utf-8")
    for shown in (said, page):
        assert "Số người đã tiêm (vaccinated)" in shown
        assert "18+, mũi 3" in shown
        assert "3.100; 3.190; 3.280" in shown
        assert "1 ô số trong C4" in shown
        assert "[bold]" in shown
    assert "<script>" not in page
    assert "&lt;script&gt;x" in page
    assert "<script>x</script> [bold]" in said


def test_yes_is_refused_where_anything_is_unconfirmed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question is named, and nothing is written."""
    sheets = workbook()
    sheets[1].cells["F3"] = "Hiện còn đang nằm viện"
    sheets[1].cells["B5"] = "Lộc Bính"
    write(project.root / FILE, sheets)
    assert call("map", FILE, "--write", WRITTEN, "--yes") == 1
    said = capsys.readouterr().err
    assert said.count("Lỗi: ") == 2
    assert "F3: Hiện còn đang nằm viện" in said
    assert "B5: Lộc Bính" in said
    assert not (project.root / WRITTEN).exists()
    assert not (project.root / WRITTEN).with_suffix(".html").exists()


def test_yes_writes_what_is_clear(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """And the workbook is then read with nothing to find."""
    clear(project)
    assert call("map", FILE, "--write", WRITTEN, "--yes") == 0
    assert "Mọi tiêu đề và địa bàn đều đã rõ." in capsys.readouterr().out
    assert call("check", FILE, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(("answer", "written"), [("c", True), ("", False), ("k", False)])
def test_somebody_at_a_terminal_is_asked(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    written: bool,  # noqa: FBT001
) -> None:
    """After the page has been opened; only a yes writes."""
    clear(project)
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("baocao.apps.cli.map_command.is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert call("map", FILE, "--write", WRITTEN) == 0
    assert [uri.rsplit("/", maxsplit=1)[-1] for uri in opened] == ["so-y-te-lang-son.html"]
    assert (project.root / WRITTEN).exists() is written


NO_TABLES = [
    (
        Sheet(
            "Giá", {"A1": "STT", "B1": "Tên dịch vụ", "C1": "Đơn giá", "D1": "Thành tiền", "C2": 5}
        ),
        "giống bảng giá (có các cột “Tên dịch vụ”, “Đơn giá”, “Thành tiền”)",
    ),
    (
        Sheet("Trực", {"A1": "Thứ", "B1": "Lãnh đạo trực", "C1": "Bác sĩ trực", "A2": 2}),
        "giống lịch công tác",
    ),
    (
        Sheet("DS", {"A2": "Họ và tên", "B2": "Giới tính", "C2": "Tuổi", "C3": 40}),
        "danh sách người",
    ),
    (Sheet("A", {"A1": "Kính gửi Sở Y tế"}), "chỉ có chữ, không có ô số nào"),
    (Sheet("A", {"B2": 5, "C2": 6}), "có 2 ô số nhưng không ô chữ nào"),
]


@pytest.mark.parametrize(("sheet", "sentence"), NO_TABLES)
def test_a_file_without_a_table_is_said_to_be_what_it_looks_like(
    project: Project, capsys: pytest.CaptureFixture[str], sheet: Sheet, sentence: str
) -> None:
    """One sentence, what to do, and nothing written; no cell below a header is quoted."""
    write(project.root / FILE, [sheet])
    assert call("map", FILE, "--write", WRITTEN) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("Lỗi: ") == 1
    assert not (project.root / WRITTEN).exists()


def test_charts_alone_are_no_table(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A chart on an empty sheet."""
    with xlsxwriter.Workbook(project.root / FILE) as book:
        page = book.add_worksheet("Biểu đồ")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Biểu đồ'!$A$1:$A$2"})
        page.insert_chart("C2", chart)
    assert call("map", FILE) == 1
    assert "Tệp này chỉ có biểu đồ" in capsys.readouterr().err


WRONG = [
    (("map", "khong-co.xlsx", "--province", "lang-son"), 1, "không tìm thấy tệp"),
    (("map", FILE, "--province", "lang-xon"), 2, "lang-xon"),
    (("map", FILE, "--unit", "Hòa An"), 1, "Hòa An"),
    (("map", "ngoai.xlsx"), 2, "--province"),
    (("map", FILE, "--write", "data/mappings/words.yaml"), 2, "đã có"),
]


@pytest.mark.parametrize(("arguments", "code", "what"), WRONG)
def test_a_wrong_call_is_answered(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    what: str,
) -> None:
    """One message and the exit code; nothing is written."""
    write(project.root / "ngoai.xlsx", workbook())
    before = (project.root / "data/mappings/words.yaml").read_bytes()
    assert call(*arguments) == code
    assert what in capsys.readouterr().err
    assert (project.root / "data/mappings/words.yaml").read_bytes() == before
