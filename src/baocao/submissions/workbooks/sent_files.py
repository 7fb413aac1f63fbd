"""Which files of a folder were sent, and which lie deeper; nothing of them is read here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_OF_WINDOWS = ("thumbs.db", "desktop.ini")


def sent_files(folder: Path) -> list[Path]:
    """Every file of a folder by name, but hidden ones, what Excel leaves while one is open, and
    what Windows writes into folders by itself."""
    return sorted(folder / name for name in _sent(folder))


def anything_sent(folder: Path) -> bool:
    """Whether the folder has any of these files: a year of weeks has thousands, and one will do."""
    return any(True for _ in _sent(folder))


def _sent(folder: Path) -> Iterator[str]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:  # which knows what is a file without asking for each
            hidden = entry.name.startswith((".", "~$"))
            if not hidden and entry.name.casefold() not in _OF_WINDOWS and entry.is_file():
                yield entry.name


def folders_with_files(folder: Path) -> list[Path]:
    """The folders within a folder that have any file, hidden ones left out."""
    if not folder.is_dir():
        return []
    within = (path for path in sorted(folder.iterdir()) if path.is_dir())
    shown = (path for path in within if not path.name.startswith((".", "__")))
    return [path for path in shown if any(p.is_file() for p in path.rglob("*"))]
