"""A report to make on another machine: its inputs are sent there, its files sent back.

The machine needs the same version of this package and nothing else: no shared disk.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from baocao.build.run.fingerprint import PACKAGE, input_hashes
from baocao.build.run.job import Job, unwatched
from baocao.build.run.local import make_here
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.hashes import package_hash
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

Files = dict[str, bytes]
"""Contents by name, from the folder they stand in."""


@dataclass(frozen=True)
class Parcel:
    """Everything that one report is made from."""

    key: ReportKey
    package: str
    inputs: Files


@dataclass(frozen=True)
class Made:
    """The result: the files, also those of a failed report, and why it failed."""

    files: Files
    error: BaocaoError | None = None


def pack(job: Job) -> Parcel:
    """Read the inputs that the report uses."""
    project = Project(job.root)
    names = input_hashes(Definitions(project, job.key.programme), job.key)
    inputs = {name: (job.root / name).read_bytes() for name in names if name != PACKAGE}
    return Parcel(job.key, names[PACKAGE], inputs)


def make_from(parcel: Parcel) -> Made:
    """Make the report on this machine, in a folder of its own.

    What is wrong with the report, or with the version of this machine, is returned: trying
    again elsewhere does not help.
    """
    if parcel.package != package_hash():
        todo = "cài cùng một phiên bản baocao trên mọi máy của cụm"
        return Made({}, BaocaoError(Problem("máy trong cụm có phiên bản baocao khác", "", todo)))
    with tempfile.TemporaryDirectory(prefix="baocao-") as folder:
        root, made = Path(folder) / "project", Path(folder) / "report"
        unpack(parcel.inputs, root)
        made.mkdir()
        try:
            make_here(Job(root, parcel.key, made), unwatched())
        except BaocaoError as error:
            return Made(read_all(made), error)
        return Made(read_all(made))


def unpack(files: Files, folder: Path) -> None:
    """Write the files into `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read_all(folder: Path) -> Files:
    """The files in `folder`, with those in folders below it."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
