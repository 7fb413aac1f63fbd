"""What was damaged on the disk is made anew; what is kept is for its owner alone."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from baocao.build.workspace.kept import kept_once, waiting

KEY = "a" * 64
FLIPS = int(os.environ.get("BAOCAO_FLIPS", "200"))


@dataclass(frozen=True)
class Count:
    area: str
    value: int


COUNTS = tuple(Count(f"Xã Mường Lò {n}", 295_517 + n) for n in range(40))


def kept(path: Path) -> tuple[Count, ...]:
    return kept_once(path, KEY, Count, lambda: COUNTS)


def test_a_flipped_byte_is_never_data(tmp_path: Path) -> None:
    """Wherever the byte lies: in a digit, in a name, in the line of hashes."""
    path = tmp_path / "kept.json"
    kept(path)
    whole, chance = path.read_bytes(), random.Random(15)
    for _ in range(FLIPS):
        at = chance.randrange(len(whole))
        bit = 1 << chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        assert kept(path) == COUNTS, f"byte {at}, bit {bit}"
        assert path.read_bytes() == whole


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a digit": lambda data: data.replace(b"295517", b"995517"),
    "cut off": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "of zeros": lambda data: bytes(len(data)),
    "twice": lambda data: data + data,
    "without its line of hashes": lambda data: data.split(b"\n", 1)[1],
    "kept by the version before, the key alone above it": lambda data: (
        KEY.encode() + b"\n" + data.split(b"\n", 1)[1].replace(b"295517", b"995517")
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_damaged_is_made_anew(tmp_path: Path, name: str) -> None:
    """The file is whole again afterwards."""
    path = tmp_path / "kept.json"
    kept(path)
    whole = path.read_bytes()
    path.write_bytes(DAMAGE[name](whole))
    assert path.read_bytes() != whole
    assert kept(path) == COUNTS
    assert path.read_bytes() == whole


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It names who filled in a workbook; a folder that an earlier version left open is closed."""
    folder = tmp_path / "submissions"
    folder.mkdir(mode=0o755)
    path = folder / "lang-son" / "kept.json"
    kept(path)
    kept(folder / "kept.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_there_is_read_while_somebody_has_the_turn(tmp_path: Path) -> None:
    """Only what has to be made is waited for."""
    path = tmp_path / "kept.json"
    kept(path)
    with ThreadPoolExecutor() as pool, waiting(path):
        assert pool.submit(kept, path).result(timeout=60) == COUNTS
