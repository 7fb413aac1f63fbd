"""The hashes of thousands of files, kept from one command to the next.

A year of weeks of many units has nine thousand workbooks, and the report of each week needs all of
their hashes. A file whose facts are as they were is not read again: its time of change, which
nobody can put back, is one of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from baocao.build.workspace.hashes import FileFacts, known_hashes, learn_hashes
from baocao.core.sealed import read_sealed, write_sealed

MANY = 1000  # files; fewer are hashed in no time
_KEY = "hashes-1"
_OTHERS = 3  # times as many files of other reports may be kept beside a report's own

_here: dict[Path, FileFacts] = {}  # what this process found kept at a place, or keeps there


@contextmanager
def hashes_kept(place: Path, files: Sequence[str]) -> Iterator[None]:
    """Within it what was kept at `place` is known of these files and of others; afterwards what was
    learned is kept. Where files do not tell of each change (Windows) nothing is."""
    if len(files) < MANY or os.name != "posix":
        yield
        return
    if place not in _here:
        _here[place] = _recalled(place)
        learn_hashes(_here[place] | known_hashes())
    before = _here[place]
    yield
    known = known_hashes()
    now = {name: known[name] for name in files if name in known}
    if any(before.get(name) != facts for name, facts in now.items()):
        others = before if len(before) <= _OTHERS * len(now) else {}
        _here[place] = others | now
        with suppress(OSError, ValueError):  # a full disk; a name that is no Unicode
            write_sealed(place, _KEY, json.dumps(_here[place]).encode())


def _recalled(place: Path) -> FileFacts:
    content = read_sealed(place, _KEY)
    read = json.loads(content) if content is not None else {}
    return {name: (tuple(facts), digest) for name, (facts, digest) in read.items()}
