"""Workbooks are read once, not once for each report; the same goes for earlier results."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.build.workspace.hashes import package_hash
from baocao.build.workspace.kept import kept_once
from baocao.core.project import ProgrammeFolders
from baocao.submissions.mapped.words import FILE as WORDS
from baocao.submissions.workbooks.model import Submission

Sent = tuple[Submission, ...]


def read_once(programme: ProgrammeFolders, folder: Path, read: Callable[[], Sent]) -> Sent:
    """What `read` returns for the workbooks in `folder`, kept from one call to the next."""
    folders = programme.project.cache / "submissions" / programme.programme
    kept = folders / folder.parent.name / f"{folder.name}.json"
    return kept_once(kept, key_of(programme, [folder]), Submission, read)


def key_of(programme: ProgrammeFolders, folders: Iterable[Path], *facts: str) -> str:
    """Hashes of the workbooks, of what they are read by, and of the code that reads them.

    `facts` are what else the result depends on.
    """
    project = programme.project
    digest = hashlib.sha256(_definitions(programme).encode())
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{project.name(path)}\0{file_hash(path)}\0".encode())
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    return digest.hexdigest()


def _definitions(programme: ProgrammeFolders) -> str:
    """What reading any workbook depends on: areas, indicators, mappings, and the code."""
    project = programme.project
    files = (
        project.areas_file,
        *sorted(programme.indicators.glob("*.yaml")),
        *sorted(project.mappings.glob("*.yaml")),
        *programme.home.glob(WORDS),
    )
    named = (f"{project.name(path)}\0{file_hash(path)}\0" for path in files)
    return "".join((package_hash(), *named))
