"""Workbooks are read once, not once for each report or check; the same goes for earlier results.

What was read of a folder's workbooks is kept in one file, since to make a file for each takes a
fifth of the time in which small ones are read. Many workbooks are read on all cores.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from baocao.build.workspace.hashes import known_hash, names_below, package_hash
from baocao.build.workspace.kept import rows_of, waiting
from baocao.build.workspace.kept_lines import content_of, keep_lines, read_lines
from baocao.build.workspace.processes import MANY, die_with_parent, may_fork
from baocao.core.project import ProgrammeFolders
from baocao.definitions.programmes.load import PROGRAMME
from baocao.submissions.workbooks.partly import Read

Reader = Callable[[Path], Read]
HashOf = Callable[[str], str]


def read_once(programme: ProgrammeFolders, files: Sequence[Path], read: Reader) -> tuple[Read, ...]:
    """What `read` returns for each workbook, kept from one call to the next."""
    return _Keeper(programme, _definitions(programme), read).all(files)


class Keys:
    """Keys of what results of one report are made from, which asks for the hash of each workbook,
    and of what it is read by, once."""

    def __init__(self, programme: ProgrammeFolders, hash_of: HashOf = known_hash) -> None:
        self._definitions = _definitions(programme)
        self._sent = cache(partial(_sent, programme, hash_of))

    def of(self, folders: Iterable[Path], *facts: str) -> str:
        """Hashes of the workbooks, of what they are read by, and of the code that reads them.

        `facts` are what else the result depends on.
        """
        parts = (self._definitions, *map(self._sent, sorted(folders)), *facts)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _sent(programme: ProgrammeFolders, hash_of: HashOf, folder: Path) -> str:
    """The names and hashes of what lies in a folder."""
    home, whole = programme.project.name(folder), len(os.fspath(folder))
    files = sorted(names_below(os.fspath(folder)))
    return "".join(f"{home}{name[whole:]}\0{hash_of(name)}\0" for name in files)


@dataclass(frozen=True)
class _Keeper:
    programme: ProgrammeFolders
    definitions: str
    read: Reader

    def all(self, files: Sequence[Path]) -> tuple[Read, ...]:
        """What is kept, and what has to be read: a second run waits for that of the first."""
        found = self._kept(files)
        if unread := [path for path in files if path not in found]:
            with self._turn(unread):
                found |= self._kept(unread)
                found |= self._made([path for path in unread if path not in found])
        return tuple(found[path] for path in files)

    def made(self, path: Path) -> tuple[Read, bytes]:
        """What reading a workbook gives, and as it is kept; b"" for text that is no Unicode."""
        read = self.read(path)
        try:
            return read, rows_of(Read).dump_json((read,))
        except ValueError:
            return read, b""

    def _kept(self, files: Sequence[Path]) -> dict[Path, Read]:
        found: dict[Path, Read] = {}
        for folder, own in _by_folder(files).items():
            lines = read_lines(self._shelf(folder))
            for path in own if lines else ():
                content = content_of(lines, path.name, self._key(path))
                with suppress(ValueError):  # of an older version
                    found |= {path: _read_of(content)} if content else {}
        return found

    def _made(self, files: Sequence[Path]) -> dict[Path, Read]:
        """What is in the files, kept unless one has changed meanwhile."""
        keys = {path: self._key(path) for path in files}
        made = dict(zip(files, self._made_of_each(files), strict=True))
        whole = [path for path in files if made[path][1] and self._key(path) == keys[path]]
        for folder, own in _by_folder(whole).items():
            lines = {path.name: (keys[path], made[path][1]) for path in own}
            keep_lines(self._shelf(folder), lines, [file.name for file in folder.iterdir()])
        return {path: read for path, (read, _) in made.items()}

    def _made_of_each(self, files: Sequence[Path]) -> list[tuple[Read, bytes]]:
        """Many are read on all cores."""
        if len(files) < MANY or not may_fork():
            return [self.made(path) for path in files]
        with ProcessPoolExecutor(
            mp_context=get_context("fork"), initializer=_adopt, initargs=(self, os.getpid())
        ) as pool:
            made = pool.map(_of_worker, files, chunksize=4)
            return [(_read_of(m), m) if isinstance(m, bytes) else (m, b"") for m in made]

    @contextmanager
    def _turn(self, files: Iterable[Path]) -> Iterator[None]:
        """The turn to read what is in some folders; all take them in one order."""
        with ExitStack() as turns:
            for folder in _by_folder(files):
                turns.enter_context(waiting(self._shelf(folder)))
            yield

    def _shelf(self, folder: Path) -> Path:
        """Where it is kept what is in the workbooks of a folder."""
        cache, (province, period) = self.programme.project.cache, folder.parts[-2:]
        return cache / "submissions" / self.programme.programme / province / f"{period}.lines"

    def _key(self, path: Path) -> str:
        read = f"{self.definitions}{_named(self.programme, path)}"
        return hashlib.sha256(read.encode()).hexdigest()


def _by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in files:
        found[path.parent].append(path)
    return dict(sorted(found.items()))


_keeper: _Keeper  # of a worker


def _adopt(keeper: _Keeper, parent: int) -> None:
    global _keeper  # noqa: PLW0603 - a worker has one order in its life
    _keeper = keeper
    die_with_parent(parent)


def _of_worker(path: Path) -> Read | bytes:
    """What was read as it is kept, which is many times as quick to send."""
    read, content = _keeper.made(path)
    return content or read


def _read_of(content: bytes) -> Read:
    read: Read
    (read,) = rows_of(Read).validate_json(content)
    return read


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
