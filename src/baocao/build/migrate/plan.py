"""What a project of version 0.1 has to move, and whether anything is in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.core.earlier_layout import current_name, earlier_places
from baocao.core.errors import Problem, UsageError, raise_all
from baocao.core.project import Project

FIRST = "covid-19"  # the programme of version 0.1
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Move:
    """A file or folder and where it goes; a `twin` is there already, byte by byte."""

    source: Path
    target: Path
    twin: bool = False


@dataclass(frozen=True)
class MovePlan:
    """Every move, in the order in which they are made, and the old folders, innermost first."""

    moves: tuple[Move, ...]
    folders: tuple[Path, ...]


def programme_to_move_into(project: Project, named: str) -> str:
    """The programme that is named, the only one there is, or `FIRST` where there is none.

    Raises `UsageError` for what can be no folder's name, and where there are several.
    """
    known = project.programmes
    if not named and len(known) > 1:
        todo = f"nêu --programme, một trong: {', '.join(known)}"
        raise UsageError(Problem("dự án có nhiều chương trình", "--programme", todo))
    programme = named or (known[0] if known else FIRST)
    if not _ID.fullmatch(programme):
        todo = "dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ covid-19"
        raise UsageError(Problem(f"“{programme}” không dùng làm mã được", "--programme", todo))
    return programme


def plan_moves(project: Project, programme: str) -> MovePlan:
    """What is to be done, none of which is done yet.

    Raises `BaocaoError` with every file that has another one in its way.
    """
    places = earlier_places(project.root, {*project.programmes, programme})
    found: dict[Path, Move | Problem] = {}
    for source in places:
        target = project.root / current_name(project.name(source), programme)
        for path, move in _moves(project, source, target):
            found.setdefault(path, move)  # a profile goes elsewhere than the folder around it
    raise_all(each for each in found.values() if isinstance(each, Problem))
    data = project.root / "data"
    folders = (*(path for path in places if path.is_dir()), data / "plans", data / "indicators")
    moves = tuple(each for each in found.values() if isinstance(each, Move))
    return MovePlan(moves, folders)


def _moves(project: Project, source: Path, target: Path) -> Iterator[tuple[Path, Move | Problem]]:
    """A whole folder where its place is free, else what is in it; each by its source."""
    if not (target.exists() or target.is_symlink()):
        yield source, Move(source, target)
    elif _are_folders(source, target):
        for inside in sorted(source.iterdir()):
            yield from _moves(project, inside, target / inside.name)
    elif are_twins(source, target):
        yield source, Move(source, target, twin=True)
    else:
        what = f"đã có tệp khác ở chỗ sẽ chuyển đến: {project.name(target)}"
        todo = "giữ lại một trong hai tệp, rồi chạy lại"
        yield source, Problem(what, project.name(source), todo)


def are_twins(source: Path, target: Path) -> bool:
    """Whether two files hold the same, or two links lead to one place."""
    if source.is_symlink() or target.is_symlink():
        return source.exists() and target.exists() and source.samefile(target)
    both = source.is_file() and target.is_file()
    return both and file_hash(source) == file_hash(target)


def _are_folders(*paths: Path) -> bool:
    return all(path.is_dir() and not path.is_symlink() for path in paths)
