"""What kind of file a unit sent, and the limits that hold before anything in it is read.

Only containers are looked at here: kind, size, charts, how far the sheets reach. Cells are the
matter of `workbook`.
"""

from __future__ import annotations

import re
import string
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from baocao.core.errors import BaocaoError, refusal
from baocao.core.zipped import BROKEN_ZIP, ZipParts
from baocao.submissions.workbooks.cell_names import cell_name, column_place
from baocao.submissions.workbooks.foreign_kinds import (
    ForeignKind,
    kind_by_beginning,
    kind_of_archive,
    kind_of_ole,
    kind_of_open_document,
    kind_of_text,
)
from baocao.submissions.workbooks.open_document import extents

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_SHEETS = 1_000
MAX_CELLS = 2_000_000

_SAVE_AGAIN = "mở tệp bằng Excel, lưu lại và gửi lại"
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_MANIFEST, _ODS_ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
_MOST_DIGITS = 20
# The names of cells that hold anything: as nearly all programs write them, and as others may. The
# first pattern takes a third of the time; it is enough where the second one finds nothing.
_FILLED_CELL = re.compile(rb'<c r="([A-Za-z]*\d*)"[^>]*(?<!/)>(?!</)')
_WRITTEN_OTHERWISE = (re.compile(rb":c\s"), re.compile(rb'<c(?:[^\S ]| (?!r="))'))
_ANY_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Za-z]*\d*)[\"'][^>]*(?<!/)>(?!</)"
)
_LETTERS, _DIGITS = string.ascii_letters.encode(), string.digits.encode()
# What readers take differently: part of a value as a remark, a number character by character, or
# two values. A text may have line breaks that are written as characters. First a sign that is
# quick to look for; then patterns, the quick one before the exact one.
_CUT = re.compile(rb"<(?:\w+:)?[vt](?:\s[^>]*)?>[^<]*<[!?]")
_UNCLEAR: tuple[tuple[tuple[bytes, ...], tuple[re.Pattern[bytes], ...]], ...] = (
    ((b"!", b"<!"), (_CUT,)),
    ((b"?", b"<?"), (_CUT,)),
    (
        (b"&#",),
        (
            re.compile(rb"v>[\d.Ee+-]*&#"),
            re.compile(
                rb"<(?:\w+:)?c(?:\s(?![^>]*\bt=[\"']str[\"'])[^>]*)?>"
                rb"(?:[^<]|<(?!/?(?:\w+:)?[cv][\s>]))*<(?:\w+:)?v>[\d.Ee+-]*&#"
            ),
        ),
    ),
    ((b"v><v>",), ()),
    ((b"inlineStr",), (re.compile(rb"inlineStr[\"'][^>]*>\s*<(?:v|\w+:v)>"),)),
)
_IN_PIECES = re.compile(rb"(?s)<(?:\w+:)?sheetData[\s/>].*<(?:\w+:)?sheetData[\s/>]")
_UTF_16 = (b"\xff\xfe<\0", b"\xfe\xff\0<")
_CELLS_OR_TEXTS = re.compile(rb"[<:](?:sheetData|sst)[\s>]")
_PLACES = ("xl/charts/", "xl/chartsheets/")


