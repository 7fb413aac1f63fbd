"""Values that may be bounds, compared with targets in three values."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Operator, Quantity, Unit, satisfies

# quantity, operator and target, verdict: written out by hand from what the words mean.
VERDICTS = [
    ("= 98", ">= 98", True),
    ("= 98", "> 98", False),
    ("= 98", "<= 98", True),
    ("= 98", "< 98", False),
    ("= 98", "= 98", True),
    ("= 97.99", ">= 98", False),
    ("= 98.01", "= 98", False),
    ("> 74", ">= 70", True),
    ("> 74", ">= 74", True),
    ("> 74", "> 74", True),
    ("> 74", ">= 80", None),
    ("> 74", "<= 74", False),
    ("> 74", "< 74", False),
    ("> 74", "<= 80", None),
    ("> 74", "= 74", False),
    ("> 74", "= 80", None),
    (">= 74", ">= 74", True),
    (">= 74", "> 74", None),
    (">= 74", "< 74", False),
    (">= 74", "<= 74", None),
    (">= 74", "= 74", None),
    (">= 74", "= 73", False),
    ("< 5", "< 5", True),
    ("< 5", "<= 5", True),
    ("< 5", "< 4", None),
    ("< 5", ">= 5", False),
    ("< 5", "> 4", None),
    ("< 5", "= 5", False),
    ("< 5", "= 4", None),
    ("<= 5", "<= 5", True),
    ("<= 5", "< 5", None),
    ("<= 5", "> 5", False),
    ("<= 5", ">= 5", None),
    ("<= 5", "= 5", None),
    ("<= 5", "= 6", False),
    ("~ 100", ">= 100", False),
    ("~ 100", "> 100", False),
    ("~ 100", ">= 95", None),
    ("~ 100", "< 100", True),
    ("~ 100", "<= 100", True),
    ("~ 100", "<= 99", None),
    ("~ 100", "= 100", False),
    ("~ 100", "= 99", None),
]


def _quantity(text: str) -> Quantity:
    bound, value = text.split()
    return Quantity(Decimal(value), Bound(bound))


@pytest.mark.parametrize(("quantity", "target", "verdict"), VERDICTS)
def test_verdict(quantity: str, target: str, verdict: bool | None) -> None:  # noqa: FBT001
    """A bound decides a comparison, or says nothing of it."""
    operator, value = target.split()
    assert satisfies(_quantity(quantity), Operator(operator), Decimal(value)) is verdict


def test_the_table_has_every_pair() -> None:
    """No pair of a bound and an operator is left out of the table above."""
    pairs = {(quantity.split()[0], target.split()[0]) for quantity, target, _ in VERDICTS}
    every = {(bound.value, operator.value) for bound in Bound for operator in Operator}
    assert pairs == every


COMPARE = {
    Operator.AT_LEAST: lambda value, target: value >= target,
    Operator.ABOVE: lambda value, target: value > target,
    Operator.AT_MOST: lambda value, target: value <= target,
    Operator.BELOW: lambda value, target: value < target,
    Operator.EQUAL: lambda value, target: value == target,
}
MAY_BE = {
    Bound.EXACT: lambda value, stated: value == stated,
    Bound.AT_LEAST: lambda value, stated: value >= stated,
    Bound.ABOVE: lambda value, stated: value > stated,
    Bound.AT_MOST: lambda value, stated: value <= stated,
    Bound.BELOW: lambda value, stated: value < stated,
    Bound.NEARLY: lambda value, stated: value < stated,
}


@given(st.integers(0, 8), st.sampled_from(Bound), st.sampled_from(Operator), st.integers(0, 8))
def test_a_verdict_holds_for_every_value_a_bound_allows(
    stated: int, bound: Bound, operator: Operator, target: int
) -> None:
    """Tried on all halves from -2 to 10: true for all, false for all, or undecided."""
    halves = [Decimal(n) / 2 for n in range(-4, 21)]
    allowed = [value for value in halves if MAY_BE[bound](value, Decimal(stated))]
    verdicts = {COMPARE[operator](value, Decimal(target)) for value in allowed}
    expected = verdicts.pop() if len(verdicts) == 1 else None
    assert satisfies(Quantity(Decimal(stated), bound), operator, Decimal(target)) is expected


def test_exactness() -> None:
    """A quantity is exact unless its source says otherwise."""
    assert Quantity(Decimal(74)).is_exact
    assert not Quantity(Decimal(74), Bound.ABOVE).is_exact


def test_no_code_asks_for_the_very_object_of_a_unit() -> None:
    """A programme that calls percent otherwise has another object of the same unit."""
    renamed = Unit("percent", "phần trăm")
    assert renamed == Unit.PERCENT
    assert renamed is not Unit.PERCENT
    sources = Path(__file__).parents[2] / "src" / "baocao"
    asked = re.compile(r"\bis (?:not )?Unit\.")
    assert [p.name for p in sources.rglob("*.py") if asked.search(p.read_text("utf-8"))] == []
