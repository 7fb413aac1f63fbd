"""Files that the program keeps for itself: known by a key, whole by a hash, for their owner alone.

What can be made again lies in such files. Above the content stands a line with the key and the
SHA-256 of the content, so that a byte which a disk or a copy spoiled is never taken for data.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

_FOLDER_MODE = 0o700


def read_sealed(path: Path, key: str) -> bytes | None:
    """The content; None where it is of another key, damaged, or cannot be read."""
    try:
        head, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if head == sealed_head(key, content) else None


def is_sealed(path: Path, key: str) -> bool:
    """Whether something is kept there under the key; that it is whole, reading it tells."""
    try:
        with path.open("rb") as file:
            return file.readline().split(b" ")[0] == key.encode()
    except OSError:
        return False


def write_sealed(path: Path, key: str, content: bytes) -> None:
    """Replace what was kept before, in one step. Raises `OSError` where that is impossible."""
    write_private(path, sealed_head(key, content) + b"\n" + content)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file, in one step. Raises `OSError` where that is impossible."""
    private_folder(path.parent)
    handle, beside = mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)  # for its owner alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def private_folder(path: Path) -> None:
    """Make a folder that its owner alone can open. Raises `OSError` where that is impossible."""
    if not path.is_dir():  # one that is there is asked for thousands of times
        path.mkdir(parents=True, exist_ok=True)
    if path.stat().st_mode & 0o777 != _FOLDER_MODE:
        path.chmod(_FOLDER_MODE)


def sealed_head(key: str, content: bytes) -> bytes:
    """The key and the seal of a content."""
    return f"{key} {hashlib.sha256(content).hexdigest()}".encode()
