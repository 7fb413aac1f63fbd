from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from baocao.build.workspace import hashes


def rewrite(path: Path) -> None:
    """Of the same length, and with the same time of the last change put back."""
    before = path.stat()
    path.write_bytes(b"hai.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(path: Path) -> None:
    beside = path.with_name("khac.xlsx")
    beside.write_bytes(b"hai.")
    beside.replace(path)


@pytest.mark.parametrize("settled", [-1, 1000])
@pytest.mark.parametrize("change", [rewrite, replace])
def test_a_changed_file_has_another_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], settled: int
) -> None:
    """Whether what was known of it was trusted or not."""
    monkeypatch.setattr(hashes, "SETTLED", settled)
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    assert hashes.known_hash(path) == hashlib.sha256(b"mot.").hexdigest()
    time.sleep(0.05)  # longer than the clock of a file system stands still
    change(path)
    assert hashes.known_hash(path) == hashlib.sha256(b"hai.").hexdigest()


@pytest.mark.parametrize(("settled", "times"), [(-1, 1), (1000, 2)])
def test_a_file_that_settled_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: int, times: int
) -> None:
    """One that has just been written is read each time."""
    monkeypatch.setattr(hashes, "SETTLED", settled)
    read: list[Path] = []

    def counted(path: Path) -> str:
        read.append(path)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr(hashes, "file_hash", counted)
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    assert hashes.known_hash(path) == hashes.known_hash(path)
    assert len(read) == times


def test_what_another_process_knew_of_a_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the file is as it was."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes, "_known", {})
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    hashes.known_hash(path)
    told = hashes.known_hashes()
    monkeypatch.setattr(hashes, "_known", {})
    monkeypatch.setattr(hashes, "file_hash", lambda _: "read again")
    hashes.learn_hashes(told)
    assert hashes.known_hash(path) == hashlib.sha256(b"mot.").hexdigest()
    time.sleep(0.05)
    rewrite(path)
    assert hashes.known_hash(path) == "read again"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that settles at once, and of which this process knows nothing yet."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    for name in ("_known", "_told"):
        monkeypatch.setattr(hashes, name, {})
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    return path


def test_a_process_takes_the_hashes_that_its_command_told_it(path: Path) -> None:
    """Also where the file has changed since; of others it looks at the files."""
    before, other = hashes.known_hash(path), path.with_name("hai.xlsx")
    hashes.be_told(hashes.known_hashes())
    other.write_bytes(b"mot.")
    time.sleep(0.05)
    rewrite(path)
    rewrite(other)
    assert hashes.told_hash(str(path)) == before
    assert hashes.told_hash(str(other)) == hashes.known_hash(path) != before


@dataclass(frozen=True)
class Changed:
    """A file that changed since a command saw it, with the hash that it had then."""

    path: Path
    saw: Sequence[tuple[str, os.stat_result]]
    before: str


@pytest.fixture
def changed(path: Path) -> Changed:
    found = Changed(path, [(str(path), path.stat())], hashes.known_hash(path))
    time.sleep(0.05)
    rewrite(path)
    return found


def test_what_a_command_saw_of_a_file_stands_for_it_for_a_moment(changed: Changed) -> None:
    """For a few seconds from when it began."""
    with hashes.having_seen(changed.saw, time.time_ns()):
        assert hashes.known_hash(changed.path) == changed.before
    with hashes.having_seen(changed.saw, time.time_ns() - 4_000_000_000):
        assert hashes.known_hash(changed.path) != changed.before


def test_what_a_command_saw_stands_for_nothing_after_it(changed: Changed) -> None:
    with hashes.having_seen(changed.saw, time.time_ns()):
        pass
    assert hashes.known_hash(changed.path) != changed.before


def test_whoever_makes_something_of_files_looks_at_them(changed: Changed) -> None:
    """A process that makes a report is told what the command knows, and sees for itself."""
    with hashes.having_seen(changed.saw, time.time_ns()):
        hashes.be_told(hashes.known_hashes())
        assert hashes.known_hash(changed.path) != changed.before
