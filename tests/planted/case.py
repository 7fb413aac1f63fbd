"""A planted error: what is done to a right workbook, and everything that must then be found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.definitions.programmes.load import load_programme
from baocao.results.computed import compute_results
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.mapped.read import ForeignReader
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.rules import load_rules
from baocao.submissions.workbooks.model import Submission
from tests.regimes import REGIMES, administrative
from tests.sent_folder import read_folder

PROJECT = Project(Path(__file__).parents[2])
CATALOGUE = load_catalogue(PROJECT.of("covid-19").indicators)
AREAS = load_areas(PROJECT.areas_file)
PROGRAMME = load_programme(PROJECT.of("covid-19").home)
RULES = load_rules(PROJECT.of("covid-19"), CATALOGUE)
PLANS = load_plans(PROJECT.of("covid-19").plans, "lang-son", CATALOGUE, REGIMES)

PROBLEM = "problem"  # a cell that cannot be read at all
PROVINCE, PERIOD, BEFORE = "lang-son", "2022-Q1", "2021-Q4"

Found = tuple[str, str]
"""A rule, or "problem", and the place: "Tiêm chủng!D9"; an area's code where there is no cell."""

Book = TypeVar("Book")


@dataclass(frozen=True)
class Case(Generic[Book]):
    """One workbook with what is planted in it; nothing planted, nothing found."""

    name: str
    plant: Callable[[Book], object]
    found: tuple[Found, ...] = ()
    mapping: str = ""
    suffix: str = ".xlsx"
    before: Callable[[Book], object] | None = None
    expected_units: tuple[str, ...] = field(default=())


@cache
def words_text() -> str:
    return (PROJECT.mappings / "words.yaml").read_text(encoding="utf-8")


def foreign_reader(folder: Path, mapping: str) -> ForeignReader:
    """A reader whose only mapping is this one; "" for none."""
    folder.mkdir()
    (folder / "words.yaml").write_text(words_text(), encoding="utf-8")
    if mapping:
        (folder / "lang-son.yaml").write_text(mapping, encoding="utf-8")
    return ForeignReader(folder, CATALOGUE, AREAS, PROJECT.of("covid-19").home)


def findings(
    folder: Path,
    foreign: ForeignReader,
    before: Path | None = None,
    expected_units: Sequence[str] = (),
) -> list[Found]:
    """What is found in the workbooks of a period's folder, sorted."""
    try:
        sent = _read(folder, foreign)
    except BaocaoError as error:
        return sorted((PROBLEM, _place(problem.where)) for problem in error.problems)
    period = administrative(PERIOD)
    districts = AREAS.children("20", period.end)
    base = ResultBase(AREAS.get("20"), districts, CATALOGUE, in_force(PLANS, period))
    found = validate(
        sent,
        catalogue=CATALOGUE,
        areas=AREAS,
        period=period,
        previous=_read(before, foreign) if before else (),
        expected_units=[AREAS.get(code) for code in expected_units],
        plans=PLANS,
        rules=RULES,
        used=lambda: used_values(base, period, sent, compute_results(base, period, sent)),
    )
    return sorted((f.rule, _place(str(f.source)) if f.source else f.area) for f in found)


def _read(folder: Path, foreign: ForeignReader) -> tuple[Submission, ...]:
    return read_folder(folder, project=PROJECT, catalogue=CATALOGUE, areas=AREAS, foreign=foreign)


def _place(where: str) -> str:
    """ "…/bieu.xlsx › Tiêm chủng › D9" as "Tiêm chủng!D9"; a file alone as "file"."""
    _, *parts = where.split(" › ")
    return "!".join(part for part in parts if part) or "file"
