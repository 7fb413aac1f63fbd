"""Hashes kept from one command to the next are those of the files as they are."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.archive.built.folder import file_hash
from baocao.build.workspace import hashes, hashes_kept

WHOLE = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("mot.", "hai.")}


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files settle at once, and one is many."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes_kept, "MANY", 1)


def of_a_new_command(
    place: Path, files: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], int]:
    """The hashes that a process finds which knows nothing of its own, and how many it read."""
    read: list[str | Path] = []
    own = file_hash

    def counted(path: str | Path) -> str:
        read.append(path)
        return own(path)

    with monkeypatch.context() as patch:
        patch.setattr(hashes, "_known", {})
        patch.setattr(hashes_kept, "_here", {})
        patch.setattr(hashes, "file_hash", counted)
        with hashes_kept.hashes_kept(place, [str(path) for path in files]):
            return [hashes.known_hash(path) for path in files], len(read)


def test_a_file_is_read_by_the_first_command_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as nothing happens to it; a changed one of the same length and time is read."""
    place, path = tmp_path / "cache" / "tinh.json", tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    found = [of_a_new_command(place, [path], monkeypatch) for _ in range(2)]
    assert found == [([WHOLE["mot."]], 1), ([WHOLE["mot."]], 0)]
    before = path.stat()
    time.sleep(0.05)  # longer than the clock of a file system stands still
    path.write_bytes(b"hai.")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = [of_a_new_command(place, [path], monkeypatch) for _ in range(2)]
    assert found == [([WHOLE["hai."]], 1), ([WHOLE["hai."]], 0)]


def test_what_other_reports_asked_for_stays_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what a disk or a copy spoiled is not taken for hashes."""
    place = tmp_path / "cache" / "tinh.json"
    files = [tmp_path / name for name in ("mot.xlsx", "hai.xlsx")]
    for path in files:
        path.write_bytes(f"{path.stem}.".encode())
        assert of_a_new_command(place, [path], monkeypatch)[1] == 1
    assert of_a_new_command(place, files, monkeypatch) == ([*WHOLE.values()], 0)
    place.write_bytes(place.read_bytes().replace(b"0", b"1"))
    assert of_a_new_command(place, files, monkeypatch) == ([*WHOLE.values()], 2)


def test_few_files_are_hashed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written for them."""
    monkeypatch.setattr(hashes_kept, "MANY", 2)
    path = tmp_path / "mot.xlsx"
    path.write_bytes(b"mot.")
    place = tmp_path / "cache" / "tinh.json"
    assert of_a_new_command(place, [path], monkeypatch) == ([WHOLE["mot."]], 1)
    assert not place.exists()


def test_a_process_opens_what_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it learned meanwhile is kept beside it for the next command."""
    place = tmp_path / "cache" / "tinh.json"
    first, second = (tmp_path / name for name in ("mot.xlsx", "hai.xlsx"))
    monkeypatch.setattr(hashes, "_known", {})
    monkeypatch.setattr(hashes_kept, "_here", {})
    opened: list[Path] = []

    def recalled(at: Path) -> hashes.FileFacts:
        opened.append(at)
        return {}

    monkeypatch.setattr(hashes_kept, "_recalled", recalled)
    for files in ([first], [first, second]):
        files[-1].write_bytes(f"{files[-1].stem}.".encode())
        with hashes_kept.hashes_kept(place, [str(path) for path in files]):
            for path in files:
                hashes.known_hash(path)
    monkeypatch.undo()
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes_kept, "MANY", 1)
    assert opened == [place]
    assert of_a_new_command(place, [first, second], monkeypatch) == ([*WHOLE.values()], 0)
