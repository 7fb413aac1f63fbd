"""Targets judged on what some units sent: a verdict stands where nothing missing can change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from baocao.core.quantities import Bound, Operator
from baocao.results.decided import meets
from baocao.results.model import TargetStatus
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    DINH_LAP,
    computed,
    obs,
    plan,
    report_data,
    submission,
    target,
)

UNITS = (CITY, CAO_LOC, DINH_LAP)


def share(*pairs: tuple[str, int, int]) -> list[Observation]:
    """Vaccinated and eligible people of some units."""
    return [
        found
        for unit, given, of in pairs
        for found in (
            obs("vaccinated", given, unit, ADULTS_D3),
            obs("eligible_population", of, unit, ADULTS_D3),
        )
    ]


def deaths(*counts: int, bound: Bound = Bound.EXACT) -> list[Observation]:
    return [
        obs("deaths_cumulative", number, unit, bound=bound)
        for unit, number in zip(UNITS, counts, strict=False)
    ]


def of_population(*counts: int) -> list[Observation]:
    """Deaths of some units, and the population of all three: 100.000 each."""
    return [*deaths(*counts), *(obs("population", 100_000, unit) for unit in UNITS)]


@pytest.mark.parametrize(
    ("operator", "value", "observations", "decided"),
    [
        # 72 of 76 people, a unit missing: no longer all
        (Operator.AT_LEAST, "100", share((CITY, 40, 42), (CAO_LOC, 32, 34)), False),
        (Operator.EQUAL, "100", share((CITY, 40, 42), (CAO_LOC, 32, 34)), False),
        (Operator.ABOVE, "100", share((CITY, 42, 42)), False),
        (Operator.AT_LEAST, "100", share((CITY, 42, 42)), None),
        (Operator.AT_LEAST, "95", share((CITY, 40, 42), (CAO_LOC, 32, 34)), None),
        (Operator.BELOW, "100", share((CITY, 40, 42)), True),
        (Operator.AT_MOST, "50", share((CITY, 40, 42)), None),
        # more than all: nothing holds for what is missing
        (Operator.EQUAL, "100", share((CITY, 50, 42)), None),
    ],
)
def test_a_share_of_some_units(
    operator: Operator, value: str, observations: Sequence[Observation], *, decided: bool | None
) -> None:
    """Who is missing has an unknown number of people: only the whole is out of reach."""
    assert meets(computed(*observations), operator, Decimal(value)) is decided


@pytest.mark.parametrize(
    ("operator", "value", "decided"),
    [
        (Operator.AT_LEAST, "90", False),  # 20 + 60 of 100 at most
        (Operator.AT_LEAST, "80", None),
        (Operator.AT_LEAST, "20", True),  # 20 of 100 at least
        (Operator.AT_MOST, "80", True),
        (Operator.BELOW, "80", None),
        (Operator.BELOW, "20", False),
    ],
)
def test_a_share_whose_whole_is_known(
    operator: Operator, value: str, *, decided: bool | None
) -> None:
    """20 of 40 people in one unit; 60 people of the other two nobody told of."""
    observations = [
        *share((CITY, 20, 40)),
        obs("eligible_population", 40, CAO_LOC, ADULTS_D3),
        obs("eligible_population", 20, DINH_LAP, ADULTS_D3),
    ]
    result = computed(*observations)
    assert result.missing_areas == (CAO_LOC, DINH_LAP)
    assert meets(result, operator, Decimal(value)) is decided


def test_the_limits_of_a_share_are_those_of_all_that_could_be_sent() -> None:
    """Every answer of the missing units that is possible agrees with the verdict."""
    for operator, value in product((Operator.AT_LEAST, Operator.BELOW), range(0, 101, 5)):
        observations = [
            *share((CITY, 3, 10)),
            obs("eligible_population", 6, CAO_LOC, ADULTS_D3),
            obs("eligible_population", 4, DINH_LAP, ADULTS_D3),
        ]
        found = meets(computed(*observations), operator, Decimal(value))
        possible = {
            (Fraction(3 + a + b, 20) * 100 >= value) == (operator is Operator.AT_LEAST)
            for a, b in product(range(7), range(5))
        }
        assert found == (possible.pop() if len(possible) == 1 else None), (operator, value)


@pytest.mark.parametrize(
    ("operator", "value", "observations", "decided"),
    [
        (Operator.AT_MOST, "10", deaths(7, 5), False),  # a ceiling that is passed
        (Operator.AT_MOST, "12", deaths(7, 5), None),
        (Operator.BELOW, "12", deaths(7, 5), False),
        (Operator.AT_LEAST, "12", deaths(7, 5), True),  # a count that is reached
        (Operator.ABOVE, "12", deaths(7, 5), None),
        (Operator.EQUAL, "0", deaths(0, 1), False),
        (Operator.EQUAL, "0", deaths(0, 0), None),
        (Operator.ABOVE, "12", deaths(7, 5, bound=Bound.ABOVE), None),
        (Operator.AT_LEAST, "10", deaths(7, 5, bound=Bound.AT_MOST), None),
    ],
)
def test_a_count_of_some_units(
    operator: Operator, value: str, observations: Sequence[Observation], *, decided: bool | None
) -> None:
    """What is missing only adds."""
    result = computed(*observations, indicator="deaths_cumulative", split=())
    assert not result.is_complete
    assert meets(result, operator, Decimal(value)) is decided


@pytest.mark.parametrize(
    ("counts", "value", "decided"),
    [((50, 5), "18", False), ((50, 5), "19", None), ((50, 5, 1), "19", True)],
)
def test_a_rate_of_some_units(counts: Sequence[int], value: str, *, decided: bool | None) -> None:
    """55 deaths of 300.000 people are 18,33 per 100.000 already."""
    result = computed(*of_population(*counts), indicator="deaths_per_100k", split=())
    assert meets(result, Operator.AT_MOST, Decimal(value)) is decided


def test_a_rate_over_some_of_the_people_decides_nothing() -> None:
    """Where the population of a unit is unknown, its rate may be anything."""
    some = of_population(50, 5)[:-1]
    result = computed(*some, indicator="deaths_per_100k", split=())
    assert meets(result, Operator.AT_MOST, Decimal(18)) is None


def test_the_missing_quarter_of_a_year_changes_no_passed_ceiling() -> None:
    """A sum of quarters over people who do not change by the quarter."""
    result = replace(
        computed(*of_population(50, 5, 0), indicator="deaths_per_100k", split=()),
        missing_periods=("2022-Q1",),
    )
    assert meets(result, Operator.AT_MOST, Decimal(18)) is None
    known = replace(result, of_all=result.denominator)
    assert meets(known, Operator.AT_MOST, Decimal(18)) is False
    assert meets(known, Operator.AT_MOST, Decimal(19)) is None


def test_a_decided_target_is_judged_without_a_gap() -> None:
    """How far it is to the target depends on who is missing."""
    wanted = target(value="100", deadline=DAY)
    (judged,) = report_data(
        submission(*share((CITY, 40, 42), (CAO_LOC, 32, 34))), plans=[plan(wanted)]
    ).targets
    assert judged.status is TargetStatus.NOT_MET
    assert (judged.gap, judged.gap_people, judged.pace_per_day) == (None, None, None)


def test_a_decided_target_with_time_left_is_not_yet_met() -> None:
    """Before its deadline it is judged as a complete one would be."""
    wanted = target(value="100", deadline=date(2022, 12, 31))
    (judged,) = report_data(submission(*share((CITY, 40, 42))), plans=[plan(wanted)]).targets
    assert judged.status is TargetStatus.NOT_DUE


def test_a_share_of_an_unknown_whole_is_left_open() -> None:
    """Some units are missing, and below the line there is nothing."""
    result = computed(*share((CITY, 90, 100), (CAO_LOC, 90, 100)))
    assert result.missing_areas == (DINH_LAP,)
    assert meets(result, Operator.ABOVE, Decimal(100)) is False  # no share is more than all
    assert meets(replace(result, denominator=None), Operator.ABOVE, Decimal(100)) is None
