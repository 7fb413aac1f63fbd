"""One folder for all that a command and its processes put aside while they run.

It goes when the command ends. What a killed command left is removed by the next one: nobody holds
its lock any more.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

LOCK = ".khoa"
SETTLED = 60.0  # seconds: a younger folder may be one whose lock is about to be taken
_held: list[IO[bytes]] = []  # open as long as the process lives


def use_own_scratch() -> Path:
    """Make temporary files of this process and those that it starts lie in one folder."""
    base = Path(tempfile.gettempdir())
    sweep_scratch(base)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(), dir=base))
    _hold(folder)
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    atexit.register(_remove, folder, os.getpid())
    return folder


def sweep_scratch(base: Path) -> None:
    """Remove the folders of commands that were killed; those of others stay."""
    for folder in base.glob(f"{_prefix()}*/"):
        with suppress(OSError):  # another command removes it at this moment
            if time.time() - folder.stat().st_mtime > SETTLED and _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _prefix() -> str:
    return f"baocao-{os.getuid() if hasattr(os, 'getuid') else 0}-"


def _hold(folder: Path) -> None:
    lock = (folder / LOCK).open("wb")
    _held.append(lock)
    _try_lock(lock)


def _is_left(folder: Path) -> bool:
    """Whether no process holds the folder's lock."""
    if folder.is_symlink():
        return False
    try:
        with (folder / LOCK).open("rb") as lock:
            return _try_lock(lock)
    except FileNotFoundError:
        return True


def _try_lock(file: IO[bytes]) -> bool:
    """Take the lock that the system lifts when the process ends; False where another has it, or
    where there are no such locks."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove(folder: Path, owner: int) -> None:
    """At the end of the process that made the folder, not of one that was forked from it."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
