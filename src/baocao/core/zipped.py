"""What Python raises for a zip file that is broken, locked or packed in a way it cannot read."""

from __future__ import annotations

import lzma
import zipfile
import zlib

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,  # a password, and (NotImplementedError) an unknown way of packing
    EOFError,
    OSError,
    ValueError,
)
