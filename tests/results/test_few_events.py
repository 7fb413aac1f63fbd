"""A rate of few events sets nobody beside others: one case more would turn the order round."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.results.few_events import LEAST_EVENTS, EventCount, with_few_events
from baocao.results.grades import CLOSE
from tests.document.narrative.sample import PHRASES

ALL = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 100_000)), max_size=8)


def few(*units: tuple[int, int]) -> list[int]:
    """The places of the units (events, people) that had too few."""
    counted = {i: EventCount(Decimal(e), Decimal(p)) for i, (e, p) in enumerate(units)}
    return sorted(with_few_events(counted))


@pytest.mark.parametrize(
    ("units", "found"),
    [
        pytest.param([(1, 103_000), (0, 60_000), (0, 90_000)], [0, 1, 2], id="one-death"),
        pytest.param([(5, 100), (0, 100)], [1], id="five-are-enough"),
        pytest.param([(0, 50_000), (20, 50_000)], [], id="none-where-many-were-expected"),
        pytest.param([(4, 9_000), (60, 900_000)], [0], id="a-small-unit-beside-a-large"),
        pytest.param([(3, 0), (9, 0)], [0], id="nobody-below-the-line"),
        pytest.param([], [], id="no-unit"),
    ],
)
def test_units_with_few_events(units: list[tuple[int, int]], found: list[int]) -> None:
    assert few(*units) == found


@given(ALL)
def test_who_is_left_had_or_could_expect_enough(units: list[tuple[int, int]]) -> None:
    """Worked out again in whole numbers, without a division."""
    events, people = (sum(part) for part in zip(*units, strict=True)) if units else (0, 0)
    enough = [e >= LEAST_EVENTS or p * events >= LEAST_EVENTS * people for e, p in units]
    # A quotient that is five but for the last of 28 digits may fall on either side.
    exact = [p * events != LEAST_EVENTS * people for _, p in units]
    left = set(range(len(units))) - set(few(*units))
    assert all((i in left) == enough[i] for i in range(len(units)) if exact[i])


def test_readers_are_told_the_least_number_and_the_tenth() -> None:
    """Words of their own, so that no number of a report stands outside the ledger."""
    told = PHRASES["grades.too_few"], PHRASES["grades.close"]
    assert f"dưới {LEAST_EVENTS}," in told[0]
    assert f"dưới {CLOSE:.0%}" in told[1]
