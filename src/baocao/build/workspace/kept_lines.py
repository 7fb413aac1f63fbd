"""What was made of many files that belong together is kept in one file: a line for each of them.

A line has the name that it is of, as a hash, the key and the seal as other files that are kept do,
and the models as JSON, which breaks no line. What is damaged, or of another key, is not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from baocao.core.sealed import sealed_head, write_private

Lines = Mapping[bytes, bytes]
"""Key, seal and content of each name, by its hash."""


def read_lines(path: Path) -> Lines:
    """What a file has kept; nothing where it cannot be read."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return {}
    return {name: rest for name, _, rest in (line.partition(b" ") for line in lines)}


def content_of(lines: Lines, name: str, key: str) -> bytes | None:
    """What was kept of a name under this key."""
    *head, content = lines.get(_hash(name), b"").split(b" ", 2)
    return content if b" ".join(head) == sealed_head(key, content) else None


def keep_lines(path: Path, made: Mapping[str, tuple[str, bytes]], names: Iterable[str]) -> None:
    """Keep the key and content of some names beside what is kept of others, of those `names` that
    there still are; nothing is kept where that is impossible.

    Whoever keeps has the turn: what two keep at the same time, only one may have kept.
    """
    known = {*map(_hash, names)}
    lines = {name: rest for name, rest in read_lines(path).items() if name in known}
    for name, (key, content) in made.items():
        lines[_hash(name)] = sealed_head(key, content) + b" " + content
    with suppress(OSError):
        write_private(path, b"\n".join(b"%b %b" % line for line in lines.items()))


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest().encode()
