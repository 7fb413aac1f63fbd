"""The files that a project took from the package, held against those that the package has now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum
from functools import cached_property
from pathlib import Path

from baocao.build.start.origin import Origin, hash_of, package_version, read_origin, write_origin
from baocao.core.project import Project
from baocao.core.shipped import common_files, files_below, programme_files, shipped_programmes
from baocao.core.whole_file import write_all


class UpgradeKind(Enum):
    """What is to be done with a file."""

    NEW = "thêm"
    FOLLOWS = "thay bằng bản mới"
    CHANGED = "dự án đã sửa, giữ nguyên"


@dataclass(frozen=True)
class UpgradedFile:
    """A file that is not as the package has it now; `there` is the project's, `here` the
    package's content."""

    name: str
    kind: UpgradeKind
    there: bytes
    here: bytes

    @cached_property
    def difference(self) -> tuple[str, ...]:
        """The lines that differ, as `diff -u` writes them; none of what is no text."""
        try:
            old, new = (text.decode("utf-8").splitlines() for text in (self.there, self.here))
        except UnicodeDecodeError:
            return ()
        return tuple(unified_diff(old, new, "dự án", "gói cài đặt", lineterm="", n=1))


def upgrades(project: Project) -> tuple[UpgradedFile, ...]:
    """Every file of the package that the project lacks or has otherwise.

    What the project changed and the package did not change since is none.
    """
    origin = read_origin(project.root) or Origin("", complete=True)
    return tuple(_differing(project, _shipped(project), origin.files))


def carry_out_upgrade(project: Project, files: tuple[UpgradedFile, ...]) -> None:
    """Write what follows the package; what the project changed stays as it is."""
    taken = {file.name: file.here for file in files if file.kind is not UpgradeKind.CHANGED}
    write_all({project.root / name: content for name, content in taken.items()})
    before = read_origin(project.root) or Origin("", complete=True)
    same = {
        name: content
        for name, path in _shipped(project).items()
        if _content(project.root / name) == (content := path.read_bytes())
    }
    hashes = {name: hash_of(content) for name, content in {**same, **taken}.items()}
    now = Origin(package_version(), complete=True, files=before.files)
    write_origin(project.root, now.with_files(hashes))


def _shipped(project: Project) -> Mapping[str, Path]:
    """The package's files for this project: what is every project's, and its programmes'; a
    project that was put together by hand has its own README and Makefile."""
    of_programmes = [id_ for id_ in project.programmes if id_ in shipped_programmes()]
    of_these = {name: path for id_ in of_programmes for name, path in programme_files(id_).items()}
    of_every = common_files() if read_origin(project.root) else files_below()
    return {**of_every, **of_these}


def _differing(
    project: Project, shipped: Mapping[str, Path], taken: Mapping[str, str]
) -> Iterator[UpgradedFile]:
    for name, path in shipped.items():
        here, there = path.read_bytes(), _content(project.root / name)
        if there is None:
            yield UpgradedFile(name, UpgradeKind.NEW, b"", here)
        elif hash_of(there) == hash_of(here):
            continue
        elif hash_of(there) == taken.get(name):
            yield UpgradedFile(name, UpgradeKind.FOLLOWS, there, here)
        elif hash_of(here) != taken.get(name):
            yield UpgradedFile(name, UpgradeKind.CHANGED, there, here)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
