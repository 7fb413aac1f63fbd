"""Files that nobody can read as a Word file: each made from a good one, with what is said of it."""

from __future__ import annotations

import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from baocao.core.word_file.package import MAX_ENTRIES, MAX_PART, MAX_TAGS, MAX_TOTAL
from baocao.core.word_file.xml import MAX_DEPTH
from tests.review.decree30.word import pack, unpack

Spoil = Callable[[bytes], bytes]
MAIN = "word/document.xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def with_part(name: str, part: str | bytes) -> Spoil:
    """Put a part into the file, or another content into one that it has."""
    return lambda file: pack({**unpack(file), name: part})


def without(name: str) -> Spoil:
    return lambda file: pack({n: part for n, part in unpack(file).items() if n != name})


def text(words: str, before: str = "") -> str:
    """A main part of one paragraph; `before` stands before its root."""
    content = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    return f'{before}<w:document xmlns:w="{_SPACE}">{content}</w:document>'


def with_text(words: str, before: str = "") -> Spoil:
    return with_part(MAIN, text(words, before))


def _blank(size: int) -> bytes:
    return b" " * size


def patched(field: int, value: int) -> Spoil:
    """Another value in a field of every part's two headers; `field` is its place in the one
    before the part, and two bytes further in the directory's."""

    def patch(file: bytes) -> bytes:
        found = bytearray(file)
        for mark, place in ((b"PK\3\4", field), (b"PK\1\2", field + 2)):
            start = found.find(mark)
            while start >= 0:
                found[start + place] = value
                start = found.find(mark, start + 4)
        return bytes(found)

    return patch


def packed_by(method: int) -> Spoil:
    """As a zip program may pack it, and no program for documents does."""

    def pack_so(file: bytes) -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            for name, part in unpack(file).items():
                archive.writestr(name, part)
        return packed.getvalue()

    return pack_so


def claiming(name: str, size: int) -> Spoil:
    """The directory says another size of a part than it has."""

    def lie(file: bytes) -> bytes:
        found = bytearray(file)
        entry = found.rfind(b"PK\1\2", 0, found.rfind(name.encode()))
        found[entry + 24 : entry + 28] = struct.pack("<I", size)
        return bytes(found)

    return lie


def _overwritten(file: bytes) -> bytes:
    """Noughts where the packed text was."""
    start = file.find(MAIN.encode()) + 100
    return file[:start] + bytes(200) + file[start + 200 :]


def _twice(name: str, part: str) -> Spoil:
    """A second entry of one name: some programs read the first, some the last."""

    def add(file: bytes) -> bytes:
        packed = BytesIO(file)
        with zipfile.ZipFile(packed, "a") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(name, part)
        return packed.getvalue()

    return add


