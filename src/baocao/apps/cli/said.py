"""What is being done, while it takes long: a line on standard error every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event, Thread
from typing import TypeVar

EVERY = 2.0  # seconds: nobody waits longer without a word
AGAIN = 10.0  # seconds between two words on the same work

Item = TypeVar("Item")

_OVER: ContextVar[Event] = ContextVar("over")  # of the work that goes on


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Tell somebody at a terminal what is being done where that takes long; "" for work that
    says so itself."""
    over = Event()
    _OVER.set(over)
    if not (what and sys.stderr.isatty()):
        yield
        return
    teller = Thread(target=_tell, args=(what, over), daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def hush() -> None:
    """Say no more of the work that goes on: somebody is asked, or what follows speaks itself."""
    _OVER.get(Event()).set()


def _tell(what: str, over: Event) -> None:
    """Written past Python's buffers, where a process that is forked meanwhile finds no lock held;
    a Windows console takes it as UTF-8 there, whatever its code page."""
    buffer = sys.stderr.buffer
    terminal = getattr(buffer, "raw", buffer)  # with python -u there is no buffer
    begun, line, pause = time.monotonic(), f"Đang {what} …", EVERY
    while not over.wait(pause):
        terminal.write(f"{line}\n".encode())
        pause = AGAIN
        line = f"  vẫn đang {what}, đã {time.monotonic() - begun + AGAIN:.0f} giây …"


def counted(items: Iterable[Item], total: int, thing: str) -> Iterator[Item]:
    """The items as they come; says how many there are, and after a while how many are done."""
    hush()
    print(f"Đang lập {total} {thing} …", file=sys.stderr, flush=True)
    told = time.monotonic()
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - told > EVERY and number < total:
            print(f"  {number}/{total}", file=sys.stderr, flush=True)
            told = time.monotonic()
