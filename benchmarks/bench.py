"""Measures how fast reports are made and writes RESULTS.md. `make bench`, or

python -m benchmarks.bench [--quick] [--results FILE]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.bench_project import Size, make_project, reported
from benchmarks.measure import Measured, measure, spread
from benchmarks.small import STEPS
from benchmarks.ways import REPOSITORY, Report, Way, ours, papermill_each, plain

JOBS = 2
PACKAGES = ("altair", "ipython", "nbconvert", "pandas", "papermill", "python-docx")
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Plan:
    """How much is measured: `slow` reports by the slow ways, all of `size` by the others."""

    size: Size
    slow: int
    rounds: int
    growth: Size


FULL = Plan(Size(63), slow=6, rounds=3, growth=Size(70, 10))
QUICK = Plan(Size(6), slow=2, rounds=1, growth=Size(6, 2))

WAYS = (
    Way("(a) papermill command for each, one after another", papermill_each(1)),
    Way(f"(b) papermill command for each, {JOBS} at a time", papermill_each(JOBS)),
    Way(f"(c) baocao report --jobs {JOBS}", ours(JOBS)),
    Way(f"(d) a plain function on {JOBS} processes", plain(JOBS)),
)


def main() -> None:
    """Run everything, in one go, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--results", type=Path, default=REPOSITORY / "benchmarks" / "RESULTS.md")
    parser.add_argument("--note", default="", help="what to know about the machine")
    asked = parser.parse_args()
    lines = list(_results(QUICK if asked.quick else FULL, asked.note))
    asked.results.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _results(plan: Plan, note: str) -> Iterator[str]:
    yield from _said(_head(note))
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "reports", plan.size, JOBS).root
        reports = tuple(reported(plan.size))
        yield from _said(_first_run(project, reports))
        yield from _said(_four_ways(project, reports, plan))
        yield from _said(_single(project, reports[0]))
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "growth", plan.growth, JOBS).root
        yield from _said(_growth(project, plan))
    yield from _said(_steps())


def _said(lines: Iterator[str]) -> Iterator[str]:
    """Print each line as it comes: a full run takes long."""
    for line in lines:
        print(line, flush=True)
        yield line


def _head(note: str) -> Iterator[str]:
    yield "# Results of `make bench`"
    yield ""
    yield f"{datetime.now(UTC):%Y-%m-%d}. {os.cpu_count()} cores, {platform.platform()}, "
    yield f"Python {platform.python_version()}, "
    yield ", ".join(f"{name} {version(name)}" for name in PACKAGES) + "."
    if note:
        yield f"\n{note}"


def _first_run(project: Path, reports: Sequence[Report]) -> Iterator[str]:
    """Nothing is read yet: every workbook of the history is read, as in no later quarter."""
    run = ours(JOBS)(project, reports)
    yield from _title("The first run ever", "All workbooks of all quarters are read for once.")
    yield f"{len(reports)} reports: {run.wall:.0f} s, {run.wall / len(reports):.2f} s a report, "
    yield f"{run.cpu / len(reports):.2f} s of CPU a report, at most {run.peak / MEGABYTE:.0f} MB."


def _four_ways(project: Path, reports: Sequence[Report], plan: Plan) -> Iterator[str]:
    """All ways in turns; the slow ones make fewer reports, a report's time is compared."""
    runs: dict[str, list[Measured]] = {way.name: [] for way in WAYS}
    counts = (plan.slow, plan.slow, len(reports), len(reports))
    for _ in range(plan.rounds):
        for way, count in zip(WAYS, counts, strict=True):
            runs[way.name].append(way.run(project, reports[:count]))
    yield from _title(
        "The same reports in four ways",
        f"{plan.size.provinces} provinces of 11 districts, 50 indicators, 8 quarters of history, "
        f"read before. "
        f"{plan.rounds} rounds in turns; (a) and (b) make {plan.slow} reports, (c) and (d) "
        f"{len(reports)}. Seconds a report: median (least - most).",
    )
    yield "| way | wall | CPU | wall, (c) = 1 | peak memory, MB |"
    yield "|---|---|---|---|---|"
    ours_wall = median(run.wall for run in runs[WAYS[2].name]) / len(reports)
    for way, count in zip(WAYS, counts, strict=True):
        walls = [run.wall / count for run in runs[way.name]]
        cpus = [run.cpu / count for run in runs[way.name]]
        peak = max(run.peak for run in runs[way.name]) / MEGABYTE
        ratio = median(walls) / ours_wall
        yield f"| {way.name} | {spread(walls)} | {spread(cpus)} | {ratio:.1f} | {peak:.0f} |"


def _single(project: Path, report: Report) -> Iterator[str]:
    """One report from nothing, and a run with nothing to do."""
    province, period = report
    baocao = [sys.executable, "-m", "baocao"]
    one = [*baocao, "report", "--province", province, "--period", period]
    shutil.rmtree(project / "reports" / province, ignore_errors=True)
    yield from _title("One at a time", "Whole processes, in seconds.")
    yield "| command | wall | CPU |"
    yield "|---|---|---|"
    commands = {
        "one report from nothing": one,
        "the same again: nothing to do": one,
        "nothing to do for all reports of the period": [*baocao, "report", "--period", period],
        "baocao --help": [*baocao, "--help"],
        "baocao report --help": [*baocao, "report", "--help"],
    }
    for name, command in commands.items():
        run = measure(command, project)
        yield f"| {name} | {run.wall:.2f} | {run.cpu:.2f} |"


def _growth(project: Path, plan: Plan) -> Iterator[str]:
    """How the cost of a report grows with their number."""
    reports = [",".join(report) for report in reported(plan.growth)]
    yield from _title("How the cost grows", "Nothing read before; every report has its history.")
    yield "| reports | wall a report | CPU a report | peak memory, MB |"
    yield "|---|---|---|---|"
    for count in (plan.growth.provinces, plan.growth.reports):
        shutil.rmtree(project / "reports", ignore_errors=True)
        shutil.rmtree(project / ".cache", ignore_errors=True)
        command = [sys.executable, "-m", "benchmarks.many", str(project), str(JOBS)]
        run = measure([*command, *reports[:count]], REPOSITORY)
        per_report = f"{run.wall / count:.2f} | {run.cpu / count:.2f}"
        yield f"| {count} | {per_report} | {run.peak / MEGABYTE:.0f} |"


def _steps() -> Iterator[str]:
    yield from _title("Single steps", "Seconds of wall time.")
    yield "| step | wall |"
    yield "|---|---|"
    for step in STEPS:
        command = [sys.executable, "-m", "benchmarks.small", step]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            name, seconds = line.split("\t")
            yield f"| {name} | {float(seconds):.3f} |"


def _title(title: str, text: str) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield f"{text}\n"


if __name__ == "__main__":
    main()
