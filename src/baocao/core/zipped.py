"""Zip files that come from elsewhere: their parts, each unpacked once; and what Python raises for
one that is broken, locked or packed in a way it cannot read.
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,  # a password, and (NotImplementedError) an unknown way of packing
    EOFError,
    OSError,
    ValueError,
)
_MOST_KEPT = 16 * 1024 * 1024  # bytes; what is beyond is unpacked whenever it is asked for


class ZipParts:
    """The parts of a zip file by name. Making it, and reading a part, raises one of `BROKEN_ZIP`;
    a part that is not there `KeyError`."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._kept: dict[str, bytes] = {}
        self._room = _MOST_KEPT

    @property
    def names(self) -> Sequence[str]:
        """In the order of the file; one that stands twice is here twice."""
        return self._archive.namelist()

    @property
    def size(self) -> int:
        """What all parts take unpacked, as the file says."""
        return sum(part.file_size for part in self._archive.infolist())

    def read(self, name: str) -> bytes:
        """The content of a part, its size and checksum compared with what the file says."""
        if name in self._kept:
            return self._kept[name]
        content = self._archive.read(name)
        if len(content) <= self._room:
            self._room -= len(content)
            self._kept[name] = content
        return content
