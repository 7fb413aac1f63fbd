"""Writes files in one step: whoever reads one finds the old content or the new one, whole."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from baocao.core.errors import Problem, UsageError

ABANDONED = 3600.0  # seconds after which nobody is still writing a file
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_whole(path: Path, content: str | bytes) -> None:
    """Put `content` (text as UTF-8) in the place of what the file says; its folder is made where
    needed.

    What a killed writer left is removed, when nobody can be writing it any more.
    """
    write_all({path: content})


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """As `write_whole`, of several files: none is replaced before all are written beside their
    places, so that a full disk changes nothing. They are replaced in their order."""
    beside: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path)
            beside[path] = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
            _write(beside[path], content)
        for path, written in beside.items():
            written.replace(path)
    except BaseException:
        for written in beside.values():
            written.unlink(missing_ok=True)
        raise


def write_asked(path: Path, content: str | bytes) -> None:
    """Write a file where somebody asked for it, into a folder that is there.

    Raises `UsageError` where that is not possible; a full disk stays the system's error.
    """
    with writing_to(path):
        if path.exists() and not path.is_file():  # a terminal, a pipe: nothing to be replaced
            path.write_bytes(_bytes(content))
        elif path.parent.is_dir():
            write_whole(path, content)
        else:
            raise FileNotFoundError


@contextmanager
def writing_to(*places: Path) -> Iterator[None]:
    """Say of what the system refuses which of the places named cannot be written to.

    Raises `UsageError`; a full disk stays the system's error, which every command tells alike.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _DISK_FULL:
            raise
        todo = "kiểm tra thư mục có sẵn và quyền ghi; đóng tệp nếu đang mở"
        refused = Path(error.filename or "")
        at = [p for p in places if p.is_relative_to(refused) or p.parent == refused.parent]
        where = (*at, *places)[0].as_posix()
        raise UsageError(Problem("không ghi được tệp", where, todo)) from None


def _sweep(path: Path) -> None:
    for unfinished in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(FileNotFoundError):
            if time.time() - unfinished.stat().st_mtime > ABANDONED:
                unfinished.unlink()


def _write(path: Path, content: str | bytes) -> None:
    with path.open("xb") as file:
        file.write(_bytes(content))
        file.flush()
        os.fsync(file.fileno())


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
