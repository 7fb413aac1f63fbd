"""Runs a call in a process of its own, with a time limit; nothing it does affects another.

On Linux the process is forked from a server that has everything heavy imported
(`preload.py`), so it starts in milliseconds; elsewhere it starts from nothing. What the
call says on its way and how it ended come back over a pipe. Nothing here knows of reports.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from threading import Event, Lock
from typing import Any

from baocao.build.run.child import DONE, run_in_child
from baocao.core.errors import BaocaoError, Problem

CAN_FORK = sys.platform.startswith("linux")
PRELOAD = ("baocao.build.run.preload",)
TICK = 0.2  # seconds between checks of the clock
GRACE = 2.0  # seconds for a stopped call to save what it has

_GONE = "gone"

Say = Callable[[object], None]


@dataclass(frozen=True)
class ProcessLimits:
    """What one call may use: `seconds` of wall time, `memory` in bytes (Linux only)."""

    seconds: float = 900.0
    memory: int = 2 * 1024**3


class LostError(BaocaoError):
    """The process ended early: it was too slow, was killed, or exited by itself."""


class Interrupted(Exception):  # noqa: N818 - it is no error
    """The person at the keyboard stopped the work."""


def context() -> Any:
    """Where processes come from: the fork server, or new interpreters where there is no fork."""
    if not CAN_FORK:
        return get_context("spawn")
    server = get_context("forkserver")
    server.set_forkserver_preload(["__main__", *PRELOAD])
    return server


CONTEXT: BaseContext = context()
_LOCK = Lock()  # multiprocessing reads the end of a process from any thread that starts another


def run_isolated(
    work: Callable[..., None], argument: object, limits: ProcessLimits, hear: Say, stop: Event
) -> None:
    """Run `work(argument, say)` in a process of its own; `hear` gets what it says.

    Raises what the work raised as `BaocaoError`; `LostError` where the process ran out of time or
    died; `Interrupted` soon after `stop` is set.
    """
    receiver, sender = CONTEXT.Pipe(duplex=False)
    arguments = (sender, work, argument, limits.memory)
    process = CONTEXT.Process(target=run_in_child, args=arguments)  # type: ignore[attr-defined]
    with _LOCK:
        process.start()
    sender.close()
    try:
        _follow(process, receiver, limits, hear, stop)
    finally:
        _end(process)
        receiver.close()


def _follow(
    process: Any, receiver: Connection, limits: ProcessLimits, hear: Say, stop: Event
) -> None:
    """Pass on what the process sends until it is done."""
    deadline = time.monotonic() + limits.seconds
    said: object = ""
    while True:
        message = _next_message(process, receiver)
        if message == DONE:
            return
        if isinstance(message, BaocaoError):
            raise message
        if message == _GONE:
            raise LostError(Problem(_how_it_ended(process), str(said), "chạy lại báo cáo này"))
        if message is not None:
            said = message
            hear(said)
        if stop.is_set():
            raise Interrupted
        if time.monotonic() > deadline:
            what = f"chạy quá {limits.seconds:g} giây nên bị dừng"
            raise LostError(Problem(what, str(said), "xem ô này trong notebook"))


def _next_message(process: Any, receiver: Connection) -> Any:
    """The next message; None if there was none for a while, `_GONE` if the process has ended."""
    if not wait([receiver, process.sentinel], TICK):
        return None
    try:
        return receiver.recv() if receiver.poll() else _GONE
    except (EOFError, OSError):
        return _GONE


def _how_it_ended(process: Any) -> str:
    code = process.exitcode if _ended(process, GRACE) else None
    if code is not None and code < 0:
        return f"tiến trình bị hủy ({signal.Signals(-code).name})"
    return "tiến trình tự thoát giữa chừng" + (f" (mã {code})" if code is not None else "")


def _end(process: Any) -> None:
    """Leave nothing running: neither the process nor what it started."""
    if not _ended(process, TICK):
        process.terminate()
    if not _ended(process, GRACE):
        process.kill()
        _ended(process, None)
    if CAN_FORK:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _ended(process: Any, seconds: float | None) -> bool:
    wait([process.sentinel], seconds)
    with _LOCK:
        return not process.is_alive()
