"""Publishing in one step: built beside, then exchanged; a crash leaves the old report intact."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

BUILDING = ".dang-dung"  # a folder that is being built
REPLACED = ".ban-cu"  # the old report between the two renames
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_WORKING_FOLDER = -100  # AT_FDCWD


def staging_folder(final: Path) -> Path:
    """An empty folder beside `final` to build in; what a crash left there is removed."""
    recover(final)
    staging = final.with_name(f"{final.name}{BUILDING}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def publish(staging: Path, final: Path) -> None:
    """Put a finished folder in the place of the old one."""
    old = final.with_name(f"{final.name}{REPLACED}")
    if not final.exists():
        staging.rename(final)
    elif _exchange(staging, final):
        shutil.rmtree(staging)
    else:
        final.rename(old)
        staging.rename(final)
        shutil.rmtree(old)


def recover(final: Path) -> None:
    """Restore the old report if a crash came between the two renames."""
    old = final.with_name(f"{final.name}{REPLACED}")
    if old.exists() and not final.exists():
        old.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_WORKING_FOLDER, names[0], _WORKING_FOLDER, names[1], _EXCHANGE) == 0)
