"""What was written, by its place in the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.whole_file import write_all


@dataclass(frozen=True)
class Written:
    """The files that a command of `baocao new` wrote, and those `kept` that were there before."""

    project: Project
    files: tuple[str, ...]
    kept: tuple[str, ...] = ()


def write_new(project: Project, contents: Mapping[str, str]) -> Written:
    """Write files that are not there yet, all or none.

    Raises `UsageError` that names each one that is.
    """
    there = [name for name in contents if (project.root / name).exists()]
    if there:
        todo = "sửa tệp đang có, hoặc đặt tên khác"
        raise UsageError(*(Problem("tệp đã có, không ghi đè", name, todo) for name in there))
    write_all({project.root / name: text for name, text in contents.items()})
    return Written(project, tuple(contents))
