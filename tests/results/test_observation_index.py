"""How values of one element are found and added up."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from tests.results.sample import (
    ADULTS,
    CAO_LOC,
    CITY,
    DINH_LAP,
    PROVINCE,
    dose,
    index,
    obs,
)

P = PROVINCE.code
PARTS = [CITY, CAO_LOC, DINH_LAP]
EARLIER = date(2022, 10, 1)


def level(name: str) -> tuple[tuple[str, str], ...]:
    return (("government_level", name),)


def test_the_latest_value_of_a_stock_counts() -> None:
    """Of two days the later one stands, whatever order they come in."""
    found = index(obs("cases_cumulative", 120), obs("cases_cumulative", 90, as_of=EARLIER)).amount(
        "cases_cumulative", P, ()
    )
    assert found is not None
    assert (found.amount.quantity, len(found.amount.sources)) == (Quantity(Decimal(120)), 1)


def test_the_latest_hour_of_a_day_counts() -> None:
    """A bulletin of 17:00 replaces that of 9:00 on the same day."""
    values = (
        obs("cases_cumulative", 120, as_of_time=time(17)),
        obs("cases_cumulative", 110, as_of_time=time(9)),
    )
    found = index(*values).amount("cases_cumulative", P, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(120))
    assert [a.amount.quantity.value for a in index(*values).history("cases_cumulative", P, ())] == [
        120
    ]


def test_a_flow_sums_over_its_dates() -> None:
    """Events of two weeks add up, and both cells are named."""
    found = index(obs("new_cases", 7), obs("new_cases", 5, as_of=EARLIER)).amount(
        "new_cases", P, ()
    )
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(12))
    assert len(found.amount.sources) == 2


def test_options_that_add_up_make_the_total() -> None:
    """Levels of government add up to all authorities."""
    found = index(
        obs("authorities", 1, split=level("district")),
        obs("authorities", 20, split=level("commune")),
    ).amount("authorities", P, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(21))


def test_people_never_add_up_over_doses() -> None:
    """Who had dose 2 had dose 1 too: doses are no parts of a number of people."""
    observations = index(
        obs("eligible_population", 100, split=dose("18plus", "d1")),
        obs("eligible_population", 90, split=dose("18plus", "d2")),
    )
    assert observations.amount("eligible_population", P, ADULTS) is None
    assert observations.amount("eligible_population", P, ()) is None


def test_a_stated_total_is_not_added_to_its_options() -> None:
    """Where the total is reported beside its options, the total alone counts."""
    found = index(
        obs("tests", 50),
        obs("tests", 30, split=(("test_method", "pcr"),)),
        obs("tests", 20, split=(("test_method", "rapid"),)),
    ).amount("tests", P, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(50))


def test_a_group_reported_whole_and_in_finer_parts_counts_once() -> None:
    """Doses of adults stated whole and again by dose are one number of doses."""
    found = index(
        obs("vaccine_doses", 50, split=ADULTS),
        obs("vaccine_doses", 30, split=dose("18plus", "d3")),
        obs("vaccine_doses", 20, split=dose("18plus", "d4")),
        obs("vaccine_doses", 5, split=dose("5-11", "d1")),
    ).amount("vaccine_doses", P, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(55))


def test_districts_sum_to_the_province_and_the_missing_one_is_named() -> None:
    """A district without a value is missing, it is not zero."""
    found = index(obs("population", 10, CITY), obs("population", 20, CAO_LOC)).total(
        "population", P, PARTS, ()
    )
    assert found is not None
    assert (found.amount.quantity, found.missing) == (Quantity(Decimal(30)), (DINH_LAP,))


def test_the_provinces_own_value_goes_before_the_districts() -> None:
    """The stated total of the province is taken as it stands."""
    found = index(obs("population", 99), obs("population", 10, CITY)).total(
        "population", P, PARTS, ()
    )
    assert found is not None
    assert (found.amount.quantity, found.missing) == (Quantity(Decimal(99)), ())


def test_the_provinces_own_offices_stand_beside_the_districts() -> None:
    """The province reports its own level, the districts theirs: all levels add up."""
    own = obs("authorities", 1, split=level("province"))
    others = [obs("authorities", 1, part, level("district")) for part in PARTS]
    communes = [obs("authorities", 10, part, level("commune")) for part in PARTS]
    found = index(own, *others, *communes).total("authorities", P, PARTS, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(34))


def test_an_option_that_both_report_counts_once() -> None:
    """The province states districts' level itself: only communes come from the districts."""
    own = [
        obs("authorities", 1, split=level("province")),
        obs("authorities", 3, split=level("district")),
    ]
    others = [obs("authorities", 1, part, level("district")) for part in PARTS]
    communes = [obs("authorities", 10, part, level("commune")) for part in PARTS]
    found = index(*own, *others, *communes).total("authorities", P, PARTS, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(34))


