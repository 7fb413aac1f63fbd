"""Annotated copies: the bad cells coloured and explained, everything else as the unit sent it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from baocao.apps.cli.check_command import run_check
from baocao.apps.cli.options import NamedReport
from baocao.build.workspace.annotate import (
    COLOURS,
    CellMark,
    annotate,
    marks_of_findings,
    marks_of_problems,
)
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.rules import Patterns, Severity
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.model import SourceCell

ROOT = Path(__file__).parents[3]
SHEET = "Số liệu"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A unit's own workbook: a formula, a merged title, a comment, a name in decomposed form."""
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.title = unicodedata.normalize("NFD", SHEET)
    sheet["A1"] = "Bảng 1"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["B2"], sheet["C2"] = 5, 7, "=SUM(A2:B2)"
    sheet["B2"].comment = Comment("Ghi chú của đơn vị", "đơn vị")
    sheet.protection.sheet = True
    book.save(tmp_path / "don-vi.xlsx")
    return tmp_path / "don-vi.xlsx"


def mark(
    cell: str, severity: Severity = Severity.ERROR, text: str = "sai", file: str = ""
) -> CellMark:
    return CellMark(file or "don-vi.xlsx", SHEET, cell, severity, text)


def colour(cell: Any) -> str:
    return str(cell.fill.start_color.rgb)[2:]


def test_bad_cells_are_coloured_and_explained(project: Project, sent: Path) -> None:
    """Colour by severity, the words in a comment; other cells as they were, formulas too."""
    before = sent.read_bytes()
    marks = [mark("A2"), mark("C2", Severity.WARNING, "lệch")]
    (path,) = annotate(project, marks, project.root / "ra").paths
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert [colour(sheet[cell]) for cell in ("A2", "C2")] == [
        COLOURS[Severity.ERROR],
        COLOURS[Severity.WARNING],
    ]
    assert [sheet[cell].comment.text for cell in ("A2", "C2")] == ["sai", "lệch"]
    assert (sheet["C2"].value, sheet["A2"].value) == ("=SUM(A2:B2)", 5)
    assert sheet["B2"].fill.fill_type is None
    assert sheet.protection.sheet
    assert sent.read_bytes() == before


def test_what_was_there_stays(project: Project, sent: Path) -> None:
    """A unit's comment is kept, several findings of a cell stand together, the gravest is seen."""
    marks = [mark("B2", text="một"), mark("B2", Severity.NOTE, "hai")]
    (path,) = annotate(project, marks, project.root / "ra").paths
    cell: Any = openpyxl.load_workbook(path).worksheets[0]["B2"]
    assert cell.comment.text == "một\n\nhai\n\nGhi chú của đơn vị"
    assert colour(cell) == COLOURS[Severity.ERROR]


def test_a_merged_cell_is_marked_where_it_is_seen(project: Project, sent: Path) -> None:
    """Only the first cell of a merged area can carry a comment."""
    (path,) = annotate(project, [mark("C1")], project.root / "ra").paths
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A1"].comment.text == "sai"


@pytest.mark.parametrize("cells", ["A2:B3", "A2,C2", "A2:A3,C2"])
def test_several_cells_are_marked_at_the_first(project: Project, sent: Path, cells: str) -> None:
    """What a finding says of a range."""
    (path,) = annotate(project, [mark(cells)], project.root / "ra").paths
    sheet: Any = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A2"].comment.text == "sai"


