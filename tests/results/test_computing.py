"""Computing one indicator: what is multiplied, what stands beside a rate, what is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.results.compute import ratio, times
from baocao.results.model import Amount
from tests.results.sample import (
    ADULTS_D3,
    CITY,
    DAY,
    DISTRICTS,
    PROVINCE,
    compute,
    computed,
    dose,
    obs,
    report_data,
    submission,
)

BEFORE = date(2022, 12, 7)


def amount(value: int, bound: Bound = Bound.EXACT) -> Amount:
    return Amount(Quantity(Decimal(value), bound), ())


def test_a_count_is_multiplied_and_stays_a_bound() -> None:
    """Doses that are counted in thousands, "trên 5": over 5.000."""
    found = times(amount(5, Bound.ABOVE), Decimal(1000))
    assert found == Quantity(Decimal(5000), Bound.ABOVE)


@pytest.mark.parametrize(
    ("top", "bottom", "found"),
    [
        (amount(1), amount(4), Quantity(Decimal(25))),
        (amount(1, Bound.ABOVE), amount(4), Quantity(Decimal(25), Bound.ABOVE)),
        (amount(0), amount(1), Quantity(Decimal(0))),
        (amount(1), amount(0), None),
        (amount(1), amount(-1), None),
        (amount(1), amount(4, Bound.BELOW), None),
    ],
)
def test_a_ratio(top: Amount, bottom: Amount, found: Quantity | None) -> None:
    """Nothing is divided by zero, by less, or by what is not exact."""
    assert ratio(top, bottom, Decimal(100)) == found


def test_counts_of_its_day_stand_beside_a_reported_rate() -> None:
    """And of no other day; its own cell alone is the source."""
    rate = obs("coverage_rate", 90, split=ADULTS_D3)
    top = obs("vaccinated", 80, split=ADULTS_D3)
    early = obs("eligible_population", 100, split=ADULTS_D3, as_of=BEFORE)
    result = computed(rate, top, early, obs("vaccinated", 70, split=ADULTS_D3, as_of=BEFORE))
    assert not result.reported  # the counts of that day give a result of their own
    later = obs("coverage_rate", 90, split=ADULTS_D3)
    found = computed(later, early, obs("vaccinated", 70, split=ADULTS_D3, as_of=BEFORE))
    assert (found.reported, found.numerator, found.denominator) == (True, None, None)
    assert found.sources == (later.source,)
    assert (found.as_of, found.quantity.value) == (DAY, Decimal(90))


def test_all_terms_of_a_denominator_stand_beside_a_rate_or_none() -> None:
    """Of two places of treatment one alone is not the whole below the line."""
    home, facility = ((("place_of_treatment", place),) for place in ("home", "facility"))
    rate = obs("home_treatment_rate", 90)
    one = obs("treated_by_place", 9, split=home)
    found = computed(rate, one, indicator="home_treatment_share", split=())
    assert found.reported
    assert found.numerator is not None
    assert found.numerator.value == 9
    assert found.denominator is None
    both = computed(
        rate, obs("treated_by_place", 9, split=home, as_of=BEFORE),
        obs("treated_by_place", 1, split=facility, as_of=BEFORE),
        indicator="home_treatment_share", split=(),
    )  # fmt: skip
    assert (both.numerator, both.denominator) == (None, None)


def test_a_rate_of_the_same_day_gives_way_to_counts() -> None:
    """Of a later day it stands."""
    rate = obs("coverage_rate", 90, split=ADULTS_D3)
    for day, reported in ((DAY, False), (BEFORE, True)):
        counts = (
            obs("vaccinated", 80, split=ADULTS_D3, as_of=day),
            obs("eligible_population", 100, split=ADULTS_D3, as_of=day),
        )
        found = computed(rate, *counts)
        assert (found.reported, found.quantity.value) == (reported, Decimal(90 if reported else 80))


def test_one_term_alone_is_no_count() -> None:
    """Severe cases are those of two degrees."""
    severe = obs("severity_cases", 3, split=(("severity", "severe"),))
    critical = obs("severity_cases", 4, split=(("severity", "critical"),))
    assert compute(severe, indicator="severe_critical_cases", split=()) is None
    found = computed(severe, critical, indicator="severe_critical_cases", split=())
    assert found.quantity.value == 7
    assert found.sources == (severe.source, critical.source)
    assert found.denominator is None


def test_of_all_is_known_where_counts_above_the_line_are_missing_alone() -> None:
    """The denominator of all districts; not known where one lacks that too."""
    people = [obs("eligible_population", 100, unit.code, ADULTS_D3) for unit in DISTRICTS]
    given = [obs("vaccinated", 80, unit.code, ADULTS_D3) for unit in DISTRICTS[:2]]
    found = computed(*people, *given)
    assert found.of_all is not None
    assert found.of_all.value == 300
    assert found.denominator is not None
    assert found.denominator.value == 200
    assert found.missing_areas == (DISTRICTS[2].code,)
    assert computed(*people[:2], *given).of_all is None
    whole = computed(*people, *given, obs("vaccinated", 1, DISTRICTS[2].code, ADULTS_D3))
    assert (whole.of_all, whole.missing_areas) == (None, ())
    crossed = computed(*people[1:], *given)
    assert crossed.of_all is None
    assert {*crossed.missing_areas} == {DISTRICTS[0].code, DISTRICTS[2].code}


def test_results_of_the_province_are_its_own_alone() -> None:
    """In printing order; a total goes before its groups."""
    splits = [(("test_method", "pcr"),), (("test_method", "rapid"),)]
    sent = [obs("tests", n, area, split) for n, split in enumerate(splits, 2)
            for area in (PROVINCE.code, CITY)]  # fmt: skip
    data = report_data(submission(*sent))
    found = data.of_province("tests_done")
    assert {one.area for one in found} == {PROVINCE}
    assert {one.indicator.id for one in found} == {"tests_done"}
    total = data.find("tests_done")
    assert total is not None
    assert data.first_of("tests_done") == (total,)
    rates = report_data(
        submission(*(obs("coverage_rate", 90, split=dose("18plus", d)) for d in ("d1", "d2")))
    )
    assert [one.disaggregation[1][1] for one in rates.first_of("coverage")] == ["d1", "d2"]
    assert data.first_of("new_deaths") == ()
