"""Workbooks that were read are kept, so that each is read once and not once for each report.

What is kept is known by the hashes of everything it was made from, so it is never out of
date; it is a pickle of our own making in the project's cache, which may be deleted at any
time. Two runs at once are safe: the second waits for the first to finish reading.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from baocao.project import Project
from baocao.reporting.hashes import file_hash, package_hash
from baocao.submissions.model import Submission

Sent = tuple[Submission, ...]


def read_once(project: Project, folder: Path, read: Callable[[], Sent]) -> Sent:
    """What `read` returns for the workbooks in `folder`, kept from one call to the next.

    What `read` raises is raised, and nothing is kept. Where the cache cannot be used (a full
    disk, a folder without write permission), every call reads.
    """
    kept = project.cache / "submissions" / folder.parent.name / f"{folder.name}.pickle"
    key = _key(project, folder)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(kept.with_suffix(".lock")).acquire()
    except OSError:
        return read()
    with lock:
        found = _kept(kept, key)
        if found is None:
            found = read()
            _keep(kept, key, found)
        return found


def _kept(path: Path, key: str) -> Sent | None:
    """What was kept under this key, None where that is something else or cannot be read."""
    try:
        with path.open("rb") as file:
            if pickle.load(file) != key:
                return None
            found: Sent = pickle.load(file)
    except Exception:  # a file of an older version, or one that was cut off
        return None
    return found


def _keep(path: Path, key: str, sent: Sent) -> None:
    """Put it in the place of what was kept before, in one step."""
    beside = path.with_suffix(".new")
    with suppress(OSError):
        with beside.open("wb") as file:
            pickle.dump(key, file)
            pickle.dump(sent, file, pickle.HIGHEST_PROTOCOL)
        beside.replace(path)


def _key(project: Project, folder: Path) -> str:
    """Hashes of the workbooks, of what they are read by, and of the code that reads them."""
    digest = hashlib.sha256(package_hash().encode())
    definitions: Iterable[Path] = (
        project.areas_file,
        *sorted(project.indicators.glob("*.yaml")),
        *sorted(project.mappings.glob("*.yaml")),
    )
    for path in (*definitions, *sorted(p for p in folder.rglob("*") if p.is_file())):
        digest.update(f"{project.name(path)}\0{file_hash(path)}\0".encode())
    return digest.hexdigest()
