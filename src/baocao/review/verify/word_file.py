"""Opens a Word file that anybody may have saved, and hands out the parts that hold text.

Only the package is known here; what the parts say is read in `passages`.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import etree

from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.output.word.markup import Element, qualified
from baocao.output.word.styles import ids_by_name

MOST_BYTES = 200_000_000  # of one part: more is no report but a bomb
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # .doc, and every file with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Word's "Strict Open XML Document" differs in the names of its namespaces alone.
_STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
}
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_BESIDE = ("footnotes", "endnotes", "header", "footer")  # parts of text beside the body


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file: its body, and the roots of its notes, headers and footers.

    `styles` gives the name of each style id, `identifier` is the report that the file's
    properties name ("lang-son/2022-Q1"), empty where they name none.
    """

    name: str
    body: Element
    beside: tuple[Element, ...]
    styles: Mapping[str, str]
    identifier: str


def open_word_file(path: Path, name: str) -> WordFile:
    """Open `path`, which messages call `name`; the file is only read.

    Raises `UsageError` where there is no such file, and `BaocaoError` where it is broken,
    has a password or is no Word file.
    """
    try:
        content = path.read_bytes()
    except OSError:
        todo = "kiểm tra lại đường dẫn và quyền đọc tệp"
        raise UsageError(Problem("không đọc được tệp", name, todo)) from None
    if content.startswith(_OLE):
        raise _ole_problem(content, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive, name)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, EOFError):
        what = "tệp hỏng hoặc không phải tệp Word (.docx)"
        todo = "mở tệp bằng Word hoặc LibreOffice rồi lưu lại dạng .docx"
        raise BaocaoError(Problem(what, name, todo)) from None


def _ole_problem(content: bytes, name: str) -> BaocaoError:
    if _ENCRYPTED in content:
        return BaocaoError(Problem("tệp có mật khẩu", name, "bỏ mật khẩu trong Word rồi lưu lại"))
    what = "tệp theo định dạng cũ (.doc), không phải .docx"
    return BaocaoError(Problem(what, name, "mở bằng Word rồi lưu lại dạng .docx"))


def _read(archive: zipfile.ZipFile, name: str) -> WordFile:
    main = _main_part(archive)
    root = _part(archive, main) if main else None
    body = root.find(qualified("w:body")) if root is not None else None
    if body is None:
        what = "tệp không phải văn bản Word"
        raise BaocaoError(Problem(what, name, "chọn tệp báo cáo dạng .docx"))
    related = _related(archive, main)
    roots = [
        _part(archive, part) for kind, part in related if kind in _BESIDE and _has(archive, part)
    ]
    styles = [part for kind, part in related if kind == "styles" and _has(archive, part)]
    names = ids_by_name(_part(archive, styles[0])) if styles else {}
    ids = {style_id: style_name for style_name, style_id in names.items()}
    return WordFile(name, body, tuple(roots), ids, _identifier(archive))


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part that the package calls its document, empty where there is none."""
    found = [part for kind, part in _related(archive, "") if kind == "officeDocument"]
    return next((part for part in found if _has(archive, part)), "")


def _related(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Kind and name of every part that `part` (the package itself: "") refers to."""
    folder = dirname(part)
    relations = join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels")
    if not _has(archive, relations):
        return []
    return [
        (
            relation.get("Type", "").rsplit("/", 1)[-1],
            normpath(join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in _part(archive, relations).iter(_RELATED)
        if relation.get("TargetMode") != "External"
    ]


def _has(archive: zipfile.ZipFile, part: str) -> bool:
    return part in archive.NameToInfo


def _part(archive: zipfile.ZipFile, part: str) -> Element:
    if archive.getinfo(part).file_size > MOST_BYTES:
        raise zipfile.BadZipFile(part)
    content = archive.read(part)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def _identifier(archive: zipfile.ZipFile) -> str:
    found = [part for kind, part in _related(archive, "") if kind == "core-properties"]
    if not found or not _has(archive, found[0]):
        return ""
    return (_part(archive, found[0]).findtext(_IDENTIFIER) or "").strip()
