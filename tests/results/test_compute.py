"""Indicators from observations: what is divided by what, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.model import IndicatorResult
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS,
    ADULTS_D3,
    CAO_LOC,
    CATALOGUE,
    CITY,
    DINH_LAP,
    DISTRICTS,
    PROVINCE,
    compute,
    computed,
    dose,
    index,
    obs,
)

EARLIER = date(2022, 10, 1)
HOSPITAL = f"{PROVINCE.code}.bv_tinh"


def people(given: int, of: int, area: str = PROVINCE.code) -> list[Observation]:
    return [
        obs("vaccinated", given, area, ADULTS_D3),
        obs("eligible_population", of, area, ADULTS_D3),
    ]


def rate(value: str, bound: Bound = Bound.EXACT, day: date | None = None) -> Observation:
    found = obs("coverage_rate", value, split=ADULTS_D3, bound=bound)
    return found if day is None else obs("coverage_rate", value, split=ADULTS_D3, as_of=day)


def test_a_share_is_counts_divided_and_never_capped() -> None:
    """105 of 100 eligible people is 105%, with both counts and all cells."""
    result = computed(*people(105, 100))
    assert result.quantity == Quantity(Decimal(105))
    assert result.numerator is not None
    assert result.denominator is not None
    assert result.numerator.value == 105
    assert result.denominator.value == 100
    assert len(result.sources) == 2
    assert not result.reported


def test_a_group_of_units_is_added_up_over_them_alone() -> None:
    """Third doses are given in the city and Cao Lộc alone, the second in the others: what one unit
    left empty lacks to no group that it is not in; before such units were, all are added up."""
    category = CATALOGUE.categories["dose"]
    options = tuple(
        replace(o, areas=(CITY, CAO_LOC) if o.id == "d3" else ()) for o in category.options
    )
    known = {**CATALOGUE.categories, "dose": replace(category, options=options)}
    catalogue = replace(CATALOGUE, categories=known)
    sent = (*people(50, 100, CITY), *people(30, 100, CAO_LOC))
    second = tuple(
        replace(one, disaggregation=dose("18plus", "d2")) for one in people(9, 10, DINH_LAP)
    )
    computer = IndicatorComputer(index(*sent, *second), catalogue, PROVINCE, DISTRICTS)

    def of(step: str) -> IndicatorResult | None:
        split = dose("18plus", step)
        return computer.compute(Request(CATALOGUE.indicators["coverage"], PROVINCE, split))

    third, others = of("d3"), of("d2")
    assert third is not None
    assert others is not None
    assert (third.quantity, third.missing_areas) == (Quantity(Decimal(40)), ())
    assert (others.quantity, others.missing_areas) == (Quantity(Decimal(90)), ())
    assert catalogue.categories["dose"].within("d3", ["1", "2"]) == ["1", "2"]


def test_what_an_institution_counts_of_a_group_of_units_is_added_to_it() -> None:
    """A hospital is no area and so in no group of them: its third doses are of those given in the
    city, its second ones of those given elsewhere."""
    category = CATALOGUE.categories["dose"]
    options = tuple(replace(o, areas=(CITY,) if o.id == "d3" else ()) for o in category.options)
    known = {**CATALOGUE.categories, "dose": replace(category, options=options)}
    catalogue = replace(CATALOGUE, categories=known)
    second = dose("18plus", "d2")

    def given(step: Disaggregation, *found: tuple[str, int]) -> list[Observation]:
        return [obs("vaccinated", value, area, step) for area, value in found]

    sent = [
        *given(ADULTS_D3, (CITY, 50), (HOSPITAL, 7)),
        *given(second, (CAO_LOC, 20), (DINH_LAP, 30), (HOSPITAL, 4)),
    ]
    computer = IndicatorComputer(
        index(*sent), catalogue, PROVINCE, DISTRICTS, beside=lambda area, element: [HOSPITAL]
    )
    third = computer.total("vaccinated", PROVINCE, ADULTS_D3)
    others = computer.total("vaccinated", PROVINCE, second)
    assert third is not None
    assert others is not None
    values = [t.amount.quantity.value for t in (third, others)]
    assert values == [57, 54]
    assert third.missing == others.missing == ()


def test_counts_go_before_the_rate_that_the_unit_computed() -> None:
    """A reported rate is for where there are no counts."""
    assert computed(*people(50, 100), rate("49")).quantity == Quantity(Decimal(50))


def test_a_rate_of_a_later_day_goes_before_older_counts() -> None:
    """The latest figure of the window stands, with what it was made from."""
    old = [replace(observation, as_of=EARLIER) for observation in people(50, 100)]
    result = computed(*old, rate("63"))
    assert result.quantity == Quantity(Decimal(63))
    assert (result.reported, result.numerator) == (True, None)


@pytest.mark.parametrize("bound", list(Bound))
def test_a_reported_rate_keeps_its_bound(bound: Bound) -> None:
    """ "Trên 74%" is kept as it was stated, with its cell and without counts."""
    result = computed(rate("74", bound))
    assert result.quantity == Quantity(Decimal(74), bound)
    assert (result.reported, result.numerator, result.denominator) == (True, None, None)
    assert len(result.sources) == 1


def test_counts_beside_a_rate_are_those_of_its_day() -> None:
    """A count of another day would stand beside the rate as if it had been made from it."""
    same_day = obs("vaccinated", 800, split=ADULTS_D3, as_of=EARLIER)
    later = obs("vaccinated", 900, split=ADULTS_D3)
    with_both = computed(rate("83.15", day=EARLIER), same_day, later)
    assert with_both.numerator is not None
    assert with_both.numerator.value == 800
    assert computed(rate("83.15", day=EARLIER), later).numerator is None


def test_rates_of_districts_are_never_added_up() -> None:
    """Without counts the districts' rates say nothing of the province."""
    rates = [obs("coverage_rate", 90, unit.code, ADULTS_D3) for unit in DISTRICTS]
    assert compute(*rates) is None
    assert computed(*rates, area=DISTRICTS[0]).quantity == Quantity(Decimal(90))


