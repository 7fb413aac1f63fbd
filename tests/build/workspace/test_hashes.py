from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
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


def test_a_process_takes_the_hashes_that_its_command_told_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file has changed since; of others it looks at the files."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes, "_known", {})
    monkeypatch.setattr(hashes, "_told", {})
    first, second = tmp_path / "mot.xlsx", tmp_path / "hai.xlsx"
    for path in (first, second):
        path.write_bytes(b"mot.")
    before = hashes.known_hash(first)
    hashes.be_told(hashes.known_hashes())
    time.sleep(0.05)
    for path in (first, second):
        rewrite(path)
    now = hashes.known_hash(first)
    assert [hashes.told_hash(str(path)) for path in (first, second)] == [before, now]
    assert before != now


def test_what_a_command_saw_of_a_file_stands_for_it_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither later, nor after it, nor for a process that makes something of the file."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes, "_known", {})
    monkeypatch.setattr(hashes, "_told", {})
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    before, saw = hashes.known_hash(path), [(str(path), path.stat())]
    time.sleep(0.05)
    rewrite(path)
    found = []
    known = hashes.known_hashes()
    with hashes.having_seen(saw, time.time_ns()):
        found.append(hashes.known_hash(path))
    with hashes.having_seen(saw, time.time_ns() - 4_000_000_000):
        found.append(hashes.known_hash(path))
    hashes.learn_hashes(known)
    with hashes.having_seen(saw, time.time_ns()):
        hashes.be_told(known)
        found.append(hashes.known_hash(path))
    hashes.learn_hashes(known)
    now = hashlib.sha256(b"hai.").hexdigest()
    assert found == [before, now, now]
    assert hashes.known_hash(path) == now
