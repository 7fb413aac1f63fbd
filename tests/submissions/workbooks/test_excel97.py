"""Excel 97-2003 files: values as the other formats give them, and limits for hostile files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlwt
import xlwt.CompoundDoc

from baocao.core.errors import BaocaoError
from baocao.submissions.workbooks import excel97
from baocao.submissions.workbooks.workbook import open_workbook

FILE_PASS = b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78"  # [MS-XLS] 2.4.117, XOR obfuscation
BEGIN = 20  # the length of the record that begins the workbook


def saved(book: Any, folder: Path) -> Path:
    path = folder / "bieu.xls"
    book.save(str(path))
    return path


def only_cell(folder: Path, value: object, number_format: str, *, since_1904: bool) -> object:
    """What is read from a sheet with one cell."""
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    style = xlwt.easyxf(num_format_str=number_format)
    book.add_sheet("a").write(0, 0, value, style)
    ((found,),) = open_workbook(saved(book, folder), "bieu.xls").sheet("a").rows
    return found


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (44562, "0", 44562),
        (0.25, "0%", 0.25),
        (44562, '"ngày" 0', 44562),
        (44562, "dd/mm/yyyy", date(2022, 1, 1)),
        (44562, "[$-42A]dd mmmm yyyy", date(2022, 1, 1)),
        (44562.75, "dd/mm/yyyy", datetime.fromisoformat("2022-01-01T18:00")),
        (0.75, "h:mm", time(18)),
        (1.5, "[h]:mm", timedelta(hours=36)),
        (3_000_000, "dd/mm/yyyy", 3_000_000),
        (True, "General", True),
        (xlwt.Formula('"a"&"b"'), "General", ""),
        ("Huyện Cao Lộc", "@", "Huyện Cao Lộc"),
    ],
)
def test_a_value_is_what_its_format_says(
    tmp_path: Path, value: object, number_format: str, expected: object
) -> None:
    """Numbers, dates, times of the day, durations; a formula that nobody computed is blank."""
    found = only_cell(tmp_path, value, number_format, since_1904=False)
    assert found == expected
    assert isinstance(found, type(expected)) or isinstance(expected, int)


def test_letters_that_are_crossed_out_within_a_text_are_none_of_it(tmp_path: Path) -> None:
    """ "3456" with its 4 crossed out reads 356, as in the other formats."""
    book = xlwt.Workbook()
    runs = ("3", ("4", xlwt.easyfont("struck_out on")), "56")
    book.add_sheet("a").write_rich_text(0, 0, runs)
    opened = open_workbook(saved(book, tmp_path), "bieu.xls")
    assert opened.sheet("a").rows == (("356",),)
    assert opened.structure("a").raised[0, 0].mark == "4"


def test_days_counted_since_1904(tmp_path: Path) -> None:
    """A workbook that was made on an old Mac counts its days from another one."""
    found = only_cell(tmp_path, 44562, "dd/mm/yyyy", since_1904=True)
    assert found == date(2026, 1, 2)


def test_cells_that_only_have_a_format_do_not_count(tmp_path: Path) -> None:
    """Whole columns are often framed or coloured; the sheet ends with its last value."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(1, 1, 5)
    coloured = xlwt.easyxf("pattern: pattern solid")
    for row in range(60_000):
        sheet.write(row, 255, None, coloured)
    found = open_workbook(saved(book, tmp_path), "bieu.xls").sheet("a")
    assert found.rows == (("", ""), ("", 5))


def test_a_sheet_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    """One value in the last row and column would make 16 million cells."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(65_535, 255, 1)
    with pytest.raises(BaocaoError, match="quá 2 triệu ô"):
        open_workbook(saved(book, tmp_path), "bieu.xls")


def test_a_protected_workbook_is_refused(tmp_path: Path) -> None:
    """The message says that it is the password."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, 1)
    stream = book.get_biff_data()
    path = tmp_path / "bieu.xls"
    xlwt.CompoundDoc.XlsDoc().save(str(path), stream[:BEGIN] + FILE_PASS + stream[BEGIN:])
    with pytest.raises(BaocaoError, match="mật khẩu"):
        open_workbook(path, "bieu.xls")


@pytest.mark.parametrize("length", [0.2, 0.6, 0.9])
def test_what_was_cut_off_is_refused(tmp_path: Path, length: float) -> None:
    """Nothing is read from half a file."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(500):
        sheet.write(row, 0, f"ô {row}")
    path = saved(book, tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * length)])
    with pytest.raises(BaocaoError):
        open_workbook(path, "bieu.xls")


def test_what_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that keeps its reader busy does not keep the command busy."""
    monkeypatch.setattr(excel97, "SECONDS", 0)
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, 1)
    with pytest.raises(BaocaoError, match="hỏng"):
        open_workbook(saved(book, tmp_path), "bieu.xls")
