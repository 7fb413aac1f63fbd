"""Whether anything happened in a project since a command found that nothing is to be done.

All that a report is made from lies in the project and in the package. As long as each file there
has the facts that it had then, none of them has to be read: the answer is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from baocao.core.file_facts import SETTLED, changed_at, facts_of
from baocao.core.project import Project
from baocao.core.sealed import read_sealed, write_sealed
from baocao.core.shipped import PACKAGE

MOST = 20_000  # files: to look at more takes longer than to ask what a report is made from
_COMPILED = "__pycache__"
_SETTLED = SETTLED * 1_000_000_000  # nanoseconds

Found = tuple[str, os.stat_result | None]
"""A file by its name, with what is known of it without reading it; of a folder only the name."""


@dataclass(frozen=True)
class Look:
    """What lies in a project as a command finds it, before it reads anything; `sources` are none
    where there is too much, or where files do not tell of each change (Windows)."""

    project: Project
    asked: Sequence[str]
    at: int
    sources: Sequence[Found]

    def answer(self) -> Any:
        """What was kept for the same question, if nothing has happened since; None otherwise."""
        content = read_sealed(self._place, self._key) if self.sources else None
        kept = json.loads(content) if content is not None else None
        if kept is None or kept["state"] != self._state(self._young(kept["at"])):
            return None
        if kept["read"] and self.at - kept["at"] > _SETTLED:
            self.keep(kept["answer"])  # so that the next one reads no file
        return kept["answer"]

    def keep(self, answer: object) -> None:
        """Keep an answer that was found after this look, for the next who asks the same."""
        young = self._young(self.at)
        state = self._state(young) if self.sources else None
        if state is None:
            return
        kept = {"at": self.at, "read": bool(young), "state": state, "answer": answer}
        with suppress(OSError):  # a full disk: the next one finds it out again
            write_sealed(self._place, self._key, json.dumps(kept).encode())

    @property
    def known(self) -> bool:
        """Whether an answer was kept, even if something has happened since."""
        return self._place.is_file()

    @property
    def _place(self) -> Path:
        return self.project.cache / "unchanged" / f"{self._key[:16]}.json"

    @property
    def _key(self) -> str:
        return hashlib.sha256(json.dumps(["1", sys.version, *self.asked]).encode()).hexdigest()

    def _young(self, at: int) -> list[str]:
        """The sources that changed so shortly before a moment that their facts do not tell all."""
        since = at - _SETTLED
        return [name for name, found in self.sources if found and changed_at(found) > since]

    def _state(self, young: Sequence[str]) -> str | None:
        """One hash of what reports are made from and of what is built; None where a file goes at
        this moment. What is `young` counts by what it holds too, but of what is built nothing: a
        build replaces all of it."""
        try:
            built = sorted(_below([os.fspath(self.project.reports)]), key=itemgetter(0))
            every = chain(self.sources, built)
            told = "".join(f"{name}\0{found and facts_of(found)}\n" for name, found in every)
            digest = hashlib.sha256(told.encode(errors="surrogateescape"))
            for name in young:
                digest.update(Path(name).read_bytes())
        except OSError:
            return None
        return digest.hexdigest()


def look(project: Project, asked: Sequence[str]) -> Look:
    """Look at a project for somebody who asks something."""
    at = time.time_ns()
    folders = (project.root / "data", project.templates, project.notebooks, PACKAGE)
    try:
        found = list(islice(_below(map(os.fspath, folders)), MOST))
        packages = os.listdir(sysconfig.get_path("purelib"))  # noqa: PTH208 - names alone
    except OSError:  # a link to nowhere, a file that goes at this moment
        return Look(project, asked, at, ())
    found += ((name, None) for name in packages)
    tells = os.name == "posix" and len(found) < MOST
    return Look(project, asked, at, sorted(found, key=itemgetter(0)) if tells else ())


def _below(folders: Iterable[str]) -> Iterator[Found]:
    """Everything in the folders and below; raises `OSError` for a link to nowhere."""
    waiting = list(folders)
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except FileNotFoundError:  # no project has every folder
            continue
        with entries:
            for entry in entries:
                if not entry.is_dir():
                    yield entry.path, entry.stat()
                elif entry.name != _COMPILED:
                    yield f"{entry.path}/", None
                    waiting.append(entry.path)
