"""SHA-256 of the package itself, which is one of the inputs of every result."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

# No report is made by these: the command, the web site, the check of any Word file.
_BESIDE_REPORTS = ("apps/cli/", "apps/site/", "review/decree30/")


@cache
def package_hash() -> str:
    """One hash of the files that can change a report and of the versions that shape its output."""
    root = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        name = path.relative_to(root).as_posix()
        if not name.startswith(_BESIDE_REPORTS):
            digest.update(name.encode())
            digest.update(path.read_bytes())
    for package in ("XlsxWriter", "altair", "python-docx", "resvg", "vl-convert-python"):
        digest.update(version(package).encode())
    return digest.hexdigest()
