"""A workbook file opened safely: hash, sheets, cells at their places.

Nothing here knows what a sheet is about. Formulas, links and macros are never run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from baocao.core.errors import refusal
from baocao.core.vietnamese.fonts import are_misread, font_of
from baocao.core.vietnamese.names import clean, fold
from baocao.core.zipped import ZipParts
from baocao.submissions.workbooks import container
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.container import (
    FileKind,
    broken,
    check_cells,
    check_container,
    enough_memory,
    protected,
    too_large,
)
from baocao.submissions.workbooks.model import Account, SourceCell
from baocao.submissions.workbooks.structure import Structure, read_structures
from baocao.submissions.workbooks.text_table import read_rows

__all__ = ["CellValue", "SourceSheet", "SourceWorkbook", "Structure", "open_workbook"]

CellValue = str | float | bool | date | datetime | time | timedelta
Rows = tuple[tuple[CellValue, ...], ...]

CSV_SHEET = "CSV"


@dataclass(frozen=True)
class SourceSheet:
    """One sheet; `rows[0][0]` is the cell A1, blank cells are "".

    `uncomputed` are the blank cells that hold a formula without a stored value, `percents` those
    whose format shows 0.83 as 83%; whoever reads the sheet fills its `account`.
    """

    file: str
    sha256: str
    name: str
    rows: Rows
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()
    account: Account = field(default_factory=Account, repr=False, compare=False)

    def source(self, row: int, column: int) -> SourceCell:
        """The cell at a row and a column, both counted from 0."""
        return SourceCell(self.file, self.sha256, self.name, cell_name(row, column))

    def value(self, row: int, column: int) -> CellValue:
        """The value at a row and a column, "" beyond the last ones."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    @property
    def where(self) -> str:
        return f"{self.file} › {self.name}"


@dataclass(frozen=True)
class SourceWorkbook:
    """A workbook whose sheets are read when they are asked for.

    `hidden_sheets` are those that Excel does not show; a text file `knows_merges` of no cells.
    """

    file: str
    sha256: str
    sheet_names: tuple[str, ...]
    _rows: Callable[[str], Rows] = field(repr=False)
    hidden_sheets: frozenset[str] = frozenset()
    _structures: Callable[[], dict[str, Structure] | None] = field(repr=False, default=dict)
    knows_merges: bool = True

    def has_sheet(self, name: str) -> bool:
        """Whether a sheet has that name, whatever its Unicode form, case and spaces."""
        return any(_folded(own) == _folded(name) for own in self.sheet_names)

    def sheet(self, name: str) -> SourceSheet:
        """The sheet of that name, whatever its Unicode form, case and spaces.

        Raises `BaocaoError` where there is none, or more than one.
        """
        found = [own for own in self.sheet_names if _folded(own) == _folded(name)]
        if len(found) == 1:
            return self.sheet_of(found[0])
        what = "có hai trang tính trùng tên" if found else "thiếu trang tính"
        todo = f"đặt đúng một trang tính tên “{name}”; tệp đang có: {', '.join(self.sheet_names)}"
        raise refusal(f"{what} “{name}”", self.file, todo)

    def sheet_of(self, name: str) -> SourceSheet:
        """The sheet of exactly that name, one of `sheet_names`."""
        if name not in self._told:
            self._told[name] = self._rows_told(name)
        shape, own = self.structure(name), _cleaned(name)
        hidden = shape.uncomputed, shape.percents
        return SourceSheet(self.file, self.sha256, own, self._told[name], *hidden)

    def _rows_told(self, name: str) -> Rows:
        rows = _as_seen(self._rows(name), self.structure(name))
        texts = [cell for row in rows for cell in row if isinstance(cell, str)]
        if are_misread(texts):
            what = "chữ UTF-8 đã bị một phần mềm đọc nhầm bảng mã (“Huyá»‡n” thay cho “Huyện”)"
            todo = "mở lại tệp gốc, chọn bảng mã UTF-8 khi nhập, rồi lưu dạng .xlsx và gửi lại"
            raise refusal(what, f"{self.file} › {clean(name)}", todo)
        if font := font_of(texts):
            what = f"chữ gõ theo bảng mã {font}, không phải Unicode"
            todo = "chuyển sang Unicode (ví dụ bằng Unikey), rồi lưu và gửi lại tệp"
            raise refusal(what, f"{self.file} › {clean(name)}", todo)
        return rows

    def structure(self, name: str) -> Structure:
        """What the sheet of exactly that name hides; nothing where the file has no such thing."""
        return self._all_structures.get(name, Structure())

    @cached_property
    def _told(self) -> dict[str, Rows]:
        """The rows of the sheets that were asked for so far."""
        return {}

    @cached_property
    def _all_structures(self) -> dict[str, Structure]:
        found = self._structures()
        if found is None:
            raise broken(self.file)
        return found


