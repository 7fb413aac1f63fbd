"""Moves what a plan says, one whole file or folder at a time.

Each move is one rename; to another disk it is a copy beside the target, compared, renamed, and
only then is the source deleted. Killed at any moment, everything is at its old place or at its
new one, in a few moments at both: to plan and move again finishes the work.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from baocao.archive.built.folder import file_hash
from baocao.build.migrate.plan import Move, MovePlan, are_twins
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project

_COPY = ".dang-chuyen"  # a copy that is not whole yet


def carry_out(project: Project, plan: MovePlan) -> None:
    """Make every move, then remove the old folders that nothing is left in.

    Raises `BaocaoError` where something got in the way since the moves were planned, or where
    a copy is not like its source; what was moved by then stays moved.
    """
    for move in plan.moves:
        _make(project, move)
    for folder in plan.folders:
        _prune(folder)


def _prune(folder: Path) -> None:
    """Remove a folder and those in it as far as they are empty."""
    for inside in folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ():
        _prune(inside)
    with suppress(OSError):  # a file, or not empty: it stays
        folder.rmdir()


def _make(project: Project, move: Move) -> None:
    source, target = move.source, move.target
    if move.twin and are_twins(source, target):
        source.unlink()
        return
    if target.exists() or target.is_symlink():
        todo = "không ghi gì vào dự án khi đang chuyển, rồi chạy lại"
        what = f"vừa có tệp ở chỗ sẽ chuyển đến: {project.name(target)}"
        raise BaocaoError(Problem(what, project.name(source), todo))
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        _move_link(source, target)
        return
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(project, source, target)


def _copy(project: Project, source: Path, target: Path) -> None:
    """Move to another disk."""
    beside = target.with_name(f"{target.name}{_COPY}")
    _delete(beside)
    if source.is_dir():
        shutil.copytree(source, beside, symlinks=True)
    else:
        shutil.copy2(source, beside)
    if _contents(source) != _contents(beside):
        _delete(beside)
        todo = "kiểm tra ổ đĩa rồi chạy lại"
        raise BaocaoError(Problem("bản chép sang ổ đĩa khác bị sai", project.name(source), todo))
    beside.rename(target)
    _delete(source)


def _move_link(source: Path, target: Path) -> None:
    """A link that says its place from its own folder has to say it from another one."""
    leads_to = source.readlink()
    if not leads_to.is_absolute():
        leads_to = Path(os.path.relpath(source.parent / leads_to, target.parent))
    target.symlink_to(leads_to)
    source.unlink()


def _contents(path: Path) -> dict[str, str]:
    """What each file below a path holds, by its name from there; a link, where it leads."""
    files = [path] if path.is_file() else (p for p in path.rglob("*") if not p.is_dir())
    return {
        file.relative_to(path).as_posix(): str(file.readlink())
        if file.is_symlink()
        else file_hash(file)
        for file in files
    }


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
