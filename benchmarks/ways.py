"""The ways to make the same reports, each as commands that are measured from outside."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measured, measure

REPOSITORY = Path(__file__).parents[1]
NOTEBOOK = "notebooks/progress_report.ipynb"

Report = tuple[str, str]
"""Province (slug) and period (key)."""


@dataclass(frozen=True)
class Way:
    """One way of making reports: what it is called, how it is run."""

    name: str
    run: Callable[[Path, Sequence[Report]], Measured]


def papermill_each(
    jobs: int, python: Path = Path(sys.executable)
) -> Callable[[Path, Sequence[Report]], Measured]:
    """The papermill command of `python` once per report, `jobs` commands at a time."""

    def run(project: Path, reports: Sequence[Report]) -> Measured:
        with _folder() as out:
            script = out / "all.py"
            script.write_text(_SCRIPT.format(jobs=jobs, commands=_commands(python, out, reports)))
            return measure([sys.executable, str(script)], project)

    return run


# A process of its own starts the commands, so that their memory is measured as one tree.
_SCRIPT = """
import subprocess
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor({jobs}) as pool:
    for code in pool.map(subprocess.call, {commands!r}):
        assert code == 0
"""


def _commands(python: Path, out: Path, reports: Sequence[Report]) -> list[list[str]]:
    return [[str(python), *_papermill(out.joinpath(*report), *report)] for report in reports]


def _papermill(folder: Path, province: str, period: str) -> list[str]:
    folder.mkdir(parents=True)
    values = {"province": province, "period": period, "output_dir": str(folder)}
    parameters = [word for key, value in values.items() for word in ("-p", key, value)]
    output = str(folder / "notebook.ipynb")
    return ["-m", "papermill", "--no-progress-bar", NOTEBOOK, output, *parameters]


def ours(jobs: int) -> Callable[[Path, Sequence[Report]], Measured]:
    """`baocao report`; `reports` must be all that the project has in these periods."""

    def run(project: Path, reports: Sequence[Report]) -> Measured:
        shutil.rmtree(project / "reports", ignore_errors=True)
        periods = sorted({period for _, period in reports})
        assert len(periods) == 1, "one command builds one period of every province"
        command = [sys.executable, "-m", "baocao", "report", "--jobs", str(jobs)]
        return measure([*command, "--period", periods[0]], project)

    return run


def plain(jobs: int) -> Callable[[Path, Sequence[Report]], Measured]:
    """A plain function on `jobs` processes: the floor."""

    def run(project: Path, reports: Sequence[Report]) -> Measured:
        with _folder() as out:
            orders = [",".join(report) for report in reports]
            command = [sys.executable, "-m", "benchmarks.plain", str(project), str(out), str(jobs)]
            path = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(REPOSITORY))))
            return measure([*command, *orders], project, {"PYTHONPATH": path})

    return run


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
        yield Path(name)
