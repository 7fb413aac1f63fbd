"""Figures of one target, each fact of them: what is asked, what lacks, what has added up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from baocao.core.quantities import Bound, Operator
from baocao.definitions.plans.model import BaselineKind, Over, Relative, Target
from baocao.results.ledger.accumulated_figures import of_attained, of_attained_last_year
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, Verdict
from baocao.results.ledger.target_figures import (
    of_days_left,
    of_days_overdue,
    of_gap,
    of_gap_people,
    of_pace,
    of_pace_until,
    of_target_value,
)
from baocao.results.model import Accumulated, IndicatorResult, TargetResult, YearValue
from baocao.submissions.workbooks.model import Observation, SourceCell
from tests.results.sample import (
    ADULTS_D3,
    DAY,
    PROVINCE,
    computed,
    obs,
    plan,
    progress,
    report_data,
    submission,
    target,
    task,
)

FIGURES = Figures(PROVINCE.code, {})
LATER = date(2023, 1, 13)  # 30 days after the cut-off
GIVEN = obs("vaccinated", 855, split=ADULTS_D3)
PEOPLE = obs("eligible_population", 1000, split=ADULTS_D3)


def judged(wanted: Target, *observations: Observation) -> TargetResult:
    return report_data(submission(*observations), plans=[plan(wanted)]).targets[0]


def made(one: TargetResult, end: str, text: str, value: str, unit: str, formula: Formula) -> Figure:
    """A figure with all that is the same of every figure of a target that has a result."""
    assert one.result is not None
    return Figure(
        f"ke-hoach.d3.{end}", text, Decimal(value), unit, formula,
        indicator="coverage", area="20", disaggregation=ADULTS_D3, as_of=DAY,
        numerator=one.result.numerator, denominator=one.result.denominator,
        sources=(GIVEN.source, PEOPLE.source),
        verdicts=(Verdict("ke-hoach", "d3", one.status.value),),
    )  # fmt: skip


def test_figures_of_an_open_target_have_the_facts_of_its_result() -> None:
    """45 persons in 30 days: each number names those that it was made from, in their order."""
    one = judged(target(deadline=LATER), GIVEN, PEOPLE)
    wanted = Operand("90%", Decimal(90), "ke-hoach.d3.target")
    reached = Operand("85,50%", Decimal("85.5"), "coverage.18plus.d3.20.value")
    group = Operand("1.000", Decimal(1000), "coverage.18plus.d3.20.den")
    given = Operand("855", Decimal(855), "coverage.18plus.d3.20.num")
    lacking = Operand("45", Decimal(45), "ke-hoach.d3.gap-people")
    left = Operand("30", Decimal(30), "ke-hoach.d3.days-left")
    missing = Formula(FormulaKind.MISSING, operands=(wanted, group, given))
    assert of_target_value(one) == made(
        one, "target", "90%", "90", "percent", Formula(FormulaKind.TARGET)
    )
    assert of_gap(FIGURES, one) == made(
        one,
        "gap",
        "4,50",
        "4.5",
        "percentage_points",
        Formula(FormulaKind.GAP, operands=(wanted, reached)),
    )
    assert of_gap_people(FIGURES, one) == made(one, "gap-people", "45", "45", "count", missing)
    assert of_pace(FIGURES, one) == made(
        one, "pace", "2", "2", "count", Formula(FormulaKind.PACE, operands=(lacking, left))
    )
    assert of_days_left(one) == made(
        one, "days-left", "30", "30", "days", Formula(FormulaKind.DAYS_LEFT)
    )
    assert of_pace_until(FIGURES, one, 91) is None


def test_a_target_whose_day_has_passed_has_a_pace_for_the_days_to_come() -> None:
    """45 persons in 40 days are two a day, in 45 days one, and no day is left of its own."""
    one = judged(target(deadline=DAY), GIVEN, PEOPLE)
    lacking = Operand("45", Decimal(45), "ke-hoach.d3.gap-people")
    for days, pace in ((40, "2"), (45, "1")):
        parts = lacking, Operand(str(days), Decimal(days))
        assert of_pace_until(FIGURES, one, days) == made(
            one, "pace-next", pace, pace, "count", Formula(FormulaKind.PACE, operands=parts)
        )
    assert of_pace_until(FIGURES, one, 46) is None
    assert of_days_left(one) is None
    assert of_pace_until(FIGURES, judged(target(deadline=DAY)), 40) is None


def test_a_target_without_a_result_has_what_its_plan_asks_for_alone() -> None:
    """No area, no day and no cell: nothing was reported."""
    one = judged(target(deadline=DAY))
    assert of_target_value(one) == Figure(
        "ke-hoach.d3.target", "90%", Decimal(90), "percent", Formula(FormulaKind.TARGET),
        indicator="coverage", disaggregation=ADULTS_D3,
        verdicts=(Verdict("ke-hoach", "d3", "NOT_REPORTED"),),
    )  # fmt: skip


def test_a_value_from_earlier_years_is_made_of_their_cells_alone() -> None:
    """The mean of 40,5 and 60, 12,5% less; the result that is judged by it is no part of it."""
    cells = [SourceCell("nam.csv", "ab", "", f"dòng {line}") for line in (2, 3)]
    years = tuple(
        YearValue("coverage", ADULTS_D3, year, Decimal(value), "Niên giám", cell)
        for year, value, cell in zip((2019, 2020), ("40.5", "60"), cells, strict=True)
    )
    relative = Relative(Decimal("-12.5"), years=(2019, 2020), to=BaselineKind.MEAN)
    one = judged(target(relative=relative), GIVEN, PEOPLE)
    one = replace(one, base_years=years, value=Decimal("43.96875"))
    formula = Formula(
        FormulaKind.FROM_YEARS, "-12,5%",
        (Operand("40,5", Decimal("40.5")), Operand("60", Decimal(60))), Decimal("0.875"),
    )  # fmt: skip
    expected = made(one, "from-years", "43,97%", "43.96875", "percent", formula)
    assert of_target_value(one) == replace(
        expected, sources=tuple(cells), numerator=None, denominator=None, as_of=None
    )


def test_days_overdue_are_those_of_the_task_by_its_row() -> None:
    """A task that nobody reported on is overdue as well, from no cell."""
    overdue = plan(tasks=[task(due=date(2022, 9, 14))])
    row = progress("1", "in_progress")
    for rows, status, sources in (
        ([row], "OVERDUE", (row.source,)),
        ([], "NOT_REPORTED", ()),
    ):
        one = report_data(submission(rows=rows), plans=[overdue]).tasks[0]
        assert of_days_overdue(FIGURES, one) == Figure(
            "ke-hoach.1.days-overdue", str(one.days_overdue), Decimal(one.days_overdue), "days",
            Formula(FormulaKind.DAYS_OVERDUE), area="20", sources=sources,
            verdicts=(Verdict("ke-hoach", "1", status),),
        )  # fmt: skip


def added(value: int, *periods: str, bound: Bound = Bound.EXACT) -> IndicatorResult:
    found = computed(obs("new_cases", value, bound=bound), indicator="new_cases", split=())
    return replace(found, summed_periods=periods, span="year_to_date")


def test_what_has_added_up_is_a_share_with_the_facts_of_the_sum() -> None:
    """62 of 80; of the year before 50, which no verdict is on. A bound stays one."""
    wanted = target(
        "d3", "new_cases", (), Operator.AT_MOST, "80", over=Over.YEAR_TO_DATE, deadline=LATER
    )
    now = added(62, "2022-Q1", "2022-Q2", bound=Bound.ABOVE)
    before = replace(added(50, "2021-Q1", "2021-Q2"), span="until-2021-Q2")
    sums = Accumulated(now, date(2021, 12, 15), last_year=before)
    one = replace(judged(wanted), accumulated=sums, result=now)
    asked = Operand("80", Decimal(80), "ke-hoach.d3.target")
    cases = (
        (now, "attained", "trên 77,5%", "77.5", FormulaKind.ATTAINED, "trên 62"),
        (before, "attained-last-year", "62,5%", "62.5", FormulaKind.ATTAINED_LAST_YEAR, "50"),
    )
    figures = of_attained(FIGURES, one), of_attained_last_year(FIGURES, one)
    for found, (of, end, text, value, kind, count) in zip(figures, cases, strict=True):
        whole = Operand(count, of.quantity.value, f"new_cases.20.{of.span}-value")
        assert found == Figure(
            f"ke-hoach.d3.{end}", text, Decimal(value), "percent",
            Formula(kind, "", (whole, asked), Decimal(100), of.summed_periods),
            bound=of.quantity.bound, indicator="new_cases", area="20", as_of=DAY,
            numerator=of.numerator, sources=of.sources,
            verdicts=(Verdict("ke-hoach", "d3", one.status.value),) if of is now else (),
        )  # fmt: skip


def test_no_share_is_told_of_a_percentage_nor_of_nothing() -> None:
    """A coverage is no part of the coverage that is asked for, and nothing is a part of zero."""
    cases = added(5, "2022-Q1")
    zero = target("d3", "new_cases", (), Operator.AT_MOST, "0", over=Over.YEAR_TO_DATE)
    none = replace(judged(zero), accumulated=Accumulated(cases, DAY), result=cases)
    rate = computed(GIVEN, PEOPLE)
    share = replace(
        judged(target()), accumulated=Accumulated(rate, DAY, last_year=rate), result=rate
    )
    one = replace(none, value=Decimal(8))
    assert [of_attained(FIGURES, each) for each in (none, share)] == [None, None]
    assert [of_attained_last_year(FIGURES, each) for each in (share, one)] == [None, None]
