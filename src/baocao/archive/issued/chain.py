"""The chain of the register: each issued report holds the hash of the one issued before it.

A link is chain.json in the folder of an entry: its place, the hash of the link before, the hash of
every file beside it, and of every figure of its ledger. Whoever changes an entry later breaks the
links behind it; the hash of the last link, written into the paper register, vouches for all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from baocao.archive.built.folder import LEDGER_FILE, file_hash
from baocao.archive.issued.model import ISSUE_FILE
from baocao.core.project import Project

LINK_FILE = "chain.json"
CODE = 20  # hex digits of a hash that a person copies into the paper register: 80 bits


class ChainLink(BaseModel):
    """chain.json. An entry that was issued before there was a chain is `adopted`: its hashes are
    those of the day when it was taken in. `figures` are short hashes by the figures' ids."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: int = Field(ge=1)
    previous: str
    adopted: bool
    files: dict[str, str]
    figures: dict[str, str]


@dataclass(frozen=True)
class ChainEntry:
    """A folder of the register with its link, None where it has none or a broken one."""

    folder: Path
    name: str
    link: ChainLink | None
    digest: str  # of the link's file, "" where there is none


def entries(project: Project) -> tuple[ChainEntry, ...]:
    """Every entry of the register, of all programmes, in the order of their places; those
    without a link come last."""
    files = (p for name in (ISSUE_FILE, LINK_FILE) for p in project.issued.glob(f"*/*/*/{name}"))
    # A dot in the name is one of a folder that a crash left while it was being made.
    folders = sorted({path.parent for path in files if "." not in path.parent.name})
    found = [entry_of(project, folder) for folder in folders]
    return tuple(sorted(found, key=lambda e: (e.link is None, e.link.place if e.link else 0)))


def head(project: Project) -> ChainEntry | None:
    """The last entry of the chain, None where there is no chain yet."""
    linked = [entry for entry in entries(project) if entry.link is not None]
    return linked[-1] if linked else None


def write_link(folder: Path, previous: ChainEntry | None) -> None:
    """Link a folder to the entry before it, None being before the first; the folder is whole."""
    place = previous.link.place + 1 if previous and previous.link else 1
    text = link_text(folder, place, previous.digest if previous else "")
    (folder / LINK_FILE).write_text(text, encoding="utf-8")


def link_text(folder: Path, place: int, previous: str, *, adopted: bool = False) -> str:
    """The link of a folder; `previous` is the hash of the link before, "" where there is none."""
    link = ChainLink(
        place=place,
        previous=previous,
        adopted=adopted,
        files=files_in(folder),
        figures=figure_hashes(folder),
    )
    return link.model_dump_json(indent=1) + "\n"


def make_read_only(folder: Path) -> None:
    """Take the permission to write from an entry's files and folders."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)


def files_in(folder: Path, names: Sequence[str] = ()) -> dict[str, str]:
    """The hash of each file of an entry by its name, the link itself left out; `names` are those
    to look for, all where there are none."""
    paths = [folder / name for name in names] or sorted(folder.rglob("*"))
    named = ((path.relative_to(folder).as_posix(), path) for path in paths if path.is_file())
    return {name: file_hash(path) for name, path in named if name != LINK_FILE}


def figure_hashes(folder: Path) -> dict[str, str]:
    """A short hash of each figure in an entry's ledger, by its id; none where it cannot be read."""
    return {id_: _short(record) for id_, record in ledger_figures(folder).items()}


def ledger_figures(folder: Path) -> dict[str, dict[str, Any]]:
    """The figures as ledger.json has them, by id."""
    try:
        records = json.loads((folder / LEDGER_FILE).read_bytes())["figures"]
        return {record["id"]: record for record in records}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def differing(
    folder: Path, link: ChainLink, names: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Each file that is not as it was issued, with what happened to it; `names` are those to look
    at, all where there are none."""
    now = files_in(folder, names)
    for name in names or sorted({*link.files, *now}):
        before = link.files.get(name)
        if name not in now and before is not None:
            yield name, "đã bị xóa"
        elif name in now and before is None:
            yield name, "được thêm vào"
        elif now.get(name) != before:
            yield name, "đã bị sửa"


def code(digest: str) -> str:
    """A hash as it is copied by hand: "3f2a 91bc 77d0 12ee 5b1c"."""
    return " ".join(digest[at : at + 4] for at in range(0, CODE, 4))


def entry_of(project: Project, folder: Path) -> ChainEntry:
    """A folder of the register with its link."""
    path = folder / LINK_FILE
    name = project.name(folder)
    try:
        content = path.read_bytes()
        link = ChainLink.model_validate_json(content)
    except FileNotFoundError:
        return ChainEntry(folder, name, None, "")
    except (OSError, ValidationError):
        return ChainEntry(folder, name, None, "?")
    return ChainEntry(folder, name, link, link_hash(content))


def link_hash(content: bytes) -> str:
    """The hash that the next link holds, of the bytes of chain.json."""
    return hashlib.sha256(content).hexdigest()


def _short(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
