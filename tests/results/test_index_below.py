"""Sums over what is below an area, and which of several dated values is taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.results.observation_index import Total, add, add_up
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import CAO_LOC, CITY, DAY, PROVINCE, index, obs

P = PROVINCE.code
PARTS = [CITY, CAO_LOC]
TREE = {CITY: ["c1", "c2"], CAO_LOC: ["c3"], "c1": ["h1", "h2"]}
EARLIER, LATER = date(2022, 10, 1), date(2022, 12, 20)


def below(area: str, element: str) -> Sequence[str]:
    """Communes below districts, hamlets below one of them; nobody counts tests there."""
    return TREE.get(area, []) if element != "tests" else []


def found(*observations: Observation, on: date | None = None, element: str = "population") -> Total:
    made = index(*observations).total(element, P, PARTS, (), on=on, below=below)
    assert made is not None
    return made


def people(area: str, number: int, **others: Any) -> Observation:
    return obs("population", number, area, **others)


def test_what_a_part_did_not_report_is_the_sum_of_what_is_below_it() -> None:
    """Through as many levels as there are, each cell once; the part's own value goes before."""
    cells = [people("h1", 1), people("h2", 2), people("c2", 4), people(CAO_LOC, 8)]
    made = found(*cells, people("c3", 99))
    assert (made.amount.value, made.missing) == (Decimal(15), ())
    assert [cell.file.rpartition("/")[2] for cell in made.amount.sources] == [
        "h1.xlsx", "h2.xlsx", "c2.xlsx", f"{CAO_LOC}.xlsx",
    ]  # fmt: skip


def test_what_is_missing_is_named_where_it_is_missing() -> None:
    """A hamlet in a sum of hamlets, a commune in one of communes, a part without anything."""
    assert found(people("h1", 1), people("c2", 4), people(CAO_LOC, 8)).missing == ("h2",)
    assert found(people("c2", 4), people(CAO_LOC, 8)).missing == ("c1",)
    assert found(people("c2", 4)).missing == ("c1", CAO_LOC)
    assert found(people("c3", 4)).missing == (CITY,)


def test_parts_are_asked_for_the_element() -> None:
    """What nobody counts below is not looked for there."""
    made = found(obs("tests", 5, CITY), obs("tests", 5, "c3"), element="tests")
    assert (made.amount.value, made.missing) == (Decimal(5), (CAO_LOC,))


def test_the_value_that_holds_on_a_day_is_taken_of_every_part() -> None:
    """Of a stock the last until then, at each level; the day of the sum is the latest of them."""
    cells = [
        people(area, number + later, as_of=day)
        for area, number in (("c1", 10), ("c2", 20), (CAO_LOC, 40))
        for day, later in ((EARLIER, 0), (DAY, 5))
    ]
    assert found(*cells, on=EARLIER).amount.value == 70
    assert found(*cells, on=EARLIER).as_of == EARLIER
    assert found(*cells, on=LATER).amount.value == 85
    assert found(*cells).amount.value == 85
    assert found(*cells, on=date(2022, 9, 1)).amount.value == 70  # the first that there is


def test_a_flow_is_not_that_of_one_day() -> None:
    """A day asks for a stock alone."""
    cells = [obs("new_cases", 5, CITY, as_of=day) for day in (EARLIER, DAY)]
    made = found(*cells, on=EARLIER, element="new_cases")
    assert (made.amount.value, made.missing) == (Decimal(10), (CAO_LOC,))


def test_what_an_area_has_in_options_is_completed_by_its_parts_alone() -> None:
    """The province's own office beside the districts'; nothing further below is asked."""

    def office(level: str, area: str) -> Observation:
        return obs("authorities", 1, area, (("government_level", level),))

    made = found(
        office("province", P), office("district", CITY), office("commune", "c3"),
        element="authorities",
    )  # fmt: skip
    assert (made.amount.value, made.missing) == (Decimal(2), (CAO_LOC,))
    alone = found(office("province", P), element="authorities")
    assert (alone.amount.value, alone.missing) == (Decimal(1), ())


@pytest.mark.parametrize("numbers", [(5,), (5, 7)])
def test_a_sum_has_every_cell_the_last_day_and_each_missing_area_once(
    numbers: tuple[int, ...],
) -> None:
    """One total alone stays as it is, unless something is missing beside it."""
    totals = [
        Total(index(obs("tests", n)).amount("tests", P, ()).amount, day, ("x", "y"), options)  # type: ignore[union-attr]
        for n, day, options in zip(
            numbers, (DAY, EARLIER), (frozenset([(("a", "b"),)]), frozenset([()])), strict=False
        )
    ]
    made = add_up(totals, ("y", "z"))
    assert made is not None
    assert (made.amount.value, made.as_of) == (Decimal(sum(numbers)), DAY)
    assert made.missing == ("x", "y", "z")
    assert made.options == frozenset().union(*(total.options for total in totals))
    assert len(made.amount.sources) == len(numbers)
    assert add_up(totals[:1]) is totals[0]
    assert add_up([]) is None


def test_an_amount_of_nothing_is_none() -> None:
    """And of one the same; definitions are kept only where all agree."""
    one = index(obs("tests", 1, provider="a", definition="x")).amount("tests", P, ())
    other = index(obs("tests", 2, provider="b", definition="x")).amount("tests", P, ())
    assert one is not None
    assert other is not None
    assert add([]) is None
    assert add([one.amount]) is one.amount
    both = add([one.amount, other.amount])
    assert both is not None
    assert (both.quantity, both.provider, both.definition) == (
        Quantity(Decimal(3), Bound.EXACT), "", "x",
    )  # fmt: skip
    assert both.sources == (*one.amount.sources, *other.amount.sources)
