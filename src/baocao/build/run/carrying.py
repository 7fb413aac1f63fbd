"""What people have in a report's folder goes along into the folder that takes its place.

Nothing of theirs is deleted or overwritten, however late they saved it.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from baocao.archive.built.folder import file_hash
from baocao.archive.built.names import RUN_FILE
from baocao.archive.issued.chain import LINK_FILE
from baocao.archive.issued.model import ISSUE_FILE
from baocao.build.run.edited import DOCUMENTS, ORIGINALS, OURS_BESIDE, named_beside, proofs

THEIRS_BESIDE = "da-sua"
_BESIDE = re.compile(rf"-{OURS_BESIDE}(-\d+)?(?=\.\w+$)")

Hashes = Mapping[str, str | None]
Precedence = Literal["theirs", "ours"]
"""Who keeps the name of a document that was edited: the person, or, once it was issued, we."""


@dataclass(frozen=True)
class Carried:
    """A file of people's in a report's folder: its `name`, which `was` another where it had to
    step aside, and `ours`, where the build's own file of that name lies, "" where none is."""

    name: str
    ours: str = ""
    was: str = ""


@dataclass(frozen=True)
class _Folder:
    """The folder that takes the other's place; `taken` are names that are needed there."""

    path: Path
    precedence: Precedence
    taken: Collection[str] = ()

    def free(self, name: str, mark: str) -> str:
        names = (named_beside(name, mark, number) for number in count(1))
        return next(n for n in names if n not in self.taken and not _is_there(self.path / n))

    def gives_way(self, name: str) -> bool:
        return self.precedence == "theirs" and name in DOCUMENTS


def contents(folder: Path) -> dict[str, str]:
    """The hash of each file in a folder by its name; a link counts as what it says.

    A file that goes while it is looked at is left out, such as those that Word saves by way of.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or path.is_file():
            with suppress(FileNotFoundError):
                found[path.relative_to(folder).as_posix()] = _hash(path)
    return found


def copy_files(source: Path, target: Path, names: Iterable[str]) -> None:
    """Copy files, not what may be done with them: those of the register are for reading only."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


def carry_over(
    final: Path, staging: Path, precedence: Precedence, ours: Collection[str] = ()
) -> tuple[tuple[Carried, ...], Hashes]:
    """Copy what is people's in `final` into `staging`; also what `final` held then.

    `ours` are hashes of files that need not be kept: the Word file that was issued.
    """
    found = contents(final)
    if not found:
        return (), found
    theirs = tuple(n for n in _theirs(final, found, contents(staging)) if found[n] not in ours)
    into = _Folder(staging, precedence, theirs)
    carried = [_carry(final / name, name, into) for name in theirs]
    return tuple(one for one in carried if one), found


def bring_late(
    old: Path, final: Path, before: Hashes, precedence: Precedence
) -> tuple[Carried, ...]:
    """Look at a replaced folder once more: what was saved there since goes into `final`."""
    into, written = _Folder(final, precedence), proofs(final)
    return tuple(
        _bring(old / name, name, into, (before.get(name), written.get(name)))
        for name, digest in contents(old).items()
        if digest != before.get(name) and not _is_record(name)
    )


def rescue(old: Path, final: Path) -> tuple[Carried, ...]:
    """As `bring_late`, for a folder that a killed run left: what `final` has nowhere is brought."""
    known, found = set(contents(final).values()), contents(old)
    into, written = _Folder(final, "theirs"), proofs(final)
    return tuple(
        _bring(old / name, name, into, (None, written.get(name)))
        for name in _theirs(old, found, {})
        if found[name] not in known
    )


def _theirs(folder: Path, found: Hashes, new: Hashes) -> Iterator[str]:
    """The files that no hash proves ours and that are not in the new folder as they are.

    Where no run tells what it wrote, what people do not edit, such as a chart, is ours where we
    have its name.
    """
    written = proofs(folder)
    told = bool(written.keys() - set(DOCUMENTS))
    for name, digest in found.items():
        ours = written.get(name), written.get(_BESIDE.sub("", name)), new.get(name)
        known = told or name in DOCUMENTS or name not in new
        if known and digest not in ours and not _is_record(name):
            yield name


def _is_record(name: str) -> bool:
    return name in (RUN_FILE, ISSUE_FILE, LINK_FILE) or name.startswith(f"{ORIGINALS}/")


def _carry(source: Path, name: str, into: _Folder) -> Carried | None:
    """Copy a file into a folder that is not published yet; None where it has gone meanwhile."""
    try:
        copy = _copy(source, _temporary(into.path / name))
    except FileNotFoundError:
        return None
    carried = Carried(name)
    if _is_there(into.path / name):
        if into.gives_way(name):
            carried = Carried(name, ours=into.free(name, OURS_BESIDE))
            (into.path / name).rename(into.path / carried.ours)
        else:
            carried = Carried(into.free(name, THEIRS_BESIDE), ours=name, was=name)
    copy.rename(into.path / carried.name)
    return carried


def _bring(
    source: Path, name: str, into: _Folder, ours_or_before: tuple[str | None, str | None]
) -> Carried:
    """Copy a file into a published folder, where somebody may be saving at this moment.

    What is there is moved before it is looked at: an earlier copy of the same file goes, our own
    steps aside, and anything else keeps its place.
    """
    before, written = ours_or_before
    place, aside = into.path / name, _temporary(into.path / name)
    place.parent.mkdir(parents=True, exist_ok=True)
    copy = _copy(source, _temporary(place))
    carried = Carried(name)
    if _is_there(place):
        place.rename(aside)
        found = _hash(aside)
        if found == before:
            aside.unlink()
        elif found == written and into.gives_way(name):
            carried = Carried(name, ours=into.free(name, OURS_BESIDE))
            aside.rename(into.path / carried.ours)
        elif not _settle(aside, place):  # somebody has saved once more
            aside.rename(into.path / into.free(name, THEIRS_BESIDE))
    if not _settle(copy, place):
        carried = Carried(into.free(name, THEIRS_BESIDE), ours=name, was=name)
        copy.rename(into.path / carried.name)
    return carried


def _settle(file: Path, place: Path) -> bool:
    """Give a file its name unless somebody has taken it meanwhile."""
    try:
        os.link(file, place, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        if _is_there(place):
            return False
        file.rename(place)
    else:
        file.unlink()
    return True


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)
    return target


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _hash(path: Path) -> str:
    return f"-> {path.readlink()}" if path.is_symlink() else file_hash(path)
