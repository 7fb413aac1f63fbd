"""Work on more than one core: whether this process may be doubled, and a second one beside it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")

MANY = 24  # so many workbooks take longer than processes to start
_PDEATHSIG = 1  # PR_SET_PDEATHSIG of prctl(2)
_MALLOPT = {-1: 1 << 30, -3: 1 << 25}  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of mallopt(3)

_works_alone: ContextVar[bool] = ContextVar("works_alone", default=False)


def work_alone() -> None:
    """No other process of this command works from now on: this one may use every core."""
    _works_alone.set(True)


def works_alone() -> bool:
    """Whether that was said."""
    return _works_alone.get()


def may_fork() -> bool:
    """Only the first process or one that works alone, while it has no threads: what others hold
    would hang the child. The renderer's threads are none that Python counts."""
    is_alone = parent_process() is None or _works_alone.get()
    is_free = is_alone and threading.active_count() == 1 and "vl_convert" not in sys.modules
    return sys.platform.startswith("linux") and is_free and (os.cpu_count() or 1) > 1


def die_with_parent(parent: int) -> None:
    """Have this process killed when `parent`, which started it, is (Linux): nobody waits for what
    it makes, and it holds both ends of the pipe that it would send it by."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was killed before, so that no signal comes any more
            os._exit(1)


def keep_freed_memory() -> None:
    """Have this process use again what it has freed, until it ends (glibc): memory that is given
    back to the system comes anew page by page, and that costs more than to write it."""
    if sys.platform.startswith("linux"):
        import ctypes

        if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
            for option, size in _MALLOPT.items():
                mallopt(option, size)


def beside(make: Callable[[], T]) -> Callable[[], T]:
    """Begin `make` in a process of its own; what is returned waits for its result.

    Where no process may be doubled, or that one fails, `make` runs here when it is asked for, and
    what it raises is raised.
    """
    if not may_fork():
        return cache(make)
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, make, os.getpid()), daemon=True)
    process.start()
    there.close()  # so that the end of that process is the end of what comes from it

    def result() -> T:
        try:
            found: T = here.recv()
        except (EOFError, OSError):  # it ended before, or within, what it sent
            found = make()
        finally:
            here.close()
            process.join()
        return found

    return cache(result)


def _send(there: Connection, make: Callable[[], object], parent: int) -> None:
    die_with_parent(parent)
    _works_alone.set(False)  # nor may it have processes of its own
    try:
        there.send(make())
    except Exception:  # whoever waits makes it again and meets the same
        there.close()
