"""Which files of a folder were sent, and which lie deeper; nothing of them is read here."""

from __future__ import annotations

from pathlib import Path

_OF_WINDOWS = ("thumbs.db", "desktop.ini")


def sent_files(folder: Path) -> list[Path]:
    """Every file of a folder by name, but hidden ones, what Excel leaves while one is open, and
    what Windows writes into folders by itself."""
    if not folder.is_dir():
        return []
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    sent = (path for path in paths if path.name.casefold() not in _OF_WINDOWS)
    return [path for path in sent if not path.name.startswith((".", "~$"))]


def folders_with_files(folder: Path) -> list[Path]:
    """The folders within a folder that have any file, hidden ones left out."""
    if not folder.is_dir():
        return []
    within = (path for path in sorted(folder.iterdir()) if path.is_dir())
    shown = (path for path in within if not path.name.startswith((".", "__")))
    return [path for path in shown if any(p.is_file() for p in path.rglob("*"))]
