"""Opens a Word file and gives its parts as XML. The file is only ever read.

Whatever a person may name on the command line is refused with one clear message here:
nothing later meets a broken zip, a password, another program's file or a zip bomb.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from baocao.core.errors import BaocaoError, Problem
from baocao.review.decree30.markup import REL, STRICT, Element, w

MAX_FILE = 200 * 2**20
MAX_PART = 32 * 2**20
MAX_ENTRIES = 10_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AS = "mở tệp bằng Word rồi lưu lại dạng .docx"
_OTHERS = {"xl/": "bảng tính Excel", "ppt/": "tệp PowerPoint", "content.xml": "tệp OpenDocument"}


@dataclass(frozen=True)
class Package:
    """The parts of a Word file, parsed when asked for."""

    name: str
    archive: zipfile.ZipFile
    main: str

    def part(self, name: str) -> Element | None:
        """Parse one part; None where the file has none of that name."""
        return _parse(_read(self.archive, name, self.name), self.name) if self._has(name) else None

    def related(self, kind: str) -> Element | None:
        """Parse the first part that the main part calls its `kind`: styles, numbering, theme."""
        targets = [target for type_, target in self.targets.values() if type_ == kind]
        return self.part(targets[0]) if targets else None

    @property
    def targets(self) -> dict[str, tuple[str, str]]:
        """What the main part refers to: id -> (kind, part)."""
        return _relationships(self.archive, self.main, self.name)

    def _has(self, name: str) -> bool:
        return name in self.archive.namelist()


def open_package(path: Path) -> Package:
    """Open the Word file at `path`.

    Raises `BaocaoError` with one problem where it is missing, empty, broken, protected by a
    password, too large once unpacked, or no Word file.
    """
    name = path.name
    data = _bytes(path)
    if not data:
        raise _refusal(name, "tệp trống, không có nội dung", "gửi lại hoặc lưu lại tệp")
    if data.startswith(_OLE):
        raise _old_container(name, data)
    if not zipfile.is_zipfile(BytesIO(data)):
        raise _not_a_package(name, data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        _check_size(archive, name)
        return Package(name, archive, _main_part(archive, name))
    except (zipfile.BadZipFile, NotImplementedError):
        raise _broken(name) from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise _refusal(str(path), "không tìm thấy tệp", "kiểm tra lại đường dẫn") from None
    except OSError:
        todo = "kiểm tra đường dẫn và quyền đọc tệp"
        raise _refusal(str(path), "không mở được tệp", todo) from None
    if len(data) > MAX_FILE:
        raise _too_large(path.name)
    return data


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what would fill the memory, before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > 4 * MAX_FILE:
        raise _too_large(name)


def _read(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Unpack one part, never more than `MAX_PART`, whatever the zip says of its size."""
    try:
        with archive.open(part) as file:
            data = file.read(MAX_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        raise _broken(name) from None
    except RuntimeError:  # after NotImplementedError, which is one: a way of packing
        raise _refusal(name, "tệp có mật khẩu", "bỏ mật khẩu rồi lưu lại") from None
    if len(data) > MAX_PART:
        raise _too_large(name)
    return data


def _parse(data: bytes, name: str) -> Element:
    """Parse XML without entities: a part that declares any is refused."""
    if b"<!DOCTYPE" in data[:1024] or b"<!ENTITY" in data:
        raise _broken(name)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise _broken(name) from None


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """Find the part with the document's text, and make sure that it is Word's."""
    kinds = dict(_relationships(archive, "", name).values())
    main = kinds.get("officeDocument", "word/document.xml")
    if main not in archive.namelist():
        raise _not_word(archive, name)
    if _parse(_read(archive, main, name), name).tag != w("document"):
        raise _not_word(archive, name)
    return main


def _relationships(archive: zipfile.ZipFile, part: str, name: str) -> dict[str, tuple[str, str]]:
    """Read the relationships of a part ("" for the package): id -> (kind, target part)."""
    folder, file = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{file}.rels")
    if source not in archive.namelist():
        return {}
    found = {}
    for relation in _parse(_read(archive, source, name), name).iter(f"{{{REL}}}Relationship"):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        found[relation.get("Id", "")] = (kind, target.lstrip("/"))
    return found


def _refusal(where: str, what: str, todo: str) -> BaocaoError:
    return BaocaoError(Problem(what, where, todo))


def _broken(name: str) -> BaocaoError:
    return _refusal(name, "tệp hỏng, không đọc được", "mở bằng Word để sửa rồi lưu lại")


def _too_large(name: str) -> BaocaoError:
    return _refusal(name, "tệp quá lớn khi giải nén", "bỏ bớt hình ảnh rồi lưu lại dạng .docx")


def _old_container(name: str, data: bytes) -> BaocaoError:
    """Tell a protected file from one of Word before 2007 by the streams in its container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refusal(name, "tệp có mật khẩu", "bỏ mật khẩu rồi lưu lại dạng .docx")
    if "WordDocument".encode("utf-16-le") in data:
        return _refusal(name, "tệp Word dạng cũ (.doc)", _SAVE_AS)
    return _refusal(name, "không phải tệp Word", "nêu một tệp .docx")


def _not_a_package(name: str, data: bytes) -> BaocaoError:
    if data.startswith(b"{\\rtf"):
        return _refusal(name, "tệp RTF, không phải .docx", _SAVE_AS)
    if data.startswith(b"PK"):
        return _broken(name)
    return _refusal(name, "không phải tệp Word", "nêu một tệp .docx")


def _not_word(archive: zipfile.ZipFile, name: str) -> BaocaoError:
    for start, kind in _OTHERS.items():
        if any(entry.startswith(start) for entry in archive.namelist()):
            return _refusal(name, f"{kind}, không phải tệp Word", "nêu một tệp .docx")
    return _refusal(name, "không phải tệp Word", "nêu một tệp .docx")
