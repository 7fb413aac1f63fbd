"""Relative targets: the value from earlier years, against a recomputation by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import BaselineKind, Over, Relative
from baocao.document.narrative.targets import required
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.ledger.target_figures import of_target_value
from baocao.results.model import TargetResult, TargetStatus, YearValue
from baocao.submissions.workbooks.model import SourceCell
from tests.document.narrative.sample import text, words
from tests.regimes import administrative
from tests.results.sample import obs, plan, report_data, submission, target

YEAR = administrative("2022")
MEAN = (2016, 2020)
YEARS = {2016: 10, 2017: 20, 2018: 30, 2019: 40, 2020: 51}


def values(by_year: Mapping[int, int]) -> tuple[YearValue, ...]:
    cells = (
        SourceCell("data/references/yearly_values.csv", "ab" * 32, "", f"dòng {n}")
        for n in range(2, 2 + len(by_year))
    )
    return tuple(
        YearValue("new_cases", (), year, Decimal(value), "Niên giám thống kê", cell)
        for (year, value), cell in zip(by_year.items(), cells, strict=True)
    )


def inputs(
    change: int, operator: Operator, cases: int, by_year: Mapping[int, int], **others: Any
) -> dict[str, Any]:
    """One year's cases under a target that is compared with earlier years."""
    relative = Relative(Decimal(change), others.pop("years", MEAN), to=BaselineKind.MEAN)
    wanted = target(
        "cases", "new_cases", (), operator, None, relative=relative, over=Over.YEAR_TO_DATE
    )
    sent = submission(
        replace(obs("new_cases", cases), as_of=YEAR.end), period=YEAR.key, as_of=YEAR.end
    )
    return {
        "sent": sent,
        "plans": [plan(wanted, valid_to=date(2022, 12, 14))],
        "period": YEAR,
        "yearly_values": values(by_year),
    } | others


def judge(*args: Any, **others: Any) -> TargetResult:
    made = inputs(*args, **others)
    (judged,) = report_data(made.pop("sent"), **made).targets
    return judged


@pytest.mark.parametrize("change", [-100 + 5, -10, -5, 0, 5, 12])
@pytest.mark.parametrize("operator", [o for o in Operator if o is not Operator.EQUAL])
@pytest.mark.parametrize("years", [MEAN, None])
def test_values_and_verdicts_are_those_done_by_hand(
    change: int, operator: Operator, years: tuple[int, int] | None
) -> None:
    """Below, at and above the value, of the mean of five years and of the year before."""
    by_year = YEARS if years else {2021: 40}
    mean = Fraction(sum(by_year.values()), len(by_year))
    wanted = mean * Fraction(100 + change, 100)
    for cases in {0, int(wanted), int(wanted) + 1, 200}:
        judged = judge(change, operator, cases, by_year, years=years)
        met = {
            ">=": cases >= wanted, ">": cases > wanted, "<=": cases <= wanted, "<": cases < wanted,
        }[operator.value]  # fmt: skip
        assert judged.value is not None
        assert Fraction(judged.value) == wanted
        assert judged.status is (TargetStatus.MET if met else TargetStatus.NOT_MET)


def test_a_missing_year_leaves_no_value() -> None:
    """The mean of the other years is another value; the year is named."""
    known = {year: value for year, value in YEARS.items() if year != 2018}
    judged = judge(-10, Operator.AT_MOST, 5, known)
    assert (judged.value, judged.missing_years) == (None, (2018,))
    assert judged.status is TargetStatus.NOT_ASSESSABLE


def test_the_value_is_a_figure_with_its_years_and_cells() -> None:
    """27,2 cases: 10% under 30,2, the mean of five years."""
    figure = of_target_value(judge(-10, Operator.AT_MOST, 5, YEARS))
    assert figure is not None
    assert figure.text == "27,2"
    assert [source.cell for source in figure.sources] == [f"dòng {n}" for n in range(2, 7)]
    assert formula_words(figure.formula) == (
        "trung bình số liệu các năm gốc x (100 + mức thay đổi -10%) / 100"
    )
    assert worked_formula(figure) == "(10 + 20 + 30 + 40 + 51) / 5 x 90% = 27,18"


@pytest.mark.parametrize(
    ("change", "operator", "years", "by_year", "expected"),
    [
        (-10, Operator.AT_MOST, MEAN, YEARS,
         "giảm 10% so với trung bình các năm 2016-2020 (không quá 27,2 ca)"),
        (-5, Operator.AT_MOST, None, {2021: 40}, "giảm 5% so với năm 2021 (không quá 38 ca)"),
        (0, Operator.ABOVE, None, {2021: 40}, "cao hơn năm 2021 (trên 40 ca)"),
        (0, Operator.AT_MOST, None, {2021: 40}, "không cao hơn năm 2021 (không quá 40 ca)"),
        (20, Operator.AT_LEAST, None, {2021: 40}, "tăng 20% so với năm 2021 (từ 48 ca trở lên)"),
        (-5, Operator.AT_MOST, None, {},
         "giảm 5% so với năm 2021 (chưa có số liệu năm 2021 để so sánh)"),
        (-10, Operator.AT_MOST, MEAN, {},
         "giảm 10% so với trung bình các năm 2016-2020"
         " (chưa có số liệu năm 2016-2020 để so sánh)"),
        (-10, Operator.AT_MOST, MEAN, {2017: 20, 2019: 40, 2020: 51},
         "giảm 10% so với trung bình các năm 2016-2020"
         " (chưa có số liệu năm 2016, 2018 để so sánh)"),
    ],
)  # fmt: skip
def test_what_is_asked_in_words(
    change: int,
    operator: Operator,
    years: tuple[int, int] | None,
    by_year: Mapping[int, int],
    expected: str,
) -> None:
    """What is compared with, and the value that it comes to."""
    made = inputs(change, operator, 5, by_year, years=years)
    report = words(made.pop("sent"), **made)
    assert text(required(report, report.data.targets[0])) == expected
