"""The folder of letters: a run replaces the set, and keeps what somebody edited.

A hidden file beside the letters has the hash of each as it was written; a letter that it does not
vouch for is somebody's.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.whole_file import write_all, write_whole, writing_to

RECORD = ".cong-van.json"

Hashes = dict[str, list[str]]  # of each letter as runs wrote it; two while one is being replaced


@dataclass(frozen=True)
class LetterSet:
    """What a run left in the folder: letters that it `wrote`, edited ones that it `kept`, and
    letters of earlier runs that nobody needs any more and that are `gone`."""

    wrote: tuple[str, ...]
    kept: tuple[str, ...]
    gone: tuple[str, ...]


def replace_letters(
    project: Project,
    folder: Path,
    found: Mapping[str, bytes],
    known: Collection[str],
    *,
    force: bool,
) -> LetterSet:
    """Write the letters `found` and remove those of earlier runs; `known` are the file names
    that letters of the province can have.

    Raises `UsageError` where letters are there already and `force` is not given, and where the
    folder cannot be written to.
    """
    names = {*found, *known, *_read(folder)}
    there = sorted(name for name in names if (folder / name).is_file())
    if there and not force:
        what = f"thư mục đã có công văn: {', '.join(there)}"
        todo = "thêm --force để thay cả bộ, công văn đã sửa tay được giữ; hoặc nêu --out"
        raise UsageError(Problem(what, project.name(folder), todo))
    with writing_to(Path(project.name(folder))):
        return _replace(folder, found, there)


def _replace(folder: Path, found: Mapping[str, bytes], there: Collection[str]) -> LetterSet:
    folder.mkdir(parents=True, exist_ok=True)
    before, new = _read(folder), {name: sha256(found[name]).hexdigest() for name in found}
    ours = {n for n in there if file_hash(folder / n) in (*before.get(n, ()), new.get(n))}
    kept = tuple(name for name in there if name not in ours)
    write = [name for name in found if name not in kept]
    # First both hashes, then one: killed in between, no letter of ours is taken for edited.
    both = before | {name: [*before.get(name, ()), new[name]] for name in write}
    letters = {folder / name: found[name] for name in write}
    write_all({folder / RECORD: _record(both), **letters})
    gone = tuple(name for name in there if name in ours and name not in found)
    for name in gone:
        (folder / name).unlink()
    one = {n: before.get(n, []) for n in kept} | {n: [new[n]] for n in write}
    write_whole(folder / RECORD, _record(one))
    return LetterSet(tuple(write), kept, gone)


def _read(folder: Path) -> Hashes:
    """What runs wrote; nothing where that cannot be told: then all letters are somebody's."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if isinstance(found, dict):
            names = (name for name in found if Path(name).name == name)  # no way out of here
            return {name: [str(digest) for digest in found[name]] for name in names}
    return {}


def _record(hashes: Hashes) -> str:
    return json.dumps(hashes, indent=1) + "\n"
