"""What earlier periods add to sums and comparisons: kept whole, under the key of each period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Bound, Operator, Quantity
from baocao.definitions.plans.model import Over
from baocao.results.accumulated import own_terms, periods_until
from baocao.results.compute import Request
from baocao.results.earlier import Basis, EarlierPeriod, EarlierResult
from baocao.results.earlier_terms import EarlierTerms
from baocao.results.model import Amount, IndicatorResult
from baocao.results.source_cells import opened
from baocao.submissions.workbooks.model import Remark, Submission, TaskProgress
from tests.regimes import administrative
from tests.results.sample import (
    ADULTS_D3,
    CATALOGUE,
    CITY,
    DAY,
    DISTRICTS,
    PROVINCE,
    at,
    computed,
    inputs,
    obs,
    plan,
    report_data,
    submission,
    target,
)

COVERAGE = CATALOGUE.indicators["coverage"]
CEILING = target(
    "cases", "new_cases", (), Operator.AT_MOST, "100", over=Over.YEAR_TO_DATE
)  # fmt: skip
ENDS = {"2022-Q1": date(2022, 3, 14), "2022-Q2": date(2022, 6, 14)}


def full() -> IndicatorResult:
    """A result with every fact that a sum may ask for, from cells of two files."""
    above = Amount(Quantity(Decimal(80), Bound.ABOVE), (at(2), at(3)), "so-tiem", "đã tiêm")
    below = Amount(Quantity(Decimal(100)), (at(4, "178.xlsx"), at(2)), "so-dan", "thường trú")
    every = Amount(Quantity(Decimal(120)), (at(5, "178.xlsx"),), "cong-an", "hiện có mặt")
    return IndicatorResult(
        COVERAGE, DISTRICTS[0], ADULTS_D3, Quantity(Decimal(80), Bound.ABOVE), DAY,
        reported=False, numerator=above, denominator=below,
        sources=(*above.sources, *below.sources), missing_areas=("183", "189"), of_all=every,
    )  # fmt: skip


def test_a_result_comes_back_as_it_was() -> None:
    """With each of its cells, whoever counted what; a reported rate has its cell alone."""
    rate = computed(obs("coverage_rate", "66.5", split=ADULTS_D3))
    rate = replace(rate, area=DISTRICTS[1])
    other = replace(full(), area=PROVINCE, reported=True, of_all=None, denominator=None)
    terms = EarlierTerms.of([], (full(), other, rate))
    requests = [Request(COVERAGE, area, ADULTS_D3) for area in (*DISTRICTS[:2], PROVINCE)]
    found = terms.results(requests)
    assert found == (full(), rate, other)
    assert terms.results([Request(COVERAGE, DISTRICTS[2], ADULTS_D3)]) == ()


def test_each_file_is_kept_once() -> None:
    """A workbook that was sent again under its name is another one."""
    again = at(2)._replace(sha256="cd" * 32)
    result = replace(full(), sources=(at(2), again, at(2)))
    terms = EarlierTerms.of([], [result])
    files = (at(2), at(4, "178.xlsx"), again)
    assert opened(terms.files) == [[cell.file, cell.sha256] for cell in files]


@pytest.mark.parametrize(
    ("synthetic", "kinds"), [((), ()), ((False, False), (False,)), ((True, False), (False, True))]
)
def test_the_kinds_of_what_was_sent_are_kept(
    synthetic: tuple[bool, ...], kinds: tuple[bool, ...]
) -> None:
    """Of nothing there is no kind."""
    sent = [submission(synthetic=each) for each in synthetic]
    assert EarlierTerms.of(sent, []).kinds == kinds


def cases(quarter: str, number: int, **others: Any) -> Submission:
    one = replace(obs("new_cases", number), as_of=ENDS[quarter])
    return submission(one, obs("tests", 9), period=quarter, as_of=ENDS[quarter], **others)


def test_earlier_periods_are_asked_for_by_their_keys() -> None:
    """Whoever keeps what a period adds is told which one it is."""
    asked: list[str] = []

    def recall(period: str, make: Callable[[], EarlierTerms]) -> EarlierTerms:
        asked.append(period)
        return make()

    data = report_data(
        cases("2022-Q2", 5), plans=[plan(CEILING)], period=administrative("2022-Q2"),
        sent_before={"2022-Q1": (cases("2022-Q1", 7),)}, recall_terms=recall,
    )  # fmt: skip
    assert {"2022-Q1"} <= {*asked} <= {"2022-Q1", "2021-Q1", "2021-Q2"}
    assert data.targets[0].result is not None
    assert data.targets[0].result.quantity.value == 12


def test_a_report_keeps_for_later_ones_what_it_adds_itself() -> None:
    """What its plans ask of parts, from its own submissions: the same as worked out later."""
    first = administrative("2022-Q1")
    other = cases("2022-Q2", 99)
    own = inputs(cases("2022-Q1", 7), other, plans=[plan(CEILING)], period=first)
    kept = own_terms(own)
    request = Request(CATALOGUE.indicators["new_cases"], PROVINCE, ())
    (found,) = kept.results([request])
    assert (found.quantity.value, found.as_of) == (Decimal(7), ENDS["2022-Q1"])
    assert [one.indicator for one in kept.found] == ["new_cases"]
    assert kept.kinds == (False,)
    later = report_data(
        cases("2022-Q2", 5), plans=[plan(CEILING)], period=administrative("2022-Q2"),
        recall_terms=lambda key, make: kept if key == "2022-Q1" else make(),
    )  # fmt: skip
    assert later.targets[0].result is not None
    assert later.targets[0].result.quantity.value == 12


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (date(2022, 3, 14), "2022-Q1"),
        (date(2022, 3, 15), "2022-Q2"),
        (date(2022, 6, 14), "2022-Q2"),
        (date(2022, 6, 15), "2022-Q3"),
    ],
)
def test_the_period_with_the_plans_first_day_is_the_first(start: date, first: str) -> None:
    """Also where the day is the period's last one."""
    last = administrative("2022-Q3")
    found = periods_until(last, plan(valid_from=start), Over.SINCE_START)
    assert found[0].key == first
    assert found[-1] == last
    assert periods_until(last, plan(valid_from=start), Over.PERIOD) == (last,)


