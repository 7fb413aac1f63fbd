"""The web pages of many reports: 63 provinces x 8 quarters, made from one real report.

`python -m benchmarks.bench_site [--quick]` prints how long the pages take without Quarto, how
large the start page is and how long it keeps a slow phone busy; it ends with 1 where that is more
than was promised. Reports and
workbooks are those of one real report under the name of each province and quarter, with inputs
and hashes that agree: each report stands, and no two are of one name.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.archive.built.folder import file_hash
from baocao.build.run.fingerprint import input_hashes
from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.periods.calendar import periods_before
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import regimes_of
from benchmarks.bench_phone import MOST, SLOWER, PhoneRun, measure_page
from benchmarks.measure import Measured, measure

ROOT = Path(__file__).parents[1]
REGIME = regimes_of(Project(Path(__file__).parents[1])).every["administrative"]
SEED, SEED_NAME = ReportKey("covid-19", "lang-son", "2022-Q3"), "Lạng Sơn"
PAGES = ("reports/index.qmd", "reports/cach-doc.qmd")
COPIED = ("data", "templates", "notebooks", "_quarto.yml", *PAGES)
NAMING = ("ledger.json", "content.json")  # files of a report that name province and period
LAST, QUARTERS = "2023-Q4", 8
ALL, FEW = 63, 6
MOST_SECONDS, MOST_BYTES = 60, 1_000_000


@dataclass(frozen=True)
class SiteRun:
    """One build of the pages: how many reports, what it cost, what came of it."""

    reports: int
    cost: Measured
    pages: int
    start_bytes: int
    phone: PhoneRun

    @property
    def kept(self) -> bool:
        """Whether time and size are as promised for 504 reports on 2 processors."""
        small = self.cost.wall <= MOST_SECONDS and self.start_bytes <= MOST_BYTES
        return small and self.phone.kept


def measure_site(*, quick: bool) -> SiteRun:
    """Build the pages of 63 provinces, of 6 where it has to be quick, each of 8 quarters."""
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
        project = make_project(Path(name), FEW if quick else ALL)
        environment = {"PATH": "/usr/bin-without-quarto"}
        cost = measure([sys.executable, "-m", "baocao", "site"], project.root, environment)
        site = project.root / "_site"
        pages = sum(1 for _ in site.glob("*.html")) + sum(1 for _ in site.glob("*/*.html"))
        reports = sum(1 for _ in site.glob("bao-cao/*.html"))
        start = site / "index.html"
        return SiteRun(reports, cost, pages, start.stat().st_size, measure_page(start))


def site_lines(run: SiteRun) -> Iterator[str]:
    """The run as a section of RESULTS.md."""
    cost = run.cost
    yield "\n## Web pages\n"
    yield (
        f"Without Quarto; 63 provinces x 8 quarters are promised in {MOST_SECONDS} s with a start "
        f"page under {MOST_BYTES / 1e6:.0f} MB that keeps a phone, {SLOWER} times slower than this "
        f"machine, busy for {MOST * 1000:.0f} ms until it can be used; beside it how long words "
        "in its filter keep the phone busy.\n"
    )
    yield (
        "| reports | pages | wall | CPU | peak memory, MB | start page, kB | phone, throttled, ms "
        "| phone, scaled, ms | filter, throttled, ms | filter, scaled, ms |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    phones = run.phone.throttled, run.phone.scaled
    loads = " | ".join(f"{busy.load * 1e3:.0f}" for busy in phones)
    answers = " | ".join(f"{busy.answer * 1e3:.0f}" for busy in phones)
    yield (
        f"| {run.reports} | {run.pages} | {cost.wall:.1f} | {cost.cpu:.1f} "
        f"| {cost.peak / 1e6:.0f} | {run.start_bytes / 1e3:.0f} "
        f"| {loads} | {answers} |"
    )


def make_project(root: Path, provinces: int) -> Project:
    """A project of so many provinces, every report of 8 quarters built and standing."""
    project = Project(root)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    seed = _build_seed(project)
    last = parse_period(LAST, REGIME)
    periods = (*periods_before(last, QUARTERS - 1), last)
    named = _provinces(project)[:provinces]
    for slug, _ in named:
        _define(project, seed, slug, periods)
    for slug, name in named:
        for period in periods:
            _make_report(project, seed, ReportKey("covid-19", slug, period.key), name, period)
    return project


def _build_seed(project: Project) -> Path:
    """Build one report, and put it aside with its workbooks and plans."""
    seed = project.root / "seed"
    report = ["report", "--province", SEED.province, "--period", SEED.period]
    environment = os.environ | {"BAOCAO_ROOT": str(project.root)}
    command = [sys.executable, "-m", "baocao", *report]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    own = project.of(SEED.programme)
    shutil.move(project.report(SEED), seed / "report")
    shutil.move(project.sent(SEED), seed / "sent")
    shutil.move(own.plans / SEED.province, seed / "plans")
    for path in own.profiles(SEED.province):
        shutil.move(path, seed / f"{path.parents[1].name}.yaml")
    for folder in (project.reports / SEED.programme, own.submissions, own.plans):
        shutil.rmtree(folder)
    return seed


def _provinces(project: Project) -> list[tuple[str, str]]:
    """Slug and short name of all provinces."""
    with project.areas_file.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [(row["slug"], row["short_name"]) for row in rows if row["level"] == "province"]


def _define(project: Project, seed: Path, slug: str, periods: tuple[ReportingPeriod, ...]) -> None:
    """Plans, profile and workbooks of a province."""
    own = project.of(SEED.programme)
    targets = {path: own.plans / slug / path.name for path in (seed / "plans").glob("*.yaml")}
    for path in own.profiles(slug):
        targets[seed / f"{path.parents[1].name}.yaml"] = path
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8").replace(f"{SEED.province}", slug)
        target.write_text(text, encoding="utf-8")
    for period in periods:
        sent = own.submissions / slug / period.key
        shutil.copytree(seed / "sent", sent, copy_function=os.link)


def _make_report(
    project: Project, seed: Path, key: ReportKey, name: str, period: ReportingPeriod
) -> None:
    """The seed under another name; files that name neither province nor period are shared."""
    folder = project.report(key)
    shutil.copytree(seed / "report", folder, copy_function=os.link)
    for file in (*NAMING, "run.json"):
        text = (folder / file).read_text(encoding="utf-8")
        text = text.replace(SEED.province, key.province).replace(SEED.period, key.period)
        (folder / file).unlink()
        (folder / file).write_text(text.replace(SEED_NAME, name), encoding="utf-8")
    _change(folder / "content.json", period=_period(period))
    outputs = {file: file_hash(folder / file) for file in NAMING}
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    inputs = input_hashes(Definitions(project, key.programme), key)
    _change(folder / "run.json", inputs=inputs, outputs=run["outputs"] | outputs)


def _change(path: Path, **values: Any) -> None:
    data = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _period(period: ReportingPeriod) -> dict[str, str]:
    """The period as content.json has it."""
    return {
        "key": period.key,
        "name": period_name(period),
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "cutoff": period.cutoff.isoformat(),
        "deadline": deadline(period).isoformat(),
    }


def main(arguments: list[str]) -> int:
    run = measure_site(quick="--quick" in arguments)
    print("\n".join(site_lines(run)))
    return 0 if run.kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
