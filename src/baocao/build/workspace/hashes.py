"""SHA-256 of what results are made from: the package itself, and files that many of them share."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.core.file_facts import SETTLED, Facts, changed_at, facts_of

# No report is made by these: the command, the web site, the check of any Word file.
_BESIDE_REPORTS = ("apps/cli/", "apps/site/", "review/decree30/")

_COMPILED = "__pycache__"
_SHAPING = ("XlsxWriter", "altair", "holidays", "python-docx", "resvg", "vl-convert-python")

FileFacts = dict[str, tuple[Facts, str]]
"""What tells one state of a file from another, and its hash, by its name."""

_known: FileFacts = {}
_told: FileFacts = {}
_SEEN_FOR = 3_000_000_000  # nanoseconds


@dataclass
class _Seen:
    """What a command saw of files, and when that ends to be what they are."""

    files: Mapping[str, os.stat_result | None] = field(default_factory=dict)
    until: int = 0

    def facts(self, path: str) -> Facts | None:
        found = self.files.get(path)
        return facts_of(found) if found and time.time_ns() < self.until else None

    def forget(self) -> None:
        self.files, self.until = {}, 0


_seen = _Seen()


def shapes_reports(name: str) -> bool:
    """Whether a file of the package can change a report: not what Python compiles, which another
    process may be writing at this moment under a name that is gone at the next."""
    return f"{_COMPILED}/" not in name and not name.startswith(_BESIDE_REPORTS)


def known_hash(file: str | Path) -> str:
    """SHA-256 of a file, which is read once as long as nothing happens to it: every result of a
    year of weeks asks for thousands of the same files."""
    path = os.fspath(file)
    known = _known.get(path)
    if known and known[0] == _seen.facts(path):
        return known[1]
    found = os.stat(path)  # noqa: PTH116 - the name is all that there is
    facts = facts_of(found)
    if known and known[0] == facts:
        return known[1]
    digest = file_hash(file)
    if time.time_ns() - changed_at(found) > SETTLED * 1_000_000_000:
        _known[path] = facts, digest
    return digest


@contextmanager
def having_seen(found: Iterable[tuple[str, os.stat_result | None]], at: int) -> Iterator[None]:
    """Within it files are for some seconds what a command saw of them when it began, `at`
    nanoseconds: it would look at thousands twice. What happens to one in between, the next command
    sees; a report that was made meanwhile is then made again."""
    _seen.files, _seen.until = dict(found), at + _SEEN_FOR
    try:
        yield
    finally:
        _seen.forget()


def told_hash(file: str) -> str:
    """The same as the command knew it that this process works for: it looked at all files of a
    report before, and records that the report is made from those."""
    known = _told.get(file)
    return known[1] if known else known_hash(file)


def known_hashes() -> FileFacts:
    """What this process knows of files, for a process that asks for the same ones."""
    return dict(_known)


def learn_hashes(known: FileFacts) -> None:
    """Know what another process knew: a file that did not change since is not read again."""
    _known.update(known)


def be_told(known: FileFacts) -> None:
    """Know it from the command that this process works for. What it makes itself it makes of files
    as they are."""
    _seen.forget()
    learn_hashes(known)
    _told.update(known)


def files_below(folder: Path) -> Iterator[Path]:
    """All files in the folder and below; none if the folder does not exist."""
    return map(Path, names_below(os.fspath(folder)))


def names_below(folder: str) -> Iterator[str]:
    """As `files_below`, by their names."""
    with suppress(FileNotFoundError):
        for entry in os.scandir(folder):  # many times faster than Path.rglob
            if entry.is_dir(follow_symlinks=False):
                yield from names_below(entry.path)
            elif entry.is_file():
                yield entry.path


@cache
def package_hash() -> str:
    """One hash of the files that can change a report and of the versions that shape its output."""
    root = os.fspath(Path(__file__).parents[2])
    names = (name[len(root) + 1 :].replace(os.sep, "/") for name in names_below(root))
    digest = hashlib.sha256()
    for name in sorted(names):
        if shapes_reports(name):
            digest.update(name.encode())
            digest.update(Path(root, name).read_bytes())
    for package in _SHAPING:
        digest.update(version(package).encode())
    return digest.hexdigest()
