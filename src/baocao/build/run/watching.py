"""What somebody saves while working on reports, told by the sizes and times of the files.

The files are looked at again and again rather than waited for: drives that an office shares
tell nobody of what other machines write.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from baocao.core.project import Project

Saved = Mapping[str, tuple[int, int]]
"""Size and time of the last change of each file, by path."""

LOOK = 0.5  # seconds between two looks


def saved(project: Project) -> Saved:
    """The files that reports are made from, as they are now. What programs keep open beside a
    file ("~$bieu.xlsx") and hidden ones are not among them."""
    folders = (project.root / "data", project.templates, project.notebooks)
    return {path: state for folder in folders for path, state in _below(folder)}


def changes(look: Callable[[], Saved], pause: Callable[[float], None]) -> Iterator[Saved]:
    """The files at first, and again each time they are others and at rest: a program that
    saves may write more than once."""
    known: Saved | None = None
    before = look()
    while True:
        if before != known:
            known = before
            yield known
        pause(LOOK)
        now = look()
        while now != before:
            before = now
            pause(LOOK)
            now = look()


def _below(folder: Path | str) -> Iterator[tuple[str, tuple[int, int]]]:
    with suppress(FileNotFoundError, NotADirectoryError):
        for entry in os.scandir(folder):
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
                continue
            with suppress(FileNotFoundError):  # gone since the folder was read
                state = entry.stat()
                yield entry.path, (state.st_size, state.st_mtime_ns)
