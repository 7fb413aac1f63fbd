"""Every printed number, its text, and the id under which it is found again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.quantities import Bound, Operator, Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.definitions.plans.model import Target
from baocao.results.ledger.figures import MAX_ID, Figures, figure_id, figures_of
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.target_figures import (
    of_days_left,
    of_days_overdue,
    of_gap,
    of_gap_people,
    of_pace,
    of_target_value,
)
from baocao.results.model import Comparison, IndicatorResult, TargetResult
from baocao.results.report_data import ReportData
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS_D3,
    CITY,
    DAY,
    DISTRICTS,
    PROVINCE,
    computed,
    obs,
    plan,
    progress,
    reference,
    report_data,
    submission,
    target,
    task,
)

FIGURES = Figures(PROVINCE.code, {})
BEFORE = date(2022, 9, 14)
COMING = date(2023, 1, 13)  # 30 days after the cut-off


def counts(given: int, of: int = 1000, area: str = PROVINCE.code) -> list[Observation]:
    return [
        obs("vaccinated", given, area, ADULTS_D3),
        obs("eligible_population", of, area, ADULTS_D3),
    ]


def judged(wanted: Target, *observations: Observation, **others: object) -> TargetResult:
    data = report_data(submission(*observations), plans=[plan(wanted)], **others)
    return data.targets[0]


def with_targets(data: ReportData) -> tuple[Figures, IndicatorResult]:
    result = data.find("coverage", ADULTS_D3)
    assert result is not None
    return figures_of(data), result


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_ids_are_ascii_and_fit_a_content_control(parts: list[str]) -> None:
    """Whatever plans and areas are called, the tag fits Word's 64 characters."""
    found = figure_id(*parts)
    assert found.isascii()
    assert len(found) <= MAX_ID


def test_long_ids_that_begin_alike_differ() -> None:
    """A cut id ends in a hash of the whole."""
    same = "a" * 70
    assert figure_id(same, "gap") != figure_id(same, "pace")


