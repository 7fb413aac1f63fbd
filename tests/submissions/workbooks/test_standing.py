"""Which of several values stands: of a day, on a day, of a period, of a provider."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from itertools import permutations

import pytest

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Aggregation
from baocao.submissions.workbooks.model import Observation, SourceCell
from baocao.submissions.workbooks.standing import (
    StandingValues,
    by_day,
    holding,
    latest,
    of_one_provider,
    of_period,
    of_provider,
)

FLOW, STOCK = Aggregation.FLOW, Aggregation.STOCK


def value(number: int, day: int = 10, hour: int | None = None, by: str = "") -> Observation:
    source = SourceCell("a.xlsx", "", "Số liệu", f"H{number}")
    at = None if hour is None else time(hour)
    quantity = Quantity(Decimal(number))
    return Observation("population", "20", (), quantity, date(2022, 3, day), source, at, by)


def numbers(*values: Observation | None) -> list[int]:
    return [int(o.value) for o in values if o is not None]


@pytest.mark.parametrize("stated", [*permutations([value(1, hour=9), value(2, hour=17), value(3)])])
def test_a_value_without_an_hour_closes_its_day(stated: tuple[Observation, ...]) -> None:
    """In whatever order the rows stand."""
    assert numbers(latest(stated)) == [3]
    assert numbers(*by_day(stated).values()) == [3]


def test_a_later_day_stands_whatever_the_hour() -> None:
    """A morning's value replaces the one that closed the day before."""
    assert numbers(latest([value(1, day=10), value(2, day=11, hour=7)])) == [2]


def test_of_one_moment_the_first_stated_stands() -> None:
    """The rules ask to delete the second one."""
    assert numbers(latest([value(1, hour=9), value(2, hour=17), value(3, hour=17)])) == [2]


@pytest.mark.parametrize(("day", "number"), [(9, 2), (10, 2), (11, 2), (12, 3), (20, 3)])
def test_the_last_value_by_a_day_holds_on_it_else_the_first_after(day: int, number: int) -> None:
    """Between two days the earlier one's closing value; before all days the first one's."""
    stated = [value(3, day=12), value(2, day=10), value(1, day=10, hour=9)]
    assert numbers(holding(stated, date(2022, 3, day))) == [number]


def test_of_nothing_nothing_stands() -> None:
    """No value is no value."""
    assert latest([]) is None
    assert holding([], date(2022, 3, 10)) is None
    assert of_period([], STOCK) == of_period([], FLOW) == ()
    assert StandingValues([]).latest(("population", "20", ())) is None


def test_a_stock_has_one_value_a_period_and_a_flow_one_a_day() -> None:
    """Events of a day are stated once; an earlier hour's count is no addend."""
    stated = [value(1, day=9), value(2, day=10, hour=9), value(3, day=10, hour=17)]
    assert numbers(*of_period(stated, STOCK)) == [3]
    assert numbers(*of_period(stated, FLOW)) == [1, 3]


def test_a_provider_has_its_own_values_or_those_of_the_only_one() -> None:
    """Of two others neither is chosen."""
    stated = [value(1, by="a"), value(2, by="b"), value(3, day=11, by="a")]
    assert numbers(*of_provider(stated, "a")) == [1, 3]
    assert numbers(*of_provider(stated[:1], "c")) == [1]
    assert numbers(*of_provider(stated, "c")) == []
    values = StandingValues(stated)
    group = stated[0].group
    assert numbers(values.latest(group, "a"), values.latest(group, "c")) == [3]
    assert numbers(*values.of_each_provider(group)) == [3, 2]
    assert numbers(*values.holding(group, date(2022, 3, 10))) == [1, 2]
    assert numbers(values.on_day(group, date(2022, 3, 11), "b")) == [3]


def test_one_providers_counts_stand_for_the_groups_that_it_counted() -> None:
    """Other groups keep what there is; without a provider all do."""
    stated = (value(1, by="a"), value(2, by="b"))
    assert numbers(*of_one_provider(stated, "b")) == [2]
    assert numbers(*of_one_provider(stated, "c")) == [1, 2]
    assert numbers(*of_one_provider(stated, "")) == [1, 2]
