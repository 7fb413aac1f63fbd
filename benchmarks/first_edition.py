"""The first edition of this project, with packages of its own: a peer that stays as it was.

The papermill command of today runs today's package, so that what makes a report faster makes that
peer faster too. The first edition's does not change.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_project import REPOSITORY, Size
from benchmarks.measure import Measured
from benchmarks.ways import Report, papermill_each

FIRST_EDITION = "2180033b"
_MAKE_PROJECT = """
from pathlib import Path
from benchmarks.bench_project import Size, make_project
make_project(Path("../project"), Size({provinces}, {quarters}), 1)
"""


@dataclass(frozen=True)
class FirstEdition:
    """Its interpreter, and a project as its own `make_project` writes it."""

    python: Path
    project: Path

    @property
    def reports(self) -> Path:
        return self.project / "reports"

    @property
    def cache(self) -> Path:
        return self.project / ".cache"

    def papermill(self, reports: Sequence[Report]) -> Measured:
        """Its papermill command once per report, one after another."""
        return papermill_each(1, self.python)(self.project, reports)


@contextmanager
def first_edition(size: Size) -> Iterator[FirstEdition]:
    """Clone it from this repository and set it up, with its packages from the index."""
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        clone = clone_of(FIRST_EDITION, Path(folder))
        _run(["make", ".venv/.ready"], clone)
        python = clone / ".venv" / "bin" / "python"
        script = _MAKE_PROJECT.format(provinces=size.provinces, quarters=size.quarters)
        _run([str(python), "-c", script], clone)
        yield FirstEdition(python, Path(folder) / "project")


def clone_of(revision: str, folder: Path) -> Path:
    """A clone of this repository in `folder` at `revision`."""
    clone = folder / "clone"
    _run(["git", "clone", "--quiet", str(REPOSITORY.root), str(clone)], folder)
    _run(["git", "checkout", "--quiet", revision], clone)
    return clone


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)
