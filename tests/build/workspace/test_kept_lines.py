"""What is kept of many names in one file: each line stands for itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from baocao.build.workspace.kept_lines import content_of, keep_lines, read_lines

NAMES = {f"xã {n}.xlsx": (f"{n}" * 64, f'[{{"value":295{n}}}]'.encode()) for n in range(3)}


def found(path: Path) -> dict[str, bytes | None]:
    lines = read_lines(path)
    return {name: content_of(lines, name, key) for name, (key, _) in NAMES.items()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept = tmp_path / "2022-Q4.lines"
    keep_lines(kept, NAMES, NAMES)
    return kept


def test_what_was_kept_is_found_by_name_and_key(path: Path) -> None:
    """Nothing is found of another name, under another key, or where there is no file."""
    assert found(path) == {name: content for name, (_, content) in NAMES.items()}
    lines, (name, other, _) = read_lines(path), NAMES
    assert content_of(lines, name, NAMES[other][0]) is None
    assert content_of(lines, "xã 9.xlsx", NAMES[name][0]) is None
    assert content_of(read_lines(path.with_name("nothing")), name, NAMES[name][0]) is None


def test_a_flipped_byte_is_never_data(path: Path) -> None:
    """It costs the lines that it is in, or between, and no other."""
    whole, chance = path.read_bytes(), random.Random(15)
    for _ in range(300):
        at = chance.randrange(len(whole))
        path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        lost = [name for name, content in found(path).items() if content != NAMES[name][1]]
        assert 1 <= len(lost) <= 2
        assert all(found(path)[name] is None for name in lost)


def test_a_line_of_another_name_is_not_taken(path: Path) -> None:
    """Whoever puts one line in the place of another has changed the key."""
    lines = dict(read_lines(path))
    first, second, _ = lines
    lines[first] = lines[second]
    path.write_bytes(b"\n".join(b"%b %b" % line for line in lines.items()))
    assert [content is None for content in found(path).values()] == [True, False, False]


def test_one_is_replaced_and_the_others_stay(path: Path) -> None:
    """Those whose file is gone do not."""
    before, (changed, other, gone) = read_lines(path), NAMES
    keep_lines(path, {changed: ("9" * 64, b"[]")}, [changed, other])
    now = read_lines(path)
    assert content_of(now, changed, "9" * 64) == b"[]"
    assert found(path) == {changed: None, other: NAMES[other][1], gone: None}
    assert len(now) == 2
    assert len(before.keys() & now.keys()) == 2


def test_where_nothing_can_be_kept_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_lines(tmp_path / "file" / "2022-Q4.lines", NAMES, NAMES)
    assert found(tmp_path / "file" / "2022-Q4.lines") == dict.fromkeys(NAMES)
