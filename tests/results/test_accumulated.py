"""Targets over more than a period: what has added up, against sums done by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import Milestone, Over, Target
from baocao.results.accumulated import added_up_before
from baocao.results.ledger.accumulated_figures import of_attained, of_attained_last_year
from baocao.results.ledger.figures import figures_of
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.model import TargetResult, TargetStatus
from baocao.submissions.workbooks.model import Submission
from tests.regimes import administrative
from tests.results.sample import (
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

ENDS = {1: (3, 14), 2: (6, 14), 3: (9, 14), 4: (12, 14)}
QUARTERS = [f"{year}-Q{n}" for year in (2021, 2022) for n in range(1, 5)]
YEAR_START = {2021: date(2020, 12, 15), 2022: date(2021, 12, 15)}
Counts = Mapping[str, Mapping[str, int]]
"""New cases by quarter and area."""


def end(quarter: str) -> date:
    return date(int(quarter[:4]), *ENDS[int(quarter[-1])])


def sent(quarter: str, counts: Mapping[str, int], **others: Any) -> tuple[Submission, ...]:
    return tuple(
        submission(
            replace(obs("new_cases", number, area), as_of=end(quarter)),
            unit=area, period=quarter, as_of=end(quarter), **others,
        )
        for area, number in counts.items()
    )  # fmt: skip


def ceiling(value: str = "100", **others: Any) -> Target:
    others = {"operator": Operator.AT_MOST, "over": Over.YEAR_TO_DATE} | others
    return target("cases", "new_cases", (), value=value, **others)


def judge(wanted: Target, counts: Counts, period: str = "2022-Q2", **others: Any) -> TargetResult:
    """The target at the end of `period`, with what was sent for it and before it."""
    now = [s for key in _within(period) for s in sent(key, counts.get(key, {}))]
    before = {k: sent(k, c) for k, c in counts.items() if k not in _within(period)}
    data = report_data(
        *now, plans=[plan(wanted)], period=administrative(period), sent_before=before, **others
    )
    (judged,) = data.targets
    return judged


def _within(period: str) -> Sequence[str]:
    return {"2022": QUARTERS[4:], "2022-H2": QUARTERS[6:]}.get(period, [period])


def by_hand(
    counts: Counts, quarter: str, operator: Operator, value: int
) -> tuple[int, tuple[str, ...], str]:
    """Sum, missing quarters and verdict once more: areas are those that ever reported."""
    year, last = quarter[:4], int(quarter[-1])
    keys = [f"{year}-Q{n}" for n in range(1, last + 1)]
    total = sum(sum(counts.get(key, {}).values()) for key in keys)
    missing = tuple(key for key in keys if not counts.get(key))
    beyond = {"<=": total > value, "<": total >= value, ">=": total >= value, ">": total > value}
    upward = operator.value in (">=", ">")
    if beyond[operator.value]:
        return total, missing, "MET" if upward else "NOT_MET"
    if missing:
        return total, missing, "NOT_ASSESSABLE"
    if last == 4:
        return total, missing, "NOT_MET" if upward else "MET"
    start, due = YEAR_START[int(year)], date(int(year), 12, 14)
    expected = Fraction(total * ((due - start).days + 1), (end(quarter) - start).days + 1)
    reached = {
        "<=": expected <= value, "<": expected < value, ">=": expected >= value,
        ">": expected > value,
    }  # fmt: skip
    return total, missing, "ON_TRACK" if reached[operator.value] else "BEHIND"


@pytest.mark.parametrize("operator", [o for o in Operator if o is not Operator.EQUAL])
@pytest.mark.parametrize("quarter", QUARTERS[4:])
def test_sums_and_verdicts_are_those_done_by_hand(operator: Operator, quarter: str) -> None:
    """Every quarter of a year, with and without a missing one, below and above the value."""
    for seed, value in product(range(12), (30, 61, 90)):
        counts = {
            key: {}
            if (seed + n) % 6 == 5 and key != quarter
            else {PROVINCE.code: (7 * seed + 5 * n) % 31}
            for n, key in enumerate(QUARTERS)
        }
        judged = judge(ceiling(str(value), operator=operator), counts, quarter)
        total, missing, status = by_hand(counts, quarter, operator, value)
        assert judged.result is not None
        assert judged.result.quantity.value == total
        assert judged.result.missing_periods == missing
        assert (judged.status.value, seed) == (status, seed)


def test_the_share_of_a_ceiling_and_the_same_time_last_year() -> None:
    """62 of 100 cases by the end of the second quarter, 48 a year before: every cell is named."""
    counts = {
        "2021-Q1": {PROVINCE.code: 8}, "2021-Q2": {CITY: 10, CAO_LOC: 10, DINH_LAP: 20},
        "2022-Q1": {PROVINCE.code: 12}, "2022-Q2": {CITY: 10, CAO_LOC: 10, DINH_LAP: 30},
    }  # fmt: skip
    judged = judge(ceiling(), counts)
    figures = figures_of(report_data(plans=[]))
    share, before = of_attained(figures, judged), of_attained_last_year(figures, judged)
    assert share is not None
    assert before is not None
    assert (share.text, before.text) == ("62%", "48%")
    assert [len(figure.sources) for figure in (share, before)] == [4, 4]
    assert formula_words(share.formula) == (
        "số lũy kế chia mức của chỉ tiêu x 100; cộng số liệu quý I năm 2022, quý II năm 2022"
    )
    assert worked_formula(share) == "62 / 100 x 100 = 62"
    assert share.id != before.id


@pytest.mark.parametrize("gone", ["2021-Q1", "2021-Q2", "2022-Q1"])
def test_nothing_is_compared_with_a_year_that_lacks_a_quarter(gone: str) -> None:
    """Neither year may lack one."""
    counts = {key: {PROVINCE.code: 5} for key in QUARTERS[:6] if key != gone}
    judged = judge(ceiling(), counts)
    assert judged.accumulated is not None
    assert judged.accumulated.last_year is None


def test_a_passed_ceiling_is_not_met_although_the_year_goes_on() -> None:
    """It cannot come back; a quarter that is missing changes nothing."""
    for counts in ({"2022-Q1": 40, "2022-Q2": 61}, {"2022-Q2": 101}):
        judged = judge(ceiling(), {k: {PROVINCE.code: n} for k, n in counts.items()})
        assert judged.status is TargetStatus.NOT_MET


@pytest.mark.parametrize(
    ("value", "count", "status", "gap"),
    [
        ("100", 30, TargetStatus.BEHIND, 70),
        ("100", 80, TargetStatus.ON_TRACK, 20),
        ("100", 101, TargetStatus.NOT_MET, 1),
        ("0", 3, TargetStatus.NOT_MET, 3),
    ],
)
def test_what_is_to_be_just_so_much_is_not_behind_where_it_is_ahead(
    value: str, count: int, status: TargetStatus, gap: int
) -> None:
    """More than half by the half-year is no delay; what went past is above by so much, and
    nothing of it is missing."""
    judged = judge(
        ceiling(operator=Operator.EQUAL, value=value),
        {"2022-Q2": {PROVINCE.code: count}} | {"2022-Q1": {PROVINCE.code: 0}},
    )
    assert judged.status is status
    assert judged.gap == gap
    assert judged.is_above == (status is TargetStatus.NOT_MET)


def test_a_missed_milestone_is_behind() -> None:
    """A planned value by month holds for what has added up."""
    marks = (Milestone(date(2022, 3, 31), Decimal(20)), Milestone(date(2022, 5, 31), Decimal(50)))
    counts = {"2022-Q1": {PROVINCE.code: 30}, "2022-Q2": {PROVINCE.code: 19}}
    reached = judge(ceiling(operator=Operator.AT_LEAST, value="90", milestones=marks), counts)
    assert reached.status is TargetStatus.BEHIND
    counts = {"2022-Q1": {PROVINCE.code: 30}, "2022-Q2": {PROVINCE.code: 20}}
    reached = judge(ceiling(operator=Operator.AT_LEAST, value="90", milestones=marks), counts)
    assert reached.status is TargetStatus.ON_TRACK


def test_a_year_of_quarters_and_its_last_quarter_agree() -> None:
    """Whichever report says it, the sum over the year is one number."""
    counts = {key: {PROVINCE.code: 20 + n} for n, key in enumerate(QUARTERS)}
    found = [judge(ceiling(), counts, period) for period in ("2022-Q4", "2022-H2", "2022")]
    assert {f.result.quantity.value for f in found if f.result} == {Decimal(24 + 25 + 26 + 27)}
    assert {f.status for f in found} == {TargetStatus.NOT_MET}
    assert {f.deadline for f in found} == {date(2022, 12, 14)}


def test_a_yearly_target_is_due_at_the_years_end_also_without_data() -> None:
    """Nobody has sent anything, and the plan goes on into the next year."""
    judged = judge(ceiling(), {})
    assert judged.status is TargetStatus.NOT_REPORTED
    assert (judged.deadline, judged.days_left) == (date(2022, 12, 14), 183)
    assert judged.stated_deadline == date(2022, 12, 31)  # what the plan says, and people read


def test_since_the_start_begins_with_the_plans_first_period() -> None:
    """The quarter that has the plan's first day counts whole."""
    counts = {key: {PROVINCE.code: 1} for key in QUARTERS}
    judged = judge(
        ceiling(over=Over.SINCE_START), counts, "2022-Q4",
    )  # fmt: skip
    assert judged.result is not None
    assert judged.result.summed_periods == ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")
    assert judged.deadline == date(2023, 12, 31)


