"""Files that are replaced in one step."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baocao.core.whole_file import write_whole


def test_what_a_killed_writer_left_is_cleaned(tmp_path: Path) -> None:
    """The next writing leaves the file and nothing else."""
    left = tmp_path / ".a.md.0123abcd.tmp"
    left.write_text("nửa", encoding="utf-8")
    os.utime(left, (0, 0))
    write_whole(tmp_path / "a.md", "xong")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "xong"


def test_a_writing_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk: the old file stands, and no half of the new one lies there."""
    write_whole(tmp_path / "a.md", "cũ")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.md", "mới")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "cũ"


def test_writers_at_once_are_in_nobodys_way(tmp_path: Path) -> None:
    """Each writes its own beginning; the last whole one stands."""
    names = [f"{number}.md" for number in range(4)]

    def write(number: int) -> None:
        write_whole(tmp_path / names[number % 4], f"{number}" * 10_000)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(200)))
    for name in names:
        assert len(set((tmp_path / name).read_text(encoding="utf-8"))) <= 3
    assert sorted(path.name for path in tmp_path.iterdir()) == names