class FileKind(Enum):
    """The kinds of files that can be read, told by their content and never by their name."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True)
class Container:
    """The kind of a file, and the parts of one that is a zip file."""

    kind: FileKind
    parts: ZipParts | None = None


def check_container(data: bytes, name: str) -> Container:
    """A file within the limits; `name` is how messages call it.

    Raises `BaocaoError` for what is empty, protected, broken, too large or no table at all.
    """
    if not data:
        raise _empty(name)
    if data.startswith(OLE_MAGIC):
        return Container(_check_ole(data, name))
    if data.startswith(b"PK"):
        return _check_zip(data, name)
    if not data.removeprefix(b"\xef\xbb\xbf").strip(
        b"\0 \t\r\n\f\v"
    ):  # a copy that failed has zeros
        raise _empty(name)
    if other := kind_by_beginning(data):
        raise _no_table(name, other)
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        return Container(FileKind.CSV)
    raise _no_table(name, kind_of_text(data))


def check_cells(count: int, name: str, sheet: str = "") -> None:
    """Refuse more cells than a unit can have filled in; `count` is rows times columns."""
    if count > MAX_CELLS:
        where = f"trang tính {sheet}" if sheet else "các trang tính"
        raise too_large(name, f"{where} trải rộng quá 2 triệu ô")


def _empty(name: str) -> BaocaoError:
    return refusal("tệp rỗng, không có dữ liệu", name, "gửi lại tệp đã điền số liệu")


def protected(name: str) -> BaocaoError:
    return refusal("tệp được bảo vệ bằng mật khẩu", name, "bỏ mật khẩu rồi lưu và gửi lại tệp")


def broken(name: str) -> BaocaoError:
    return refusal("tệp hỏng, không đọc được", name, _SAVE_AGAIN)


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
        raise _no_table(name, kind_of_ole(data))
    return FileKind.XLS


def _check_zip(data: bytes, name: str) -> Container:
    try:
        parts = ZipParts(data)
        return Container(_check_parts(parts, name), parts)
    except BROKEN_ZIP:
        raise broken(name) from None


def _check_parts(parts: ZipParts, name: str) -> FileKind:
    kind = _zip_kind({*parts.names}, name)
    if len({part.casefold() for part in parts.names}) < len(parts.names):
        raise broken(name)  # one program reads the first of two parts of a name, another the last
    if parts.size > MAX_UNPACKED_BYTES:
        raise too_large(name, "tệp bung ra quá 400 MB")
    if kind is FileKind.XLSX:
        _check_sheets(parts, name)
    else:
        _check_tables(parts, name)
    return kind


def _zip_kind(names: set[str], name: str) -> FileKind:
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if {"content.xml", "mimetype"} <= names:
        return FileKind.ODS
    raise _no_table(name, kind_of_archive(names))


# Both read every part: a size or a checksum that lies is found here, before others unpack it.
def _check_sheets(parts: ZipParts, name: str) -> None:
    sheets = sum(p.startswith("xl/worksheets/") and p.endswith(".xml") for p in parts.names)
    _check_number(sheets, name)
    cells = 0
    for part in parts.names:
        xml = parts.read(part)
        if not _holds_values(xml):
            continue  # a photograph holds any bytes, and a picture within a cell any values
        if _is_unclear(xml):
            raise broken(name)
        # A sheet may be called anything, so every part of the workbook counts as one.
        cells += _extent(xml, name) if part.endswith(".xml") else 0
    check_cells(cells, name)


def _check_tables(parts: ZipParts, name: str) -> None:
    for part in parts.names:
        parts.read(part)
    if other := kind_of_open_document(parts.read("mimetype").decode("latin-1")):
        raise _no_table(name, other)
    if _MANIFEST in parts.names and _ODS_ENCRYPTED in parts.read(_MANIFEST):
        raise protected(name)
    tables = extents(parts.read("content.xml"))
    if tables is None:
        raise broken(name)
    _check_number(len(tables), name)
    check_cells(sum(rows * columns for rows, columns in tables), name)


def _check_number(sheets: int, name: str) -> None:
    if sheets > MAX_SHEETS:
        raise too_large(name, f"tệp có {sheets} trang tính, quá giới hạn {MAX_SHEETS}")


def _holds_values(xml: bytes) -> bool:
    """Whether a part has cells, or the texts that they share; charts and what else a workbook has
    may say what they like."""
    plain = xml.replace(b"\0", b"") if xml.startswith(_UTF_16) else xml
    is_signed = b"sheetData" in plain or b"sst" in plain
    return is_signed and _CELLS_OR_TEXTS.search(plain) is not None


def _is_unclear(xml: bytes) -> bool:
    """Of a part with values; one in UTF-16 is looked at no further."""
    start = xml.find(b">") if xml.startswith(b"<?xml") else 0  # where most parts declare what
    found = (
        all(xml.find(sign, start) >= 0 for sign in signs) and all(p.search(xml) for p in patterns)
        for signs, patterns in _UNCLEAR
    )
    return xml.startswith(_UTF_16) or _is_in_pieces(xml) or any(found)


def _is_in_pieces(xml: bytes) -> bool:
    """Whether cells begin twice; that word stands twice in every sheet."""
    return xml.count(b"sheetData") > 2 and _IN_PIECES.search(xml) is not None


def _extent(xml: bytes, name: str) -> int:
    """How many cells a sheet spans; a value far outside would fill the memory."""
    found = _filled_cells(xml)
    if len(set(found)) < len(found):
        ((cell, _),) = Counter(found).most_common(1)
        what = f"tệp hỏng, ô {cell.decode()} có hai lần trong một trang tính"
        raise refusal(what, name, _SAVE_AGAIN)
    names = b" ".join(found)
    rows = {*names.translate(None, _LETTERS).split()}  # few of them, so few are made into numbers
    last_row = max((int(digits[:_MOST_DIGITS]) for digits in rows), default=0)
    columns = {*names.translate(None, _DIGITS).decode().split()}
    last_column = 1 + max(map(column_place, columns), default=-1)
    if last_row * last_column > MAX_CELLS:
        last = cell_name(last_row - 1, last_column - 1)
        raise too_large(name, f"một trang tính trải rộng đến ô {last}, quá 2 triệu ô")
    return last_row * last_column


def _filled_cells(xml: bytes) -> list[bytes]:
    """The names of a sheet's cells that hold anything."""
    is_usual = not any(pattern.search(xml) for pattern in _WRITTEN_OTHERWISE)
    return (_FILLED_CELL if is_usual else _ANY_FILLED_CELL).findall(xml)


def _no_table(name: str, kind: ForeignKind) -> BaocaoError:
    what = f"tệp là {kind.name}, không phải" if kind.name else "tệp không phải"
    return refusal(f"{what} sổ tính Excel, .ods hay .csv", name, kind.todo)


def has_charts(path: Path) -> bool:
    """Whether an Office Open XML workbook has a chart, on a sheet or as one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(_PLACES) for name in archive.namelist())
    except BROKEN_ZIP:
        return False
