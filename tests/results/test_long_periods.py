"""6 months, 9 months and years joined from their quarters, against sums done by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.formula import formula_words
from baocao.results.long_periods import in_parts
from baocao.results.model import IndicatorResult, TargetStatus
from baocao.results.report_data import ReportData, _whole
from baocao.submissions.workbooks.model import Observation, Submission
from tests.regimes import administrative
from tests.results.sample import (
    ADULTS,
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DINH_LAP,
    PROVINCE,
    obs,
    plan,
    report_data,
    submission,
    target,
)

ENDS = {
    "2022-Q1": date(2022, 3, 14),
    "2022-Q2": date(2022, 6, 14),
    "2022-Q3": date(2022, 9, 14),
    "2022-Q4": date(2022, 12, 14),
}
YEAR, SECOND_HALF, NINE_MONTHS = "2022", "2022-H2", "2022-9M"
TESTS = (("test_method", "pcr"),)


def sent(quarter: str, *observations: Observation, **others: Any) -> Submission:
    """A workbook of one quarter whose values stand at the quarter's last day."""
    dated = (replace(observation, as_of=ENDS[quarter]) for observation in observations)
    return submission(*dated, period=quarter, **others)


def over(period: str, *submissions: Submission, **others: Any) -> ReportData:
    return report_data(*submissions, period=administrative(period), **others)


def found(data: ReportData, indicator: str, **others: Any) -> IndicatorResult:
    result = data.find(indicator, **others)
    assert result is not None
    return result


def cases(quarter: str, value: int, area: str = PROVINCE.code) -> Submission:
    return sent(quarter, obs("new_cases", value, area), unit=area)


def test_a_flow_is_the_sum_of_the_quarters() -> None:
    """From every quarter's own cells."""
    result = found(over(SECOND_HALF, cases("2022-Q3", 700), cases("2022-Q4", 80)), "new_cases")
    assert (result.quantity, result.is_complete) == (Quantity(Decimal(780)), True)
    assert len(result.sources) == 2
    assert result.numerator is not None
    assert result.sources is result.numerator.sources  # thousands of cells over a year of weeks
    formula = formula_words(Figures(PROVINCE.code, {}).of_result(result).formula)
    assert formula.endswith("; cộng số liệu quý III năm 2022, quý IV năm 2022")


def test_a_flow_without_a_quarter_says_so() -> None:
    """What there is is summed, and named as incomplete."""
    result = found(over(YEAR, cases("2022-Q1", 10), cases("2022-Q4", 5)), "new_cases")
    assert result.quantity.value == 15
    assert result.missing_periods == ("2022-Q2", "2022-Q3")
    assert not result.is_complete


def test_a_quarter_by_districts_adds_to_one_by_the_province() -> None:
    """Who reported may differ from quarter to quarter."""
    districts = [cases("2022-Q4", value, code) for code, value in
                 ((CITY, 1), (CAO_LOC, 2), (DINH_LAP, 4))]  # fmt: skip
    data = over(SECOND_HALF, cases("2022-Q3", 100), *districts)
    assert found(data, "new_cases").quantity.value == 107
    assert found(data, "new_cases", area=CITY).missing_periods == ("2022-Q3",)


def test_a_quarter_without_a_district_is_not_whole() -> None:
    """The district is in the sum of the other quarter, so it is the quarter that is named."""
    data = over(
        SECOND_HALF,
        *(cases("2022-Q3", 1, code) for code in (CITY, CAO_LOC, DINH_LAP)),
        *(cases("2022-Q4", 1, code) for code in (CITY, CAO_LOC)),
    )
    result = found(data, "new_cases")
    assert (result.quantity.value, result.missing_areas) == (Decimal(5), ())
    assert result.missing_periods == ("2022-Q4",)


def test_a_district_that_never_reported_is_named() -> None:
    """It lacks in each quarter alike, so no quarter is worse than the other."""
    data = over(SECOND_HALF, *(cases(q, 1, c) for q in ("2022-Q3", "2022-Q4") for c in (CITY,)))
    result = found(data, "new_cases")
    assert (set(result.missing_areas), result.missing_periods) == ({CAO_LOC, DINH_LAP}, ())


def test_shares_of_flows_divide_the_sums() -> None:
    """1 of 10 and 30 of 100 are 31 of 110, not the mean of 10% and 30%."""
    quarters = {"2022-Q3": (1, 10), "2022-Q4": (30, 100)}
    data = over(
        SECOND_HALF,
        *(
            sent(q, obs("tests_positive", top, split=TESTS), obs("tests", bottom, split=TESTS))
            for q, (top, bottom) in quarters.items()
        ),
    )
    result = found(data, "test_positivity", disaggregation=TESTS)
    assert result.quantity.value == Decimal(31) / 110 * 100
    assert result.numerator is not None
    assert result.denominator is not None
    assert (result.numerator.value, result.denominator.value) == (Decimal(31), Decimal(110))
    assert result.sources == (*result.numerator.sources, *result.denominator.sources)
    assert len(result.sources) == 4


