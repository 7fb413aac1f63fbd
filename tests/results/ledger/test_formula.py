"""A formula is printed in words and with the numbers that it was computed from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.core.vietnamese.numbers import format_number
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, stated
from baocao.results.ledger.target_figures import of_gap, of_gap_people, of_pace
from baocao.results.model import Amount, Comparison
from tests.results.sample import (
    ADULTS_D3,
    PROVINCE,
    computed,
    obs,
    plan,
    report_data,
    submission,
    target,
)

FIGURES = Figures(PROVINCE.code, {})
COUNTS = (
    obs("vaccinated", 498_087, split=ADULTS_D3),
    obs("eligible_population", 555_504, split=ADULTS_D3),
)
RESULT = computed(*COUNTS)
RATE = FIGURES.of_result(RESULT)
LATER = date(2023, 1, 3)  # 20 days after the cut-off


def changed(before: str, period: str = "2022-Q3") -> Figure:
    """The figure of the change since an earlier period."""
    value = Decimal(before)
    earlier = Comparison(period, Quantity(value), RESULT.quantity.value - value, LATER)
    figure = FIGURES.of_change(RESULT, earlier)
    assert figure is not None
    return figure


def of_target(value: str = "95") -> list[Figure]:
    """Gap, people missing and pace of a target."""
    wanted = plan(target(value=value, deadline=LATER))
    judged = report_data(submission(*COUNTS), plans=[wanted]).targets[0]
    made = (of_gap(FIGURES, judged), of_gap_people(FIGURES, judged), of_pace(FIGURES, judged))
    return [figure for figure in made if figure]


GAP, PEOPLE, PACE = of_target()
COUNT = Figure("cases.20.value", "30", Decimal(30), "cases", Formula(FormulaKind.COUNT, "số ca"))

WORKED = [
    (RATE, "498.087 / 555.504 x 100 = 89,664"),
    (
        replace(RATE, formula=replace(RATE.formula, multiplier=Decimal(100_000))),
        "498.087 / 555.504 x 100.000 = 89,664",
    ),
    (
        replace(RATE, formula=replace(RATE.formula, multiplier=Decimal(1))),
        "498.087 / 555.504 = 89,664",
    ),
    (
        replace(RATE, bound=Bound.ABOVE, numerator=Amount(Quantity(Decimal(5), Bound.ABOVE), ())),
        "trên 5 / 555.504 x 100 = trên 89,6639",
    ),
    (GAP, "95% - 89,66% = 5,336"),
    (PEOPLE, "95% x 555.504 - 498.087 = 29.642"),
    (PACE, "29.642 / 20 = 1.483"),
    (changed("80"), "89,66% - 80% = 9,664"),
    (changed("99.5"), "99,50% - 89,66% = 9,836"),
    (replace(RATE, denominator=None), ""),
    (replace(RATE, formula=Formula(FormulaKind.REPORTED)), ""),
    (replace(RATE, formula=stated("số người đã tiêm / số người thuộc diện tiêm x 100")), ""),
    (COUNT, ""),
]


@pytest.mark.parametrize(("figure", "expected"), WORKED)
def test_numbers_are_put_in(figure: Figure, expected: str) -> None:
    """Quotients, gaps, paces and changes show their numbers; nothing is made up for others."""
    assert worked_formula(figure) == expected


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
    assert worked_formula(COUNT, values) == expected


def test_operands_name_their_figures() -> None:
    """What is missing per day is made from two figures, which the ledger has by their ids."""
    days = Operand("20", Decimal(20), "ke-hoach.d3.days-left")
    assert PACE.formula.operands == (Operand(PEOPLE.text, PEOPLE.value, PEOPLE.id), days)


IN_WORDS = [
    (Formula(FormulaKind.RATIO, "a / b x 100"), "a / b x 100"),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2022-Q1", "2022-Q2")),
        "số ca; cộng số liệu quý I năm 2022, quý II năm 2022",
    ),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2023-W51", "2023-W52", "2024-W01")),
        "số ca; cộng số liệu tuần 51 năm 2023 đến tuần 1 năm 2024",
    ),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2022-Q1", "2022-Q2", "2022-Q3")),
        "số ca; cộng số liệu quý I đến quý III năm 2022",
    ),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2022-Q1", "2022-Q2", "2022-Q4")),
        "số ca; cộng số liệu quý I năm 2022, quý II năm 2022, quý IV năm 2022",
    ),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2020", "2021", "2022")),
        "số ca; cộng số liệu năm 2020 đến năm 2022",
    ),
    (
        Formula(FormulaKind.COUNT, "số ca", periods=("2022-Q1", "quý đầu", "2022-Q3")),
        "số ca; cộng số liệu 2022-Q1, quý đầu, 2022-Q3",
    ),
    (changed("80").formula, "kỳ này trừ kỳ 2022-Q3"),
    (Formula(FormulaKind.QUOTED, "dose_order"), "trích từ quy tắc kiểm tra dose_order"),
    (stated("{words} {0}"), "{words} {0}"),
]


@pytest.mark.parametrize(("formula", "expected"), IN_WORDS)
def test_a_formula_in_words(formula: Formula, expected: str) -> None:
    """An indicator has the words of the catalogue, with the quarters that it was added up from."""
    assert formula_words(formula) == expected


@pytest.mark.parametrize("kind", FormulaKind)
def test_every_kind_has_words(kind: FormulaKind) -> None:
    """No figure is printed without a word on how it was made."""
    assert formula_words(Formula(kind, "lời", periods=("2022-Q3",)))


@pytest.mark.parametrize(
    ("years", "expected"),
    [((1200,), "1.200 x 90% = 1.080"), ((1200, 1000), "(1.200 + 1.000) / 2 x 90% = 990")],
)
def test_a_value_from_earlier_years(years: tuple[int, ...], expected: str) -> None:
    """One year is no mean."""
    parts = tuple(Operand(format_number(year), Decimal(year)) for year in years)
    formula = Formula(FormulaKind.FROM_YEARS, "-10%", parts, Decimal("0.9"))
    value = Decimal(sum(years)) / len(years) * formula.multiplier
    assert worked_formula(replace(COUNT, value=value, formula=formula)) == expected
