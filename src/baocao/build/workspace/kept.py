"""What is worked out once is kept in the project's cache, which may be deleted at any time.

What is kept is known by a key of hashes, so it is never out of date, and sealed, so that damage
is noticed. It is kept as JSON: opening such a file runs no code, whoever wrote it. Two runs at
once are safe: the second waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock
from pydantic import TypeAdapter

from baocao.core.sealed import private_folder, read_sealed, write_sealed

Model = TypeVar("Model")


def kept_once(
    path: Path, key: str, kind: Callable[..., Model], make: Callable[[], tuple[Model, ...]]
) -> tuple[Model, ...]:
    """What `make` returns under this key, models of the class `kind`, kept for the next call.

    What `make` raises is raised, and nothing is kept. Where the cache cannot be used (a full
    disk, a folder without write permission), every call makes it. Only what is not there yet is
    waited for: reading needs no turn, since what is kept is replaced in one step.
    """
    found = look_up(path, key, kind)
    if found is not None:
        return found
    with waiting(path):  # somebody else may keep it meanwhile
        found = look_up(path, key, kind)
        if found is not None:
            return found
        made = make()
        keep(path, key, kind, made)
        return made


@contextmanager
def waiting(path: Path) -> Iterator[None]:
    """One at a time keeps what belongs to a path; where the cache cannot be used nobody waits."""
    with ExitStack() as stack:
        with suppress(OSError):
            private_folder(path.parent)
            stack.enter_context(FileLock(path.with_suffix(".lock")))
        yield


@cache
def rows_of(kind: Callable[..., Any]) -> TypeAdapter[tuple[Any, ...]]:
    """Between models of a class and their JSON; takes some time to make."""
    return TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]


def look_up(path: Path, key: str, kind: Callable[..., Model]) -> tuple[Model, ...] | None:
    """What was kept under this key; None if it is something else or cannot be read."""
    content = read_sealed(path, key)
    try:
        return None if content is None else rows_of(kind).validate_json(content)
    except ValueError:  # a file of an older version
        return None


def keep(path: Path, key: str, kind: Callable[..., Model], made: tuple[Model, ...]) -> None:
    """Replace what was kept before; nothing is kept where that is impossible."""
    with suppress(OSError, ValueError):  # ValueError: text that is not valid Unicode
        write_sealed(path, key, rows_of(kind).dump_json(made))
