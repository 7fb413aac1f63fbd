"""Runs a command and measures it as a whole: wall time, CPU time, peak memory of its tree.

On a machine that others use too, wall time says little; CPU time says what the work costs.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
MEGABYTE = 1_000_000
LOOK_EVERY = 0.25  # seconds between two looks at the memory, at least
_SPARING = 30  # times as long as a look takes: what is measured has the cores


@dataclass(frozen=True)
class Measured:
    """One run: seconds of wall and of CPU time, peak bytes of all its processes together."""

    wall: float
    cpu: float
    peak: int


def measure(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    expected: int = 0,
) -> Measured:
    """Run `command` in `folder` to its end; raises `RuntimeError` where it does not end with
    the `expected` code."""
    _adopt_orphans()
    before = _cpu_of_children()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_as_a_user_has_it() | dict(environment or {}),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        peak = _watch(process)
        wall = time.perf_counter() - start
        if process.returncode != expected:
            said.seek(0)
            text = said.read().decode(errors="replace")[-3000:]
            raise RuntimeError(f"{command} ended with {process.returncode}: {text}")
    _wait_for_orphans()
    return Measured(wall, _cpu_of_children() - before, peak)


def _as_a_user_has_it() -> dict[str, str]:
    """The environment, without what keeps Python from keeping what it compiled."""
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


def _adopt_orphans() -> None:
    """Become the parent of processes that outlive theirs, so that their CPU time is counted."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1)


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end; the peak memory of the tree on the way."""
    root = psutil.Process(process.pid)
    peak, took = 0, 0.0
    while True:
        try:
            process.wait(max(LOOK_EVERY, _SPARING * took))
        except subprocess.TimeoutExpired:
            start = time.perf_counter()
            peak = max(peak, _memory_of_tree(root))
            took = time.perf_counter() - start
        else:
            return peak


def _memory_of_tree(root: psutil.Process) -> int:
    try:
        return sum(map(_memory, [root, *root.children(recursive=True)]))
    except psutil.Error:  # it ended just now
        return 0


def _memory(process: psutil.Process) -> int:
    """Resident bytes; a page that several processes share counts in parts (Linux)."""
    try:
        full = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(full, "pss", 0) or full.rss)


def spread(values: Sequence[float], decimals: int = 2) -> str:
    """ "12.30 (11.90 - 13.00)": the median and the range."""
    middle = f"{median(values):.{decimals}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{decimals}f} - {max(values):.{decimals}f})"
