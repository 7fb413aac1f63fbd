"""Sums of a flow over a stock: what is counted is added up, whom it is of is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.definitions.indicators.model import Term
from baocao.results.compute import IndicatorComputer, Request
from baocao.results.long_periods import OverParts, by_key
from baocao.results.observation_index import ObservationIndex
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import CAO_LOC, CATALOGUE, CITY, DINH_LAP, DISTRICTS, PROVINCE, obs
from tests.results.test_long_periods import ENDS


def over_people(*counts: tuple[str, str, int], people: int = 100) -> OverParts:
    """New cases of areas by quarter over a population that each reports with them."""
    indicator = replace(CATALOGUE.indicators["deaths_per_100k"], numerator=(Term("new_deaths"),))
    catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators, indicator.id: indicator})
    parts: dict[str, list[Observation]] = {quarter: [] for quarter in ENDS}
    for quarter, area, number in counts:
        parts[quarter] += (
            replace(obs("new_deaths", number, area), as_of=ENDS[quarter]),
            replace(obs("population", people, area), as_of=ENDS[quarter]),
        )
    request = Request(indicator, PROVINCE, ())
    found = {}
    for quarter, sent in parts.items():
        index = ObservationIndex(sent, catalogue.elements)
        one = IndicatorComputer(index, catalogue, PROVINCE, DISTRICTS).compute(request)
        found[quarter] = by_key([one] if one else [])
    return OverParts(catalogue, found, {})


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


def test_nobody_to_divide_by_gives_no_result() -> None:
    """People of zero are no denominator."""
    assert over_people(("2022-Q1", PROVINCE.code, 1), people=0).results(WANTED) == ()
