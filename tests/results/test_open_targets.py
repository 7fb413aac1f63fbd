"""Targets that a period's results leave open, with the cells or the values that would decide."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Operator
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.plans.model import Among, Target
from baocao.results.computed import compute_results
from baocao.results.open_targets import open_targets
from baocao.results.result_base import ResultBase
from baocao.submissions.validation.evidence import OpenTarget
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS,
    ADULTS_D3,
    CAO_LOC,
    CATALOGUE,
    CITY,
    DINH_LAP,
    DISTRICTS,
    PERIOD,
    PROVINCE,
    obs,
    plan,
    submission,
    target,
)

NAME = target().name
LATER = date(2023, 6, 30)


def opened(
    wanted: Target, *sent: Observation, reporting: tuple[AdminUnit, ...] = ()
) -> list[OpenTarget]:
    base = ResultBase(PROVINCE, DISTRICTS, CATALOGUE, (plan(wanted),), reporting=reporting)
    submissions = [submission(*sent)]
    results = compute_results(base, PERIOD, submissions)
    return list(open_targets(base, PERIOD, results, submissions))


def counts(area: str, given: int, of: int | None = 100) -> list[Observation]:
    top = obs("vaccinated", given, area, ADULTS_D3)
    return [top, *([obs("eligible_population", of, area, ADULTS_D3)] if of else [])]


def lacking(*groups: tuple[str, str]) -> list[OpenTarget]:
    return [OpenTarget(NAME, (), tuple((element, area, ADULTS_D3) for element, area in groups))]


ALL = [one for code in (CITY, CAO_LOC, DINH_LAP) for one in counts(code, 95)]


def test_what_is_decided_is_not_open() -> None:
    """Nor what nobody reported, nor a target that documents decide."""
    assert opened(target(), *ALL) == []
    assert opened(target()) == []
    assert opened(target("doc", indicator=None), *ALL) == []
    low = [obs("deaths_cumulative", 90, CITY), obs("population", 1000, CITY)]
    ceiling = target("deaths", "deaths_cumulative", (), Operator.AT_MOST, "50")
    assert opened(ceiling, *low) == []  # more deaths elsewhere change nothing


def test_what_an_area_did_not_report_is_lacking() -> None:
    """Each element of the indicator that it has neither in this split nor in a wider one."""
    two = [*counts(CITY, 95), *counts(CAO_LOC, 95)]
    assert opened(target(), *two) == lacking(
        ("vaccinated", DINH_LAP), ("eligible_population", DINH_LAP)
    )
    group = obs("eligible_population", 100, DINH_LAP, ADULTS)
    assert opened(target(), *two, group) == lacking(("vaccinated", DINH_LAP))
    none_below = counts(DINH_LAP, 95, None)
    assert opened(target(), *two, *none_below) == lacking(("eligible_population", DINH_LAP))


def test_a_bound_that_does_not_decide_is_named_by_its_cell() -> None:
    """ "Trên 74%" says nothing of 90%; it meets 70%."""
    rate = obs("coverage_rate", 74, split=ADULTS_D3, bound=Bound.ABOVE)
    assert opened(target(), rate) == [OpenTarget(NAME, (rate.source,), ())]
    assert opened(target(value="70"), rate) == []


@pytest.mark.parametrize("asked", [target(operator=None), target(value=None)])
def test_a_level_that_is_not_known_here_is_decided_by_what_is_whole(asked: Target) -> None:
    """All areas, and no bound."""
    assert opened(asked, *ALL) == []
    assert opened(asked, *counts(CITY, 95), *counts(CAO_LOC, 95)) != []
    rate = obs("coverage_rate", 74, split=ADULTS_D3, bound=Bound.ABOVE)
    assert opened(asked, rate) == [OpenTarget(NAME, (rate.source,), ())]


@pytest.mark.parametrize(
    ("share", "operator", "found"),
    [
        ("60", Operator.AT_LEAST, []),  # two of three do
        ("100", Operator.AT_LEAST, [CAO_LOC]),
        ("100", Operator.BELOW, []),  # one fails already
        ("30", Operator.BELOW, [CAO_LOC]),
    ],
)
def test_units_that_could_still_turn_it_are_lacking(
    share: str, operator: Operator, found: list[str]
) -> None:
    """Of a target that units meet one by one."""
    among = target(among=Among(Decimal(share)), operator=operator)
    sent = [*counts(CITY, 95), *counts(DINH_LAP, 95)]
    both = [(element, area) for area in found for element in ("vaccinated", "eligible_population")]
    assert opened(among, *sent) == (lacking(*both) if both else [])


def test_a_share_without_a_value_asks_nothing() -> None:
    """Nobody can be held against no number."""
    every = Among(Decimal(100))
    for asked in (target(among=every, operator=None), target(among=every, value=None)):
        assert opened(asked, *counts(CITY, 95)) == []


def test_before_the_day_open_units_are_asked_for_as_well() -> None:
    """Units of the level that the target names; a unit of another level is not asked."""
    commune = AdminUnit("001", "Xã 1", "1", AreaLevel.COMMUNE, "xa-1", CITY)
    other = AdminUnit("002", "Xã 2", "2", AreaLevel.COMMUNE, "xa-2", CITY)
    asked = target(among=Among(Decimal(100), AreaLevel.COMMUNE), deadline=LATER)
    base = ResultBase(PROVINCE, DISTRICTS, CATALOGUE, (plan(asked),), reporting=(commune, other))
    bound = obs("coverage_rate", 74, "001", ADULTS_D3, bound=Bound.ABOVE)
    submissions = [submission(bound)]
    results = compute_results(base, PERIOD, submissions, (commune, other))
    (found,) = open_targets(base, PERIOD, results, submissions)
    assert found.inexact == (bound.source,)
    assert {area for _, area, _ in found.lacking} == {"002"}
