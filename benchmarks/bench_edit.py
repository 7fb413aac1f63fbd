"""What it costs until a changed word is in the report, beside the papermill command.

`python -m benchmarks.bench_edit [rounds]` measures it in a project of its own; `lines` is for
other benchmarks. The papermill command, which makes the whole report, today's and that of the
first edition, in turns with `baocao report`; then saves while `baocao report --watch` runs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from benchmarks.bench_project import PROGRAMME, Size, make_project, reported
from benchmarks.first_edition import FirstEdition, first_edition
from benchmarks.measure import Measured, measure, spread
from benchmarks.targets import Facts
from benchmarks.ways import Report, papermill_each

ROUNDS = 3
PEER = "papermill command"
FIRST_PEER = "papermill command of the first edition"
WATCH = "save while baocao report --watch runs"
READY = ("xong sau", "không có gì phải dựng lại")


@dataclass
class Words:
    """What somebody writes into the report, another word each time."""

    path: Path
    saved: int = 0

    def save(self) -> None:
        self.saved += 1
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = f"## II. Công tác chỉ đạo\n\nĐã họp giao ban lần thứ {self.saved}.\n"
        self.path.write_text(text, encoding="utf-8")


def main(rounds: str = str(ROUNDS)) -> None:
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "edit", Size(1), 1).root
        report = next(reported(Size(1)))
        with first_edition(Size(1)) as first:
            for line in lines(project, report, int(rounds), {}, first):
                print(line, flush=True)


def lines(
    project: Path, report: Report, rounds: int, facts: Facts, first: FirstEdition
) -> Iterator[str]:
    """A table; `facts` gets how many times as long the papermill commands take."""
    province, period = report
    words = Words(Project(project).narrative(ReportKey(PROGRAMME, province, period)))
    command = [sys.executable, "-m", "baocao", "report", "--province", province, "--period", period]
    measure(command, project)
    sides: dict[str, Callable[[], Measured]] = {
        FIRST_PEER: lambda: first.papermill([report]),
        PEER: lambda: papermill_each(1)(project, [report]),
        "baocao report": lambda: measure(command, project),
    }
    turns = [[_saved(words, run) for run in sides.values()] for _ in range(rounds)]
    runs = dict(zip(sides, zip(*turns, strict=True), strict=True))
    # Not in turns with the others: a measurement waits until nothing runs any more.
    with _watched([*command, "--watch"], project) as until_ready:
        _saved(words, until_ready)  # the first build imports what the others find there
        runs[WATCH] = tuple(_saved(words, until_ready) for _ in range(rounds))
    middles = {name: median(run.wall for run in found) for name, found in runs.items()}
    yield "| one report after a changed word | wall | CPU | times as fast | as the first |"
    yield "|---|---|---|---|---|"
    for name, found in runs.items():
        times = facts[f"{name}, changed word"] = middles[PEER] / middles[name]
        fixed = facts[f"{name}, changed word, first edition"] = middles[FIRST_PEER] / middles[name]
        walls, cpus = [run.wall for run in found], [run.cpu for run in found]
        yield f"| {name} | {spread(walls)} | {spread(cpus)} | {times:.1f} | {fixed:.1f} |"


def _saved(words: Words, run: Callable[[], Measured]) -> Measured:
    words.save()
    return run()


@contextmanager
def _watched(command: list[str], folder: Path) -> Iterator[Callable[[], Measured]]:
    """A running `--watch`; what is yielded waits for its next build and measures it."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    said = process.stdout

    def until_ready() -> Measured:
        start, before = time.perf_counter(), _cpu(process.pid)
        if not any(word in line for line in said for word in READY):
            raise RuntimeError(f"{command} ended by itself")
        return Measured(time.perf_counter() - start, _cpu(process.pid) - before, 0)

    try:
        until_ready()
        yield until_ready
    finally:
        process.terminate()
        process.wait()


def _cpu(pid: int) -> float:
    """Seconds of CPU of a process, of those below it, and of those that these have waited for."""
    root = psutil.Process(pid)
    return sum(map(_own_cpu, (root, *root.children(recursive=True))))


def _own_cpu(process: psutil.Process) -> float:
    """With that of children that it has waited for; those that end meanwhile are among these."""
    try:
        return sum(process.cpu_times()[:4])
    except psutil.NoSuchProcess:
        return 0.0


if __name__ == "__main__":
    main(*sys.argv[1:])
