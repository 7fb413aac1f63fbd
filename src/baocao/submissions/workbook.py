"""A workbook file opened safely: size limits, hash, cells at their places.

Nothing here knows what a sheet is about. Formulas, links and macros are never run.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from baocao.errors import BaocaoError, Problem
from baocao.submissions.model import SourceCell
from baocao.vietnamese.names import clean, fold

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
MAX_SHEETS = 1_000
MAX_CELLS = 2_000_000

CellValue = str | float | bool | date | datetime | time | timedelta

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</)')


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows[0][0]` is the cell A1, blank cells are ""."""

    file: str
    sha256: str
    name: str
    rows: tuple[tuple[CellValue, ...], ...]

    def source(self, row: int, column: int) -> SourceCell:
        """The cell at a row and a column, both counted from 0."""
        return SourceCell(self.file, self.sha256, self.name, cell_name(row, column))

    def value(self, row: int, column: int) -> CellValue:
        """The value at a row and a column, "" beyond the last one."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @property
    def where(self) -> str:
        return f"{self.file} › {self.name}"


@dataclass(frozen=True)
class SourceWorkbook:
    """A workbook whose sheets are read when they are asked for."""

    file: str
    sha256: str
    sheet_names: tuple[str, ...]
    _rows: Callable[[str], tuple[tuple[CellValue, ...], ...]]

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name, whatever its Unicode form, case and spaces.

        Raises `BaocaoError` where there is none, or more than one.
        """
        found = [own for own in self.sheet_names if fold(own) == fold(name)]
        if len(found) == 1:
            return Sheet(self.file, self.sha256, clean(found[0]), self._rows(found[0]))
        what = "có hai trang tính trùng tên" if found else "thiếu trang tính"
        todo = f"đặt đúng một trang tính tên “{name}”; tệp đang có: {', '.join(self.sheet_names)}"
        raise _refusal(f"{what} “{name}”", self.file, todo)


def open_workbook(path: Path, name: str) -> SourceWorkbook:
    """Open an xlsx workbook; `name` is how messages and sources call it.

    Raises `BaocaoError` where the file is missing, empty, protected, broken or too large.
    """
    data = _read_bytes(path, name)
    _check_container(data, name)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        names = tuple(book.sheet_names)
    except python_calamine.PasswordError:
        raise _protected(name) from None
    except python_calamine.CalamineError:
        raise _broken(name) from None
    return SourceWorkbook(name, hashlib.sha256(data).hexdigest(), names, _row_reader(book, name))


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell, row and column counted from 0."""
    letters = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        letters = chr(ord("A") + letter) + letters
        column -= 1
    return f"{letters}{row + 1}"


def _row_reader(book: Any, file: str) -> Callable[[str], tuple[tuple[CellValue, ...], ...]]:
    def read(sheet: str) -> tuple[tuple[CellValue, ...], ...]:
        try:
            # Empty rows and columns at the start stay, so that A1 is the first cell.
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except python_calamine.CalamineError:
            raise _broken(f"{file} › {sheet}") from None
        return tuple(tuple(row) for row in rows)

    return read


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, f"tệp nặng {size // 1024**2} MB, quá giới hạn 50 MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal("không tìm thấy tệp", name, "kiểm tra lại đường dẫn") from None
    except OSError:
        raise _refusal("không mở được tệp", name, "kiểm tra quyền đọc tệp") from None


def _check_container(data: bytes, name: str) -> None:
    if not data:
        raise _refusal("tệp rỗng, không có dữ liệu", name, "gửi lại tệp đã điền số liệu")
    if data.startswith(_OLE_MAGIC):
        raise _protected(name) if _ENCRYPTED in data else _not_xlsx(name)
    if not data.startswith(b"PK"):
        raise _not_xlsx(name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _broken(name) from None


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise _not_xlsx(name)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise _too_large(name, "tệp bung ra quá 1 GB")
    sheets = [part for part in parts if part.filename.startswith("xl/worksheets/sheet")]
    if len(sheets) > MAX_SHEETS:
        raise _too_large(name, f"tệp có {len(sheets)} trang tính, quá giới hạn {MAX_SHEETS}")
    for sheet in sheets:
        _check_extent(archive.read(sheet), name)


def _check_extent(xml: bytes, name: str) -> None:
    """Refuse a sheet with a value far outside: reading it would fill the memory."""
    columns: set[bytes] = set()
    last_row = 0
    for letters, row in _filled_cells(xml):
        columns.add(letters)
        last_row = max(last_row, row)
    last_column = max((_column_number(letters) for letters in columns), default=0)
    if last_row * last_column > MAX_CELLS:
        cell = cell_name(last_row - 1, last_column - 1)
        raise _too_large(name, f"một trang tính trải rộng đến ô {cell}, quá 2 triệu ô")


def _filled_cells(xml: bytes) -> Iterator[tuple[bytes, int]]:
    return ((match[1], int(match[2])) for match in _FILLED_CELL.finditer(xml))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _not_xlsx(name: str) -> BaocaoError:
    todo = "mở tệp bằng Excel và lưu lại dạng .xlsx"
    return _refusal("tệp không phải sổ tính Excel (.xlsx)", name, todo)


def _protected(name: str) -> BaocaoError:
    return _refusal("tệp được bảo vệ bằng mật khẩu", name, "bỏ mật khẩu rồi lưu và gửi lại tệp")


def _broken(name: str) -> BaocaoError:
    return _refusal("tệp hỏng, không đọc được", name, "mở tệp bằng Excel, lưu lại và gửi lại")


def _too_large(name: str, what: str) -> BaocaoError:
    return _refusal(what, name, "xóa phần thừa, chỉ để số liệu của biểu mẫu, rồi lưu lại")


def _refusal(what: str, where: str, todo: str) -> BaocaoError:
    return BaocaoError(Problem(what, where, todo))
