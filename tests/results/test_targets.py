"""Targets judged at the cut-off, 14/12/2022: a verdict needs data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.quantities import Bound, Operator
from baocao.definitions.plans.model import Milestone, Target
from baocao.results.model import TargetResult, TargetStatus
from baocao.submissions.workbooks.model import Observation, Submission, TaskProgress
from tests.results.sample import (
    ADULTS_D3,
    CITY,
    DAY,
    obs,
    plan,
    progress,
    reference,
    report_data,
    submission,
    target,
)

COMING = date(2023, 1, 13)  # 30 days after the cut-off
BEFORE = date(2022, 9, 15)  # 90 days before the cut-off


def counts(given: int, of: int = 1000, day: date = DAY) -> list[Observation]:
    return [
        obs("vaccinated", given, split=ADULTS_D3, as_of=day),
        obs("eligible_population", of, split=ADULTS_D3, as_of=day),
    ]


def judge(
    wanted: Target,
    *observations: Observation,
    before: Sequence[Observation] = (),
    rows: Sequence[TaskProgress] = (),
    **others: Any,
) -> TargetResult:
    history: dict[str, tuple[Submission, ...]] = {}
    if before:
        history["2022-Q3"] = (submission(*before),)
    data = report_data(
        submission(*observations, rows=rows), plans=[plan(wanted)], history=history, **others
    )
    (judged,) = data.targets
    return judged


def rate(value: str, bound: Bound) -> Observation:
    return obs("coverage_rate", value, split=ADULTS_D3, bound=bound)


@pytest.mark.parametrize(
    ("value", "deadline", "before", "status"),
    [
        (900, DAY, None, TargetStatus.MET),
        (900, COMING, None, TargetStatus.MET),
        (899, DAY, None, TargetStatus.NOT_MET),
        (899, date(2022, 6, 30), None, TargetStatus.NOT_MET),
        (899, COMING, None, TargetStatus.NOT_DUE),
        (899, None, None, TargetStatus.NOT_DUE),
        # 90 days gave 30 people of 1,000: 30 more days give 10 more
        (890, COMING, 860, TargetStatus.ON_TRACK),
        (889, COMING, 859, TargetStatus.BEHIND),
        (889, COMING, 900, TargetStatus.BEHIND),
    ],
)
def test_status_by_value_deadline_and_pace(
    value: int, deadline: date | None, before: int | None, status: TargetStatus
) -> None:
    """A target of 90%, without a deadline of its own due on the plan's last day."""
    earlier = counts(before, day=BEFORE) if before else ()
    judged = judge(target(deadline=deadline), *counts(value), before=earlier)
    assert judged.status is status


@pytest.mark.parametrize(
    ("value", "bound", "wanted", "status"),
    [
        ("74", Bound.ABOVE, "70", TargetStatus.MET),
        ("74", Bound.ABOVE, "80", TargetStatus.NOT_ASSESSABLE),
        ("74", Bound.AT_LEAST, "74", TargetStatus.MET),
        ("100", Bound.NEARLY, "100", TargetStatus.NOT_MET),
        ("100", Bound.NEARLY, "95", TargetStatus.NOT_ASSESSABLE),
        ("60", Bound.AT_MOST, "70", TargetStatus.NOT_MET),
    ],
)
def test_a_bound_decides_or_says_nothing(
    value: str, bound: Bound, wanted: str, status: TargetStatus
) -> None:
    """ "Trên 74%" meets 70% and says nothing of 80%; "gần 100%" is not 100%."""
    judged = judge(target(value=wanted, deadline=DAY), rate(value, bound))
    assert judged.status is status
    assert (judged.gap, judged.gap_people, judged.pace_per_day) == (None, None, None)


def test_a_target_without_data_is_not_reported() -> None:
    """Nothing was sent: no verdict, the deadline notwithstanding."""
    assert judge(target(deadline=DAY)).status is TargetStatus.NOT_REPORTED


def test_a_target_without_a_level_is_not_assessed() -> None:
    """The plan only wants the indicator followed."""
    judged = judge(target(operator=None, value=None), *counts(900))
    assert judged.status is TargetStatus.NOT_ASSESSABLE
    assert judged.result is not None


def test_missing_districts_leave_no_verdict() -> None:
    """One district of three says nothing of the province."""
    some = [
        obs("vaccinated", 99, CITY, ADULTS_D3),
        obs("eligible_population", 100, CITY, ADULTS_D3),
    ]
    assert judge(target(deadline=DAY), *some).status is TargetStatus.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("deaths", "status", "gap"),
    [(100, TargetStatus.MET, None), (400, TargetStatus.NOT_MET, Decimal("6.4"))],
)
def test_lower_is_better(deaths: int, status: TargetStatus, gap: Decimal | None) -> None:
    """Deaths below the comparison value meet the target; the gap counts upwards."""
    wanted = target(
        indicator="deaths_per_100k",
        split=(),
        operator=Operator.BELOW,
        value=None,
        reference="deaths_per_100k.national",
        deadline=DAY,
    )
    judged = judge(
        wanted,
        obs("deaths_cumulative", deaths),
        obs("population", 800_000),
        references=[reference("43.6", date(2022, 12, 1))],
    )
    assert (judged.status, judged.gap, judged.gap_people) == (status, gap, None)


