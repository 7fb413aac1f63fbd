"""Measures how fast reports are made and writes RESULTS.md, all of it. `make bench`, or

python -m benchmarks.bench [--quick] [--results FILE] [--note TEXT]
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

from baocao.core.project import Project
from benchmarks import (
    bench_check,
    bench_clone,
    bench_country,
    bench_edit,
    bench_first,
    bench_intake,
    bench_register,
    bench_site,
    bench_status,
    bench_weeks,
)
from benchmarks.bench_project import PROGRAMME, Size, make_project, reported
from benchmarks.first_edition import FirstEdition, first_edition
from benchmarks.measure import MEGABYTE, Measured, measure, spread
from benchmarks.small import STEPS
from benchmarks.targets import Facts, judged
from benchmarks.ways import REPOSITORY, Report, Way, ours, papermill_each, plain

JOBS = 2
PACKAGES = (
    *("altair", "ipython", "jinja2", "pandas", "papermill", "python-docx"),
    *("resvg", "vl-convert-python", "XlsxWriter"),
)
TIMES = 3  # that a short command is run


@dataclass(frozen=True)
class Plan:
    """How much is measured: `slow` reports by the slow ways, all of `size` by the others;
    of `growth` one quarter is held against all; the rest as the scripts of intake, registers
    and pages call it."""

    size: Size
    slow: int
    rounds: int
    growth: Size
    intake_rounds: int
    register_rows: int
    quick: bool = False


FULL = Plan(Size(63), 4, 2, Size(70, 10), bench_intake.ROUNDS, bench_register.ROWS)
QUICK = Plan(Size(6), 2, 1, Size(6, 2), 1, bench_register.QUICK_ROWS, quick=True)

WAYS = (
    Way("(a) papermill command for each, one after another", papermill_each(1)),
    Way(f"(b) papermill command for each, {JOBS} at a time", papermill_each(JOBS)),
    Way(f"(c) baocao report --jobs {JOBS}", ours(JOBS)),
    Way(f"(d) a plain function on {JOBS} processes", plain(JOBS)),
)

FIRST_PEER = "(e) the first edition's papermill command, as (a)"


def main() -> None:
    """Run everything, in one go, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--results", type=Path, default=REPOSITORY / "benchmarks" / "RESULTS.md")
    parser.add_argument("--note", default="", help="what to know about the machine")
    asked = parser.parse_args()
    facts: Facts = {}
    plan = QUICK if asked.quick else FULL
    sections = list(_sections(plan, facts))
    lines = [*_head(plan, asked.note), "", *judged(facts), *sections]
    print("\n".join(judged(facts)))
    asked.results.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sections(plan: Plan, facts: Facts) -> Iterator[str]:
    with first_edition(Size(plan.slow)) as first:
        yield from _said(_reports(plan, facts, first))
        yield from _said(_alone(plan, facts, first))
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "growth", plan.growth, JOBS).root
        yield from _said(_growth(project, plan, facts))
    yield from _said(_steps())
    yield from _said(_others(plan, facts))


def _reports(plan: Plan, facts: Facts, first: FirstEdition) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        project = make_project(Path(folder) / "reports", plan.size, JOBS).root
        reports = tuple(reported(plan.size))
        yield from _first_run(project, reports)
        yield from _five_ways(project, reports, plan, facts, first)
        yield from _single(project, reports[0], facts)
        yield from _title("A changed word", "Beside the papermill commands: median (least - most).")
        yield from bench_edit.lines(project, reports[0], TIMES, facts, first)
        yield from _title("Where everything stands", "Whole processes, in turns, seconds of CPU.")
        yield from bench_status.lines(Project(project), TIMES, facts)


def _said(lines: Iterator[str]) -> Iterator[str]:
    """Print each line as it comes: a full run takes long."""
    for line in lines:
        print(line, flush=True)
        yield line


