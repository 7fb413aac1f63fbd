"""What a process started for one call does: set its limits, run the call, report how it ended."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import FrameType

from baocao.build.run.system_errors import system_problem
from baocao.build.workspace.processes import die_with_parent, keep_freed_memory
from baocao.core.errors import BaocaoError, Problem

DONE = "done"


class Stopped(BaseException):
    """The process was asked to end; a cell that runs in a shell keeps this as its error."""


def run_in_child(
    sender: Connection, work: Callable[..., None], argument: object, memory: int
) -> None:
    """Run `work(argument, say)` and send `DONE` or a `BaocaoError`."""
    live_alone()
    _limit_memory(memory)
    keep_freed_memory()
    gc.set_threshold(5_000_000, 50, 100)  # the process ends before there is much to collect
    signal.signal(signal.SIGTERM, _stop)
    try:
        work(argument, sender.send)
    except BaocaoError as error:
        sender.send(error)
    except Exception as error:  # whatever it was, only this report fails, and says why
        sender.send(BaocaoError(_problem(error)))
    else:
        sender.send(DONE)


def live_alone() -> None:
    """Ignore the terminal's Ctrl-C, print nothing, and die with the parent (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    os.setsid()
    server = os.getppid()
    if server == 1:  # the server died before this process began to watch it
        os._exit(1)
    die_with_parent(server)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _limit_memory(size: int) -> None:
    """Let this process use `size` bytes more than it does now (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    page = resource.getpagesize()
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - not a file on disk
        data = int(file.read().split()[5]) * page
    resource.setrlimit(resource.RLIMIT_DATA, (data + size, data + size))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped("dừng từ bên ngoài")


def _problem(error: Exception) -> Problem:
    if isinstance(error, OSError):
        return system_problem(error, str(error.filename or ""))
    return Problem(f"lỗi ngoài dự kiến {type(error).__name__}: {error}")
