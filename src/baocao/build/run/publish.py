"""Publishing in one step: built beside, then exchanged; a crash leaves the old folder intact.

What becomes of the folder that was there before is for the caller to say: `replacing.py` for
reports.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILDING = ".dang-dung"  # a folder that is being built
REPLACED = ".ban-cu"  # the one that is about to change places, and the old one afterwards
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_WORKING_FOLDER = -100  # AT_FDCWD


def staging_folder(final: Path) -> Path:
    """An empty folder beside `final` to build in; what a crash left half built is removed.

    Its name is its own, so that what a killed run still writes is in no other's way.
    """
    recover(final)
    for unfinished in beside(final, BUILDING):
        shutil.rmtree(unfinished, ignore_errors=True)
    staging = _named(final, BUILDING)
    staging.mkdir(parents=True)
    return staging


@contextmanager
def removed_on_failure(staging: Path) -> Iterator[None]:
    """Leave no half-filled folder behind where what fills it fails: the disk may be full of it."""
    try:
        yield
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def publish(staging: Path, final: Path) -> None:
    """Put a finished folder in the place of the old one, which is removed."""
    old = swap(staging, final)
    for folder in ([old] if old else []) + beside(final, REPLACED):
        shutil.rmtree(folder, ignore_errors=True)


def swap(staging: Path, final: Path) -> Path | None:
    """Put a finished folder in the place of the old one; returns where that is now, if any."""
    if not final.exists():
        staging.rename(final)
        return None
    old = _named(final, REPLACED)
    staging.rename(old)
    if not _exchange(old, final):
        old.rename(staging)
        final.rename(old)
        staging.rename(final)
    return old


def recover(final: Path) -> None:
    """Put the old folder back if a crash came between two renames."""
    old = max(beside(final, REPLACED), key=lambda path: path.stat().st_mtime, default=None)
    if old and not final.exists():
        old.rename(final)


def beside(final: Path, mark: str) -> list[Path]:
    """Folders of this mark that a crash left beside `final`."""
    return sorted(final.parent.glob(f"{final.name}{mark}*/"))


def _named(final: Path, mark: str) -> Path:
    return final.with_name(f"{final.name}{mark}-{secrets.token_hex(4)}")


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_WORKING_FOLDER, names[0], _WORKING_FOLDER, names[1], _EXCHANGE) == 0)
