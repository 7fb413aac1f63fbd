"""What one report costs where nothing is kept from before, and where nothing is to be done.

`python -m benchmarks.bench_first [rounds]` measures both in a project of its own, in turns with the
papermill commands of today and of the first edition and with a Python that does nothing; `lines` is
for other benchmarks.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from baocao.core.project import Project
from benchmarks.bench_project import Size, make_project, reported
from benchmarks.first_edition import FirstEdition, first_edition
from benchmarks.measure import Measured, measure, spread
from benchmarks.targets import Facts
from benchmarks.ways import papermill_each

ROUNDS = 3
FIRST_PEER = "papermill command of the first edition, nothing kept"
PEER, OURS = "papermill command, nothing kept", "baocao report, nothing kept"
NOTHING, PASS = "baocao report, nothing to do", "python -c pass"


def main(rounds: str = str(ROUNDS)) -> None:
    with first_edition(Size(1)) as first:
        for line in lines(int(rounds), {}, first):
            print(line, flush=True)


def lines(rounds: int, facts: Facts, first: FirstEdition) -> Iterator[str]:
    """A table; `facts` gets how many times as long the papermill commands take."""
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "first", Size(1), 1)
        turns = [_turn(project, first) for _ in range(rounds)]
    yield "| one report | wall | CPU |"
    yield "|---|---|---|"
    for name in turns[0]:
        runs = [turn[name] for turn in turns]
        walls, cpus = [run.wall for run in runs], [run.cpu for run in runs]
        yield f"| {name} | {spread(walls)} | {spread(cpus)} |"
    times, fixed = (
        median(turn[peer].wall / turn[OURS].wall for turn in turns) for peer in (PEER, FIRST_PEER)
    )
    facts |= {"papermill / first report": times, "first edition / first report": fixed}
    yield "\nWith nothing kept, times as fast as the papermill command, turn by turn: "
    yield f"{times:.1f}; as that of the first edition: {fixed:.1f}."


def _turn(project: Project, first: FirstEdition) -> dict[str, Measured]:
    report = next(reported(Size(1)))
    province, period = report
    root = project.root
    ours = [sys.executable, "-m", "baocao", "report", "--province", province, "--period", period]
    sides: dict[str, Callable[[], Measured]] = {
        FIRST_PEER: lambda: first.papermill([report]),
        PEER: lambda: papermill_each(1)(root, [report]),
        OURS: lambda: measure(ours, root),
    }
    found = {}
    for name, run in sides.items():
        for kept in (project.reports, project.cache, first.reports, first.cache):
            shutil.rmtree(kept, ignore_errors=True)
        found[name] = run()
    found[NOTHING] = measure(ours, root)
    found[PASS] = measure([sys.executable, "-c", "pass"], root)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
