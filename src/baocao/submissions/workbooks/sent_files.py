"""Which files of a folder were sent; nothing of them is read here."""

from __future__ import annotations

from pathlib import Path


def sent_files(folder: Path) -> list[Path]:
    """Every file of a folder by name, but hidden ones and what Excel leaves while one is open."""
    if not folder.is_dir():
        return []
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    return [path for path in paths if not path.name.startswith((".", "~$"))]