@pytest.mark.parametrize(("positive", "tests", "lacking"), [(0, 0, ()), (3, 0, ("2022-Q4",))])
def test_a_quarter_in_which_nothing_happened_lacks_nothing(
    positive: int, tests: int, lacking: tuple[str, ...]
) -> None:
    """No positive one of no test is a report of nothing; 3 of none are a mistake."""
    third = sent("2022-Q3", obs("tests", 100, split=TESTS), obs("tests_positive", 4, split=TESTS))
    fourth = sent(
        "2022-Q4", obs("tests", tests, split=TESTS), obs("tests_positive", positive, split=TESTS)
    )
    result = found(over(SECOND_HALF, third, fourth), "test_positivity", disaggregation=TESTS)
    assert result.quantity == Quantity(Decimal(4))
    assert result.missing_periods == lacking
    alone = report_data(fourth, period=administrative("2022-Q4"))
    assert alone.find("test_positivity", disaggregation=TESTS) is None


def test_a_bound_among_quarters_bounds_the_sum() -> None:
    """Over 100 and exactly 5 are at least 105."""
    bound = sent("2022-Q3", obs("new_cases", 100, bound=Bound.ABOVE))
    result = found(over(SECOND_HALF, bound, cases("2022-Q4", 5)), "new_cases")
    assert result.quantity == Quantity(Decimal(105), Bound.AT_LEAST)


def coverage(top: int, area: str = PROVINCE.code) -> tuple[Observation, Observation]:
    return (
        obs("vaccinated", top, area, ADULTS_D3),
        obs("eligible_population", 100, area, ADULTS_D3),
    )


def test_a_stock_is_that_of_the_last_quarter() -> None:
    """Neither summed nor averaged."""
    data = over(YEAR, sent("2022-Q1", *coverage(60)), sent("2022-Q3", *coverage(75)))
    result = found(data, "coverage", disaggregation=ADULTS_D3)
    assert (result.quantity.value, result.as_of) == (Decimal(75), ENDS["2022-Q3"])
    assert result.is_complete


def test_districts_of_a_later_quarter_stand_before_the_provinces_own_of_an_earlier() -> None:
    """The latest, whoever reported it."""
    later = [
        sent("2022-Q4", *coverage(top, code), unit=code)
        for code, top in ((CITY, 90), (CAO_LOC, 80), (DINH_LAP, 70))
    ]
    data = over(YEAR, sent("2022-Q1", *coverage(50)), *later)
    assert found(data, "coverage", disaggregation=ADULTS_D3).quantity.value == 80


def test_a_later_rate_stands_before_earlier_counts() -> None:
    """A rate without counts is the latest that is known."""
    rate = sent("2022-Q2", obs("coverage_rate", "66.5", split=ADULTS_D3))
    data = over(YEAR, sent("2022-Q1", *coverage(60)), rate)
    result = found(data, "coverage", disaggregation=ADULTS_D3)
    assert (result.quantity.value, result.reported) == (Decimal("66.5"), True)


def test_each_district_keeps_its_own_last_value() -> None:
    """One that did not report in the last quarter has its value of the quarter before."""
    data = over(
        SECOND_HALF,
        sent("2022-Q3", *coverage(40, CITY), unit=CITY),
        sent("2022-Q4", *coverage(70, CAO_LOC), unit=CAO_LOC),
    )
    of_city = found(data, "coverage", disaggregation=ADULTS_D3, area=CITY)
    assert (of_city.quantity.value, of_city.as_of) == (Decimal(40), ENDS["2022-Q3"])
    assert set(found(data, "coverage", disaggregation=ADULTS_D3).missing_areas) == {CITY, DINH_LAP}


def test_a_base_of_an_earlier_quarter_serves_a_later_count() -> None:
    """A population that is given once a year divides what the last quarter counted."""
    data = over(
        YEAR,
        sent("2022-Q1", obs("eligible_population", 200, split=ADULTS)),
        sent("2022-Q4", obs("vaccinated", 150, split=ADULTS_D3)),
    )
    assert found(data, "coverage", disaggregation=ADULTS_D3).quantity.value == 75


def test_an_incomplete_flow_is_not_judged_nor_compared() -> None:
    """A verdict or a change needs the whole."""
    counts = obs("tests_positive", 1, split=TESTS), obs("tests", 10, split=TESTS)
    before = submission(*counts, period="2021-Q4")
    judged = target(indicator="test_positivity", split=TESTS, value="5")
    data = over(
        YEAR,
        sent("2022-Q4", *counts),
        plans=[plan(judged)],
        history={"2021": (before,)},
        previous="2021",
    )
    assert data.targets[0].status is TargetStatus.NOT_ASSESSABLE
    previous = found(data, "test_positivity", disaggregation=TESTS).previous
    assert previous is not None
    assert previous.change is None


