"""Keeps a report's process from writing outside its own folder.

It guards against mistakes, not malice: it sees what Python opens, renames and removes, not
what another program does. What Python keeps of modules that it has compiled it may write anywhere:
else each report alone would compile them again. Once set it stays for the life of the process.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from baocao.core.project import Project

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Events of the interpreter, with the places of the paths that change and of their folder.
_CHANGES = {
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, -1),),
}
_WATCHED = frozenset({"open", *_CHANGES})
_COMPILED = "__pycache__"
_PROGRAMS_OWN = (".cache", ".config", ".ipython", ".jupyter", ".local")


class OutsideError(PermissionError):
    """A notebook tried to write outside its own folder."""


def write_only_in(project: Project, folder: Path) -> None:
    """Let this process write only into `folder`, the cache and temporary files."""
    root = os.path.realpath(project.root)
    inside = tuple(os.path.realpath(path) for path in (folder, project.cache))
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where nobody has one
    programs = (str(home / name) for name in _PROGRAMS_OWN)
    outside = (tempfile.gettempdir(), "/dev", "/proc", *programs)
    elsewhere = tuple(os.path.realpath(path) for path in outside)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _WATCHED:  # as nearly all are: each `id()` is one
            return
        for path in _changed(event, arguments):
            if _COMPILED in path and _COMPILED in Path(path).parts[-2:]:
                continue
            allowed = inside if _within(path, (root,)) else elsewhere
            if not _within(path, allowed):
                raise OutsideError(f"không được ghi ra ngoài thư mục kết quả: {path}")

    sys.addaudithook(watch)


def _within(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)


def _changed(event: str, arguments: tuple[object, ...]) -> Iterator[str]:
    """The paths that an audit event of the interpreter is about to change."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING:
            yield from _real(path, -1)
    for at, folder_at in _CHANGES.get(event, ()):
        folder = arguments[folder_at] if folder_at > 0 else -1
        yield from _real(arguments[at], folder)


def _real(path: object, folder: object) -> Iterator[str]:
    """The absolute path without links; nothing for an open file."""
    if isinstance(path, str | bytes | os.PathLike):
        text = os.fsdecode(path)
        base = f"/proc/self/fd/{folder}" if isinstance(folder, int) and folder >= 0 else ""
        yield os.path.realpath(os.path.join(base, text))  # noqa: PTH118 - an event of `open`
