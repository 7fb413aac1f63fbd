"""A new project in a folder of its own, from what the package ships. Nothing is written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from baocao.build.start.origin import Origin, hash_of, package_version, read_origin, write_origin
from baocao.build.start.written import Written
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project, project_around
from baocao.core.shipped import common_files, programme_files, shipped_programmes
from baocao.core.whole_file import write_whole


def new_project(folder: Path) -> Written:
    """Write a project without programmes into a new or empty folder; one that was stopped half-way
    is completed.

    Raises `UsageError` where the folder holds something else, or lies in a project.
    """
    origin = read_origin(folder)
    if origin is None or origin.complete:
        _refuse(folder)
    contents = _read(common_files())
    hashes = {name: hash_of(content) for name, content in contents.items()}
    write_origin(folder, Origin(package_version(), complete=False, files=hashes))
    written = _write_missing(folder, contents)
    write_origin(folder, Origin(package_version(), complete=True, files=hashes))
    return Written(Project(folder), written, _kept(contents, written))


def add_programme(project: Project, programme: str) -> Written:
    """Write the catalogue of a programme that the package ships; what is there is kept.

    Raises `UsageError` where the project has it already, whole.
    """
    contents = _read(programme_files(programme))
    if all((project.root / name).exists() for name in contents):
        home = project.name(project.of(programme).home)
        raise _there(f"dự án đã có chương trình {programme}", home)
    written = _write_missing(project.root, contents)
    hashes = {name: hash_of(contents[name]) for name in written}
    origin = read_origin(project.root) or Origin(package_version(), complete=True)
    write_origin(project.root, origin.with_files(hashes))
    return Written(project, written, _kept(contents, written))


def is_shipped(programme: str) -> bool:
    """Whether the package brings the catalogue of such a programme."""
    return programme in shipped_programmes()


def _refuse(folder: Path) -> None:
    around = project_around(folder.parent)
    if around is not None:
        what = f"thư mục nằm trong một dự án khác ({around.root.as_posix()})"
        raise UsageError(Problem(what, folder.as_posix(), "chọn thư mục ở ngoài dự án đó"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _there("thư mục đã có và không trống", folder.as_posix())


def _there(what: str, where: str) -> UsageError:
    return UsageError(Problem(f"{what}, không ghi đè", where, "chọn tên khác"))


def _read(files: Mapping[str, Path]) -> Mapping[str, bytes]:
    return {name: path.read_bytes() for name, path in files.items()}


def _write_missing(root: Path, contents: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(_written(root, name, contents[name]) for name in _missing(root, contents))


def _kept(names: Iterable[str], written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in written)


def _missing(root: Path, names: Iterable[str]) -> list[str]:
    return [name for name in names if not (root / name).exists()]


def _written(root: Path, name: str, content: bytes) -> str:
    write_whole(root / name, content)
    return name