def test_an_earlier_period_keeps_who_told_of_tasks_and_none_of_their_values() -> None:
    """Nothing asks for an observation or a remark of an earlier period."""
    sent = submission(obs("new_cases", 5), remarks=(Remark("tach", at(9), "20", ()),))
    told = replace(sent, progress=(TaskProgress("1", "kh", "done", DAY, "", "", at(10)),))
    found = EarlierPeriod.of([sent, told], [full()], [])
    assert found.told == (replace(told, observations=(), remarks=()),)
    assert (found.kinds, EarlierPeriod.of([], [], []).kinds) == ((False,), ())
    assert not found.synthetic
    assert EarlierPeriod.of([sent, replace(sent, synthetic=True)], [], []).synthetic
    (result,) = found.results
    assert result.key == ("coverage", CITY, ADULTS_D3)
    assert (result.quantity, result.as_of) == (full().quantity, DAY)


def test_a_basis_is_all_that_two_results_must_share() -> None:
    """Whose denominator by which definition, and what is missing; of a rate none of the first."""
    one = replace(full(), missing_periods=("2022-Q3",))
    assert Basis.of(one) == Basis(
        reported=False, provider="so-dan", definition="thường trú",
        missing_areas=("183", "189"), missing_periods=("2022-Q3",),
    )  # fmt: skip
    assert Basis.of(replace(one, denominator=None)).provider == ""
    rate = Basis.of(replace(one, reported=True))
    assert (rate.reported, rate.provider, rate.definition) == (True, "", "")
    assert EarlierResult.of(one).basis == Basis.of(one)
