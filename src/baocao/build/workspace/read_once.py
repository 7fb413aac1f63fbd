"""Workbooks are read once, not once for each report or check; the same goes for earlier results.

Many workbooks are read on all cores.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.build.workspace.hashes import package_hash
from baocao.build.workspace.kept import kept_once
from baocao.core.project import ProgrammeFolders
from baocao.submissions.mapped.words_file import FILE as WORDS
from baocao.submissions.workbooks.partly import Read

MANY = 24  # so many workbooks take longer to read than processes to start

Reader = Callable[[Path], Read]


def read_once(programme: ProgrammeFolders, files: Sequence[Path], read: Reader) -> tuple[Read, ...]:
    """What `read` returns for each workbook, kept from one call to the next."""
    keeper = _Keeper(programme, _definitions(programme), read)
    if len(files) < MANY or not _may_fork():
        return tuple(map(keeper, files))
    with ProcessPoolExecutor(
        mp_context=get_context("fork"), initializer=_adopt, initargs=(keeper,)
    ) as pool:
        return tuple(pool.map(_of_worker, files, chunksize=4))


def key_of(programme: ProgrammeFolders, folders: Iterable[Path], *facts: str) -> str:
    """Hashes of the workbooks, of what they are read by, and of the code that reads them.

    `facts` are what else the result depends on.
    """
    files = sorted(p for folder in folders for p in folder.rglob("*") if p.is_file())
    return _key(programme, _definitions(programme), files, facts)


@dataclass(frozen=True)
class _Keeper:
    programme: ProgrammeFolders
    definitions: str
    read: Reader

    def __call__(self, path: Path) -> Read:
        folders = self.programme.project.cache / "submissions" / self.programme.programme
        kept = folders.joinpath(*path.parts[-3:-1], f"{path.name}.json")
        key = _key(self.programme, self.definitions, [path])
        return kept_once(kept, key, Read, lambda: (self.read(path),))[0]


def _may_fork() -> bool:
    """Only the first process, while it has no threads: what others hold would hang the child."""
    is_first = parent_process() is None and threading.active_count() == 1
    return sys.platform.startswith("linux") and is_first and (os.cpu_count() or 1) > 1


_keeper: _Keeper  # of a worker


def _adopt(keeper: _Keeper) -> None:
    global _keeper  # noqa: PLW0603 - a worker has one order in its life
    _keeper = keeper


def _of_worker(path: Path) -> Read:
    return _keeper(path)


def _key(
    programme: ProgrammeFolders, definitions: str, files: Iterable[Path], facts: Iterable[str] = ()
) -> str:
    digest = hashlib.sha256(definitions.encode())
    for path in files:
        digest.update(f"{programme.project.name(path)}\0{file_hash(path)}\0".encode())
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    return digest.hexdigest()


def _definitions(programme: ProgrammeFolders) -> str:
    """What reading any workbook depends on: areas, indicators, mappings, and the code."""
    project = programme.project
    files = (
        project.areas_file,
        *(file for file in (project.crosswalk_file,) if file.is_file()),
        *sorted(programme.indicators.glob("*.yaml")),
        *sorted(project.mappings.glob("*.yaml")),
        *programme.home.glob(WORDS),
    )
    named = (f"{project.name(path)}\0{file_hash(path)}\0" for path in files)
    return "".join((package_hash(), *named))