# The few names of sheets are asked for over and over.
_cleaned = lru_cache(maxsize=1024)(clean)
_folded = lru_cache(maxsize=1024)(fold)


def _as_seen(rows: Rows, structure: Structure) -> Rows:
    """The cells as they are shown: texts that the file keeps otherwise, and texts without their
    raised letters, unless they have no others."""
    raised = {spot: each.text for spot, each in structure.raised.items() if each.text}
    if not raised and not structure.texts:
        return rows
    told = [list(row) for row in rows]
    for (row, column), text in {**structure.texts, **raised}.items():
        told += [[] for _ in range(row + 1 - len(told))]
        told[row] += [""] * (column + 1 - len(told[row]))
        told[row][column] = text
    return tuple(map(tuple, told))


def open_workbook(path: Path, name: str) -> SourceWorkbook:
    """Open an xlsx, xls, ods or csv file; `name` is how messages and sources call it.

    Raises `BaocaoError` where the file is missing, empty, protected, broken or too large.
    """
    with enough_memory(name):
        return _opened(_read_bytes(path, name), name)


def _opened(data: bytes, name: str) -> SourceWorkbook:
    found = check_container(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if found.kind is FileKind.CSV:
        rows = read_rows(data, name)
        return SourceWorkbook(name, sha256, (CSV_SHEET,), lambda _: rows, knows_merges=False)
    parts = found.parts
    contents = _of_archive(data, parts, found.kind, name) if parts else _of_xls(data, name)
    if len(contents.names) > container.MAX_SHEETS:
        raise too_large(name, f"tệp có {len(contents.names)} trang tính")
    return SourceWorkbook(
        name,
        sha256,
        contents.names,
        cache(contents.rows),
        contents.hidden,
        contents.structures,
    )


@dataclass(frozen=True)
class _Contents:
    """The sheets of a file, by name."""

    names: tuple[str, ...]
    hidden: frozenset[str]
    rows: Callable[[str], Rows]
    structures: Callable[[], dict[str, Structure] | None]


def _of_archive(data: bytes, parts: ZipParts, kind: FileKind, name: str) -> _Contents:
    with _calamine(name):
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = list(book.sheets_metadata)
    shown = python_calamine.SheetVisibleEnum.Visible
    return _Contents(
        tuple(sheet.name for sheet in sheets),
        frozenset(sheet.name for sheet in sheets if sheet.visible != shown),
        _row_reader(book, name),
        lambda: read_structures(parts, kind),
    )


def _of_xls(data: bytes, name: str) -> _Contents:
    # Few files are of Excel 97, and what reads them takes long to import.
    from baocao.submissions.workbooks.excel97 import read_sheets, structure_of

    sheets = {sheet["name"]: sheet for sheet in read_sheets(data, name)}
    return _Contents(
        tuple(sheets),
        frozenset(own for own, sheet in sheets.items() if sheet["hidden"]),
        lambda own: tuple(sheets[own]["rows"]),
        lambda: {own: structure_of(sheet) for own, sheet in sheets.items()},
    )


def _row_reader(book: Any, file: str) -> Callable[[str], Rows]:
    def read(sheet: str) -> Rows:
        where = f"{file} › {sheet}"
        with _calamine(where):
            cells = book.get_sheet_by_name(sheet)
            check_cells(cells.total_height * cells.total_width, file, sheet)
            # Empty rows and columns at the start stay, so that A1 is the first cell.
            return tuple(tuple(row) for row in cells.to_python(skip_empty_area=False))

    return read


@contextmanager
def _calamine(where: str) -> Iterator[None]:
    """Turn everything that calamine says of a file into one message."""
    try:
        yield
    except python_calamine.PasswordError:
        raise protected(where) from None
    except (python_calamine.CalamineError, ValueError, OverflowError):
        raise broken(where) from None
    except BaseException as error:
        # A panic of the Rust library is no Exception and has no name that can be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise broken(where) from None


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > container.MAX_BYTES:
            raise too_large(name, f"tệp nặng {size // 1024**2} MB, quá giới hạn 50 MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise refusal("không tìm thấy tệp", name, "kiểm tra lại tên tệp và thư mục") from None
    except OSError:
        raise refusal("không mở được tệp", name, "kiểm tra quyền đọc tệp") from None
