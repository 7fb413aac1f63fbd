"""One more weekly report of a programme that many units report to, beside one of few units.

`python -m benchmarks.bench_weeks [weeks]` prints the CPU time of the last week's report where the
week before has its report already: nothing is new but the week's own workbooks, which nobody has
read or checked yet.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import sent_for
from baocao.core.project import Project
from baocao.definitions.periods.calendar import periods_before
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.write import write_submission
from benchmarks.bench_project import REPOSITORY
from benchmarks.measure import MEGABYTE, Measured, measure
from benchmarks.targets import Facts

PROGRAMME, MODEL, MODEL_WEEK = "benh-truyen-nhiem", "ba-ria-vung-tau", "2023-W35"
LAST_WEEK, WEEKS, QUICK_WEEKS = "2023-W52", 52, 4
PROVINCE = "tinh-mau-1"
MANY, FEW = 168, 12
COUNTRY = "ca-nuoc"
NAMING = ("xl/sharedStrings.xml", "docProps/core.xml")  # the parts of a workbook that name a unit
COPIED = (
    *("templates", "notebooks", "data/rules", "data/references"),
    *(f"data/programmes/{PROGRAMME}", "data/regimes.yaml", "data/holidays.yaml"),
)


def main(arguments: list[str]) -> None:
    for line in lines(int(arguments[0]) if arguments else WEEKS, {}):
        print(line, flush=True)


def lines(weeks: int, facts: Facts) -> Iterator[str]:
    """A table of both sizes; `facts` gets how many times as much the larger costs."""
    yield f"| units | CPU of the report of week {weeks}, s | its peak, MB | without change, s |"
    yield "|---|---|---|---|"
    cost: dict[int, float] = {}
    for units in (FEW, MANY):
        with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
            project = weekly_project(Path(name) / "project", units, weeks)
            first, again = last_week(project)
        cost[units] = first.cpu
        yield f"| {units} | {first.cpu:.2f} | {first.peak / MEGABYTE:.0f} | {again.cpu:.2f} |"
    facts["week of many units"] = cost[MANY] / cost[FEW]


def last_week(project: Project) -> tuple[Measured, Measured]:
    """The last week's report where all before it is known, and asking for it again."""
    folder = project.of(PROGRAMME).submissions / PROVINCE / LAST_WEEK
    aside = folder.with_name(f".{LAST_WEEK}")
    folder.rename(aside)
    before = max(path.name for path in folder.parent.glob("[!.]*"))
    measure(_report(before), project.root)
    aside.rename(folder)
    first, again = (measure(_report(LAST_WEEK), project.root) for _ in range(2))
    return first, again


def _report(period: str) -> Sequence[str]:
    options = ("--province", PROVINCE, "--period", period, "--jobs", "1")
    return (sys.executable, "-m", "baocao", "report", "--programme", PROGRAMME, *options)


def weekly_project(
    root: Path, units: int, weeks: int, provinces: int = 1, jobs: int = 2
) -> Project:
    """Provinces of so many districts each, each of which sent a workbook for each week."""
    project = Project(root)
    for name in COPIED:
        source, target = REPOSITORY.root / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    _write_areas(project, provinces, units)
    _write_definitions(project, provinces)
    definitions = Definitions(project, PROGRAMME)
    last = definitions.period(LAST_WEEK, PROVINCE)
    periods = (*periods_before(last, weeks - 1), last)
    with ProcessPoolExecutor(jobs) as pool:
        for number in range(1, provinces + 1):
            list(pool.map(partial(_write_week, root, number, units), periods))
    return project


def slug_of(number: int) -> str:
    """The name of a province, counted from 1."""
    return f"tinh-mau-{number}"