def _head(plan: Plan, note: str) -> Iterator[str]:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield "# Results of `make bench`"
    yield ""
    yield f"{datetime.now(UTC):%Y-%m-%d}. {os.cpu_count()} cores, {platform.platform()}, "
    yield f"Python {platform.python_version()}, {packages}. "
    yield f"Load at the end (1, 5 and 15 minutes): {load}."
    if plan.quick:
        yield "\nA short run (`make bench QUICK=1`): too few reports to spread what a run costs"
        yield "once (imports, the chart renderers); only a full run says whether targets are kept."
    if note:
        yield f"\n{note}"


def _first_run(project: Path, reports: Sequence[Report]) -> Iterator[str]:
    """Nothing is read yet: every workbook of the history is read, as in no later quarter."""
    run = ours(JOBS)(project, reports)
    yield from _title("The first run ever", "All workbooks of all quarters are read for once.")
    yield f"{len(reports)} reports: {run.wall:.0f} s, {run.wall / len(reports):.2f} s a report, "
    yield f"{run.cpu / len(reports):.2f} s of CPU a report, at most {run.peak / MEGABYTE:.0f} MB."


def _five_ways(
    project: Path, reports: Sequence[Report], plan: Plan, facts: Facts, first: FirstEdition
) -> Iterator[str]:
    """All ways in turns; the slow ones make fewer reports, a report's time is compared."""
    ways = (*WAYS, Way(FIRST_PEER, lambda _, reports: first.papermill(reports)))
    runs: dict[str, list[Measured]] = {way.name: [] for way in ways}
    counts = (plan.slow, plan.slow, len(reports), len(reports), plan.slow)
    for _ in range(plan.rounds):
        for way, count in zip(ways, counts, strict=True):
            runs[way.name].append(way.run(project, reports[:count]))
    yield from _title(
        "The same reports in five ways",
        f"{plan.size.provinces} provinces of 11 districts, 50 indicators, 8 quarters of history "
        f"read before. {plan.rounds} rounds in turns; (a), (b) and (e) make {plan.slow} reports, "
        f"(c) and (d) {len(reports)}. Seconds a report: median (least - most).",
    )
    yield "| way | wall | CPU | wall, (c) = 1 | peak memory, MB |"
    yield "|---|---|---|---|---|"
    walls = {
        way.name: [run.wall / count for run in runs[way.name]]
        for way, count in zip(ways, counts, strict=True)
    }
    a, b, c, d, e = (median(walls[way.name]) for way in ways)
    for way, count in zip(ways, counts, strict=True):
        cpus = [run.cpu / count for run in runs[way.name]]
        peak = max(run.peak for run in runs[way.name]) / MEGABYTE
        wall, ratio = spread(walls[way.name]), median(walls[way.name]) / c
        yield f"| {way.name} | {wall} | {spread(cpus)} | {ratio:.1f} | {peak:.0f} |"
    facts |= {"a / c": a / c, "b / c": b / c, "c / d": c / d, "e / c": e / c}
    facts["peak"] = max(run.peak for run in runs[WAYS[2].name]) / MEGABYTE


def _single(project: Path, report: Report, facts: Facts) -> Iterator[str]:
    """One report from nothing, runs with nothing to do, and answers without work."""
    province, period = report
    baocao = [sys.executable, "-m", "baocao"]
    one = [*baocao, "report", "--province", province, "--period", period]
    shutil.rmtree(project / "reports" / PROGRAMME / province)
    yield from _title("One at a time", "Whole processes, in seconds: median (least - most).")
    yield "| command | wall | CPU |"
    yield "|---|---|---|"
    first = measure(one, project)
    yield f"| one report from nothing | {first.wall:.2f} | {first.cpu:.2f} |"
    commands = {
        "nothing to do for one report": (one, 0),
        "nothing to do for a period": ([*baocao, "report", "--period", period], 0),
        "baocao --help": ([*baocao, "--help"], 0),
        "baocao report --help": ([*baocao, "report", "--help"], 0),
        "a wrong option": ([*baocao, "report", "--nothing"], 2),
        "a wrong period": ([*baocao, "report", "--period", "2022-Q9"], 2),
    }
    for name, (command, code) in commands.items():
        runs = [measure(command, project, expected=code) for _ in range(TIMES)]
        walls, cpus = [run.wall for run in runs], [run.cpu for run in runs]
        facts[name] = median(walls if name.startswith("nothing") else cpus)
        yield f"| {name} | {spread(walls)} | {spread(cpus)} |"


