"""The zip that a Word file is, unpacked within limits that its directory has to keep first.

A report has about 20 parts and 1 MB of XML; what breaks these limits is no document.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from baocao.core.word_file import refusals

MAX_FILE = 128 * 2**20  # bytes as the file lies on the disk
MAX_PART = 64 * 2**20  # bytes of one part once unpacked
MAX_TOTAL = 256 * 2**20  # bytes of all parts together
MAX_ENTRIES = 10_000
_DIRECTORY_ENTRY = b"PK\1\2"
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that the format allows


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
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
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
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
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