def test_two_files_of_one_name_become_two_copies(project: Project, sent: Path) -> None:
    """Units of two periods may name their files alike."""
    marks = []
    for period in ("2022-Q3", "2022-Q4"):
        (project.root / period).mkdir()
        (project.root / period / "a.xlsx").write_bytes(sent.read_bytes())
        marks.append(mark("A2", file=f"{period}/a.xlsx"))
    paths = annotate(project, marks, project.root / "ra").paths
    assert [path.name for path in paths] == [
        "a-da-kiem-tra.xlsx",
        "2022-Q4-a-da-kiem-tra.xlsx",
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.ods", "tệp loại này"), ("hong.xlsx", "không ghi được"), ("mat.xlsx", "không ghi được")],
)
def test_a_file_that_cannot_be_copied_is_told(
    project: Project, sent: Path, name: str, what: str
) -> None:
    """Other formats, broken files and lost ones are named; the others are written."""
    if name != "mat.xlsx":
        (project.root / name).write_bytes(b"PK")
    done = annotate(project, [mark("A2", file=name), mark("A2")], project.root / "ra")
    assert [path.name for path in done.paths] == ["don-vi-da-kiem-tra.xlsx"]
    assert [(what in p.what, p.where, bool(p.todo)) for p in done.problems] == [(True, name, True)]


def test_nothing_is_written_among_the_submissions(project: Project, sent: Path) -> None:
    """A copy there would be read as something that a unit sent."""
    with pytest.raises(UsageError, match="nơi chứa số liệu"):
        annotate(project, [mark("A2")], project.submissions / "covid-19" / "lang-son" / "2022-Q4")
    with pytest.raises(UsageError, match="không tạo được thư mục"):
        annotate(project, [mark("A2")], sent)


def test_findings_without_a_cell_or_with_a_reason_are_not_marked() -> None:
    """There is nothing to mend in a cell where the unit gave its reason."""
    source = SourceCell("a.xlsx", "", SHEET, "A2")
    patterns = Patterns("Số giảm", "từ 13", "sửa lại")
    findings = [
        Finding("falls", Severity.WARNING, source, patterns),
        Finding("falls", Severity.WARNING, source, patterns, confirmed="đã rà soát"),
        Finding("missing", Severity.WARNING, None, patterns),
    ]
    (found,) = marks_of_findings(findings)
    assert (found.file, found.sheet, found.cell) == ("a.xlsx", SHEET, "A2")
    assert found.text == "Cần xác nhận: Số giảm.\nCần làm: sửa lại.\nQuy tắc: falls"


def test_problems_of_reading_are_marked_at_their_cells() -> None:
    """Only where a cell is named: a file or a sheet cannot be coloured."""
    problems = [
        Problem("không phải số", f"a/b.xlsx › {SHEET} › F12", "sửa lại"),
        Problem("thiếu cột", f"a/b.xlsx › {SHEET}", "thêm cột"),
        Problem("tệp rỗng", "a/b.xlsx", "gửi lại"),
    ]
    (found,) = marks_of_problems(problems)
    assert (found.file, found.sheet, found.cell) == ("a/b.xlsx", SHEET, "F12")
    assert found.text == "Lỗi: không phải số.\nCần làm: sửa lại."


@pytest.mark.parametrize("value", ["đang rà soát", -5])
def test_check_writes_the_copy(
    value: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From the command: what cannot be read, or what a rule finds, is marked in its cell."""
    monkeypatch.setenv("BAOCAO_ROOT", str(ROOT))
    source = next((ROOT / "data/submissions/covid-19/lang-son/2022-Q4").glob("*183*.xlsx"))
    book: Any = openpyxl.load_workbook(source)
    header = [cell.value for cell in book[SHEET][1]]
    cell = book[SHEET].cell(2, header.index("Giá trị") + 1)
    cell.value = value
    book.save(tmp_path / "cao-loc.xlsx")
    try:
        code = run_check(
            [tmp_path / "cao-loc.xlsx"],
            NamedReport("", "", "covid-19"),
            tmp_path / "ra",
            as_json=True,
        )
    except BaocaoError as error:
        code = error.exit_code
    assert code == 1
    copy = tmp_path / "ra" / "cao-loc-da-kiem-tra.xlsx"
    assert copy.name in capsys.readouterr().err
    sheet: Any = openpyxl.load_workbook(copy)[SHEET]
    assert sheet[cell.coordinate].comment.text.startswith("Lỗi: ")
    assert colour(sheet[cell.coordinate]) == COLOURS[Severity.ERROR]
