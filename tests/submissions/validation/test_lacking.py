"""Cells that hold too little are named: empty ones, proof that is missing, targets left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.results.computed import compute_results
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.validation.check import validate
from baocao.submissions.workbooks.model import BlankCell, SourceCell, Submission, TaskProgress
from tests.regimes import REGIMES, administrative
from tests.submissions.validation.workbooks import (
    AREAS,
    CAO_BANG,
    CATALOGUE,
    DISTRICTS,
    ROOT,
    RULES,
    SHEET,
    Options,
    cells,
    findings,
    value,
    workbook,
)

D3: Options = {"age_group": "18plus", "dose": "d3"}
SPLIT = (("age_group", "18plus"), ("dose", "d3"))


def blank(cell: str, element: str, area: str = CAO_BANG, split: object = ()) -> BlankCell:
    source = SourceCell("so-y-te.xlsx", "", SHEET, cell)
    return BlankCell(element, area, split, source)  # type: ignore[arg-type]


def test_an_empty_cell_that_had_a_value_is_named() -> None:
    """Unless the value stands elsewhere; what had none before is no matter."""
    before = workbook(value("B9", "icu_beds", 12, on=date(2021, 12, 1)), period="2021-Q4")
    sent = workbook(value("B2", "new_cases", 3))
    empty = replace(sent, blanks=(blank("B3", "icu_beds"), blank("B4", "deaths")))
    (told,) = [f for f in findings(empty, previous=[before]) if f.rule == "blank_had_value"]
    assert told.source is not None
    assert told.source.cell == "B3"
    assert "kỳ trước ghi 12" in told.message
    assert "ô B9" in told.message
    elsewhere = replace(workbook(value("B2", "icu_beds", 3)), blanks=(blank("B3", "icu_beds"),))
    assert cells(findings(elsewhere, previous=[before]), "blank_had_value") == []


def test_a_synthetic_value_does_not_ask_for_a_real_one() -> None:
    before = replace(
        workbook(value("B9", "icu_beds", 12, on=date(2021, 12, 1)), period="2021-Q4"),
        synthetic=True,
    )
    sent = replace(workbook(value("B2", "new_cases", 3)), blanks=(blank("B3", "icu_beds"),))
    assert cells(findings(sent, previous=[before]), "blank_had_value") == []


DONE = TaskProgress(
    "1",
    "11-ct-tu",
    "done",
    date(2022, 3, 1),
    "12/KH-UBND",
    "",
    SourceCell("so-y-te.xlsx", "", "Tiến độ", "D2"),
    done_on_cell="E2",
    evidence_cell="F2",
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (DONE, []),
        (replace(DONE, done_on=None), ["E2"]),
        (replace(DONE, evidence=" "), ["F2"]),
        (replace(DONE, done_on=None, evidence=""), ["E2", "F2"]),
        (replace(DONE, done_on=None, evidence="", done_on_cell="", evidence_cell=""), ["D2", "D2"]),
        (replace(DONE, state="in_progress", done_on=None, evidence=""), []),
    ],
)
def test_what_is_done_is_shown(row: TaskProgress, told: list[str]) -> None:
    """Day and document are asked for at their own cells, or at the state without such columns."""
    sent = replace(workbook(value("B2", "new_cases", 3)), progress=(row,))
    assert cells(findings(sent), "done_without_proof") == told


def open_cells(*sent: Submission, wanted: int = 80) -> list[tuple[str, str]]:
    """Where values are lacking for targets of Cao Bằng, with what is found there."""
    period = administrative("2022-Q4")
    plan = load_plans(ROOT / "data/programmes/covid-19/plans", "cao-bang", CATALOGUE, REGIMES)[0]
    target = replace(
        next(target for target in plan.targets if target.indicator == "coverage"),
        disaggregation=SPLIT,
        operator=Operator.AT_LEAST,
        value=Decimal(wanted),
    )
    plans = (replace(plan, targets=(target,)),)
    province = AREAS.get(CAO_BANG)
    base = ResultBase(
        province, AREAS.children(CAO_BANG, period.end), CATALOGUE, in_force(plans, period)
    )
    found = validate(
        sent,
        catalogue=CATALOGUE,
        areas=AREAS,
        period=period,
        plans=plans,
        rules=RULES,
        used=lambda: used_values(base, period, sent, compute_results(base, period, sent)),
    )
    told = [f for f in found if f.rule == "target_not_assessable"]
    return [(f.source.cell if f.source else "", str(f.values["found"])) for f in told]


def of_districts(count: int) -> Sequence[object]:
    day = date(2022, 12, 10)
    rows = []
    for number, area in enumerate(DISTRICTS[:count], 2):
        rows += [
            value(f"B{number}", "vaccinated", 700, area, on=day, **D3),
            value(f"C{number}", "eligible_population", 1000, area, on=day, **D3),
        ]
    return rows


def test_a_bound_that_decides_nothing_is_named() -> None:
    """And one that decides is not: a rate above 74% says nothing of 80%, but all of 70%."""
    day = date(2022, 12, 10)
    rate = value("F3", "coverage_rate", "trên 74", on=day, **D3)
    assert open_cells(workbook(rate, period="2022-Q4")) == [("F3", "trên 74%")]
    exact = value("F3", "coverage_rate", 74, on=day, **D3)
    assert open_cells(workbook(exact, period="2022-Q4")) == []
    assert open_cells(workbook(rate, period="2022-Q4"), wanted=70) == []


def test_the_empty_cell_of_a_district_is_named() -> None:
    """The one whose value would decide, once for all targets that it is lacking for."""
    sent = workbook(*of_districts(len(DISTRICTS)), period="2022-Q4")  # type: ignore[arg-type]
    assert open_cells(sent, wanted=72) == []
    last = DISTRICTS[-1]
    lost = replace(
        sent,
        observations=tuple(
            o for o in sent.observations if o.area != last or o.element != "vaccinated"
        ),
    )
    empty = replace(lost, blanks=(blank("B99", "vaccinated", last, SPLIT),))
    told = open_cells(empty, wanted=72)
    assert open_cells(empty, wanted=80) == []  # whatever it holds, 80% are not reached
    assert told == [("B99", "ô trống")]
    assert open_cells(lost, wanted=72) == [("", "không có trong tệp đã gửi")]
