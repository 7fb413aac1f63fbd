"""What `baocao status` and `baocao next` cost in a project with many built reports.

`python -m benchmarks.bench_status FOLDER [rounds]` measures them in a built project; `lines` is for
other benchmarks. Seconds of CPU (user and system) of whole processes, beside `python -c pass`:
others on the machine make the wall time longer, and that of Python's own start is nobody's.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from baocao.archive.built.folder import published_keys
from baocao.core.project import Project
from benchmarks.measure import Measured, measure, spread
from benchmarks.targets import Facts

ROUNDS = 5
STATUS = (sys.executable, "-m", "baocao", "status")


def main(folder: str, rounds: str = str(ROUNDS)) -> None:
    for line in lines(Project(Path(folder)), int(rounds), {}):
        print(line, flush=True)


def lines(project: Project, rounds: int, facts: Facts) -> Iterator[str]:
    """A table in turns; `facts` gets what each command takes beyond Python's own start."""
    keys = sorted(published_keys(project))
    following = (*STATUS[:-1], "next", *keys[-1].options.split())
    sides: dict[str, Callable[[], Measured]] = {
        "python -c pass": lambda: measure([sys.executable, "-c", "pass"], project.root),
        "baocao status, nothing kept": lambda: _with_nothing_kept(project),
        "baocao status": lambda: measure(STATUS, project.root),
        "baocao next": lambda: measure(following, project.root),
    }
    runs = [[run().cpu for run in sides.values()] for _ in range(rounds)]
    yield f"| {len(keys)} reports | CPU | beyond Python's start |"
    yield "|---|---|---|"
    for side, (name, cpus) in enumerate(zip(sides, zip(*runs, strict=True), strict=True)):
        facts[name] = median(turn[side] - turn[0] for turn in runs)
        yield f"| {name} | {spread(cpus)} | {facts[name]:.2f} |"


def _with_nothing_kept(project: Project) -> Measured:
    """As on the day after an upgrade: what was found in data that stands in no report is gone."""
    shutil.rmtree(project.cache / "status", ignore_errors=True)
    return measure(STATUS, project.root)


if __name__ == "__main__":
    main(*sys.argv[1:])