def _growth(project: Path, plan: Plan, facts: Facts) -> Iterator[str]:
    """Some reports, then ten times as many, all data read before; a failure ends the run."""
    reports = [",".join(report) for report in reported(plan.growth)]
    yield from _title(
        "How the cost grows",
        "Every report has its 8 quarters of history. First all their workbooks are read, then "
        "some of the reports are made, then all of them.",
    )
    reading = [sys.executable, "-m", "benchmarks.read", str(project), str(JOBS), *reports]
    read = measure(reading, REPOSITORY)
    yield f"All workbooks read, by {JOBS} processes: {read.wall:.0f} s.\n"
    yield "| reports | wall a report | CPU a report | peak memory, MB |"
    yield "|---|---|---|---|"
    runs = []
    counts = (plan.growth.provinces, plan.growth.reports)
    for count in counts:
        shutil.rmtree(project / "reports", ignore_errors=True)
        command = [sys.executable, "-m", "benchmarks.many", str(project), str(JOBS)]
        run = measure([*command, *reports[:count]], REPOSITORY)
        runs.append(run)
        each = f"{run.wall / count:.2f} | {run.cpu / count:.2f}"
        yield f"| {count} | {each} | {run.peak / MEGABYTE:.0f} |"
    few, many = runs
    times = counts[1] / counts[0]
    facts["growth"] = many.cpu / few.cpu / times
    facts["growth by wall"] = many.wall / few.wall / times
    facts["peak"] = max(facts["peak"], *(run.peak / MEGABYTE for run in runs))
    if not plan.quick:
        facts["failures"] = 0


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


def _alone(plan: Plan, facts: Facts, first: FirstEdition) -> Iterator[str]:
    yield from _title(
        "One report alone",
        "Whole processes, in turns: median (least - most). The project is one of a province of the "
        "size of those above; reports and cache are removed before each run from nothing.",
    )
    yield from bench_first.lines(plan.rounds, facts, first)


def _others(plan: Plan, facts: Facts) -> Iterator[str]:
    """What the scripts of checks, intake, registers and pages measure."""
    yield from _title(
        "A province of 168 units",
        "`check` with nothing kept from before, beside pandas with openpyxl that only reads the "
        "same files; whole processes, in turns: median (least - most).",
    )
    yield from bench_check.lines(plan.intake_rounds, facts)
    yield from _title(
        "One more week of many units",
        f"{bench_weeks.MANY} and {bench_weeks.FEW} units, a workbook each a week; all weeks before "
        "the last are read and reported.",
    )
    yield from bench_weeks.lines(
        bench_weeks.QUICK_WEEKS if plan.quick else bench_weeks.WEEKS, facts
    )
    yield from _title(
        "The country",
        f"One week of one programme, {bench_weeks.MANY} communes a province, a workbook each, "
        "nothing kept from before.",
    )
    sizes = (bench_country.FEW_PROVINCES, bench_country.PROVINCES)
    yield from bench_country.lines(bench_country.QUICK if plan.quick else sizes, facts)
    yield from _title("A unit's own workbook", "Ours beside pandas with openpyxl, in turns.")
    yield from bench_intake.lines(plan.intake_rounds)
    yield from _title("A register of persons", "Ours beside the same cleaning with pandas.")
    yield from bench_register.lines(plan.register_rows)
    yield from bench_site.site_lines(bench_site.measure_site(quick=plan.quick))
    if plan.quick:
        return
    yield from _title(
        "A fresh clone",
        "`make report` of one report in a new clone, with all packages fetched from the index.",
    )
    yield from bench_clone.lines(facts)


def _title(title: str, text: str) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield f"{text}\n"


if __name__ == "__main__":
    main()
