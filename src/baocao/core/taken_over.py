"""What is worked out once and taken over by a later process, as long as it is made from the same.

A process says by what it is known (`keep_in`); until then nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import BaocaoError
from baocao.core.sealed import is_sealed, read_sealed, write_sealed

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Keeper:
    """Where things are kept under `key`, a hash of all that they are made from; `now` is that
    hash of how all is now: what was made while it changed is not kept. What goes with the `first`
    of them is kept only where that one is."""

    folder: Path
    key: str
    now: Callable[[], str]
    first: str = ""

    def find(self, name: str) -> bytes | None:
        return read_sealed(self.folder / name, self.key)

    def keep(self, name: str, content: bytes) -> bool:
        """Whether it could be kept; else it is made again next time."""
        has_first = name == self.first or is_sealed(self.folder / self.first, self.key)
        with suppress(OSError, BaocaoError):  # a full disk; an input that is being saved
            if has_first and self.now() == self.key:
                write_sealed(self.folder / name, self.key, content)
                return True
        return False


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


def keep_in(keeper: Keeper | None) -> None:
    """Keep things from now on, in this process and those that it doubles into; None: nothing."""
    _keeper.set(keeper)


def keeper() -> Keeper | None:
    """Who keeps things in this process."""
    return _keeper.get()


def taken_over(name: str, make: Make) -> bytes:
    """What was kept under `name`, else what `make` returns, which is kept."""
    kept_by = _keeper.get()
    if kept_by is None:
        return make()
    content = kept_by.find(name)
    if content is None:
        content = make()
        kept_by.keep(name, content)
    return content
