"""Files that are no readable workbook, and limits that protect the reader."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from baocao.errors import BaocaoError
from baocao.submissions import workbook as module
from baocao.submissions.workbook import cell_name, open_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


def without_sheet_data(path: Path) -> None:
    """A zip whose workbook lists a sheet that is not there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, data)


def broken_xml(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


def far_cell(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Số liệu"]["XFD1048576"] = 1
    book.save(path)


FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", Path.unlink, "không tìm thấy tệp"),
    ("a folder", folder, "không mở được tệp"),
    ("empty", lambda path: path.write_bytes(b""), "tệp rỗng"),
    ("text", lambda path: path.write_text("Tỉnh;Số ca"), "không phải sổ tính Excel"),
    ("Excel 97", lambda path: path.write_bytes(OLE + b"Workbook"), "không phải sổ tính Excel"),
    (
        "password",
        lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "mật khẩu",
    ),
    ("Word", word_file, "không phải sổ tính Excel"),
    ("truncated", truncated, "tệp hỏng"),
    ("lost sheet", without_sheet_data, "tệp hỏng"),
    ("broken sheet", broken_xml, "tệp hỏng"),
    ("far cell", far_cell, "XFD1048576"),
]


@pytest.mark.parametrize(("spoil", "what"), [case[1:] for case in FILES], ids=[c[0] for c in FILES])
def test_an_unreadable_file_is_refused(
    workbook: Path, tmp_path: Path, spoil: Callable[[Path], object], what: str
) -> None:
    """Each kind of bad file has one message that names the file and the remedy."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(workbook.read_bytes())
    spoil(path)
    with pytest.raises(BaocaoError) as caught:
        open_workbook(path, "so-lieu.xlsx").sheet("Thông tin")
    [problem] = caught.value.problems
    assert what in problem.what
    assert problem.where.startswith("so-lieu.xlsx")
    assert problem.todo


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("MAX_BYTES", 5_000, "quá giới hạn"),
        ("MAX_UNPACKED_BYTES", 5_000, "bung ra quá"),
        ("MAX_SHEETS", 2, "3 trang tính"),
        ("MAX_CELLS", 20, "trải rộng"),
    ],
)
def test_a_file_over_a_limit_is_refused(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, what: str
) -> None:
    """Size in bytes, unpacked bytes, sheets and cells are limited before anything is read."""
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(BaocaoError, match=what):
        open_workbook(workbook, "lon.xlsx")


def test_styled_empty_cells_far_away_do_no_harm(workbook: Path, tmp_path: Path) -> None:
    """Only values count: a format that reaches the last row is no data."""
    book = openpyxl.load_workbook(workbook)
    book["Số liệu"]["XFD1048576"].font = Font(bold=True)
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    rows = open_workbook(path, "so-lieu.xlsx").sheet("Số liệu").rows
    assert len(rows) == 5


def test_the_hash_is_that_of_the_file(workbook: Path) -> None:
    """The ledger can be checked with any other tool."""
    expected = hashlib.sha256(workbook.read_bytes()).hexdigest()
    assert open_workbook(workbook, "a.xlsx").sheet("Số liệu").sha256 == expected


@pytest.mark.parametrize("name", ["SỐ LIỆU", " số  liệu ", "So lieu", "Số liệu"])
def test_a_sheet_is_found_in_any_spelling(workbook: Path, tmp_path: Path, name: str) -> None:
    """Unicode form, case, spaces and diacritics of a sheet's name do not matter."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Số liệu"]
    sheet.title = "tạm"  # openpyxl takes a name that differs only in case for a double one
    sheet.title = name
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    assert len(open_workbook(path, "so-lieu.xlsx").sheet("Số liệu").rows) == 5


def test_two_sheets_of_one_name_are_refused(workbook: Path, tmp_path: Path) -> None:
    """Neither of two sheets that are called the same is taken silently."""
    book = openpyxl.load_workbook(workbook)
    book.create_sheet("So lieu")
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    with pytest.raises(BaocaoError, match="hai trang tính trùng tên"):
        open_workbook(path, "so-lieu.xlsx").sheet("Số liệu")


@pytest.mark.parametrize(
    ("row", "column"), [(0, 0), (0, 25), (4, 26), (9, 701), (9, 702), (1_048_575, 16_383)]
)
def test_cells_are_named_as_excel_names_them(row: int, column: int) -> None:
    """openpyxl, which is not used by the package, gives the same names."""
    letter = get_column_letter(column + 1)
    assert cell_name(row, column) == f"{letter}{row + 1}"
