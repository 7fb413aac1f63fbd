"""A Word file as parts that refer to each other, each parsed once; and the zip that it is, unpacked
within limits that its directory has to keep first.

A report has about 20 parts and 1 MB of XML; what breaks these limits is no document.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from baocao.core.word_file import refusals
from baocao.core.word_file.xml import (
    Element,
    XmlError,
    parse,
    qualified,
    transitional,
    transitional_name,
)
from baocao.core.zipped import BROKEN_ZIP

MAX_TAGS = 4_000_000  # in all parts that are parsed; a report has about 50,000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAX_FILE = 128 * 2**20  # bytes as the file lies on the disk
MAX_PART = 64 * 2**20  # bytes of one part once unpacked
MAX_TOTAL = 256 * 2**20  # bytes of all parts together
MAX_ENTRIES = 10_000
_DIRECTORY_ENTRY = b"PK\1\2"
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that the format allows


@dataclass(frozen=True)
class PartReference:
    """What a part refers to: `kind` is the last word of its type, `target` a part's name.

    An external relation leads out of the file; its target is left as it is written.
    """

    kind: str
    target: str
    external: bool = False


class Package:
    """The parts of one Word file; `name` is what messages call it, `main` its text's part.

    What is broken beyond reading raises `BaocaoError` when it is first asked for.
    """

    def __init__(self, archive: Archive, name: str) -> None:
        self.name = name
        self._archive = archive
        self._trees: dict[str, Element] = {}
        self._parts: dict[str, Element] = {}
        self._tags = 0
        self.main = self._main()

    def contents(self) -> dict[str, bytes]:
        """The bytes of every part by its name."""
        return {name: self._archive.read(name) for name in self._archive.names}

    def content(self, name: str) -> bytes:
        """The bytes of one part, none where the file has no such part."""
        actual = self._archive.name_of(name)
        return self._archive.read(actual) if actual is not None else b""

    def tree(self, name: str) -> Element:
        """A part of the file under the names that it uses itself, for who writes it back."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def part(self, name: str) -> Element | None:
        """A part under Transitional names, to be read only; None where the file has none."""
        actual = self._archive.name_of(name)
        if actual is None:
            return None
        if actual not in self._parts:
            self._parts[actual] = transitional(self.tree(actual))
        return self._parts[actual]

    def relations(self, name: str) -> Mapping[str, PartReference]:
        """What a part refers to, by the id that its text uses; "" is the file itself."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {e.get("Id", ""): _relation(e, folder) for e in root.iter(_RELATION)}

    def related(self, name: str, *kinds: str) -> tuple[str, ...]:
        """The names of the parts of these kinds that a part refers to, each once."""
        relations = [r for r in self.relations(name).values() if r.kind in kinds and not r.external]
        found = [self._archive.name_of(relation.target) for relation in relations]
        return tuple(dict.fromkeys(part for part in found if part is not None))

    def roots(self, name: str, *kinds: str) -> tuple[Element, ...]:
        """The parts of these kinds that a part refers to, in their order."""
        found = (self.part(target) for target in self.related(name, *kinds))
        return tuple(root for root in found if root is not None)

    def one_related(self, kind: str) -> Element | None:
        """The first part that the main part calls its `kind`: styles, numbering, theme."""
        return next(iter(self.roots(self.main, kind)), None)

    def body(self) -> Element:
        """The body of the text; raises `BaocaoError` where the file has none."""
        body = self._parts[self.main].find(qualified("w:body"))
        if body is None:
            raise refusals.without_text(self.name)
        return body

    def _main(self) -> str:
        """Find the part with the document's text, and make sure that it is Word's."""
        for name in self.related("", "officeDocument"):
            root = self.part(name)
            if root is not None and root.tag == qualified("w:document"):
                return name
        raise refusals.not_word(self.name, self._archive.names)

    def _parsed(self, name: str) -> Element:
        data = self._archive.read(name)
        self._tags += data.count(b"<")
        if self._tags > MAX_TAGS:
            raise refusals.too_large(self.name)
        try:
            return parse(data)
        except XmlError:
            raise refusals.broken(self.name) from None


def open_package(path: Path, name: str) -> Package:
    """Open the Word file at `path`, which messages call `name`; the file is only read.

    Raises `UsageError` where no file can be read there, and `BaocaoError` with one problem
    where it is empty, broken, protected, too large once unpacked, or no Word file.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise refusals.missing(name) from None
    except OSError:
        raise refusals.unreadable(name) from None
    return open_bytes(content, name)


def open_bytes(content: bytes, name: str) -> Package:
    """As `open_package`, of a file that was read already."""
    return Package(Archive(content, name), name)


def _relation(element: Element, folder: str) -> PartReference:
    kind = transitional_name(element.get("Type", "")).rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return PartReference(kind, target, external=True)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return PartReference(kind, path.lstrip("/"))


class Archive:
    """The parts of a file as bytes, found by name whatever the case of its letters."""

    def __init__(self, content: bytes, name: str) -> None:
        """Read the directory; raise `BaocaoError` where it is broken or breaks a limit."""
        self._name = name
        # Counted before zipfile makes an object of each entry.
        if len(content) > MAX_FILE or content.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
            raise refusals.too_large(name)
        if not zipfile.is_zipfile(BytesIO(content)):
            raise refusals.no_zip(name, content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except BROKEN_ZIP:
            raise refusals.broken(name) from None
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._check(entries)
        self._entries = {entry.filename.casefold(): entry for entry in entries}

    @property
    def names(self) -> list[str]:
        return [entry.filename for entry in self._entries.values()]

    def name_of(self, part: str) -> str | None:
        """The part's name as the file writes it; None where it has no such part."""
        entry = self._entries.get(part.casefold())
        return entry.filename if entry else None

    def read(self, part: str) -> bytes:
        """Unpack one part, never more of it than the directory says."""
        try:
            return self._zip.read(self._entries[part.casefold()])
        except BROKEN_ZIP:
            raise refusals.broken(self._name) from None

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        sizes = [entry.file_size for entry in entries]
        if max(sizes, default=0) > MAX_PART or sum(sizes) > MAX_TOTAL:
            raise refusals.too_large(self._name)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise refusals.protected(self._name)
        names = [entry.filename.casefold() for entry in entries]
        # Of two parts of one name each program takes another one: people would sign what
        # nobody checked.
        if len(set(names)) < len(names) or any(map(_leads_elsewhere, names)):
            raise refusals.broken(self._name)
        if any(entry.compress_type not in _METHODS for entry in entries):
            raise refusals.broken(self._name)


def _leads_elsewhere(name: str) -> bool:
    """Whether a program that unpacks the file could write outside its folder."""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
