"""The country is added up of provinces that speak of the same; who does not, is named with why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.results.countrywide import (
    ProvinceDifference,
    ProvinceLeftOut,
    ProvinceResults,
    joined,
    reasons,
)
from baocao.results.model import Amount, Comparison, IndicatorResult
from tests.results.sample import ADULTS_D3, PROVINCE, computed, obs

COUNTRY = replace(PROVINCE, code="00", name="Cả nước")
AREAS = [replace(PROVINCE, code=code) for code in ("01", "02", "03", "04")]
EARLIER = date(2022, 12, 7)


def cases(value: int, bound: Bound = Bound.EXACT) -> IndicatorResult:
    return computed(obs("new_cases", value, bound=bound), indicator="new_cases", split=())


def share(given: int, of: int = 100) -> IndicatorResult:
    return computed(
        obs("vaccinated", given, split=ADULTS_D3), obs("eligible_population", of, split=ADULTS_D3)
    )


def country(*sides: IndicatorResult) -> tuple[list[IndicatorResult], list[ProvinceLeftOut]]:
    """The country's own results, and who is left out."""
    published = [
        ProvinceResults(area, (replace(side, area=area),), synthetic=False, complete=True)
        for area, side in zip(AREAS, sides, strict=False)
    ]
    found, gone = joined(COUNTRY, published, [side.province for side in published])
    return [one for one in found if one.area == COUNTRY], list(gone)


def test_counts_are_added_up_with_their_cells() -> None:
    """An indicator without a denominator; nothing of one province's own standing is kept."""
    before = Comparison("2022-Q3", Quantity(Decimal(1)), Decimal(2), EARLIER)
    one = replace(cases(3), rank=2, previous=before, last_year=before)
    one = replace(one, of_all=Amount(Quantity(Decimal(9)), ()))
    other = cases(4, Bound.ABOVE)
    (total,), gone = country(one, other)
    assert gone == []
    assert total == replace(
        one, area=COUNTRY, quantity=Quantity(Decimal(7), Bound.AT_LEAST), numerator=total.numerator,
        sources=(*one.sources, *other.sources), rank=None, previous=None, last_year=None,
        of_all=None,
    )  # fmt: skip
    assert total.numerator is not None
    assert total.numerator.value == 7


def test_shares_divide_the_sums() -> None:
    """10 of 100 and 290 of 300 are 300 of 400."""
    (total,), _ = country(share(10), share(290, 300))
    assert total.quantity.value == 75
    assert total.numerator is not None
    assert total.denominator is not None
    assert (total.numerator.value, total.denominator.value) == (Decimal(300), Decimal(400))


@pytest.mark.parametrize(
    "sides",
    [
        [cases(3)],
        [cases(3, Bound.ABOVE), cases(4, Bound.BELOW)],
        [replace(cases(3), numerator=None), cases(4)],
        [replace(share(3), denominator=None), replace(share(4), denominator=None)],
    ],
    ids=["one alone", "opposite bounds", "no count", "no group"],
)
def test_what_gives_no_sum_gives_no_result(sides: list[IndicatorResult]) -> None:
    assert country(*sides)[0] == []


def definition(result: IndicatorResult, words: str) -> IndicatorResult:
    assert result.denominator is not None
    return replace(result, denominator=replace(result.denominator, definition=words))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(share(5), as_of=EARLIER), ProvinceDifference.DAY),
        (definition(share(5), "hiện có mặt"), ProvinceDifference.DEFINITION),
        (computed(obs("coverage_rate", 5, split=ADULTS_D3)), ProvinceDifference.RATE),
    ],
)
def test_who_speaks_of_something_else_is_named(
    other: IndicatorResult, why: ProvinceDifference
) -> None:
    """By what differs; the country's result says who is missing."""
    (total,), gone = country(share(80), other, share(90))
    assert total.quantity.value == 85
    assert total.missing_areas == ("02",)
    assert gone == [ProvinceLeftOut(AREAS[1], other.indicator, ADULTS_D3, why)]


def test_a_definition_in_other_letters_is_the_same() -> None:
    """Nobody is left out for a capital letter."""
    (total,), gone = country(definition(share(1), "Thường trú"), definition(share(2), "thường trú"))
    assert (total.missing_areas, gone) == ((), [])


def test_of_as_many_the_latest_day_counts() -> None:
    """Two and two: those of the earlier day are left out."""
    early = [replace(share(n), as_of=EARLIER) for n in (1, 2)]
    (total,), gone = country(*early, share(60), share(70))
    assert total.quantity.value == 65
    assert [one.province.code for one in gone] == ["01", "02"]


def test_who_published_nothing_is_missing_from_the_country_s_result() -> None:
    """A sum over two of four provinces is not that of all four."""
    published = [
        ProvinceResults(area, (replace(cases(3), area=area),), synthetic=False, complete=True)
        for area in AREAS[:2]
    ]
    (total, *_), gone = joined(COUNTRY, published, AREAS)
    assert (total.missing_areas, gone) == (("03", "04"), ())


def test_nobody_is_whole() -> None:
    """Where no province's report is complete, there is nothing to differ from."""
    published = [
        ProvinceResults(area, (replace(share(5), area=area),), synthetic=False, complete=False)
        for area in AREAS[:2]
    ]
    found, gone = joined(COUNTRY, published, [side.province for side in published])
    assert [one.area for one in found] == AREAS[:2]
    assert {one.difference for one in gone} == {ProvinceDifference.INCOMPLETE}


def test_what_is_left_out_is_grouped_by_why() -> None:
    """In the order of the reasons, each with all whom it is about."""
    indicator = share(1).indicator
    left = [
        ProvinceLeftOut(area, indicator, ADULTS_D3, why)
        for area, why in zip(
            AREAS,
            (ProvinceDifference.DAY, ProvinceDifference.RATE, ProvinceDifference.DAY),
            strict=False,
        )
    ]
    assert list(reasons(iter(left))) == [
        (ProvinceDifference.RATE, (left[1],)),
        (ProvinceDifference.DAY, (left[0], left[2])),
    ]