def test_the_denominator_of_the_dose_goes_before_that_of_the_group() -> None:
    """Only the eligible count for a booster; else the group's people do."""
    group = obs("eligible_population", 200, split=ADULTS)
    assert computed(*people(50, 100), group).quantity == Quantity(Decimal(50))
    given = obs("vaccinated", 50, split=ADULTS_D3)
    assert computed(given, group).quantity == Quantity(Decimal(25))


def test_another_doses_denominator_does_not_stand_in() -> None:
    """The people eligible for doses 1 and 2 are not those eligible for dose 3."""
    given = obs("vaccinated", 50, split=ADULTS_D3)
    others = [obs("eligible_population", 100, split=dose("18plus", d)) for d in ("d1", "d2")]
    assert compute(given, *others) is None


def test_districts_add_up_on_both_sides() -> None:
    """The province's share is of sums, not a mean of shares."""
    result = computed(*people(10, 100, CITY), *people(9, 10, CAO_LOC), *people(1, 10, DINH_LAP))
    assert result.quantity.value.quantize(Decimal("0.01")) == Decimal("16.67")
    assert result.missing_areas == ()


def test_a_district_without_one_part_is_left_out_of_both_and_named() -> None:
    """Who was vaccinated where the denominator is unknown is not counted over the others."""
    result = computed(
        *people(10, 100, CITY),
        obs("vaccinated", 500, CAO_LOC, ADULTS_D3),
        obs("eligible_population", 70, DINH_LAP, ADULTS_D3),
    )
    assert result.quantity == Quantity(Decimal(10))
    assert result.missing_areas == (CAO_LOC, DINH_LAP)


def test_different_districts_above_and_below_the_line_make_no_share() -> None:
    """One district's people over another's would be a number of nobody."""
    above = obs("vaccinated", 500, CAO_LOC, ADULTS_D3)
    below = obs("eligible_population", 70, DINH_LAP, ADULTS_D3)
    assert compute(above, below) is None


def test_the_whole_province_over_some_districts_makes_no_share() -> None:
    """The province's own numerator does not go over the denominators of two districts."""
    whole = obs("vaccinated", 500, split=ADULTS_D3)
    some = [obs("eligible_population", 100, code, ADULTS_D3) for code in (CITY, CAO_LOC)]
    assert compute(whole, *some) is None
    rest = obs("eligible_population", 300, DINH_LAP, ADULTS_D3)
    assert computed(whole, *some, rest).quantity == Quantity(Decimal(100))


def test_different_options_above_and_below_the_line_make_no_share() -> None:
    """What updates its tests is no share of what tests and treats together."""
    testing, treatment = (("service", "testing"),), (("service", "treatment"),)
    share = partial(compute, indicator="facilities_updating_data_share", split=())
    above = obs("service_facilities_updating", 90, split=testing)
    below = [obs("service_facilities", 100, split=split) for split in (testing, treatment)]
    assert share(above, *below) is None
    both = obs("service_facilities_updating", 100, split=treatment)
    result = share(above, both, *below)
    assert result is not None
    assert result.quantity == Quantity(Decimal(95))


def test_a_district_with_different_options_is_left_out_and_named() -> None:
    """What one district lacks does not spoil the sum of the others."""
    testing, treatment = (("service", "testing"),), (("service", "treatment"),)
    whole = [
        obs(element, value, CITY, split)
        for element, value in (("service_facilities_updating", 9), ("service_facilities", 10))
        for split in (testing, treatment)
    ]
    half = [
        obs("service_facilities_updating", 5, CAO_LOC, testing),
        obs("service_facilities", 10, CAO_LOC, testing),
        obs("service_facilities", 10, CAO_LOC, treatment),
    ]
    result = computed(*whole, *half, indicator="facilities_updating_data_share", split=())
    assert result.quantity == Quantity(Decimal(90))
    assert result.missing_areas == (CAO_LOC, DINH_LAP)


