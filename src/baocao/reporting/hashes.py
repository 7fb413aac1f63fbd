"""SHA-256 of the package itself: a part of what a result is known by."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path


@cache
def package_hash() -> str:
    """One hash over the package's own files and the versions that shape its output."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    for package in ("XlsxWriter", "altair", "python-docx", "resvg", "vl-convert-python"):
        digest.update(version(package).encode())
    return digest.hexdigest()