@pytest.mark.parametrize(
    ("first", "second"),
    [(("1.2", "gap"), ("1-2", "gap")), (("mục 1", "x"), ("mục-1", "x")), (("đ",), ("ê",))],
)
def test_ids_that_would_read_alike_differ(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    """Tasks 1.2 and 1-2 are two; what is replaced leaves a mark."""
    assert figure_id(*first) != figure_id(*second)


@pytest.mark.parametrize(
    ("value", "wanted", "text"),
    [
        ("83.15", "100", "83,15%"),
        ("99.996", "100", "99,99%"),
        ("100.004", "100", "100,01%"),
        ("94.998", "95", "94,99%"),
        ("95", "95", "95%"),
    ],
)
def test_rounding_never_crosses_a_target(value: str, wanted: str, text: str) -> None:
    """94,998% is not the 95% that the plan asks for."""
    rate = obs("coverage_rate", value, split=ADULTS_D3)
    figures, result = with_targets(
        report_data(submission(rate), plans=[plan(target(value=wanted))])
    )
    assert figures.of_result(result).text == text


@pytest.mark.parametrize(
    ("bound", "text"),
    [(Bound.ABOVE, "trên 74%"), (Bound.NEARLY, "gần 74%"), (Bound.AT_LEAST, "từ 74% trở lên")],
)
def test_a_bound_is_printed_and_recorded(bound: Bound, text: str) -> None:
    """The word of the bound belongs to the figure's text."""
    figure = FIGURES.of_result(computed(obs("coverage_rate", 74, split=ADULTS_D3, bound=bound)))
    assert (figure.text, figure.bound, int(figure.value)) == (text, bound, 74)
    assert formula_words(figure.formula) == "tỷ lệ do đơn vị báo cáo"


def test_a_bounded_count_is_printed_as_a_bound() -> None:
    """The numerator is no more exact than the share made of it."""
    result = computed(
        obs("vaccinated", 5000, split=ADULTS_D3, bound=Bound.ABOVE),
        obs("eligible_population", 10_000, split=ADULTS_D3),
    )
    figure = FIGURES.of_numerator(result)
    assert figure is not None
    assert (figure.text, figure.bound) == ("trên 5.000", Bound.ABOVE)


def test_numerator_and_denominator_name_their_cells() -> None:
    """Each count has a figure of its own with the cells it was added up from."""
    observations = [o for unit in DISTRICTS for o in counts(1100, 1234, unit.code)]
    result = computed(*observations)
    top, bottom = FIGURES.of_numerator(result), FIGURES.of_denominator(result)
    assert top is not None
    assert bottom is not None
    assert (top.text, bottom.text) == ("3.300", "3.702")
    assert set(top.sources) == {o.source for o in observations if o.element == "vaccinated"}
    assert top.id != bottom.id


def test_a_reported_rate_has_no_counts() -> None:
    """Nothing is printed above and below a line that nobody drew."""
    result = computed(obs("coverage_rate", 74, split=ADULTS_D3))
    assert FIGURES.of_numerator(result) is None
    assert FIGURES.of_denominator(result) is None


@pytest.mark.parametrize(
    ("change", "text"),
    [("1.2", "1,20"), ("-3.456", "3,46"), ("0", "0")],
)
def test_a_change_is_printed_without_sign(change: str, text: str) -> None:
    """The verb says which way."""
    result = computed(*counts(800))
    comparison = Comparison("2022-Q3", Quantity(Decimal(79)), Decimal(change), BEFORE)
    figure = FIGURES.of_change(result, comparison)
    assert figure is not None
    assert (figure.text, figure.value, figure.unit) == (text, Decimal(change), "percentage_points")


def test_no_change_without_a_common_basis() -> None:
    """What may not be subtracted has no figure; the earlier value has one."""
    result = computed(*counts(800))
    comparison = Comparison("2022-Q3", Quantity(Decimal(74), Bound.ABOVE), None, BEFORE)
    assert FIGURES.of_change(result, comparison) is None
    earlier = FIGURES.of_previous(result, comparison)
    assert (earlier.text, earlier.as_of, earlier.sources) == ("trên 74%", BEFORE, ())


def test_gap_pace_and_days_of_an_open_target() -> None:
    """45 people in 30 days: with one a day it would not be done, so two."""
    open_target = judged(target(deadline=COMING), *counts(855))
    found = [
        of_target_value(open_target),
        of_gap(FIGURES, open_target),
        of_gap_people(FIGURES, open_target),
        of_pace(FIGURES, open_target),
        of_days_left(open_target),
    ]
    assert [figure.text for figure in found if figure] == ["90%", "4,50", "45", "2", "30"]
    assert {figure.area for figure in found if figure} == {PROVINCE.code}
    assert len({figure.id for figure in found if figure}) == 5


def test_less_than_one_a_day_is_no_pace() -> None:
    """29 people in 30 days: "one a day" would be more than it takes."""
    assert of_pace(FIGURES, judged(target(deadline=COMING), *counts(900 - 29))) is None


@pytest.mark.parametrize(("people", "text"), [(30, "1"), (31, "2"), (59, "2"), (61, "3")])
def test_the_pace_is_rounded_up(people: int, text: str) -> None:
    """Fewer people a day would not reach the target in time."""
    figure = of_pace(FIGURES, judged(target(deadline=COMING), *counts(900 - people)))
    assert figure is not None
    assert figure.text == text


def test_gap_where_lower_is_better() -> None:
    """The distance counts upwards from the published average, whose cell is the source."""
    wanted = target(
        "deaths", "deaths_per_100k", (), Operator.BELOW, None, reference="deaths_per_100k.national"
    )
    found = judged(
        wanted,
        obs("deaths_cumulative", 400),
        obs("population", 800_000),
        references=[reference("43.64", DAY)],
    )
    gap, asked = of_gap(FIGURES, found), of_target_value(found)
    assert gap is not None
    assert asked is not None
    assert (gap.text, gap.unit, gap.value) == ("6,36", "per_100k", Decimal("6.36"))
    assert asked.sources == (reference("43.64", DAY).cell,)
    assert of_gap_people(FIGURES, found) is None


def test_a_tiny_gap_does_not_vanish() -> None:
    """One person short of a million is not a gap of 0."""
    figure = of_gap(FIGURES, judged(target(value="100"), *counts(999_999, 1_000_000)))
    assert figure is not None
    assert figure.text == "0,01"


def test_a_target_is_printed_as_it_was_set() -> None:
    """A level of 98,125% is not rounded to the indicator's two decimals."""
    figure = of_target_value(judged(target(value="98.125"), *counts(1)))
    assert figure is not None
    assert figure.text == "98,125%"


def test_what_is_met_or_unknown_has_no_gap() -> None:
    """No figure is made for a distance that is not there."""
    for found in (judged(target(), *counts(950)), judged(target())):
        assert of_gap(FIGURES, found) is None
        assert of_gap_people(FIGURES, found) is None
        assert of_pace(FIGURES, found) is None
    evidence = judged(target("doc", indicator=None))
    assert of_target_value(evidence) is None


def test_days_left_and_days_overdue() -> None:
    """Days are counted only on their own side of the deadline."""
    assert of_days_left(judged(target(deadline=DAY), *counts(1))) is None
    row = progress("1", "in_progress")
    data = report_data(submission(rows=[row]), plans=[plan(tasks=[task(due=BEFORE)])])
    figure = of_days_overdue(FIGURES, data.tasks[0])
    assert (figure.text, figure.sources) == ("91", (row.source,))


def test_the_provinces_figure_carries_the_verdicts_of_all_plans() -> None:
    """One result judged by two plans; a district's figure carries none."""
    first, second = plan(target(), id="a"), plan(target("dose3", value="95"), id="b")
    observations = [o for unit in DISTRICTS for o in counts(920, 1000, unit.code)]
    data = report_data(submission(*observations), plans=[first, second])
    figures, result = with_targets(data)
    verdicts = [(v.plan, v.target, v.status) for v in figures.of_result(result).verdicts]
    assert verdicts == [("a", "d3", "MET"), ("b", "dose3", "NOT_DUE")]
    district = data.find("coverage", ADULTS_D3, CITY)
    assert district is not None
    assert figures.of_result(district).verdicts == ()


def test_all_ids_of_one_report_differ() -> None:
    """No two results share a figure, whatever the split, area or part."""
    splits: list[Disaggregation] = [
        (("age_group", "18plus"), ("dose", "d1")),
        (("age_group", "18plus"), ("dose", "d2")),
    ]
    observations = [
        obs(element, value, unit.code, split)
        for unit in (PROVINCE, *DISTRICTS)
        for split in splits
        for element, value in (("vaccinated", 9), ("eligible_population", 10))
    ]
    data = report_data(submission(*observations))
    figures = figures_of(data)
    made = [
        figure
        for result in data.results
        for figure in (
            figures.of_result(result),
            figures.of_numerator(result),
            figures.of_denominator(result),
        )
        if figure is not None
    ]
    assert len(made) == 3 * 2 * 4
    assert len({figure.id for figure in made}) == len(made)


def test_what_is_no_character_makes_an_id_as_well() -> None:
    """Half a sign, as a damaged name of a plan may have."""
    assert figure_id("\ud800", "x") != figure_id("\ud801", "x")
