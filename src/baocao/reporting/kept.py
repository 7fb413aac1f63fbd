"""What is worked out once is kept in the project's cache, which may be deleted at any time.

What is kept is known by a key of hashes, so it is never out of date. It is a pickle and not
Parquet: results and submissions nest, so each would need a table layout of its own beside its
model, for about the same time. The folder belongs to whoever runs the reports; it is never sent.
Two runs at once are safe: the second waits.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock

Kept = TypeVar("Kept")


def kept_once(path: Path, key: str, make: Callable[[], Kept]) -> Kept:
    """What `make` returns under this key, kept in `path` from one call to the next.

    What `make` raises is raised, and nothing is kept. Where the cache cannot be used (a full
    disk, a folder without write permission), every call makes it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_suffix(".lock")).acquire()
    except OSError:
        return make()
    with lock:
        for found in _found(path, key):
            known: Kept = found
            return known
        made = make()
        _keep(path, key, made)
        return made


def _found(path: Path, key: str) -> list[Any]:
    """What was kept under this key; nothing where that is something else or cannot be read."""
    try:
        with path.open("rb") as file:
            return [pickle.load(file)] if pickle.load(file) == key else []
    except Exception:  # a file of an older version, or one that was cut off
        return []


def _keep(path: Path, key: str, made: object) -> None:
    """Put it in the place of what was kept before, in one step."""
    beside = path.with_suffix(".new")
    with suppress(OSError):
        with beside.open("wb") as file:
            pickle.dump(key, file)
            pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
        beside.replace(path)
