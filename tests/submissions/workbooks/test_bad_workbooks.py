"""One workbook per error: what is wrong, at which cell, and that all come at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.core.errors import BaocaoError
from baocao.submissions.workbooks.partly import PartlyReadError
from baocao.submissions.workbooks.read import read_submission
from tests.submissions.workbooks.conftest import Registers

HEAD, DATA, TASKS = "Thông tin", "Số liệu", "Tiến độ"
Edit = Callable[[Any], None]


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell] = value

    return edit


def drop_sheet(name: str) -> Edit:
    def edit(book: Any) -> None:
        del book[name]

    return edit


def drop_column(sheet: str, number: int) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].delete_cols(number)

    return edit


def drop_row(sheet: str, number: int) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].delete_rows(number)

    return edit


def empty_sheet(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].delete_rows(1, 100)

    return edit


def unexplained_synthetic(book: Any) -> None:
    book[HEAD]["B9"], book[HEAD]["B10"] = "Có", None


def formula_error(book: Any) -> None:
    book[DATA]["F2"] = "=1/0"


# name, edit, the place after the file, a part of the message
CASES: list[tuple[str, Edit, str, str]] = [
    ("no metadata sheet", drop_sheet(HEAD), "", f"thiếu trang tính “{HEAD}”"),
    ("no data sheet", drop_sheet(DATA), "", f"thiếu trang tính “{DATA}”"),
    ("no task sheet", drop_sheet(TASKS), "", f"thiếu trang tính “{TASKS}”"),
    ("no period line", drop_row(HEAD, 6), HEAD, "thiếu thông tin “Kỳ báo cáo”"),
    ("no unit name", put(HEAD, "B3", None), f"{HEAD} › B3", "bắt buộc"),
    ("unknown unit", put(HEAD, "B4", "999"), f"{HEAD} › B4", "999"),
    ("unit elsewhere", put(HEAD, "B4", "040"), f"{HEAD} › B4", "không thuộc"),
    ("unknown province", put(HEAD, "B5", "Lang Xon"), f"{HEAD} › B5", "Lang Xon"),
    ("unknown period", put(HEAD, "B6", "quý I"), f"{HEAD} › B6", "kỳ báo cáo"),
    ("bad cut-off", put(HEAD, "B7", "31/2/2022"), f"{HEAD} › B7", "31/2/2022"),
    ("synthetic or not", put(HEAD, "B9", "?"), f"{HEAD} › B9", "không phải Có hay Không"),
    ("synthetic, no origin", unexplained_synthetic, f"{HEAD} › B10", "nguồn gốc"),
    ("other form", put(HEAD, "B11", "7"), f"{HEAD} › B11", "phiên bản"),
    ("reason for no sheet", put(HEAD, "B15", "Sheet9"), f"{HEAD} › B15", "trang tính"),
    ("reason for no cell", put(HEAD, "C15", "dòng 2"), f"{HEAD} › C15", "tên ô"),
    ("no reason", put(HEAD, "D15", None), f"{HEAD} › D15", "bắt buộc"),
    ("no reason column", put(HEAD, "D14", None), HEAD, "thiếu cột “Lý do”"),
    ("no value column", drop_column(DATA, 6), DATA, "thiếu cột “Giá trị”"),
    ("no header", empty_sheet(DATA), DATA, "thiếu cột “Mã thành phần số liệu”"),
    ("unknown column", put(DATA, "M1", "Giới tính"), f"{DATA} › M1", "cột lạ “Giới tính”"),
    ("column twice", put(DATA, "L1", "Giá trị"), f"{DATA} › L1", "có hai lần"),
    ("unknown element", put(DATA, "A2", "coverage"), f"{DATA} › A2", "không có thành phần số liệu"),
    ("no element", put(DATA, "A3", None), f"{DATA} › A3", "bắt buộc"),
    ("unknown area", put(DATA, "C4", "Huyện Cao Lọc Xa"), f"{DATA} › C4", "Cao Lọc Xa"),
    ("area elsewhere", put(DATA, "C4", "Huyện Hạ Lang"), f"{DATA} › C4", "Hạ Lang"),
    ("no area", put(DATA, "C4", None), f"{DATA} › C4", "bắt buộc"),
    ("unknown option", put(DATA, "D2", "60+"), f"{DATA} › D2", "Nhóm tuổi"),
    ("opposite option", put(DATA, "D2", "<18 tuổi"), f"{DATA} › D2", "Nhóm tuổi"),
    ("split too many", put(DATA, "E5", "Mũi 1"), f"{DATA} › E5", "không phân theo"),
    ("no value", put(DATA, "F2", None), f"{DATA} › F2", "bắt buộc"),
    ("no number", put(DATA, "F2", "đang rà soát"), f"{DATA} › F2", "không phải số"),
    ("unclear dot", put(DATA, "F4", "855.8"), f"{DATA} › F4", "855.8"),
    ("date as value", put(DATA, "F4", date(2022, 3, 1)), f"{DATA} › F4", "không phải số"),
    ("yes as value", put(DATA, "F4", True), f"{DATA} › F4", "không phải số"),  # noqa: FBT003
    ("formula error", formula_error, f"{DATA} › F2", "công thức"),
    ("unknown bound", put(DATA, "G3", "khoảng"), f"{DATA} › G3", "giới hạn"),
    ("two bounds", put(DATA, "F3", "dưới 99%"), f"{DATA} › G3", "khác với giới hạn"),
    ("bad date", put(DATA, "H2", "2022"), f"{DATA} › H2", "không phải ngày"),
    ("bad hour", put(DATA, "I5", "chiều"), f"{DATA} › I5", "không phải giờ"),
    ("no plan", put(TASKS, "A2", None), f"{TASKS} › A2", "bắt buộc"),
    ("unknown state", put(TASKS, "D2", "Gần xong"), f"{TASKS} › D2", "không có trạng thái"),
    ("bad day done", put(TASKS, "E2", "tháng 3"), f"{TASKS} › E2", "không phải ngày"),
    ("done too soon", put(TASKS, "D2", "Đang thực hiện"), f"{TASKS} › E2", "chưa hoàn thành"),
]


def problems_of(
    edits: list[Edit],
    workbook: Path,
    folder: Path,
    registers: Registers,
) -> list[tuple[str, str, str]]:
    book = openpyxl.load_workbook(workbook)
    for edit in edits:
        edit(book)
    path = folder / "bieu.xlsx"
    book.save(path)
    catalogue, areas = registers
    with pytest.raises(BaocaoError) as caught:
        read_submission(path, name="bieu.xlsx", catalogue=catalogue, areas=areas)
    return [(problem.where, problem.what, problem.todo) for problem in caught.value.problems]


@pytest.mark.parametrize("case", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_error_stands_at_its_cell(
    workbook: Path, tmp_path: Path, registers: Registers, case: tuple[Edit, str, str]
) -> None:
    """One thing wrong gives one problem: the right cell, the right words, a remedy."""
    edit, place, what = case
    found = problems_of([edit], workbook, tmp_path, registers)
    wheres = [where for where, said, _ in found if what in said]
    assert wheres == [f"bieu.xlsx › {place}" if place else "bieu.xlsx"]
    assert len({where for where, _, _ in found}) == 1
    assert all(todo for _, _, todo in found)


def test_all_errors_come_at_once(workbook: Path, tmp_path: Path, registers: Registers) -> None:
    """Errors of every sheet and of every cell of one row are listed together, in order."""
    cells = [(HEAD, "B7", "x"), (DATA, "A2", "x"), (DATA, "F2", "x"), (DATA, "C4", "x")]
    edits = [put(*cell) for cell in [*cells, (TASKS, "D2", "x")]]
    found = problems_of(edits, workbook, tmp_path, registers)
    assert [where.removeprefix("bieu.xlsx › ") for where, _, _ in found] == [
        "Thông tin › B7",
        "Số liệu › A2",
        "Số liệu › F2",
        "Số liệu › C4",
        "Tiến độ › D2",
    ]


VALUES = ("F2", "F3", "F4", "F5")
# the edit of a column, where it is told, other errors, figures that nobody read, values that are
COLUMNS: dict[str, tuple[list[Edit], str, list[tuple[str, str]], list[str], list[str]]] = {
    "an unknown column of data": (
        [put(DATA, "M1", "Giới tính"), put(DATA, "M3", 7)],
        f"{DATA} › M1",
        [(DATA, "A2"), (DATA, "F3")],
        ["M3"],
        ["F4", "F5"],
    ),
    "an unknown column of tasks": (
        [put(TASKS, "H1", "Giới tính"), put(TASKS, "H2", 7)],
        f"{TASKS} › H1",
        [(TASKS, "D2")],
        ["H2"],
        [*VALUES],
    ),
    "an unknown column of reasons": (
        [put(HEAD, "E14", "Giới tính"), put(HEAD, "E15", 7)],
        f"{HEAD} › E14",
        [(HEAD, "C15")],
        ["E15"],
        [*VALUES],
    ),
    "no column of values": ([drop_column(DATA, 6)], DATA, [(DATA, "A2"), (DATA, "C4")], [], []),
    "another heading of the values": (
        [put(DATA, "F1", "Số")],
        DATA,
        [(DATA, "A2"), (DATA, "C4")],
        ["F2"],
        [],
    ),
    "no column of elements": ([drop_column(DATA, 1)], DATA, [(DATA, "B4"), (DATA, "E3")], [], []),
    "no column of states": ([drop_column(TASKS, 4)], TASKS, [(TASKS, "D2")], [], [*VALUES]),
    "no column of reasons": ([put(HEAD, "D14", None)], HEAD, [(HEAD, "C15")], [], [*VALUES]),
    "the values twice": (
        [put(DATA, "M1", "Giá trị"), put(DATA, "M3", 7)],
        f"{DATA} › M1",
        [(DATA, "A2"), (DATA, "C4")],
        [],
        [],
    ),
    "a group twice": (
        [put(DATA, "M1", "Nhóm tuổi"), put(DATA, "M3", "18+")],
        f"{DATA} › M1",
        [(DATA, "C4")],
        [],
        ["F5"],
    ),
}


@pytest.mark.parametrize("case", COLUMNS.values(), ids=COLUMNS)
def test_a_column_that_is_not_read_hides_no_other_error(
    workbook: Path,
    tmp_path: Path,
    registers: Registers,
    case: tuple[list[Edit], str, list[tuple[str, str]], list[str], list[str]],
) -> None:
    """Missing, double or unknown: the sheet is read without it, and no value of a row that it
    says more of; a number below a heading that nobody knows is told as one that nobody read."""
    edits, place, others, lost, values = case
    book = openpyxl.load_workbook(workbook)
    for edit in [*edits, *(put(*other, "x") for other in others)]:
        edit(book)
    book.save(tmp_path / "bieu.xlsx")
    catalogue, areas = registers
    with pytest.raises(PartlyReadError) as caught:
        read_submission(tmp_path / "bieu.xlsx", name="bieu.xlsx", catalogue=catalogue, areas=areas)
    told = {problem.where.removeprefix("bieu.xlsx › ") for problem in caught.value.problems}
    assert {place, *(f"{sheet} › {cell}" for sheet, cell in others)} <= told
    sent = caught.value.submission
    assert [r.source.cell for r in sent.remarks if r.rule == "cell_not_read"] == lost
    assert [o.source.cell for o in sent.observations] == values


def test_words_in_an_unknown_column_may_say_what_a_row_is_about(
    workbook: Path, tmp_path: Path, registers: Registers
) -> None:
    """Its value is taken for no other group's, so no rule says that two values contradict."""
    book = openpyxl.load_workbook(workbook)
    book[DATA]["M1"], book[DATA]["M3"], book[DATA]["M4"] = "Giới tính", "Nam", 7
    book.save(tmp_path / "bieu.xlsx")
    catalogue, areas = registers
    with pytest.raises(PartlyReadError) as caught:
        read_submission(tmp_path / "bieu.xlsx", name="bieu.xlsx", catalogue=catalogue, areas=areas)
    assert len(caught.value.problems) == 1
    sent = caught.value.submission
    assert [o.source.cell for o in sent.observations] == ["F2", "F4", "F5"]


@pytest.mark.parametrize("sheet", [DATA, "Công văn"])
def test_a_sheet_typed_for_an_old_font_hides_no_other_error(
    workbook: Path, tmp_path: Path, registers: Registers, sheet: str
) -> None:
    """Whether the sheet is ours or one that was added; it is told once."""

    def type_for_tcvn3(book: Any) -> None:
        typed = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
        for row in range(20, 40):
            typed[f"A{row}"] = "HuyÖn Cao Léc"

    edits = [put(TASKS, "D2", "x"), type_for_tcvn3]
    found = [where for where, _, _ in problems_of(edits, workbook, tmp_path, registers)]
    assert sorted(found) == sorted([f"bieu.xlsx › {sheet}", f"bieu.xlsx › {TASKS} › D2"])


def test_an_unknown_area_lists_candidates(
    workbook: Path, tmp_path: Path, registers: Registers
) -> None:
    """The nearest names of the same province are offered."""
    edit = put(DATA, "C4", "Huyện Cao Lọk")
    [(_, what, todo)] = problems_of([edit], workbook, tmp_path, registers)
    assert "Huyện Cao Lộc" in what + todo
