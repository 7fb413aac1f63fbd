"""What kind of file a unit sent, and the limits that hold before anything in it is read.

Only containers are looked at here: kind, size, how far the sheets reach. Cells are the matter
of `workbook`.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import BytesIO

from baocao.core.errors import BaocaoError, refusal
from baocao.submissions.workbooks.cell_names import cell_name, column_place
from baocao.submissions.workbooks.open_document import extents

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_SHEETS = 1_000
MAX_CELLS = 2_000_000

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,  # a password, and (NotImplementedError) an unknown way of packing
    EOFError,
    OSError,
    ValueError,
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BYTE_ORDER_MARK = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff")
_HEAD = 4096  # bytes in which a file says what it is
# What a file begins with that is no table, and what people call it; the first that fits counts.
_OTHERS = (
    (
        re.compile(rb"\s*<\?xml.*?schemas-microsoft-com:office:spreadsheet", re.S),
        "bảng tính XML 2003",
    ),
    (re.compile(rb"\s*(<!doctype html|<html|<head|<body|<table|<meta)", re.I), "trang web (HTML)"),
    (re.compile(rb"\s*<\?xml.*?<html", re.I | re.S), "trang web (HTML)"),
    (re.compile(rb"MIME-Version:", re.I), "trang web lưu thành một tệp (MHTML)"),
    (re.compile(rb"\s*<\?xml"), "tệp XML"),
    (re.compile(rb"%PDF-"), "tệp PDF"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "ảnh"),
    (re.compile(rb"\{\\rtf"), "tệp RTF"),
    (re.compile(rb"Rar!|7z\xbc\xaf"), "tệp nén"),
)
_OTHER_ARCHIVES = (
    ("xl/workbook.bin", "sổ tính Excel nhị phân (.xlsb)"),
    ("word/document.xml", "tệp Word"),
    ("ppt/presentation.xml", "tệp PowerPoint"),
)
_MOST_DIGITS = 20
_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Za-z]*)(\d*)[\"'][^>]*(?<!/)>(?!</)"
)


class FileKind(Enum):
    """The kinds of files that can be read, told by their content and never by their name."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


def check_container(data: bytes, name: str) -> FileKind:
    """The kind of a file within the limits; `name` is how messages call it.

    Raises `BaocaoError` for what is empty, protected, broken, too large or no table at all.
    """
    if not data:
        raise refusal("tệp rỗng, không có dữ liệu", name, "gửi lại tệp đã điền số liệu")
    if data.startswith(OLE_MAGIC):
        return _check_ole(data, name)
    if data.startswith(b"PK"):
        return _check_zip(data, name)
    if other := _other(data):
        raise _no_table(name, other)
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        return FileKind.CSV
    raise _no_table(name)


def _other(data: bytes) -> str:
    """What a file is that is no table, by its first bytes in any Unicode encoding."""
    head = _BYTE_ORDER_MARK.sub(b"", data[:_HEAD], count=1).replace(b"\0", b"")
    return next((what for pattern, what in _OTHERS if pattern.match(head)), "")


def check_cells(count: int, name: str, sheet: str = "") -> None:
    """Refuse more cells than a unit can have filled in; `count` is rows times columns."""
    if count > MAX_CELLS:
        where = f"trang tính {sheet}" if sheet else "các trang tính"
        raise too_large(name, f"{where} trải rộng quá 2 triệu ô")


def protected(name: str) -> BaocaoError:
    return refusal("tệp được bảo vệ bằng mật khẩu", name, "bỏ mật khẩu rồi lưu và gửi lại tệp")


def broken(name: str) -> BaocaoError:
    return refusal("tệp hỏng, không đọc được", name, "mở tệp bằng Excel, lưu lại và gửi lại")


def too_large(name: str, what: str) -> BaocaoError:
    return refusal(what, name, "xóa phần thừa, chỉ để số liệu của biểu mẫu, rồi lưu lại")


@contextmanager
def enough_memory(name: str) -> Iterator[None]:
    """Refuse a workbook, called `name`, that the machine's memory does not hold."""
    try:
        yield
    except MemoryError:
        raise too_large(name, "tệp quá lớn so với bộ nhớ của máy") from None


def _check_ole(data: bytes, name: str) -> FileKind:
    if _ENCRYPTED in data:
        raise protected(name)
    if not any(stream in data for stream in _STREAMS):
        raise _no_table(name, "tệp Word (.doc)" if _WORD_STREAM in data else "")
    return FileKind.XLS


def _check_zip(data: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _check_parts(archive, name)
    except BROKEN_ZIP:
        raise broken(name) from None


def _check_parts(archive: zipfile.ZipFile, name: str) -> FileKind:
    parts = archive.infolist()
    kind = _zip_kind({part.filename for part in parts}, name)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise too_large(name, "tệp bung ra quá 400 MB")
    if kind is FileKind.XLSX:
        _check_sheets(archive, name)
    else:
        _check_tables(archive, name)
    return kind


def _zip_kind(names: set[str], name: str) -> FileKind:
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if {"content.xml", "mimetype"} <= names:
        return FileKind.ODS
    raise _no_table(name, next((what for part, what in _OTHER_ARCHIVES if part in names), ""))


# Both read every part: a size or a checksum that lies is found here, before others unpack it.
def _check_sheets(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.namelist()
    _check_number(sum(p.startswith("xl/worksheets/") and p.endswith(".xml") for p in parts), name)
    cells = 0
    for part in parts:
        xml = archive.read(part)
        # A sheet may be called anything, so every part of the workbook counts as one.
        cells += _extent(xml, name) if part.endswith(".xml") else 0
    check_cells(cells, name)


def _check_tables(archive: zipfile.ZipFile, name: str) -> None:
    if archive.testzip() is not None:
        raise broken(name)
    tables = extents(archive.read("content.xml"))
    if tables is None:
        raise broken(name)
    _check_number(len(tables), name)
    check_cells(sum(rows * columns for rows, columns in tables), name)


def _check_number(sheets: int, name: str) -> None:
    if sheets > MAX_SHEETS:
        raise too_large(name, f"tệp có {sheets} trang tính, quá giới hạn {MAX_SHEETS}")


def _extent(xml: bytes, name: str) -> int:
    """How many cells a sheet spans; a value far outside would fill the memory."""
    if b"<c" not in xml and b":c" not in xml:
        return 0
    found = _FILLED_CELL.findall(xml)
    rows = {digits for _, digits in found}  # few of them, so few are turned into numbers
    last_row = max((int(digits[:_MOST_DIGITS] or b"0") for digits in rows), default=0)
    letters = {letters.decode() for letters, _ in found}
    last_column = 1 + max(map(column_place, letters), default=-1)
    if last_row * last_column > MAX_CELLS:
        cell = cell_name(last_row - 1, last_column - 1)
        raise too_large(name, f"một trang tính trải rộng đến ô {cell}, quá 2 triệu ô")
    return last_row * last_column


def _no_table(name: str, other: str = "") -> BaocaoError:
    todo = "mở tệp bằng Excel và lưu lại dạng .xlsx"
    what = f"tệp là {other}, không phải" if other else "tệp không phải"
    return refusal(f"{what} sổ tính Excel, .ods hay .csv", name, todo)
