"""Files that are no workbook: the message says what each is, whatever its name, and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from gzip import compress
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.submissions.workbooks.foreign_kinds import EXPORT, ORIGINAL, RESAVE, UNPACK
from baocao.submissions.workbooks.workbook import open_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512
MANIFEST = "<manifest:encryption-data manifest:checksum='x'/>"
TABLE = "Biểu 1\nTT\tĐịa bàn\tSố ca\n1\tCao Lộc\t3456\n"
XML = '<?xml version="1.0"?>'
GNUMERIC = XML.encode() + b'<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd"/>'
FLAT = f'{XML}<o:document o:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


def archive(**parts: str) -> Callable[[Path], object]:
    """A zip file by its parts, "mimetype" and "content.xml" among them."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as made:
            for name, text in parts.items():
                made.writestr(name.replace("__", "/").replace("_", "."), text)

    return write


def with_backslashes(path: Path) -> None:
    """Parts as some programs of Windows name them, which no other reads."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("[Content_Types].xml", "<a/>")
        made.writestr("xl\\workbook.xml", "<a/>")


def document(kind: str) -> Callable[[Path], object]:
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return archive(mimetype=media_type, content_xml="<a/>")


PICTURES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a", b"II*\0\x08", b"MM\0*\0\0"),
    *(b"RIFF\x10\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic"),
)
KINDS: list[tuple[bytes | Callable[[Path], object], str, str]] = [
    (b"<table border=1><tr><td>1</td></tr></table>", "trang web", RESAVE),
    (b"\r\n <!-- xuat tu phan mem --><table/>", "trang web", RESAVE),
    (b"<style>td{}</style><table/>", "trang web", RESAVE),
    (b"<div><table/></div>", "trang web", RESAVE),
    (b"<meta charset=utf-8><table/>", "trang web", RESAVE),
    (XML.encode() + b"<html><table/></html>", "trang web", RESAVE),
    (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "MHTML", RESAVE),
    (b"From: a@b.vn\r\nMIME-Version: 1.0", "thư điện tử", ORIGINAL),
    (FLAT.encode(), ".fods", RESAVE),
    (XML.encode() + b"<data><a>1</a></data>", "tệp XML", EXPORT),
    (b'[{"dia_ban": "Cao Loc", "ca": 3456}]', "JSON", EXPORT),
    (b'{"ca": 3456}', "JSON", EXPORT),
    (b'{"url": "https://docs.google.com/open?id=1"}', "Google", "Tải xuống"),
    (b"[InternetShortcut]\r\nURL=x", "lối tắt", ORIGINAL),
    (b"L\0\0\0\x01\x14\x02\0", "lối tắt", ORIGINAL),
    (b"\0" * 5000, "tệp rỗng", "gửi lại"),
    (b"%PDF-1.7", "PDF", ORIGINAL),
    *((picture, "ảnh", ORIGINAL) for picture in PICTURES),
    (b"{\\rtf1 Cao Loc}", "RTF", ORIGINAL),
    (b"Rar!\x1a\x07", "tệp nén", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén", UNPACK),
    (compress(b"x"), "tệp nén", UNPACK),
    (compress(GNUMERIC), "Gnumeric", EXPORT),
    (GNUMERIC, "Gnumeric", EXPORT),
    (compress(b"x")[:-9] + b"?" * 9, "tệp nén", UNPACK),
    (archive(bieu_xlsx="x"), "tệp nén", UNPACK),
    (b"ID;PWXL;N;E\r\nC;Y1", "SYLK", RESAVE),
    (b'TABLE\r\n0,1\r\n"EXCEL"', "DIF", RESAVE),
    (b"PAR1\x15\x04", "Parquet", EXPORT),
    (b"SQLite format 3\0", "cơ sở dữ liệu", EXPORT),
    (b"\0\1\0\0Standard ACE DB", "cơ sở dữ liệu", EXPORT),
    (ole("WordDocument"), "Word", ORIGINAL),
    (ole("PowerPoint Document"), "PowerPoint", ORIGINAL),
    (ole("__substg1.0_0037001F"), "Outlook", ORIGINAL),
    (archive(word__document_xml="<a/>"), "Word", ORIGINAL),
    (with_backslashes, "Office", RESAVE),
    (archive(ppt__presentation_xml="<a/>"), "PowerPoint", ORIGINAL),
    (archive(xl__workbook_bin="x"), ".xlsb", RESAVE),
    (archive(Index__Document_iwa="x"), "Apple", EXPORT),
    (document("text"), ".odt", ORIGINAL),
    (document("presentation"), ".odp", ORIGINAL),
    (document("graphics"), ".odg", ORIGINAL),
    (TABLE.encode(), "tệp văn bản", "csv"),
    (TABLE.encode("utf-16"), "tệp văn bản", "csv"),
    (b"\xef\xbb\xbf \r\n", "tệp rỗng", "gửi lại"),
]


@pytest.mark.parametrize(("made", "what", "todo"), KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(
    made: bytes | Callable[[Path], object], what: str, todo: str, tmp_path: Path
) -> None:
    path = tmp_path / "bieu.xls"
    if isinstance(made, bytes):
        path.write_bytes(made)
    else:
        made(path)
    with pytest.raises(BaocaoError) as caught:
        open_workbook(path, path.name)
    (problem,) = caught.value.problems
    assert what in problem.what
    assert todo in problem.todo


def test_an_open_document_with_a_password_is_protected(tmp_path: Path) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = tmp_path / "bieu.ods"
    archive(mimetype=kind, content_xml="\x8a\x9a", **{"META-INF__manifest_xml": MANIFEST})(path)
    with pytest.raises(BaocaoError, match="mật khẩu"):
        open_workbook(path, path.name)


@pytest.mark.parametrize(
    "first", ["ID;Phường;Số ca", "BM 01;a;b", "From;To;b", "Thôn|Xã|Số ca", "II;III;IV"]
)
def test_a_table_that_begins_like_another_kind_is_a_table(first: str, tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_text(f"{first}\n", encoding="utf-8")
    (row,) = open_workbook(path, path.name).sheet_of("CSV").rows
    assert len(row) == 3
