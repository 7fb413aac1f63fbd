"""Writes a file in one step: whoever reads it finds the old text or the new one, whole."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

ABANDONED = 3600.0  # seconds after which nobody is still writing a file


def write_whole(path: Path, text: str) -> None:
    """Put `text` (UTF-8) in the place of what the file says; its folder is made where needed.

    What a killed writer left is removed, when nobody can be writing it any more.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for unfinished in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(FileNotFoundError):
            if time.time() - unfinished.stat().st_mtime > ABANDONED:
                unfinished.unlink()
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
