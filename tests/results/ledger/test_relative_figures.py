"""Changes in proportion: percent of the earlier value, or how many times it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.ledger.model import FormulaKind
from baocao.results.ledger.relative_figures import is_multiple, of_relative
from baocao.results.model import Comparison, IndicatorResult
from tests.results.sample import PROVINCE, computed, obs

FIGURES = Figures(PROVINCE.code, {})
BEFORE = date(2022, 9, 14)


def counted(value: int) -> IndicatorResult:
    return computed(obs("new_cases", value), indicator="new_cases", split=())


def before(value: int, now: int, bound: Bound = Bound.EXACT) -> Comparison:
    change = Decimal(now - value) if bound is Bound.EXACT else None
    return Comparison("2022-Q3", Quantity(Decimal(value), bound), change, BEFORE)


@pytest.mark.parametrize(
    ("now", "then", "text", "kind"),
    [
        (2114, 4381, "51,7%", FormulaKind.RELATIVE),
        (182, 354, "48,6%", FormulaKind.RELATIVE),
        (1, 4, "75%", FormulaKind.RELATIVE),
        (1647, 18, "91,5", FormulaKind.MULTIPLE),
        (10, 4, "2,5", FormulaKind.MULTIPLE),
        (199, 100, "99%", FormulaKind.RELATIVE),
        (200, 100, "2", FormulaKind.MULTIPLE),
        (0, 5, "100%", FormulaKind.RELATIVE),
        (1, 100_000, "99,9%", FormulaKind.RELATIVE),  # rounding claims not that nothing is left
        (100_050, 100_000, "0,1%", FormulaKind.RELATIVE),
    ],
)
def test_text_and_kind(now: int, then: int, text: str, kind: FormulaKind) -> None:
    figure = of_relative(FIGURES, counted(now), before(then, now))
    assert figure is not None
    assert (figure.text, figure.formula.kind) == (text, kind)


@pytest.mark.parametrize(("now", "then"), [(5, 5), (3, 0), (0, 0), (100_049, 100_000)])
def test_nothing_is_told_of_no_change_to_be_seen_or_of_a_change_from_zero(
    now: int, then: int
) -> None:
    assert of_relative(FIGURES, counted(now), before(then, now)) is None


def test_a_bound_has_no_proportion() -> None:
    assert of_relative(FIGURES, counted(5), before(3, 5, Bound.ABOVE)) is None


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_the_value_is_the_change_over_the_earlier_value(now: int, then: int) -> None:
    """By whole numbers: value x then = 100 (now - then), or now for a multiple."""
    result, comparison = counted(now), before(then, now)
    figure = of_relative(FIGURES, result, comparison)
    if abs(now - then) * 2000 < then:  # less than 0,05%
        assert figure is None
        return
    assert figure is not None
    multiple = is_multiple(result, comparison)
    assert multiple == (now >= 2 * then)
    whole = now if multiple else 100 * (now - then)
    assert abs(figure.value * then - whole) < Decimal("0.001")


def test_the_formula_is_told_with_its_numbers() -> None:
    fall = of_relative(FIGURES, counted(2114), before(4381, 2114))
    rise = of_relative(FIGURES, counted(1647), before(18, 1647))
    assert fall is not None
    assert rise is not None
    assert worked_formula(fall) == "(4.381 - 2.114) / 4.381 x 100 = 51,7462"
    assert worked_formula(rise) == "1.647 / 18 = 91,5"
    assert formula_words(rise.formula) == "kỳ này / kỳ 2022-Q3"
    assert fall.id != rise.id
