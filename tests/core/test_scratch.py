"""What a command puts aside goes with it; what a killed one left goes with the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.core.scratch import LOCK, SETTLED, sweep_scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs flock and SIGKILL")

SCRIPT = """
import subprocess, sys, tempfile
from baocao.core.scratch import use_own_scratch
own = "import tempfile; print(tempfile.gettempdir())"
print(use_own_scratch(), tempfile.mkdtemp(prefix="pymp-"), end=" ", flush=True)
subprocess.run([sys.executable, "-c", own], check=True)
sys.stdin.readline()
"""


def start(base: Path) -> tuple[subprocess.Popen[str], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "TMPDIR": str(base)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    folder, inside, of_a_child = map(Path, process.stdout.readline().split())
    assert inside.parent == of_a_child == folder
    assert folder.parent == base
    return process, folder


def age(folder: Path) -> None:
    then = folder.stat().st_mtime - 2 * SETTLED
    os.utime(folder, (then, then))


def test_it_goes_with_the_command(tmp_path: Path) -> None:
    process, folder = start(tmp_path)
    process.communicate("\n")
    assert not folder.exists()


def test_a_killed_command_is_cleaned_up_after(tmp_path: Path) -> None:
    """By the next one; a command that runs keeps its folder, however old that is."""
    killed, left = start(tmp_path)
    runs, used = start(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    sweep_scratch(tmp_path)
    assert left.exists()  # it could be one that is just being made
    age(left)
    age(used)
    sweep_scratch(tmp_path)
    assert not left.exists()
    assert (used / LOCK).exists()
    runs.communicate("\n")


def test_what_is_others_stays(tmp_path: Path) -> None:
    """Folders of other names and links to somewhere else."""
    other = tmp_path / "pymp-0815"
    other.mkdir()
    link = tmp_path / f"baocao-{os.getuid()}-link"
    link.symlink_to(other)
    for path in (other, link):
        age(path)
    sweep_scratch(tmp_path)
    assert other.exists()
    assert link.is_symlink()
