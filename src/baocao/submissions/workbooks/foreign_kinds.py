"""What a file is that is no table of ours, told by its content: what people call it, and what to
do then."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

RESAVE = "mở tệp bằng Excel và lưu lại dạng .xlsx"
EXPORT = "mở tệp bằng phần mềm đã tạo ra nó, xuất sang .xlsx rồi gửi lại"
ORIGINAL = "gửi bảng tính gốc, lưu dạng .xlsx"
DOWNLOAD = "mở trang tính ấy, chọn Tệp, Tải xuống, Microsoft Excel (.xlsx), rồi gửi tệp tải về"
UNPACK = "giải nén rồi gửi từng bảng tính bên trong"

_HEAD = 4096  # bytes in which a file says what it is
_BYTE_ORDER_MARK = re.compile(rb"\xef\xbb\xbf|\xff\xfe(?!\0\0)|\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd]")
_SEPARATED = re.compile(r"[\t;,|]")


@dataclass(frozen=True)
class ForeignKind:
    """What messages call a kind of file, and what to do with one."""

    name: str
    todo: str = RESAVE


NOTHING_KNOWN = ForeignKind("")
_WEB_PAGE = ForeignKind("trang web (HTML)")
_PICTURE, _ARCHIVE = ForeignKind("ảnh", ORIGINAL), ForeignKind("tệp nén", UNPACK)
_WORD = ForeignKind("tệp Word", ORIGINAL)
_DATABASE = ForeignKind("tệp cơ sở dữ liệu", EXPORT)
_TEXT = ForeignKind("tệp văn bản", "mở bằng Excel rồi lưu lại dạng .xlsx, hoặc đổi đuôi thành .csv")

_GNUMERIC = ForeignKind("bảng tính Gnumeric (.gnumeric)", EXPORT)
_GZIP = b"\x1f\x8b\x08"  # with which Gnumeric packs its XML, and others anything

# What a file begins with; the first that fits counts.
_BEGINNINGS = (
    (rb"(?is)\s*<\?xml.*?www\.gnumeric\.org", _GNUMERIC),
    (
        rb"(?is)\s*<\?xml.*?schemas-microsoft-com:office:spreadsheet",
        ForeignKind("bảng tính XML 2003"),
    ),
    (rb"(?is)\s*<\?xml.*?oasis.opendocument.spreadsheet", ForeignKind("bảng tính .fods")),
    (
        rb"(?is)\s*(<!--.*?-->\s*)*"
        rb"<(!doctype html|html|head|body|table|meta|style|div|center|title|p|font|br)\b",
        _WEB_PAGE,
    ),
    (rb"(?is)\s*<\?xml.*?<html", _WEB_PAGE),
    (rb"(?i)(From|Received|Return-Path|Delivered-To): ", ForeignKind("thư điện tử", ORIGINAL)),
    (rb"(?i)MIME-Version:", ForeignKind("trang web lưu thành một tệp (MHTML)")),
    (rb"\s*<\?xml", ForeignKind("tệp XML", EXPORT)),
    (
        rb'\s*\{\s*"url": ?"https://docs\.google',
        ForeignKind("lối tắt tới Google Trang tính", DOWNLOAD),
    ),
    (rb"\s*[\[{]\s*[\"{\[]", ForeignKind("tệp JSON", EXPORT)),
    (rb"(?i)\[InternetShortcut\]|L\x01\x14\x02", ForeignKind("lối tắt tới tệp khác", ORIGINAL)),
    (rb"%PDF-", ForeignKind("tệp PDF", ORIGINAL)),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|II\*|MM\*|RIFF.{0,4}WEBP|.{0,4}ftyp(heic|heix|mif1)",
        _PICTURE,
    ),
    (rb"\{\\rtf", ForeignKind("tệp RTF", ORIGINAL)),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b\x08|BZh\d|\xfd7zXZ", _ARCHIVE),
    (rb"ID;P(WXL|S?CALC)", ForeignKind("tệp SYLK (.slk)")),
    (rb"TABLE\s+0,1\s", ForeignKind("tệp DIF (.dif)")),
    (rb"PAR1\x15", ForeignKind("tệp Parquet", EXPORT)),
    (rb"SQLite format 3|.{0,4}Standard (Jet|ACE) DB", _DATABASE),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), kind) for pattern, kind in _BEGINNINGS)
_STREAMS = (
    ("WordDocument", ForeignKind("tệp Word (.doc)", ORIGINAL)),
    ("PowerPoint Document", ForeignKind("tệp PowerPoint (.ppt)", ORIGINAL)),
    ("__substg1.0_", ForeignKind("thư Outlook (.msg)", ORIGINAL)),
)
_PARTS = (
    ("xl/workbook.bin", ForeignKind("sổ tính Excel nhị phân (.xlsb)")),
    ("word/document.xml", _WORD),
    ("ppt/presentation.xml", ForeignKind("tệp PowerPoint", ORIGINAL)),
    ("Index/Document.iwa", ForeignKind("tệp của Apple (Numbers, Pages)", EXPORT)),
    ("[Content_Types].xml", ForeignKind("tệp Office ghi khác quy cách")),
)
_MEDIA_TYPES = (
    ("opendocument.text", ForeignKind("văn bản OpenDocument (.odt)", ORIGINAL)),
    ("opendocument.presentation", ForeignKind("trình chiếu OpenDocument (.odp)", ORIGINAL)),
    ("opendocument.graphics", ForeignKind("bản vẽ OpenDocument (.odg)", ORIGINAL)),
)


def kind_by_beginning(data: bytes) -> ForeignKind | None:
    """What a file is by its first bytes, in any Unicode encoding; None where nothing is known."""
    if b"www.gnumeric.org" in _unpacked(data):
        return _GNUMERIC
    head = _BYTE_ORDER_MARK.sub(b"", data[:_HEAD], count=1).replace(b"\0", b"")
    return next((kind for pattern, kind in _PATTERNS if pattern.match(head)), None)


def _unpacked(data: bytes) -> bytes:
    """What a gzip file begins with; nothing of another file, or of a damaged one."""
    with suppress(zlib.error):
        if data.startswith(_GZIP):
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _HEAD)
    return b""


def kind_of_text(data: bytes) -> ForeignKind:
    """A table as text whose name says that it is something else."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data[:_HEAD].decode(encoding, errors="ignore")
    return _TEXT if _SEPARATED.search(text) and not _CONTROL.search(text) else NOTHING_KNOWN


def kind_of_ole(data: bytes) -> ForeignKind:
    """What an OLE file is, which has no workbook, by the names of its streams."""
    named = ((name.encode("utf-16-le"), kind) for name, kind in _STREAMS)
    return next((kind for name, kind in named if name in data), NOTHING_KNOWN)


def kind_of_archive(names: Collection[str]) -> ForeignKind:
    """What a zip file is, which has no workbook, by the names of its parts."""
    return next((kind for part, kind in _PARTS if part in names), _ARCHIVE)


def kind_of_open_document(media_type: str) -> ForeignKind | None:
    """What an OpenDocument file is that is no spreadsheet; None for a spreadsheet."""
    return next((kind for name, kind in _MEDIA_TYPES if name in media_type), None)
