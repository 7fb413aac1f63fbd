"""Epidemic thresholds against counts worked out by hand and by whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.programmes.threshold_rule import LeftOutYear, ThresholdRule
from baocao.results.ledger.threshold_figures import of_deviation, of_limit, of_mean
from baocao.results.model import IndicatorResult
from baocao.results.thresholds import (
    KnownCounts,
    Threshold,
    ThresholdState,
    ThresholdYears,
    YearCount,
    years_before,
)
from baocao.submissions.workbooks.model import SourceCell
from tests.regimes import administrative
from tests.results.sample import PROVINCE, computed, obs, report_data, submission

YEARS = (2017, 2018, 2019, 2020, 2021)
RULE = ThresholdRule(
    citation="Điều 1",
    valid_from=date(2022, 1, 1),
    period_types=(PeriodType.QUARTER,),
    indicator="tests_done",
    category="test_method",
    options=("pcr",),
    years=5,
    deviations=Decimal(2),
    fewest_years=4,
)


def result(value: int) -> IndicatorResult:
    split = (("test_method", "pcr"),)
    return computed(obs("tests", value, split=split), indicator="tests_done", split=split)


def years(
    counts: Mapping[int, int], rule: ThresholdRule = RULE, year: int = 2022
) -> ThresholdYears:
    known = {
        ("pcr", y): YearCount("pcr", y, Decimal(v), (SourceCell("b.csv", "", "", f"dòng {y}"),))
        for y, v in counts.items()
    }
    return ThresholdYears(rule, PROVINCE.slug, year, known)


def one(now: int, counts: Mapping[int, int], rule: ThresholdRule = RULE) -> Threshold:
    (found,) = years(counts, rule).of([result(now)])
    return found


FIVE = dict(zip(YEARS, (10, 12, 23, 23, 16), strict=True))


def test_mean_and_sample_deviation_worked_out_on_paper() -> None:
    """Mean 16,8; squares of the distances 146,8 over 4 is 36,7, whose root is 6,0581."""
    found = one(29, FIVE)
    assert found.mean == Decimal("16.8")
    assert found.deviation is not None
    assert found.limit is not None
    assert round(found.deviation, 4) == Decimal("6.0581")
    assert round(found.limit, 4) == Decimal("28.9161")
    assert found.state is ThresholdState.ABOVE
    assert one(28, FIVE).state is ThresholdState.NOT_ABOVE


def test_a_part_of_a_disease_is_not_held_against_all_of_it() -> None:
    """The count by another category as well is another number."""
    part = replace(result(3), disaggregation=(("age_group", "18plus"), ("test_method", "pcr")))
    (found,) = years(FIVE).of([result(29), part])
    assert found.result.quantity.value == 29


def test_a_count_at_the_threshold_is_not_above_it() -> None:
    """It is said to equal it; none at all where none is the rule is no news."""
    assert one(7, dict.fromkeys(YEARS, 7)).state is ThresholdState.AT
    assert one(0, dict.fromkeys(YEARS, 0)).state is ThresholdState.NOT_ABOVE
    assert one(8, dict.fromkeys(YEARS, 7)).state is ThresholdState.ABOVE


@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), st.integers(0, 10**6))
def test_the_verdict_is_that_of_exact_arithmetic(counts: list[int], now: int) -> None:
    """now > mean + 2 sd, decided without roots: (now - mean)² > 4 variance and now > mean."""
    found = one(now, dict(zip(YEARS, counts, strict=True)))
    average = Fraction(sum(counts), 5)
    variance = sum((c - average) ** 2 for c in counts) / 4
    apart = now - average
    assert (found.state is ThresholdState.ABOVE) == (apart > 0 and apart**2 > 4 * variance)


def test_a_year_without_a_count_is_named_and_leaves_the_threshold_open() -> None:
    found = one(99, {y: v for y, v in FIVE.items() if y != 2019})
    assert (found.missing, found.limit, found.state) == ((2019,), None, ThresholdState.UNKNOWN)


def test_a_year_is_left_out_only_where_the_rule_says_so() -> None:
    gone = LeftOutYear(province=PROVINCE.slug, option="pcr", year=2019, reason="có dịch lớn")
    elsewhere = gone.model_copy(update={"province": "cao-bang"})
    long_ago = gone.model_copy(update={"year": 2010})
    found = one(20, FIVE, RULE.model_copy(update={"left_out": (gone, elsewhere, long_ago)}))
    assert [c.year for c in found.counts] == [2017, 2018, 2020, 2021]
    assert found.left_out == (gone,)
    assert found.mean == Decimal("15.25")


def test_too_few_years_make_no_threshold() -> None:
    gone = tuple(
        LeftOutYear(province=PROVINCE.slug, option="pcr", year=y, reason="có dịch")
        for y in (2018, 2019)
    )
    found = one(20, FIVE, RULE.model_copy(update={"left_out": gone}))
    assert (found.missing, found.limit, found.state) == ((), None, ThresholdState.UNKNOWN)


@pytest.mark.parametrize(
    ("quantity", "state"),
    [
        (Quantity(Decimal(40), Bound.ABOVE), ThresholdState.ABOVE),
        (Quantity(Decimal(20), Bound.ABOVE), ThresholdState.UNKNOWN),
        (Quantity(Decimal(20), Bound.BELOW), ThresholdState.NOT_ABOVE),
    ],
)
def test_a_bound_decides_only_what_it_decides(quantity: Quantity, state: ThresholdState) -> None:
    bound = replace(result(1), quantity=quantity)
    (found,) = years(FIVE).of([bound])
    assert found.state is state


def test_missing_units_leave_it_open_unless_it_is_passed_already() -> None:
    def state(value: int) -> ThresholdState:
        partial = replace(result(value), missing_areas=("183",))
        return years(FIVE).of([partial])[0].state

    assert (state(20), state(29)) == (ThresholdState.UNKNOWN, ThresholdState.ABOVE)


def test_figures_name_every_earlier_count() -> None:
    found = one(29, FIVE)
    mean, deviation, limit = of_mean(found), of_deviation(found), of_limit(found)
    assert mean is not None
    assert deviation is not None
    assert limit is not None
    assert (mean.text, deviation.text, limit.text) == ("16,8", "6,06", "28,92")
    assert [cell.cell for cell in limit.sources] == [f"dòng {y}" for y in YEARS]
    assert [operand.text for operand in mean.formula.operands] == ["10", "12", "23", "23", "16"]
    assert len({mean.id, deviation.id, limit.id}) == 3


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=5), st.integers(0, 3000))
def test_rounding_never_moves_the_limit_to_the_other_side_of_the_count(
    counts: list[int], now: int
) -> None:
    """28,96 printed as 29 beside 29 would read as reached."""
    found = one(now, dict(zip(YEARS, counts, strict=True)))
    limit = of_limit(found)
    assert limit is not None
    printed = Decimal(limit.text.replace(".", "").replace(",", "."))
    assert (now > printed) == (found.state is ThresholdState.ABOVE)


def test_a_report_has_the_thresholds_of_its_own_period() -> None:
    """From the counts of the same quarter of the years before; none without a rule."""
    split = (("test_method", "pcr"),)
    counts = {
        (f"{year}-{quarter}", "pcr"): YearCount("pcr", year, Decimal(value), ())
        for year, value in FIVE.items()
        for quarter, value in (("Q4", value), ("Q3", 999))
    }
    sent = submission(obs("tests", 29, split=split))
    known = KnownCounts(RULE, PROVINCE.slug, counts)
    (found,) = report_data(sent, known_counts=known).thresholds
    assert (found.mean, found.state) == (Decimal("16.8"), ThresholdState.ABOVE)
    assert [count.year for count in found.counts] == list(YEARS)
    assert found.result.disaggregation == split
    assert report_data(sent).thresholds == ()


def test_the_years_before_are_those_of_the_same_quarter() -> None:
    """The latest first."""
    found = years_before(administrative("2022-Q4"), 3)
    assert [period.key for period in found] == ["2021-Q4", "2020-Q4", "2019-Q4"]


def test_another_indicator_or_province_has_no_threshold_here() -> None:
    """The rule is about one indicator of one province."""
    ours = result(29)
    cases = computed(obs("new_cases", 29), indicator="new_cases", split=())
    away = replace(ours, area=replace(PROVINCE, slug="cao-bang"))
    renamed = replace(cases, disaggregation=ours.disaggregation)
    assert years(FIVE).of([away, renamed]) == ()
    assert len(years(FIVE).of([ours, away, renamed])) == 1


def test_what_was_written_down_is_of_a_whole_option() -> None:
    """Not of a part of it, such as one age group of a disease, nor of all options at once."""
    ours, count = result(29), YearCount("pcr", 2021, Decimal(10), ())
    known = KnownCounts(RULE, PROVINCE.slug, {("2021-Q4", "pcr"): count})
    part = replace(ours, disaggregation=(*ours.disaggregation, ("age_group", "18plus")))
    found = [known.of(one, "2021-Q4") for one in (ours, part, replace(ours, disaggregation=()))]
    assert found == [count, None, None]