def covered(quarter: str, given: int, **others: Any) -> Submission:
    """So many of 1,000 adults had the third dose by the quarter's end."""
    counts = ("vaccinated", given), ("eligible_population", 1000)
    values = (obs(element, value, split=ADULTS_D3) for element, value in counts)
    return sent(quarter, *values, **others)


PACES = {  # third quarter, fourth quarter: where their pace leads by the end of 2023
    "fast enough": (800, 850, TargetStatus.ON_TRACK),
    "too slow": (840, 841, TargetStatus.BEHIND),
    "falling": (850, 840, TargetStatus.BEHIND),
    "not known": (None, 840, TargetStatus.NOT_DUE),
}


@pytest.mark.parametrize(("then", "now", "status"), PACES.values(), ids=PACES)
@pytest.mark.parametrize("period", [SECOND_HALF, YEAR])
def test_a_longer_period_is_judged_at_the_pace_of_its_last_quarter(
    period: str, then: int | None, now: int, status: TargetStatus
) -> None:
    """As the quarter's own report does of the same day, however fast the years before were."""
    before = (covered("2022-Q3", then),) if then else ()
    plans, last = [plan(target())], covered("2022-Q4", now)
    year_before = submission(
        obs("vaccinated", 100, split=ADULTS_D3, as_of=date(2021, 12, 14)),
        obs("eligible_population", 1000, split=ADULTS_D3, as_of=date(2021, 12, 14)),
        period="2021",
    )
    known = {"2021": (year_before,)} if period == YEAR and then else {}
    data = over(period, *before, last, plans=plans, history=known, previous="2021")
    of_quarter = over("2022-Q4", last, plans=plans, history={"2022-Q3": before})
    assert [d.targets[0].status for d in (data, of_quarter)] == [status, status]


def test_a_pace_from_made_up_to_real_figures_is_none() -> None:
    """As no quarter compares them either."""
    parts = covered("2022-Q3", 800, synthetic=True), covered("2022-Q4", 850)
    data = over(YEAR, *parts, plans=[plan(target())])
    assert data.targets[0].status is TargetStatus.NOT_DUE


@pytest.mark.parametrize("period", ["2022-Q4", "2022-12"])
def test_quarters_and_shorter_periods_are_not_parted(period: str) -> None:
    """Their submissions are used as they are."""
    assert in_parts(administrative(period), (submission(period=period),)) == {}


def test_a_longer_period_reported_as_such_is_not_parted() -> None:
    """Units that sent the half-year's own workbook are taken at their word."""
    assert in_parts(administrative(SECOND_HALF), (submission(period=SECOND_HALF),)) == {}


def test_nine_months_have_three_quarters() -> None:
    """A quarter without submissions has an empty place."""
    parted = in_parts(administrative(NINE_MONTHS), (cases("2022-Q2", 1), cases("2022-Q4", 1)))
    assert {key: len(found) for key, found in parted.items()} == {
        "2022-Q1": 0,
        "2022-Q2": 1,
        "2022-Q3": 0,
    }


def test_the_trend_has_a_point_for_each_quarter() -> None:
    """Within the year, not only at its end."""
    data = over(
        YEAR,
        *(sent(q, obs("cases_cumulative", n)) for n, q in enumerate(ENDS, start=1)),
    )
    points = [p for p in data.trends if p.indicator == "cases_cumulative"]
    assert [(p.as_of, p.quantity.value) for p in points] == [
        (day, Decimal(n)) for n, day in enumerate(ENDS.values(), start=1)
    ]


@pytest.mark.parametrize(("quarters", "points"), [(["2022-Q3", "2022-Q4"], 1), (["2022-Q4"], 0)])
def test_a_period_that_lacks_a_part_is_no_point_of_a_curve(
    quarters: list[str], points: int
) -> None:
    """The report's own period no more than earlier ones."""
    data = over(SECOND_HALF, *(cases(quarter, 80) for quarter in quarters))
    whole = _whole(data.inputs, {}, data.results, data.trends)
    assert len([p for p in whole if p.indicator == "new_cases"]) == points


def test_synthetic_quarters_continue_no_real_ones() -> None:
    """A trend is of one kind."""
    real = sent("2022-Q1", obs("cases_cumulative", 90))
    data = over(YEAR, real, sent("2022-Q4", obs("cases_cumulative", 50), synthetic=True))
    points = [p for p in data.trends if p.indicator == "cases_cumulative"]
    assert [p.as_of for p in points] == [ENDS["2022-Q4"]]
