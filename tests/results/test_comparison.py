"""Results beside earlier periods, and districts beside each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.results.comparison import compare, rank_districts, way
from baocao.results.earlier import EarlierResult
from baocao.results.model import Comparison, IndicatorResult
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    DINH_LAP,
    DISTRICTS,
    computed,
    obs,
    report_data,
    submission,
)

BEFORE = date(2022, 9, 14)


def counts(given: int, of: int, area: str = "20", **others: Any) -> list[Observation]:
    return [
        obs("vaccinated", given, area, ADULTS_D3, as_of=others.get("as_of", BEFORE)),
        obs("eligible_population", of, area, ADULTS_D3, **others),
    ]


def change(now: IndicatorResult, then: IndicatorResult) -> Decimal | None:
    comparison = compare(now, "2022-Q3", EarlierResult.of(then))
    assert comparison is not None
    return comparison.change


def test_change_is_in_the_indicators_own_unit() -> None:
    """From 80% to 85% is 5 points; the earlier value stands beside with its date."""
    then = EarlierResult.of(computed(*counts(80, 100)))
    comparison = compare(computed(*counts(85, 100)), "2022-Q3", then)
    assert comparison is not None
    assert (comparison.change, comparison.as_of) == (Decimal(5), BEFORE)
    assert comparison.quantity == Quantity(Decimal(80))


@pytest.mark.parametrize(
    ("moved", "turned"),
    [("0.005", 1), ("-0.005", -1), ("0.0049", 0), ("-0.0002", 0), ("0", 0), (None, 0)],
)
def test_what_the_decimals_do_not_show_is_no_rise_or_fall(moved: str | None, turned: int) -> None:
    """Of a rate of two decimals; nor is what nobody can subtract."""
    change = None if moved is None else Decimal(moved)
    before = Comparison("2022-Q3", Quantity(Decimal(80)), change, BEFORE)
    assert way(computed(*counts(80, 100)), before) == turned
    assert way(computed(*counts(80, 100)), None) == 0


def test_no_earlier_result_no_comparison() -> None:
    """Where the earlier period has nothing, nothing is compared."""
    assert compare(computed(*counts(85, 100)), "2022-Q3", None) is None


@pytest.mark.parametrize(
    "then",
    [
        [obs("coverage_rate", 80, split=ADULTS_D3)],
        [
            obs("vaccinated", 80, split=ADULTS_D3, bound=Bound.ABOVE),
            obs("eligible_population", 100, split=ADULTS_D3),
        ],
        counts(80, 100, provider="so-ho-khau"),
        counts(80, 100, definition="người từ 18 tuổi, trừ người chống chỉ định"),
        [*counts(80, 100, CITY), *counts(80, 100, CAO_LOC)],
    ],
    ids=["reported rate", "bound", "other provider", "other definition", "districts missing"],
)
def test_what_has_another_basis_is_not_subtracted(then: list[Observation]) -> None:
    """The earlier value is shown, the difference is not (rule 8 of the design)."""
    assert change(computed(*counts(85, 100)), computed(*then)) is None


@pytest.mark.parametrize(("earlier_synthetic", "compared"), [(False, True), (True, False)])
def test_synthetic_data_is_not_held_against_real_data(
    earlier_synthetic: bool,  # noqa: FBT001
    compared: bool,  # noqa: FBT001
) -> None:
    """A real quarter has no comparison with a made-up one."""
    earlier = submission(*counts(80, 100), synthetic=earlier_synthetic)
    now = submission(*counts(85, 100, as_of=DAY))
    data = report_data(now, history={"2022-Q3": (earlier,)})
    (result,) = data.results
    assert (result.previous is not None) is compared
    assert {point.period for point in data.trends} == {"2022-Q4"} | (
        {"2022-Q3"} if compared else set()
    )


def test_previous_period_and_same_period_last_year() -> None:
    """Both are found by their keys; 2022-Q4 follows 2022-Q3 and 2021-Q4."""
    history = {
        "2021-Q4": (submission(*counts(10, 100)),),
        "2022-Q3": (submission(*counts(80, 100)),),
    }
    (result,) = report_data(submission(*counts(85, 100)), history=history).results
    assert result.previous is not None
    assert result.last_year is not None
    assert (result.previous.change, result.last_year.change) == (Decimal(5), Decimal(75))


def ranks(values: dict[str, int], indicator: str, *elements: str) -> dict[str, int | None]:
    results = [
        computed(
            obs(elements[0], value, area),
            *(obs(element, 1000, area) for element in elements[1:]),
            indicator=indicator,
            split=(),
            area=next(unit for unit in DISTRICTS if unit.code == area),
        )
        for area, value in values.items()
    ]
    ranked = rank_districts(results, list(values))
    return {result.area.code: result.rank for result in ranked}


def test_equals_share_a_rank_and_the_next_one_is_skipped() -> None:
    """Two districts first, the other third."""
    values = {CITY: 90, CAO_LOC: 95, DINH_LAP: 95}
    found = ranks(values, "schools_safe_share", "schools_safe", "schools")
    assert found == {CITY: 3, CAO_LOC: 1, DINH_LAP: 1}


def test_the_best_is_the_lowest_where_lower_is_better() -> None:
    """Fewest deaths for the population come first."""
    values = {CITY: 3, CAO_LOC: 1, DINH_LAP: 2}
    found = ranks(values, "deaths_per_100k", "deaths_cumulative", "population")
    assert found == {CITY: 3, CAO_LOC: 1, DINH_LAP: 2}


def test_what_has_no_better_side_has_no_rank() -> None:
    """Cumulative cases are neither good nor bad."""
    found = ranks({CITY: 3, CAO_LOC: 1}, "cases_cumulative", "cases_cumulative")
    assert found == {CITY: None, CAO_LOC: None}


def test_a_bound_and_the_province_have_no_rank() -> None:
    """A bound has no place among exact values, and the province none among its districts."""
    exact = computed(*counts(90, 100, CITY), area=DISTRICTS[0])
    bound = replace(exact, area=DISTRICTS[1], quantity=Quantity(Decimal(74), Bound.ABOVE))
    whole = computed(*counts(90, 100))
    ranked = rank_districts([exact, bound, whole], [CITY, CAO_LOC, DINH_LAP])
    assert [result.rank for result in ranked] == [1, None, None]


def test_a_period_that_lacks_a_part_is_not_subtracted() -> None:
    """Whichever of the two it is, also where both lack the same."""
    whole = computed(*counts(85, 100))
    partial = replace(whole, missing_periods=("2022-Q3",))
    assert change(whole, whole) == 0
    for now, then in ((whole, partial), (partial, whole), (partial, partial)):
        assert change(now, then) is None
