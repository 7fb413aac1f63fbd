"""Comparisons of bounds: nothing is said that some true value would contradict."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity
from baocao.submissions.validation.intervals import interval, surely_above, surely_apart, total

numbers = st.integers(-50, 50).map(Decimal)
gaps = st.integers(0, 40).map(Decimal)


@st.composite
def stated(draw: st.DrawFn) -> tuple[Quantity, Decimal]:
    """A quantity and a true value that it allows."""
    truth, gap, bound = draw(numbers), draw(gaps), draw(st.sampled_from(Bound))
    if bound is Bound.EXACT:
        return Quantity(truth), truth
    return Quantity(truth - gap if bound.is_lower else truth + gap, bound), truth


@given(stated(), stated())
def test_what_is_surely_above_is_truly_above(
    one: tuple[Quantity, Decimal], other: tuple[Quantity, Decimal]
) -> None:
    """Whatever the true values behind the bounds are."""
    if surely_above(interval(one[0]), interval(other[0])):
        assert one[1] > other[1]


@given(stated(), stated(), gaps)
def test_what_is_surely_apart_is_truly_apart(
    one: tuple[Quantity, Decimal], other: tuple[Quantity, Decimal], tolerance: Decimal
) -> None:
    """By more than the tolerance."""
    if surely_apart(interval(one[0]), interval(other[0]), tolerance):
        assert abs(one[1] - other[1]) > tolerance


@given(st.lists(stated(), max_size=5))
def test_a_sum_holds_the_true_sum(addends: list[tuple[Quantity, Decimal]]) -> None:
    """The interval of a sum is around the sum of the true values."""
    sum_ = total(interval(quantity) for quantity, _ in addends)
    truth = sum((truth for _, truth in addends), Decimal(0))
    assert sum_.low is None or sum_.low <= truth
    assert sum_.high is None or truth <= sum_.high


@given(numbers, numbers, gaps)
def test_exact_values_are_always_decided(one: Decimal, other: Decimal, tolerance: Decimal) -> None:
    """Without bounds the comparisons are the ordinary ones."""
    a, b = interval(Quantity(one)), interval(Quantity(other))
    assert surely_above(a, b) == (one > other)
    assert surely_apart(a, b, tolerance) == (abs(one - other) > tolerance)
