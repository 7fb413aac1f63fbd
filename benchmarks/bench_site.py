"""The web pages of many reports: 63 provinces x 8 quarters, made from one real report.

`python -m benchmarks.bench_site [provinces]` prints how long the pages take without Quarto,
and how large the start page is. The reports are copies of one that is built first, each under
the name of its own province and quarter: as large as real ones, and no two of one name.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from baocao.periods.calendar import periods_before
from baocao.periods.deadlines import deadline
from baocao.periods.model import ReportingPeriod
from baocao.periods.naming import period_name
from baocao.periods.parse import parse_period
from baocao.project import Project
from baocao.published.folder import file_hash
from baocao.runner.build import build_report
from baocao.runner.job import ReportKey
from benchmarks.measure import measure

ROOT = Path(__file__).parents[1]
SEED = ReportKey("lang-son", "2022-Q3")
COPIED = ("data", "templates", "notebooks", "_quarto.yml")
WRITTEN = ("ledger.json", "content.json")
LAST, QUARTERS = "2023-Q4", 8
MOST_SECONDS, MOST_BYTES = 60, 1_000_000


def main(arguments: list[str]) -> None:
    provinces = int(arguments[0]) if arguments else 63
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
        project = make_project(Path(name), provinces)
        run = measure([sys.executable, "-m", "baocao", "site"], project.root)
        start = (project.root / "_site" / "index.html").stat().st_size
        pages = sum(1 for _ in (project.root / "_site").glob("*/*.html"))
    print(f"{provinces} provinces x {QUARTERS} quarters, {pages} pages, {os.cpu_count()} cores")
    print(f"wall {run.wall:.1f} s (at most {MOST_SECONDS}), CPU {run.cpu:.1f} s, ", end="")
    print(f"peak {run.peak / 1e6:.0f} MB, start page {start / 1e3:.0f} kB", end=" ")
    print(f"(at most {MOST_BYTES / 1e3:.0f})")
    sys.exit(run.wall > MOST_SECONDS or start > MOST_BYTES)


def make_project(root: Path, provinces: int) -> Project:
    """A project whose reports are copies of one real report."""
    project = Project(root)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, root / name)
    build_report(project, SEED)
    seed = root / "seed"
    shutil.move(project.reports / SEED.province / SEED.period, seed)
    shutil.rmtree(project.reports)
    for page in ("index.qmd", "cach-doc.qmd"):
        project.reports.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "reports" / page, project.reports / page)
    last = parse_period(LAST)
    for number in range(1, provinces + 1):
        for period in (*periods_before(last, QUARTERS - 1), last):
            _make_report(project, seed, f"tinh-{number:02}", period)
    return project


def _make_report(project: Project, seed: Path, province: str, period: ReportingPeriod) -> None:
    """The seed under another name; files that name neither province nor period are shared."""
    folder = project.reports / province / period.key
    shutil.copytree(seed, folder, copy_function=os.link)
    for name in (*WRITTEN, "run.json"):
        text = (seed / name).read_text(encoding="utf-8")
        named = text.replace(SEED.province, province).replace(SEED.period, period.key)
        named = named.replace("Lạng Sơn", f"Số {province[-2:]}")
        (folder / name).unlink()
        (folder / name).write_text(_dated(name, named, period), encoding="utf-8")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["outputs"] |= {name: file_hash(folder / name) for name in WRITTEN}
    (folder / "run.json").write_text(json.dumps(run, ensure_ascii=False), encoding="utf-8")


def _dated(name: str, text: str, period: ReportingPeriod) -> str:
    """The content with the days of its period."""
    if name != "content.json":
        return text
    data: dict[str, Any] = json.loads(text)
    data["period"] = {
        "key": period.key,
        "name": period_name(period),
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "cutoff": period.cutoff.isoformat(),
        "deadline": deadline(period).isoformat(),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1:])
