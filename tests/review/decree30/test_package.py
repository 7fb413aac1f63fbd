"""Files that are no readable Word file: one clear message each, and never a change."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.review.decree30 import lint_file
from baocao.review.decree30.package import MAX_PART
from tests.review.decree30.checking import RULES
from tests.review.decree30.layouts import tabs
from tests.review.decree30.word import pack, unpack, word_file

_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


def _with(name: str, content: bytes) -> bytes:
    return pack({**unpack(tabs()), name: content})


def _patched(field: int, value: int) -> bytes:
    """A zip with another value in a field of every part's two headers; `field` is its place in
    the one before the part, and two bytes further in the directory's."""
    file = bytearray(tabs())
    for mark, place in ((b"PK\3\4", field), (b"PK\1\2", field + 2)):
        start = file.find(mark)
        while start >= 0:
            file[start + place] = value
            start = file.find(mark, start + 4)
    return bytes(file)


def _password() -> bytes:
    return _patched(6, 1)  # the flags: encrypted


def _unknown_packing() -> bytes:
    return _patched(8, 9)  # the method: Deflate64, which Windows knows and zipfile does not


def _bomb() -> bytes:
    """A part of a few kilobytes that unpacks to more than any document has."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in unpack(tabs()).items():
            if name != "word/document.xml":
                archive.writestr(name, part)
        with archive.open("word/document.xml", "w") as file:
            for _ in range(MAX_PART // 2**20 + 2):
                file.write(b" " * 2**20)
    return packed.getvalue()


def _lying_bomb() -> bytes:
    """The same, its directory claiming that it is small."""
    file = bytearray(_bomb())
    entry = file.rfind(b"PK\1\2", 0, file.rfind(b"word/document.xml"))
    file[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    return bytes(file)


def _doctype() -> bytes:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return _with("word/document.xml", f"{entities}<x>&b;</x>".encode())


def _excel() -> bytes:
    return pack({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


def _opendocument() -> bytes:
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "tệp trống"),
    ("text", "Báo cáo".encode, "không phải tệp Word"),
    ("pdf", lambda: b"%PDF-1.7\n", "không phải tệp Word"),
    ("rtf", lambda: b"{\\rtf1 }", "tệp RTF"),
    ("old word", lambda: _OLE + "WordDocument".encode("utf-16-le"), "tệp Word dạng cũ"),
    ("old excel", lambda: _OLE + "Workbook".encode("utf-16-le"), "không phải tệp Word"),
    ("encrypted", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "tệp có mật khẩu"),
    ("zip with a password", _password, "tệp có mật khẩu"),
    ("packed in an unknown way", _unknown_packing, "tệp hỏng"),
    ("cut off", lambda: tabs()[:1500], "tệp hỏng"),
    ("excel", _excel, "bảng tính Excel"),
    ("opendocument", _opendocument, "tệp OpenDocument"),
    ("any zip", lambda: pack({"a.txt": "a"}), "không phải tệp Word"),
    ("broken text", lambda: _with("word/document.xml", b"<w:document"), "tệp hỏng"),
    ("other text", lambda: _with("word/document.xml", b"<html/>"), "không phải tệp Word"),
    ("broken styles", lambda: _with("word/styles.xml", b"<w:styles"), "tệp hỏng"),
    ("no body", lambda: word_file([], {"document.xml": _EMPTY}), "không có nội dung"),
    ("entities", _doctype, "tệp hỏng"),
    ("bomb", _bomb, "tệp quá lớn"),
    ("lying bomb", _lying_bomb, "tệp"),
    ("deep", lambda: _with("word/document.xml", b"<a>" * 5000), "tệp hỏng"),
]
_EMPTY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.mark.parametrize(("make", "words"), [case[1:] for case in BAD], ids=[c[0] for c in BAD])
def test_an_unreadable_file_gets_one_clear_message(
    make: Callable[[], bytes], words: str, tmp_path: Path
) -> None:
    """The message names the file, what is wrong with it, and what to do."""
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(make())
    with pytest.raises(BaocaoError) as caught:
        lint_file(path, RULES)
    (problem,) = caught.value.problems
    assert words in problem.what
    assert problem.where == "bao-cao.docx"
    assert problem.todo
    assert caught.value.exit_code == 1


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """A wrong path is a message too."""
    for path in (tmp_path / "khong-co.docx", tmp_path):
        with pytest.raises(BaocaoError, match=r"không (tìm thấy|mở được) tệp"):
            lint_file(path, RULES)


def test_the_file_is_never_altered(tmp_path: Path) -> None:
    """Bytes and times stay, and a file that nobody may write to is checked as well."""
    path = tmp_path / "van-ban.docx"
    path.write_bytes(tabs())
    path.chmod(0o444)
    os.utime(path, (1, 1))
    before = sha256(path.read_bytes()).hexdigest()
    assert lint_file(path, RULES) == ()
    assert sha256(path.read_bytes()).hexdigest() == before
    assert path.stat().st_mtime == 1
    assert [each.name for each in tmp_path.iterdir()] == ["van-ban.docx"]


def test_the_strict_variant_of_the_format_is_read(tmp_path: Path) -> None:
    """Word can save with other names of the same elements."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        name: part.replace(usual.encode(), strict.encode()) for name, part in unpack(tabs()).items()
    }
    path = tmp_path / "strict.docx"
    path.write_bytes(pack(parts))
    assert lint_file(path, RULES) == ()
