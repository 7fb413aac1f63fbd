"""Several counts of one group: the plan's is used, the others stand beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from baocao.results.denominators import used_provider
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    DAY,
    obs,
    plan,
    report_data,
    submission,
)

REGISTER, CENSUS = "Sổ tiêm chủng", "Tổng điều tra dân số"
APRIL = date(2022, 4, 1)


def counts() -> tuple[Observation, ...]:
    """900 vaccinated of 1.000 by the register, of 1.200 by the census of April."""
    return (
        obs("vaccinated", 900, split=ADULTS_D3),
        obs("eligible_population", 1000, split=ADULTS_D3, provider=REGISTER),
        obs("eligible_population", 1200, split=ADULTS_D3, provider=CENSUS, as_of=APRIL),
    )


def test_the_plans_provider_is_used() -> None:
    """Whichever count is the newer one."""
    for provider, rate in ((REGISTER, "90"), (CENSUS, "75")):
        data = report_data(submission(*counts()), plans=[plan(denominator_provider=provider)])
        result = data.find("coverage", ADULTS_D3)
        assert result is not None
        assert result.denominator is not None
        assert (result.quantity.value, result.denominator.provider) == (Decimal(rate), provider)


def test_every_count_stands_with_its_day_and_rate() -> None:
    """In the order in which they were reported, the one that is used marked."""
    data = report_data(submission(*counts()), plans=[plan(denominator_provider=CENSUS)])
    assert [
        (s.result.denominator.provider, s.as_of, s.result.quantity.value, s.used)
        for s in data.denominators
        if s.result.denominator is not None
    ] == [(REGISTER, DAY, Decimal(90), False), (CENSUS, APRIL, Decimal(75), True)]


def test_without_a_plan_that_says_the_newest_count_is_used() -> None:
    """And it is marked all the same."""
    data = report_data(submission(*counts()))
    assert [s.used for s in data.denominators] == [True, False]


def test_a_provider_that_counted_nothing_changes_nothing() -> None:
    """A plan may name who counts groups that nobody reported in this period."""
    sent = submission(*counts())
    named = report_data(sent, plans=[plan(denominator_provider="Công an")])
    plain = report_data(sent)
    assert named.results == plain.results


def test_one_provider_is_no_choice() -> None:
    """Nor are two that counted different groups."""
    alone = (counts()[0], counts()[1], obs("population", 5000, provider=CENSUS))
    assert report_data(submission(*alone)).denominators == ()


def test_districts_are_added_up_by_one_provider_at_a_time() -> None:
    """The province's base by the register is the sum of the districts' registers."""
    sent = [
        submission(
            *(replace(o, area=area) for o in counts()),
            unit=area,
        )
        for area in ("178", CAO_LOC, "189")
    ]
    data = report_data(*sent, plans=[plan(denominator_provider=REGISTER)])
    found = {
        s.result.denominator.provider: s.result.denominator.value
        for s in data.denominators
        if s.result.denominator is not None
    }
    assert found == {REGISTER: 3000, CENSUS: 3600}
    result = data.find("coverage", ADULTS_D3)
    assert result is not None
    assert result.quantity.value == 90


def test_a_rate_that_the_unit_reported_has_no_denominator_to_choose() -> None:
    """Its own base is not known, so no other rate is made from other bases."""
    rate = obs("coverage_rate", "88", split=ADULTS_D3)
    only_bases = counts()[1:]
    assert report_data(submission(rate, *only_bases)).denominators == ()


def test_the_first_plan_that_says_whose_counts_are_used_is_followed() -> None:
    """Without one there is no name."""
    plans = [plan(), plan(denominator_provider=CENSUS), plan(denominator_provider=REGISTER)]
    assert used_provider(plans) == CENSUS
    assert used_provider(plans[:1]) == ""