def test_each_area_falls_back_to_the_coarser_split_by_itself() -> None:
    """One district counts by dose, another the group alone; both have a denominator."""
    found = index(
        obs("eligible_population", 100, CITY, dose("18plus", "d3")),
        obs("eligible_population", 120, CITY, ADULTS),
        obs("eligible_population", 50, CAO_LOC, ADULTS),
        obs("eligible_population", 30, DINH_LAP, ADULTS),
    ).total("eligible_population", P, PARTS, dose("18plus", "d3"), ADULTS)
    assert found is not None
    assert (found.amount.quantity, found.missing) == (Quantity(Decimal(180)), ())


@pytest.mark.parametrize(
    ("first", "second", "joint"),
    [
        (Bound.EXACT, Bound.EXACT, Bound.EXACT),
        (Bound.ABOVE, Bound.EXACT, Bound.AT_LEAST),
        (Bound.AT_LEAST, Bound.ABOVE, Bound.AT_LEAST),
        (Bound.BELOW, Bound.EXACT, Bound.AT_MOST),
        (Bound.NEARLY, Bound.AT_MOST, Bound.AT_MOST),
        (Bound.ABOVE, Bound.BELOW, None),
    ],
)
def test_bounds_in_a_sum(first: Bound, second: Bound, joint: Bound | None) -> None:
    """A sum is bounded on the side of its bounded parts; opposite bounds say nothing."""
    found = index(
        obs("population", 10, CITY, bound=first),
        obs("population", 20, CAO_LOC, bound=second),
    ).total("population", P, [CITY, CAO_LOC], ())
    if joint is None:
        assert found is None
    else:
        assert found is not None
        assert found.amount.quantity == Quantity(Decimal(30), joint)


def test_a_single_bound_keeps_its_word() -> None:
    """One value alone is no sum: "trên 10" stays "trên 10"."""
    found = index(obs("population", 10, bound=Bound.ABOVE)).amount("population", P, ())
    assert found is not None
    assert found.amount.quantity == Quantity(Decimal(10), Bound.ABOVE)


def test_provider_and_definition_are_kept_only_where_all_agree() -> None:
    """A sum of denominators from two registers belongs to neither."""
    same = [
        obs("population", 1, CITY, provider="tong-dieu-tra"),
        obs("population", 2, CAO_LOC, provider="tong-dieu-tra"),
    ]
    other = obs("population", 3, DINH_LAP, provider="so-ho-khau")
    agreed = index(*same).total("population", P, [CITY, CAO_LOC], ())
    mixed = index(*same, other).total("population", P, PARTS, ())
    assert agreed is not None
    assert mixed is not None
    assert (agreed.amount.provider, mixed.amount.provider) == ("tong-dieu-tra", "")


def test_nothing_reported_is_none() -> None:
    """No value is no value, never zero."""
    assert index().total("population", P, PARTS, ()) is None
    assert index().history("population", P, ()) == ()
