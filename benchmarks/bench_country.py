"""One week of one programme in the whole country: workbooks in, the provinces' reports and its own.

`python -m benchmarks.bench_country [provinces …]` prints what each number of provinces costs, 4 and
34 unless told otherwise: 168 communes each send a workbook, nothing is kept from before. By two
processes of the command, and on a Dask cluster of two workers of this machine where Dask is
installed; the country's report is made from the provinces' own.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from baocao.core.project import Project
from benchmarks.bench_weeks import COUNTRY, LAST_WEEK, MANY, PROGRAMME, slug_of, weekly_project
from benchmarks.measure import MEGABYTE, Measured, measure
from benchmarks.targets import Facts

FEW_PROVINCES, PROVINCES = 4, 34
QUICK = (1, 2)
WAYS = {"--jobs 2": (), "Dask, 2 workers": ("--executor", "dask")}
PROMISED = ("bao-cao.docx", "bao-cao.html", "phu-luc.xlsx", "ledger.json")


def main(arguments: list[str]) -> None:
    for line in lines([int(one) for one in arguments] or [FEW_PROVINCES, PROVINCES], {}):
        print(line, flush=True)


def lines(sizes: Sequence[int], facts: Facts, units: int = MANY) -> Iterator[str]:
    """A table; `facts` gets what a province costs among the most, to what it costs among the
    fewest: 1 where the cost grows with the number of provinces."""
    titles = ("wall, s", "CPU, s", "peak, MB", "CPU a province, s", "the country's, CPU, s")
    yield f"| {' | '.join(('provinces', 'workbooks', 'way', *titles))} |"
    yield "|---|---|---|---|---|---|---|---|"
    ways = [way for way, options in WAYS.items() if not options or find_spec("distributed")]
    costs: dict[str, list[float]] = {way: [] for way in ways}
    for provinces in sizes:
        with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
            project = weekly_project(Path(folder) / "country", units, 1, provinces)
            for way in ways:
                made, country = made_by(project, WAYS[way], provinces)
                costs[way].append(made.cpu / provinces)
                yield (
                    f"| {provinces} | {provinces * units:,} | {way} | {made.wall:.1f} "
                    f"| {made.cpu:.1f} | {made.peak / MEGABYTE:,.0f} "
                    f"| {made.cpu / provinces:.2f} | {country.cpu:.1f} |"
                )
    for way, found in costs.items():
        facts[f"country, {way}"] = found[-1] / found[0]


def made_by(project: Project, options: Sequence[str], provinces: int) -> tuple[Measured, Measured]:
    """The provinces' reports with nothing kept, then the country's; raises `RuntimeError` where
    one is missing."""
    for folder in (project.cache, project.reports):
        shutil.rmtree(folder, ignore_errors=True)
    asked = ("report", "--programme", PROGRAMME, "--period", LAST_WEEK, *options)
    command = (sys.executable, "-m", "baocao", *asked)
    made = measure([*command, "--jobs", "2"], project.root)
    country = measure([*command, "--province", COUNTRY], project.root)
    for place in (*map(slug_of, range(1, provinces + 1)), COUNTRY):
        report = project.reports / PROGRAMME / place / LAST_WEEK
        missing = [name for name in PROMISED if not (report / name).is_file()]
        if missing:
            raise RuntimeError(f"{report} lacks {missing}")
    return made, country


if __name__ == "__main__":
    main(sys.argv[1:])
