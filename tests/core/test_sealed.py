"""A file that the program keeps for itself is whole, of its key, or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.sealed import private_folder, read_sealed, write_sealed


def test_what_was_written_is_read_under_its_key_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "kept"
    write_sealed(path, "key", b"one\ntwo\n")
    assert read_sealed(path, "key") == b"one\ntwo\n"
    assert read_sealed(path, "other") is None
    assert read_sealed(tmp_path / "nothing", "key") is None
    assert [file.name for file in path.parent.iterdir()] == ["kept"]


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    write_sealed(path, "key", b"295.517")
    whole = path.read_bytes()
    for at in range(len(whole) * 8):
        spoiled = bytearray(whole)
        spoiled[at // 8] ^= 1 << at % 8
        path.write_bytes(bytes(spoiled))
        assert read_sealed(path, "key") is None


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    write_sealed(path, "key", b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_sealed(path, "key", b"new")
    assert read_sealed(path, "key") == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Also in a folder that others could open so far."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o755)
    write_sealed(folder / "kept", "key", b"content")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "kept").stat().st_mode & 0o777 == 0o600
    private_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_file_is_made_beside_the_one_that_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the same disk, so that it appears in one step."""
    places = []

    def noted(self: Path, target: Path) -> Path:
        places.append(self.parent)
        return target

    monkeypatch.setattr(Path, "replace", noted)
    write_sealed(tmp_path / "kept", "key", b"content")
    assert places == [tmp_path]