def _two_headers(file: bytes) -> bytes:
    """A few hundred kilobytes: two headers of 175 MB, each referred to four times."""
    parts: Mapping[str, bytes] = unpack(file)
    relations = parts["word/_rels/document.xml.rels"].decode()
    more = "".join(
        f'<Relationship Id="rIdBomb{n}" Type="{_HEADER}" Target="bomb{n % 2}.xml"/>'
        for n in range(8)
    )
    head = f'<w:hdr xmlns:w="{_SPACE}">'.encode()
    header = head + b"<w:p/>" * (175 * 2**20 // 6) + b"</w:hdr>"
    named = relations.replace("</Relationships>", f"{more}</Relationships>")
    bombs = {"word/bomb0.xml": header, "word/bomb1.xml": header}
    return pack({**parts, "word/_rels/document.xml.rels": named, **bombs})


def _many_parts(file: bytes) -> bytes:
    return pack({**unpack(file), **{f"word/{n}.xml": b"" for n in range(MAX_ENTRIES)}})


def _large_parts(file: bytes) -> bytes:
    """Each part is within its limit, all together are not."""
    part = _blank(MAX_PART)
    return pack({**unpack(file), **{f"a{n}": part for n in range(MAX_TOTAL // MAX_PART + 1)}})


def _utf_16(words: str, before: str) -> Spoil:
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{text(words, before)}'
    return with_part(MAIN, declared.encode("utf-16"))


def other_zip(*names: str) -> Spoil:
    return lambda _: pack(dict.fromkeys(names, "<a/>"))


def _ole(stream: str) -> Spoil:
    return lambda _: _OLE + stream.encode("utf-16-le")


LAUGHS = '<!DOCTYPE d [<!ENTITY a0 "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
)
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
EMPTY = "tệp hỏng, không có nội dung"
DEEP = f'<w:document xmlns:w="{_SPACE}"><w:body>' + "<w:p>" * MAX_DEPTH
BROKEN, LARGE, NO_WORD = "tệp hỏng, không đọc được", "tệp quá lớn", "không phải tệp Word"

BAD: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda _: b"", "tệp trống"),
    "text": (lambda _: "Báo cáo".encode(), NO_WORD),
    "pdf": (lambda _: b"%PDF-1.7\n", NO_WORD),
    "rtf": (lambda _: b"{\\rtf1 }", "tệp RTF"),
    "old word": (_ole("WordDocument"), "tệp Word dạng cũ"),
    "old excel": (_ole("Workbook"), NO_WORD),
    "encrypted": (_ole("EncryptedPackage"), "tệp có mật khẩu"),
    "zip with a password": (patched(6, 1), "tệp có mật khẩu"),
    "packed by Deflate64": (patched(8, 9), BROKEN),
    "packed by bzip2": (packed_by(zipfile.ZIP_BZIP2), BROKEN),
    "packed by LZMA": (packed_by(zipfile.ZIP_LZMA), BROKEN),
    "cut off": (lambda file: file[: len(file) // 2], BROKEN),
    "overwritten": (_overwritten, BROKEN),
    "directory overwritten": (lambda file: file.replace(b"PK\1\2", b"XX\1\2"), BROKEN),
    "all zero": (lambda file: bytes(len(file)), NO_WORD),
    "excel": (other_zip("[Content_Types].xml", "xl/workbook.xml"), "bảng tính Excel"),
    "powerpoint": (other_zip("[Content_Types].xml", "ppt/presentation.xml"), "tệp PowerPoint"),
    "opendocument": (other_zip("mimetype", "content.xml"), "tệp OpenDocument"),
    "any zip": (other_zip("a.txt"), NO_WORD),
    "no parts": (lambda _: pack({}), NO_WORD),
    "without its text": (without(MAIN), NO_WORD),
    "without its relations": (without("_rels/.rels"), NO_WORD),
    "another root": (with_part(MAIN, "<html/>"), NO_WORD),
    "no body": (with_part(MAIN, f'<w:document xmlns:w="{_SPACE}"/>'), EMPTY),
    "not well-formed": (with_part(MAIN, "<w:document"), BROKEN),
    "broken styles": (with_part("word/styles.xml", "<w:styles"), BROKEN),
    "not in UTF-8": (with_part(MAIN, text("chữ").encode("utf-16-le")[:-1]), BROKEN),
    "undefined entity": (with_text("&ai;"), BROKEN),
    "document type": (with_text("a", "<!DOCTYPE d>"), BROKEN),
    "document type in UTF-16": (_utf_16("a", "<!DOCTYPE d>"), BROKEN),
    "in EBCDIC, which could hide one": (
        with_part(MAIN, text("a", '<?xml version="1.0" encoding="cp037"?>').encode("cp037")),
        BROKEN,
    ),
    "external entity": (with_text("&x;", EXTERNAL), BROKEN),
    "billion laughs": (with_text("&a9;", LAUGHS), BROKEN),
    "too deep": (with_part(MAIN, DEEP + "</w:p>" * MAX_DEPTH + "</w:body></w:document>"), BROKEN),
    "a name twice": (_twice(MAIN, text("hai")), BROKEN),
    "a name twice in other letters": (_twice("Word/Document.XML", text("hai")), BROKEN),
    "a name leading up": (with_part("../a.xml", "<a/>"), BROKEN),
    "a name leading up from within": (with_part("word/../../a.xml", "<a/>"), BROKEN),
    "an absolute name": (with_part("/word/a.xml", "<a/>"), BROKEN),
    "a name with a drive": (with_part("C:a.xml", "<a/>"), BROKEN),
    "a name with a backslash": (with_part("word\\a.xml", "<a/>"), BROKEN),
    "one large part": (with_part("word/a.bin", _blank(MAX_PART + 1)), LARGE),
    "large parts": (_large_parts, LARGE),
    "many parts": (_many_parts, LARGE),
    "many elements": (with_text("<w:br/>" * MAX_TAGS), LARGE),
    "two headers of 175 MB": (_two_headers, LARGE),
    "a small part that says it is large": (claiming(MAIN, MAX_PART + 1), LARGE),
    "a large part that says it is small": (
        lambda file: claiming(MAIN, 1000)(with_text("a" * 9000)(file)),
        BROKEN,
    ),
}