def test_groups_that_overlap_make_no_total() -> None:
    """One person may be old and ill: only a total that a unit counted once each is one."""
    elderly, ill = (("vulnerable_group", "elderly"),), (("vulnerable_group", "comorbid"),)
    share = partial(compute, indicator="vulnerable_protected_share", split=())
    groups = [
        obs(element, value, split=split)
        for element, value in (("vulnerable_protected", 90), ("vulnerable_people", 100))
        for split in (elderly, ill)
    ]
    assert share(*groups) is None
    total = share(*groups, obs("vulnerable_protected", 144), obs("vulnerable_people", 160))
    assert total is not None
    assert total.quantity == Quantity(Decimal(90))


def test_a_denominator_of_zero_makes_no_share() -> None:
    """0 of 0 is nothing; also where only the district with the zero has both parts."""
    assert compute(*people(0, 0)) is None
    assert compute(*people(0, 0, CITY), obs("eligible_population", 5, CAO_LOC, ADULTS_D3)) is None


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (Bound.ABOVE, Bound.EXACT, Bound.ABOVE),
        (Bound.AT_MOST, Bound.EXACT, Bound.AT_MOST),
        (Bound.EXACT, Bound.ABOVE, None),
        (Bound.EXACT, Bound.NEARLY, None),
    ],
)
def test_bounds_in_a_share(above: Bound, below: Bound, expected: Bound | None) -> None:
    """A bounded count gives a bounded share; a bounded denominator gives none."""
    result = compute(
        obs("vaccinated", 50, split=ADULTS_D3, bound=above),
        obs("eligible_population", 100, split=ADULTS_D3, bound=below),
    )
    assert (result.quantity if result else None) == (
        Quantity(Decimal(50), expected) if expected else None
    )


def test_a_bounded_count_stays_a_bound_above_the_line() -> None:
    """The count itself is printed too, and it is not exact either."""
    result = computed(
        obs("vaccinated", 50, split=ADULTS_D3, bound=Bound.ABOVE),
        obs("eligible_population", 100, split=ADULTS_D3),
    )
    assert result.numerator is not None
    assert result.numerator.quantity.bound is Bound.ABOVE


def test_several_terms_are_added_and_none_may_lack() -> None:
    """Severe and critical patients make the denominator; one of them alone does not."""
    severe = obs("severity_cases", 30, split=(("severity", "severe"),))
    critical = obs("severity_cases", 10, split=(("severity", "critical"),))
    treated = obs("severe_treated", 38)
    share = partial(compute, indicator="severe_treated_share", split=())
    result = share(severe, critical, treated)
    assert result is not None
    assert result.quantity.value == 95
    assert share(severe, treated) is None


def test_deaths_go_over_the_cases_of_their_own_day() -> None:
    """A later count of cases does not make fatality look lower."""
    at = date(2022, 10, 8)
    counts = [
        obs("deaths_cumulative", 62, as_of=at),
        obs("cases_cumulative", 1000, as_of=at),
        obs("cases_cumulative", 2000),
    ]
    result = computed(*counts, indicator="case_fatality", split=())
    assert (result.quantity, result.as_of) == (Quantity(Decimal("6.2")), at)


def test_a_flow_is_not_taken_at_one_day() -> None:
    """The doses needed of the whole quarter stand below, not those of one week."""
    counts = [
        obs("vaccine_supplied", 60, as_of=EARLIER),
        obs("vaccine_needed", 50, as_of=EARLIER),
        obs("vaccine_needed", 50),
    ]
    result = computed(*counts, indicator="vaccine_supply_ratio", split=())
    assert result.quantity == Quantity(Decimal(60))


def test_multipliers() -> None:
    """Deaths are told per 100,000 and per million of the same population."""
    counts = [obs("deaths_cumulative", 66), obs("population", 800_000)]
    for indicator, value in (("deaths_per_100k", "8.25"), ("deaths_per_million", "82.5")):
        result = computed(*counts, indicator=indicator, split=())
        assert result.quantity == Quantity(Decimal(value))


def test_a_plain_count_sums_districts_and_names_the_missing() -> None:
    """A count without a denominator is the sum of who reported."""
    result = computed(
        obs("new_cases", 5, CITY), obs("new_cases", 7, DINH_LAP), indicator="new_cases", split=()
    )
    assert (result.quantity, result.missing_areas) == (Quantity(Decimal(12)), (CAO_LOC,))
    assert result.denominator is None


def test_nothing_reported_is_no_result() -> None:
    """Missing is never zero."""
    assert compute() is None