def test_synthetic_data_is_never_added_to_real_data() -> None:
    """A trial quarter counts as missing from a real year."""
    before = {"2022-Q1": sent("2022-Q1", {PROVINCE.code: 5}, synthetic=True)}
    now = sent("2022-Q2", {PROVINCE.code: 5})
    (judged,) = report_data(
        *now, plans=[plan(ceiling())], period=administrative("2022-Q2"), sent_before=before
    ).targets
    assert judged.result is not None
    assert judged.result.missing_periods == ("2022-Q1",)


def test_the_reports_own_result_stays_that_of_its_period() -> None:
    """One quarter's cases are not the year's; both have figures of their own."""
    counts = {"2022-Q1": {PROVINCE.code: 30}, "2022-Q2": {PROVINCE.code: 5}}
    before = {"2022-Q1": sent("2022-Q1", counts["2022-Q1"])}
    data = report_data(
        *sent("2022-Q2", counts["2022-Q2"]),
        plans=[plan(ceiling())], period=administrative("2022-Q2"), sent_before=before,
    )  # fmt: skip
    own, (judged,) = data.find("new_cases"), data.targets
    assert own is not None
    assert judged.result is not None
    figures = figures_of(data)
    quarter, year = figures.of_result(own), figures.of_result(judged.result)
    assert (quarter.text, year.text) == ("5", "35")
    assert quarter.id != year.id
    assert (quarter.verdicts, len(year.verdicts)) == ((), 1)


@pytest.mark.parametrize(
    ("period", "over", "keys"),
    [
        ("2022-Q2", Over.PERIOD, ""),
        ("2022-Q2", Over.YEAR_TO_DATE, "2021-Q1 2021-Q2 2022-Q1"),
        ("2022-Q2", Over.SINCE_START, "2022-Q1"),
        ("2022-02", Over.YEAR_TO_DATE, "2021-01 2021-02 2022-01"),
        ("2022-Q1", Over.YEAR_TO_DATE, "2021-Q1"),
    ],
)
def test_which_periods_are_asked_for(period: str, over: Over, keys: str) -> None:
    """Those of the same kind, and those that a longer period may be made of."""
    found = added_up_before([plan(ceiling(over=over))], administrative(period))
    assert " ".join(one.key for one in found) == keys
