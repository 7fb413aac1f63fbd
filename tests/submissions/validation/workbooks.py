"""Submissions written by hand: each value with the cell it is said to come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypedDict, Unpack

from baocao.core.project import Project
from baocao.core.quantities import Bound, Quantity
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.model import Finding
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.validation.rules import load_rules
from baocao.submissions.workbooks.model import Confirmation, Observation, SourceCell, Submission
from tests.regimes import administrative

ROOT = Path(__file__).parents[3]
CATALOGUE = load_catalogue(ROOT / "data" / "programmes" / "covid-19" / "indicators")
AREAS = load_areas(ROOT / "data" / "areas.csv")
RULES = load_rules(Project(ROOT).of("covid-19"), CATALOGUE)

SHEET = "Số liệu"
CAO_BANG = "04"
DISTRICTS = tuple(unit.code for unit in AREAS.children(CAO_BANG, date(2022, 3, 1)))
DAY = date(2022, 3, 10)  # within 2022-Q1: 15/12/2021 to 14/3/2022

BOUNDS = {
    "trên ": Bound.ABOVE,
    "từ ": Bound.AT_LEAST,
    "gần ": Bound.NEARLY,
    "dưới ": Bound.BELOW,
    "không quá ": Bound.AT_MOST,
}


class Options(TypedDict, total=False):
    """The options of one value, by category."""

    age_group: str
    dose: str
    severity: str
    place_of_treatment: str
    government_level: str
    test_method: str
    vulnerable_group: str


def value(
    cell: str,
    element: str,
    stated: int | str,
    area: str = CAO_BANG,
    *,
    on: date = DAY,
    by: str = "",
    **options: Unpack[Options],
) -> Observation:
    """One observation; `stated` is a number or a bound such as "trên 74"."""
    return Observation(
        element=element,
        area=area,
        disaggregation=tuple(sorted((name, str(option)) for name, option in options.items())),
        quantity=quantity(str(stated)),
        as_of=on,
        source=SourceCell("", "", SHEET, cell),
        provider=by,
    )


def quantity(stated: str) -> Quantity:
    for words, bound in BOUNDS.items():
        if stated.startswith(words):
            return Quantity(Decimal(stated.removeprefix(words)), bound)
    return Quantity(Decimal(stated))


def workbook(
    *observations: Observation,
    file: str = "so-y-te.xlsx",
    unit: str = CAO_BANG,
    period: str = "2022-Q1",
    confirmations: Sequence[tuple[str, str, str]] = (),
) -> Submission:
    """A workbook of one unit; confirmations are (rule, cell, reason)."""
    path = f"data/submissions/covid-19/cao-bang/{period}/{file}"
    placed = tuple(_placed(observation, path) for observation in observations)
    return Submission(
        file=path,
        sha256=f"{hash((path, placed)):x}",
        unit=unit,
        province=unit[:2],
        period=period,
        as_of=DAY,
        prepared_by="",
        synthetic=False,
        origin="",
        observations=placed,
        confirmations=tuple(
            Confirmation(rule, SHEET, cell, reason, SourceCell(path, "", "Thông tin", f"B{row}"))
            for row, (rule, cell, reason) in enumerate(confirmations, 20)
        ),
    )


def _placed(observation: Observation, path: str) -> Observation:
    return replace(observation, source=observation.source._replace(file=path))


def findings(
    *submissions: Submission,
    period: str = "2022-Q1",
    previous: Sequence[Submission] = (),
    expected: Sequence[str] = (),
    rules: Sequence[DataRule] = RULES,
    catalogue: IndicatorCatalogue = CATALOGUE,
) -> tuple[Finding, ...]:
    """What all the project's rules find, or these; by its catalogue, or this one."""
    return validate(
        submissions,
        catalogue=catalogue,
        areas=AREAS,
        period=administrative(period),
        previous=previous,
        expected_units=tuple(AREAS.get(code) for code in expected),
        rules=rules,
    )


def cells(found: Sequence[Finding], rule: str) -> list[str]:
    """Where a rule found something, in order."""
    return [f.source.cell if f.source else f.area for f in found if f.rule == rule]
