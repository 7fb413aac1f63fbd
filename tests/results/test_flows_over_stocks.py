"""Sums of a flow over a stock: what is counted is added up, whom it is of is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Operator
from baocao.definitions.indicators.model import IndicatorCatalogue, Term
from baocao.definitions.plans.model import Over
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.long_periods import OverParts, by_key
from baocao.results.model import IndicatorResult, ResultKey, TargetStatus
from baocao.results.observation_index import ObservationIndex
from baocao.submissions.workbooks.model import Observation, Submission
from tests.regimes import administrative
from tests.results.sample import (
    CAO_LOC,
    CATALOGUE,
    CITY,
    DINH_LAP,
    DISTRICTS,
    PROVINCE,
    obs,
    plan,
    report_data,
    submission,
    target,
)
from tests.results.test_long_periods import ENDS


def of_new_deaths() -> IndicatorCatalogue:
    """The catalogue with a rate of what happened in a period."""
    rate = replace(CATALOGUE.indicators["deaths_per_100k"], numerator=(Term("new_deaths"),))
    return replace(CATALOGUE, indicators={**CATALOGUE.indicators, rate.id: rate})


def over_people(*counts: tuple[str, str, int], people: int = 100) -> OverParts:
    """New cases of areas by quarter over a population that each reports with them."""
    catalogue = of_new_deaths()
    indicator = catalogue.indicators["deaths_per_100k"]
    parts: dict[str, list[Observation]] = {quarter: [] for quarter in ENDS}
    for quarter, area, number in counts:
        parts[quarter] += (
            replace(obs("new_deaths", number, area), as_of=ENDS[quarter]),
            replace(obs("population", people, area), as_of=ENDS[quarter]),
        )
    request = Request(indicator, PROVINCE, ())

    def results(sent: list[Observation]) -> dict[ResultKey, IndicatorResult]:
        index = ObservationIndex(sent, catalogue.elements)
        one = IndicatorComputer(index, catalogue, PROVINCE, DISTRICTS).compute(request)
        return by_key([one] if one else [])

    latest = {one.group: one for sent in parts.values() for one in sent}
    found = {quarter: results(sent) for quarter, sent in parts.items()}
    return OverParts(catalogue, found, results([*latest.values()]))


WANTED = [("deaths_per_100k", PROVINCE.code, ())]


def test_a_flow_stands_over_the_latest_stock() -> None:
    """Deaths are added up, people are those of the last quarter that has them: once."""
    counted = [(q, a, n) for q, n in (("2022-Q1", 1), ("2022-Q2", 2)) for a in (CITY, CAO_LOC)]
    (found,) = over_people(*counted, ("2022-Q1", DINH_LAP, 4), ("2022-Q2", DINH_LAP, 5)).results(
        WANTED
    )
    assert found.numerator is not None
    assert found.denominator is not None
    assert (found.numerator.value, found.denominator.value) == (Decimal(15), Decimal(300))
    assert found.quantity.value == Decimal(15) / 300 * 100_000
    assert found.of_all == found.denominator  # known also where later quarters are missing
    assert found.sources == (*found.numerator.sources, *found.denominator.sources)
    assert (found.missing_areas, found.missing_periods) == ((), ("2022-Q3", "2022-Q4"))
    assert found.summed_periods == ("2022-Q1", "2022-Q2")
    assert found.as_of == ENDS["2022-Q2"]


def test_who_lives_where_nobody_reported_is_not_known() -> None:
    """One district never reported, so neither are its people below the line."""
    (found,) = over_people(("2022-Q1", CITY, 1), ("2022-Q2", CITY, 2)).results(WANTED)
    assert (found.of_all, {*found.missing_areas}) == (None, {CAO_LOC, DINH_LAP})
    assert found.numerator is not None
    assert found.numerator.value == 3


def test_people_of_a_district_that_came_too_late_stand_below_its_earlier_cases() -> None:
    """A district that the last quarter lacks was counted in the first: so are its people."""
    both = [(q, a, 1) for q in ("2022-Q1", "2022-Q2") for a in (CITY, CAO_LOC)]
    (found,) = over_people(*both, ("2022-Q1", DINH_LAP, 4)).results(WANTED)
    assert found.numerator is not None
    assert found.denominator is not None
    assert (found.numerator.value, found.denominator.value) == (Decimal(8), Decimal(300))
    assert found.of_all == found.denominator
    assert found.missing_periods == ("2022-Q2", "2022-Q3", "2022-Q4")


def test_a_yearly_ceiling_is_judged_over_the_people_of_every_district_that_was_counted() -> None:
    """Earlier quarters were sent for reports of their own; their people are looked for there."""

    def sent(quarter: str, *areas: str) -> tuple[Submission, ...]:
        day = ENDS[quarter]
        counted = {
            area: (obs("new_deaths", 2, area), obs("population", 100, area)) for area in areas
        }
        return tuple(
            submission(*(replace(o, as_of=day) for o in both), unit=area, period=quarter, as_of=day)
            for area, both in counted.items()
        )

    ceiling = target(
        "deaths", "deaths_per_100k", (), value="4000", operator=Operator.AT_MOST,
        over=Over.YEAR_TO_DATE,
    )  # fmt: skip
    data = report_data(
        *sent("2022-Q2", CITY, CAO_LOC),
        plans=[plan(ceiling)],
        period=administrative("2022-Q2"),
        sent_before={"2022-Q1": sent("2022-Q1", CITY, CAO_LOC, DINH_LAP)},
        catalogue=of_new_deaths(),
    )
    (judged,) = data.targets
    assert judged.result is not None
    assert judged.result.quantity.value == Decimal(10) / 300 * 100_000
    assert judged.status is TargetStatus.NOT_ASSESSABLE  # and not beyond 4.000, as over 200 people


def test_nobody_to_divide_by_gives_no_result() -> None:
    """People of zero are no denominator."""
    assert over_people(("2022-Q1", PROVINCE.code, 1), people=0).results(WANTED) == ()
