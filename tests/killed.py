"""Runs a deed in a forked process and kills it with SIGKILL at one of its changes to the disk.

Which change is said by its number, so no test depends on how fast the machine is. A file that is
opened to be written counts twice: killed before it is opened, and once it is there and empty.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from multiprocessing.sharedctypes import Synchronized

FORK = multiprocessing.get_context("fork")
NEVER = 0
_CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.chmod")
Deed = Callable[[], object]


def changes_of(deed: Deed) -> int:
    """Do it to its end; how many moments there are to be killed at."""
    return _run(deed, NEVER)


def killed(deed: Deed, moment: int) -> None:
    """Do it up to its change number `moment`, counted from 1."""
    _run(deed, moment)


def _run(deed: Deed, moment: int) -> int:
    come_to = FORK.Value("i", 0)
    process = FORK.Process(target=_work, args=(deed, moment, come_to))
    process.start()
    process.join()
    assert process.exitcode == (0 if moment == NEVER else -signal.SIGKILL)
    return int(come_to.value)


def _work(deed: Deed, moment: int, come_to: Synchronized[int]) -> None:
    def step() -> bool:
        come_to.value += 1
        return bool(come_to.value == moment)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CHANGES and step():
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "open" and _writes(arguments):
            if step():
                os.kill(os.getpid(), signal.SIGKILL)
            if step():
                _open(arguments)
                os.kill(os.getpid(), signal.SIGKILL)

    # Modules that are compiled the first time would be changes which the next run does not make.
    sys.dont_write_bytecode = True
    sys.addaudithook(watch)
    nowhere = io.StringIO()
    with redirect_stdout(nowhere), redirect_stderr(nowhere):
        deed()


def _open(arguments: tuple[object, ...]) -> None:
    """As the deed is about to do, which may come to nothing."""
    path, _, flags = arguments
    assert isinstance(path, str | bytes)
    assert isinstance(flags, int)
    with suppress(OSError):
        os.open(path, flags, 0o600)


def _writes(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    is_path = isinstance(path, str | bytes) and not os.fsdecode(path).startswith("/dev/")
    return is_path and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