def _write_areas(project: Project, provinces: int, units: int) -> None:
    with REPOSITORY.areas_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    country = next(row for row in rows if row["level"] == "country")
    nothing = dict.fromkeys(country, "")
    with project.areas_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(country))
        writer.writeheader()
        writer.writerow(country)
        for province in range(1, provinces + 1):
            names = {"name": f"Tỉnh Mẫu {province}", "short_name": f"Mẫu {province}"}
            own = {"code": _code(province), "level": "province", "slug": slug_of(province)}
            writer.writerow(nothing | names | own | {"parent": country["code"]})
            for number in range(1, units + 1):
                name = f"Mẫu {province}.{number}"
                names = {"name": f"Huyện {name}", "short_name": name}
                own = {"code": _code(province, number), "slug": f"mau-{province}-{number}"}
                place = {"level": "district", "parent": _code(province)}
                writer.writerow(nothing | names | own | place)


def _code(province: int, number: int | None = None) -> str:
    return f"P{province:02}" if number is None else f"P{province:02}{number:03}"


def _write_definitions(project: Project, provinces: int) -> None:
    """The plans and the profile of the model, as each province's own; the country's profile."""
    own = project.of(PROGRAMME)
    shutil.rmtree(own.plans)
    for slug in map(slug_of, range(1, provinces + 1)):
        for path in (REPOSITORY.of(PROGRAMME).plans / MODEL).glob("*.yaml"):
            _adopt(path, own.plans / slug / path.name, slug)
        _adopt(REPOSITORY.provinces / f"{MODEL}.yaml", project.provinces / f"{slug}.yaml", slug)
        shutil.copyfile(own.baselines / f"{MODEL}.csv", own.baselines / f"{slug}.csv")
    (own.baselines / f"{MODEL}.csv").unlink()
    shutil.copy(REPOSITORY.provinces / f"{COUNTRY}.yaml", project.provinces)


def _adopt(path: Path, target: Path, slug: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8").replace(f"province: {MODEL}", f"province: {slug}")
    target.write_text(text.replace("to: 2023-", "to: 2024-"), encoding="utf-8")


def _write_week(root: Path, province: int, units: int, period: ReportingPeriod) -> None:
    """One workbook is written; the other units' are copies of it with their own names."""
    project = Project(root)
    definitions = Definitions(project, PROGRAMME)
    folder = project.of(PROGRAMME).submissions / slug_of(province) / period.key
    folder.mkdir(parents=True)
    first = _workbook(folder, 1)
    write_submission(
        first,
        _of_first_unit(_model(), province, period),
        programme=definitions.programme,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
    )
    with ZipFile(first) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for number in range(2, units + 1):
        with ZipFile(_workbook(folder, number), "w", ZIP_DEFLATED, compresslevel=1) as book:
            for name, content in parts.items():
                named = _renamed(content, province, number) if name in NAMING else content
                book.writestr(name, named)


def _workbook(folder: Path, number: int) -> Path:
    return folder / f"mau-{number:03}.xlsx"


def _renamed(content: bytes, province: int, number: int) -> bytes:
    """A part of the first unit's workbook with another unit's code and names."""
    text = content.decode().replace(f">{_code(province, 1)}<", f">{_code(province, number)}<")
    name = f"uyện Mẫu {province}."
    return text.replace(f"{name}1<", f"{name}{number}<").encode()


@cache
def _model() -> Submission:
    """The workbook of the repository that every unit's is made from."""
    definitions = Definitions(REPOSITORY, PROGRAMME)
    week = definitions.period(MODEL_WEEK, MODEL)
    province = definitions.areas.province(MODEL, on=week.end)
    (found,) = sent_for(definitions, province, week)
    return found


def _of_first_unit(model: Submission, province: int, period: ReportingPeriod) -> Submission:
    """The rows of the model's first district, as another unit's of another week."""
    area = model.observations[0].area
    return replace(
        model,
        unit=_code(province, 1),
        unit_name=f"Trung tâm Y tế huyện Mẫu {province}.1",
        province=slug_of(province),
        period=period.key,
        as_of=period.cutoff,
        observations=tuple(
            replace(one, area=_code(province, 1), as_of=period.cutoff)
            for one in model.observations
            if one.area == area
        ),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
