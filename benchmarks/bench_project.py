"""Makes a project to measure with: many provinces, each with 11 districts and years of data.

Every province is Lạng Sơn with other codes, names and, by the seed, another size: the plans,
the indicators (eight more, to make 50) and the workbooks of a quarter are those of this
repository. Same arguments, same project.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import yaml

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import sent_for
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.calendar import following
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.model import Observation, Submission
from baocao.submissions.workbooks.write import write_submission

REPOSITORY = Project(Path(__file__).parents[1])
REGIME = regimes_of(Project(Path(__file__).parents[1])).every["administrative"]
PROGRAMME = "covid-19"
MODEL, MODEL_QUARTER = "lang-son", "2022-Q4"
FIRST_QUARTER = "2022-Q1"
HISTORY = 8  # quarters before the first one reported
INDICATORS = 50
LAST_DAY_OF_PLANS = "2035-12-31"
SEED = 2022


@dataclass(frozen=True)
class Size:
    """How many provinces, and how many quarters are reported for each."""

    provinces: int
    quarters: int = 1

    @property
    def reports(self) -> int:
        return self.provinces * self.quarters


def make_project(root: Path, size: Size, jobs: int = 2) -> Project:
    """Write the project into `root`, which must not exist."""
    project = Project(root)
    for folder in (
        "templates",
        "notebooks",
        f"data/programmes/{PROGRAMME}",
        "data/rules",
        "data/references",
    ):
        shutil.copytree(REPOSITORY.root / folder, root / folder)
    for file in (REPOSITORY.regimes_file, REPOSITORY.holidays_file):
        shutil.copy(file, root / file.relative_to(REPOSITORY.root))
    for empty in (project.of(PROGRAMME).plans, project.of(PROGRAMME).home / "provinces"):
        shutil.rmtree(empty)
    _write_indicators(project)
    _write_areas(project, size)
    for number in range(1, size.provinces + 1):
        _write_plans(project, number)
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(partial(_write_submissions, root, size), range(1, size.provinces + 1)))
    return project


def reported(size: Size) -> Iterator[tuple[str, str]]:
    """Province and period of every report to build: the quarters with all their history."""
    for period in _quarters(size)[HISTORY:]:
        for number in range(1, size.provinces + 1):
            yield _slug(number), period.key


def _quarters(size: Size) -> tuple[ReportingPeriod, ...]:
    periods = [parse_period(FIRST_QUARTER, REGIME)]
    while len(periods) < HISTORY + size.quarters:
        periods.append(following(periods[-1]))
    return tuple(periods)


def _slug(number: int) -> str:
    return f"tinh-{number:02}"


def _code(number: int, model_code: str) -> str:
    """The area code that stands for one of Lạng Sơn's in province `number`."""
    return f"P{number:02}" if len(model_code) == 2 else f"P{number:02}{model_code}"


def _write_indicators(project: Project) -> None:
    """Copies of one indicator under other ids, so that there are 50."""
    folder = project.of(PROGRAMME).indicators
    known, path = load_catalogue(folder).indicators, folder / "capacity.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    (model,) = (one for one in data["indicators"] if one["id"] == "icu_beds_ratio")
    more = range(1, INDICATORS - len(known) + 1)
    copies = [model | {"id": f"{model['id']}_{n}", "name": f"{model['name']} {n}"} for n in more]
    data["indicators"] += copies
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _write_areas(project: Project, size: Size) -> None:
    with REPOSITORY.areas_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    country = next(row for row in rows if row["level"] == "country")
    province = next(row for row in rows if row["slug"] == MODEL)
    below = [row for row in rows if row["parent"] == province["code"]]
    districts = [row for row in below if row["level"] == "district"]
    with project.areas_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(country))
        writer.writeheader()
        writer.writerow(country)
        for number in range(1, size.provinces + 1):
            names = {"name": f"Tỉnh Mẫu {number:02}", "short_name": f"Mẫu {number:02}"}
            code = _code(number, province["code"])
            writer.writerow(province | names | {"code": code, "slug": _slug(number)})
            for row in districts:
                own = {"code": _code(number, row["code"]), "parent": code}
                writer.writerow(row | own | {"valid_from": "", "valid_to": "", "aliases": ""})


def _write_plans(project: Project, number: int) -> None:
    own, of_model = project.of(PROGRAMME), REPOSITORY.of(PROGRAMME)
    plans = {path: own.plans / _slug(number) / path.name for path in _plans_of(MODEL)}
    profiles = dict(zip(of_model.profiles(MODEL), own.profiles(_slug(number)), strict=True))
    for path, target in (plans | profiles).items():
        text = path.read_text(encoding="utf-8").replace(
            "to: 2023-12-31", f"to: {LAST_DAY_OF_PLANS}"
        )
        text = text.replace(f"province: {MODEL}", f"province: {_slug(number)}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _plans_of(province: str) -> Iterator[Path]:
    return (REPOSITORY.of(PROGRAMME).plans / province).glob("*.yaml")


@cache
def _model() -> tuple[Submission, ...]:
    definitions = Definitions(REPOSITORY, PROGRAMME)
    period = definitions.period(MODEL_QUARTER, MODEL)
    return sent_for(definitions, definitions.areas.province(MODEL, on=period.end), period)


def _write_submissions(root: Path, size: Size, number: int) -> None:
    """All workbooks of one province."""
    project = Project(root)
    areas = load_areas(project.areas_file)
    own = project.of(PROGRAMME)
    catalogue, programme = load_catalogue(own.indicators), load_programme(own.home)
    rates = {id for id, element in catalogue.elements.items() if element.is_rate}
    factor = random.Random(f"{SEED}-{number}").randint(1, 5)
    for period in _quarters(size):
        folder = own.submissions / _slug(number) / period.key
        folder.mkdir(parents=True)
        for order, model in enumerate(_model()):
            sent = _as_sent_by(model, number, period, factor, rates)
            path = folder / f"don-vi-{order:02}.xlsx"
            write_submission(path, sent, programme=programme, catalogue=catalogue, areas=areas)


def _as_sent_by(
    model: Submission, number: int, period: ReportingPeriod, factor: int, rates: set[str]
) -> Submission:
    def of_here(observation: Observation) -> Observation:
        scale = 1 if observation.element in rates else factor
        return replace(
            observation,
            area=_code(number, observation.area),
            as_of=period.end,
            quantity=Quantity(observation.value * scale, observation.bound),
        )

    return replace(
        model,
        unit=_code(number, model.unit),
        province=_slug(number),
        period=period.key,
        as_of=period.end,
        observations=tuple(map(of_here, model.observations)),
        progress=(),
    )


def main() -> None:
    """python -m benchmarks.bench_project FOLDER --provinces 63 --quarters 1"""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--provinces", type=int, default=63)
    parser.add_argument("--quarters", type=int, default=1)
    asked = parser.parse_args()
    make_project(asked.folder, Size(asked.provinces, asked.quarters))


if __name__ == "__main__":
    main()
