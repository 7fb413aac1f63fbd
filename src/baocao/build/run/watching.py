"""What somebody saves while working on reports, told by the sizes and times of the files.

The files are looked at again and again rather than waited for: drives that an office shares
tell nobody of what other machines write.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import yaml

from baocao.core.project import Project
from baocao.core.zipped import BROKEN_ZIP

Saved = Mapping[str, tuple[int, int]]
"""Size and time of the last change of each file, by path."""

LOOK = 0.15  # seconds between two looks
SHARE = 0.1  # of the time goes into looking at most, however many files there are
PATIENCE = 20  # looks at rest after which a file that is not whole is taken as it is
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PACKED = (".xlsx", ".xlsm", ".docx", ".ods")


def saved(project: Project) -> Saved:
    """The files that reports are made from, as they are now. What programs keep open beside a
    file ("~$bieu.xlsx") and hidden ones are not among them."""
    folders = (project.root / "data", project.templates, project.notebooks)
    return {path: state for folder in folders for path, state in _below(folder)}


def is_whole(path: str) -> bool:
    """Whether a file can be read to its end: a program may rest while it saves. A file that is
    gone is no half of one."""
    try:
        if path.endswith(_PACKED):
            with ZipFile(path):
                return True
        if path.endswith((".yaml", ".yml")):
            for _ in yaml.parse(Path(path).read_bytes(), Loader=_LOADER):
                pass
    except FileNotFoundError:
        return True
    except (*BROKEN_ZIP, yaml.YAMLError):
        return False
    return True


def changes(
    look: Callable[[], Saved],
    pause: Callable[[float], None],
    is_ready: Callable[[str], bool] = is_whole,
) -> Iterator[Saved]:
    """The files at first, and again each time they are others, at rest and whole: a program that
    saves may write more than once. What stays broken is told after a while all the same."""
    known: Saved | None = None
    look_again = _paced(look, pause)
    before = look()
    while True:
        if before != known:
            known = before
            yield known
        before = _at_rest(look_again, before, is_ready)


def _paced(look: Callable[[], Saved], pause: Callable[[float], None]) -> Callable[[], Saved]:
    """Looks after a pause: the longer the look before took, the longer."""
    took = 0.0

    def look_again() -> Saved:
        nonlocal took
        pause(max(LOOK, took / SHARE))
        started = time.perf_counter()
        now = look()
        took = time.perf_counter() - started
        return now

    return look_again


def _at_rest(
    look_again: Callable[[], Saved], known: Saved, is_ready: Callable[[str], bool]
) -> Saved:
    """The files when two looks found the same; those that are not `known` are ready by then."""
    before, rested = known, 0
    while True:
        now = look_again()
        rested = rested + 1 if now == before else 0
        before = now
        changed = (path for path in now if now[path] != known.get(path))
        if rested and (rested >= PATIENCE or all(map(is_ready, changed))):
            return now


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
