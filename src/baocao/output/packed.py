"""Parts of a document as a zip file that is the same for the same parts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold
# As zlib counts. Its usual 6 takes three times as long for a file a tenth to a fifth smaller.
_LEVEL = 3


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip `parts` in the order of their names, all of one date; PNG is compressed already."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            stored = name.endswith(".png")
            way = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the zip tells which system wrote it
            archive.writestr(entry, parts[name], way, _LEVEL)
    return packed.getvalue()