@pytest.mark.parametrize(
    ("days", "status", "value"),
    [
        ([date(2022, 9, 15)], TargetStatus.MET, "43.6"),
        ([date(2022, 9, 14)], TargetStatus.NOT_ASSESSABLE, None),
        ([date(2022, 12, 15)], TargetStatus.NOT_ASSESSABLE, None),
        ([date(2022, 12, 1), date(2022, 10, 1)], TargetStatus.MET, "43.6"),
        ([], TargetStatus.NOT_ASSESSABLE, None),
    ],
)
def test_a_comparison_value_stands_inside_the_window(
    days: list[date], status: TargetStatus, value: str | None
) -> None:
    """A published average of another quarter is not compared with; the latest inside is."""
    wanted = target(
        indicator="deaths_per_100k",
        split=(),
        operator=Operator.BELOW,
        value=None,
        reference="deaths_per_100k.national",
    )
    judged = judge(
        wanted,
        obs("deaths_cumulative", 100),
        obs("population", 800_000),
        references=[reference(str(Decimal("43.6") - i), day) for i, day in enumerate(days)],
    )
    assert judged.status is status
    assert judged.value == (Decimal(value) if value else None)


def test_a_missed_milestone_is_behind() -> None:
    """The latest milestone that has passed counts, however fast the pace is."""
    marks = (Milestone(date(2022, 10, 1), Decimal(50)), Milestone(DAY, Decimal(88)))
    fast = counts(100, day=BEFORE)
    late = judge(target(milestones=marks, deadline=COMING), *counts(870), before=fast)
    good = judge(target(milestones=marks, deadline=COMING), *counts(880), before=fast)
    coming = judge(target(milestones=(Milestone(COMING, Decimal(90)),)), *counts(870))
    assert late.status is TargetStatus.BEHIND
    assert good.status is TargetStatus.ON_TRACK
    assert coming.status is TargetStatus.NOT_DUE


@pytest.mark.parametrize(
    ("operator", "value", "given", "of", "gap", "people"),
    [
        (Operator.AT_LEAST, "90", 851, 1000, "4.9", 49),
        (Operator.AT_LEAST, "90", 9, 11, "8.181818", 1),
        (Operator.AT_LEAST, "98.5", 90, 101, "9.391089", 10),
        (Operator.ABOVE, "98", 980, 1000, "0", 1),
        (Operator.ABOVE, "98", 970, 1001, "1.096903", 11),
        (Operator.ABOVE, "98", 970, 1000, "1", 11),
    ],
)
def test_gap_in_points_and_in_whole_people(
    operator: Operator, value: str, given: int, of: int, gap: str, people: int
) -> None:
    """People are rounded up: with one fewer the target would not be met."""
    judged = judge(target(operator=operator, value=value, deadline=DAY), *counts(given, of))
    assert judged.gap is not None
    assert judged.gap.quantize(Decimal("0.000001")) == Decimal(gap).quantize(Decimal("0.000001"))
    assert judged.gap_people == people


def test_the_pace_is_people_per_day_from_the_cutoff_to_the_deadline() -> None:
    """45 people in 30 days are one and a half a day."""
    judged = judge(target(deadline=COMING), *counts(855))
    assert (judged.days_left, judged.gap_people) == (30, 45)
    assert judged.pace_per_day == Decimal("1.5")


def test_a_share_of_what_happened_has_no_pace() -> None:
    """45 more who were inspected should have complied: nobody makes up for them day by day."""
    wanted = target(indicator="people_complying_share", split=(), deadline=COMING)
    found = judge(wanted, obs("people_observed", 1000), obs("people_complying", 855))
    assert (found.days_left, found.gap_people, found.pace_per_day) == (30, 45, None)


def test_no_pace_after_the_deadline() -> None:
    """What is late has no days left to share the gap over."""
    judged = judge(target(deadline=DAY), *counts(855))
    assert (judged.days_left, judged.gap_people, judged.pace_per_day) == (0, 45, None)


def test_what_has_no_counts_has_no_gap_in_people() -> None:
    """A reported rate says points, not people."""
    judged = judge(target(deadline=COMING), rate("85.5", Bound.EXACT))
    assert (judged.gap, judged.gap_people) == (Decimal("4.5"), None)


@pytest.mark.parametrize(
    ("row", "deadline", "status"),
    [
        (progress("doc", "done", evidence="Quyết định số 5/QĐ-SYT"), DAY, TargetStatus.MET),
        (progress("doc", "done", evidence=" "), DAY, TargetStatus.NOT_ASSESSABLE),
        (progress("doc", "in_progress"), DAY, TargetStatus.NOT_MET),
        (progress("doc", "not_started"), COMING, TargetStatus.NOT_DUE),
        (progress("other", "done", evidence="x"), DAY, TargetStatus.NOT_REPORTED),
        (None, DAY, TargetStatus.NOT_REPORTED),
    ],
)
def test_targets_judged_by_evidence(
    row: TaskProgress | None, deadline: date, status: TargetStatus
) -> None:
    """A target without a number is met by a document that somebody named."""
    wanted = target("doc", indicator=None, deadline=deadline)
    judged = judge(wanted, rows=[row] if row else [])
    assert judged.status is status


def test_the_later_submission_says_how_far_an_item_is() -> None:
    """Of two workbooks the one that stands at the later day counts, whatever its name."""
    wanted = target("doc", indicator=None, deadline=DAY)
    done = progress("doc", "done", evidence="Quyết định số 5/QĐ-SYT")
    later = submission(rows=[done], unit="20")
    earlier = submission(rows=[progress("doc", "in_progress")], unit="20", as_of=BEFORE)
    for order in ((earlier, later), (later, earlier)):
        (judged,) = report_data(*order, plans=[plan(wanted)]).targets
        assert judged.status is TargetStatus.MET


def test_every_status_is_reached_above() -> None:
    """The tables leave no status out."""
    tables = (
        test_status_by_value_deadline_and_pace,
        test_a_bound_decides_or_says_nothing,
        test_targets_judged_by_evidence,
    )
    rows = [row for test in tables for row in getattr(test, "pytestmark", [])[0].args[1]]
    assert {value for row in rows for value in row if isinstance(value, TargetStatus)} == set(
        TargetStatus
    )
