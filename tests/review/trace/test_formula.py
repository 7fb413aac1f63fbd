"""A formula is shown with the numbers that it was computed from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.results.ledger.model import Figure, Verdict
from baocao.results.model import Component
from baocao.review.trace.formula import worked_formula

RATE = Figure(
    id="coverage.18plus.d3.20.value",
    text="89,66%",
    value=Decimal("89.6639808"),
    unit="percent",
    formula="số người đã tiêm / số người thuộc diện tiêm x 100",
    indicator="coverage",
    area="20",
    disaggregation=(("age_group", "18plus"), ("dose", "d3")),
    numerator=Component(Decimal(498_087), ()),
    denominator=Component(Decimal(555_504), ()),
    verdicts=(Verdict("ke-hoach", "d3", "NOT_MET"),),
)


def of_target(part: str, text: str, value: str) -> Figure:
    return replace(
        RATE, id=f"ke-hoach.d3.{part}", text=text, value=Decimal(value), formula="xem định nghĩa"
    )


TARGET = of_target("target", "95%", "95")
GAP = of_target("gap", "5,34", "5.3360192")
PEOPLE = of_target("gap-people", "29.642", "29642")
DAYS = of_target("days-left", "20", "20")
PACE = of_target("pace", "1.483", "1483")
BEFORE = replace(
    RATE, id="coverage.18plus.d3.20.at-2022-Q2", text="80%", value=Decimal(80), formula=""
)
CHANGE = replace(
    RATE,
    id="coverage.18plus.d3.20.change-2022-Q2",
    text="9,66",
    value=Decimal("9.6639808"),
    formula="kỳ này trừ kỳ 2022-Q2",
)
DOWN = replace(CHANGE, value=Decimal("-9.6639808"))
FIGURES = {f.id: f for f in (RATE, TARGET, GAP, PEOPLE, DAYS, PACE, BEFORE)}
COUNT = Figure("cases.20.value", "30", Decimal(30), "cases", "số ca mắc")

WORKED = [
    (RATE, "498.087 / 555.504 x 100 = 89,664"),
    (replace(RATE, formula="số ca / dân số x 100.000; cộng 2 quý"), "498.087 / 555.504 x 100.000"),
    (replace(RATE, formula="số liều / số người"), "498.087 / 555.504 = 89,664"),
    (GAP, "95% - 89,66% = 5,336"),
    (PEOPLE, "95% x 555.504 - 498.087 = 29.642"),
    (PACE, "29.642 / 20 = 1.483"),
    (CHANGE, "89,66% - 80% = 9,664"),
    (DOWN, "89,66% - 80% = 9,664"),
    (replace(RATE, denominator=None), ""),
    (replace(CHANGE, formula="kỳ này trừ kỳ 2021-Q4"), ""),
    (COUNT, ""),
]


@pytest.mark.parametrize(("figure", "expected"), WORKED)
def test_numbers_are_put_in(figure: Figure, expected: str) -> None:
    """Quotients, gaps, paces and changes show their numbers; nothing is made up for others."""
    worked = worked_formula(figure, FIGURES, [])
    assert worked.startswith(expected)
    assert bool(worked) == bool(expected)


SUMS: list[tuple[list[int | None], str]] = [
    ([10, 20], "10 + 20 = 30"),
    ([10, 15, 5], "10 + 15 + 5 = 30"),
    ([30], ""),
    ([10, 21], ""),
    ([10, None], ""),
    ([2] * 15, f"{' + '.join(['2'] * 15)} = 30"),
    ([1] * 30, ""),
]


@pytest.mark.parametrize(("terms", "expected"), SUMS)
def test_cells_are_added_up(terms: list[int | None], expected: str) -> None:
    """Only cells that are all known and give the figure are shown as its sum."""
    values = [None if term is None else Decimal(term) for term in terms]
    assert worked_formula(COUNT, {}, values) == expected
