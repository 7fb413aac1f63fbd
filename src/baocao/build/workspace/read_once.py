"""Workbooks are read once, not once for each report or check; the same goes for earlier results.

Many workbooks are read on all cores.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from baocao.build.workspace.hashes import known_hash, names_below, package_hash
from baocao.build.workspace.kept import keep, kept_once, look_up, waiting
from baocao.build.workspace.processes import MANY, die_with_parent, may_fork
from baocao.core.project import ProgrammeFolders
from baocao.definitions.programmes.load import PROGRAMME
from baocao.submissions.workbooks.partly import Read

Reader = Callable[[Path], Read]


def read_once(programme: ProgrammeFolders, files: Sequence[Path], read: Reader) -> tuple[Read, ...]:
    """What `read` returns for each workbook, kept from one call to the next."""
    keeper = _Keeper(programme, _definitions(programme), read)
    return keeper.many(files) if len(files) >= MANY else tuple(map(keeper, files))


class Keys:
    """Keys of what results of one report are made from, which looks at each workbook, and at what
    it is read by, once."""

    def __init__(self, programme: ProgrammeFolders) -> None:
        self._definitions = _definitions(programme)
        self._sent = cache(partial(_sent, programme))

    def of(self, folders: Iterable[Path], *facts: str) -> str:
        """Hashes of the workbooks, of what they are read by, and of the code that reads them.

        `facts` are what else the result depends on.
        """
        parts = (self._definitions, *map(self._sent, sorted(folders)), *facts)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _sent(programme: ProgrammeFolders, folder: Path) -> str:
    """The names and hashes of what lies in a folder."""
    home, whole = programme.project.name(folder), len(os.fspath(folder))
    files = sorted(names_below(os.fspath(folder)))
    return "".join(f"{home}{name[whole:]}\0{known_hash(name)}\0" for name in files)


@dataclass(frozen=True)
class _Keeper:
    programme: ProgrammeFolders
    definitions: str
    read: Reader

    def __call__(self, path: Path) -> Read:
        return kept_once(self._place(path), self._key(path), Read, lambda: (self.read(path),))[0]

    def many(self, files: Sequence[Path]) -> tuple[Read, ...]:
        """As one by one, but a second run waits for all of them at once, and those that nobody
        has read yet are read on all cores."""
        with waiting(self._folder / "many"):
            found = {path: look_up(self._place(path), self._key(path), Read) for path in files}
            unread = [path for path, reads in found.items() if reads is None]
            found.update(zip(unread, self._made(unread), strict=True))
        return tuple(read for path in files for read in found[path] or ())

    def made(self, path: Path) -> tuple[Read, ...]:
        """What reading a workbook gives, kept for the next call."""
        made = (self.read(path),)
        keep(self._place(path), self._key(path), Read, made)
        return made

    def _made(self, files: Sequence[Path]) -> list[tuple[Read, ...]]:
        if len(files) < MANY or not may_fork():
            return [self.made(path) for path in files]
        with ProcessPoolExecutor(
            mp_context=get_context("fork"), initializer=_adopt, initargs=(self, os.getpid())
        ) as pool:
            return list(pool.map(_of_worker, files, chunksize=4))

    @property
    def _folder(self) -> Path:
        return self.programme.project.cache / "submissions" / self.programme.programme

    def _place(self, path: Path) -> Path:
        return self._folder.joinpath(*path.parts[-3:-1], f"{path.name}.json")

    def _key(self, path: Path) -> str:
        read = f"{self.definitions}{_named(self.programme, path)}"
        return hashlib.sha256(read.encode()).hexdigest()


_keeper: _Keeper  # of a worker


def _adopt(keeper: _Keeper, parent: int) -> None:
    global _keeper  # noqa: PLW0603 - a worker has one order in its life
    _keeper = keeper
    die_with_parent(parent)


def _of_worker(path: Path) -> tuple[Read, ...]:
    return _keeper.made(path)


def _named(programme: ProgrammeFolders, path: Path) -> str:
    return f"{programme.project.name(path)}\0{known_hash(path)}\0"


def _definitions(programme: ProgrammeFolders) -> str:
    """What reading any workbook depends on: areas, the programme's levels (where communes report,
    the old ones are known too), indicators, mappings, and the code."""
    from baocao.submissions.mapped.words_file import FILE as WORDS  # not for nothing to do

    project = programme.project
    files = (
        project.areas_file,
        *(f for f in (project.crosswalk_file, project.institutions_file) if f.is_file()),
        *sorted(programme.indicators.glob("*.yaml")),
        *sorted(project.mappings.glob("*.yaml")),
        *(path for name in (PROGRAMME, WORDS) for path in programme.home.glob(name)),
    )
    return "".join((package_hash(), *(_named(programme, path) for path in files)))
