"""All results of one report together: trends, completeness, the mark of synthetic data."""

from __future__ import annotations

from datetime import date

from baocao.results.model import TaskStatus
from tests.results.sample import (
    CITY,
    DISTRICTS,
    PROVINCE,
    obs,
    plan,
    progress,
    report_data,
    submission,
    task,
)

WEEK_BEFORE = date(2022, 12, 7)


def test_every_dated_value_of_a_stock_is_a_point_of_its_trend() -> None:
    """Two bulletins in one quarter are two points, beside those of earlier quarters."""
    now = submission(obs("cases_cumulative", 120), obs("cases_cumulative", 90, as_of=WEEK_BEFORE))
    before = submission(obs("cases_cumulative", 50, as_of=date(2022, 9, 14)))
    data = report_data(now, history={"2022-Q3": (before,)})
    points = [(p.period, int(p.quantity.value)) for p in data.trends]
    assert points == [("2022-Q3", 50), ("2022-Q4", 90), ("2022-Q4", 120)]


def test_a_flow_has_one_point_a_period() -> None:
    """New cases of two weeks are one sum: a week's own number is no value of the quarter."""
    data = report_data(submission(obs("new_cases", 7), obs("new_cases", 5, as_of=WEEK_BEFORE)))
    assert [(p.as_of.day, int(p.quantity.value)) for p in data.trends] == [(14, 12)]


def test_completeness_names_who_did_not_send() -> None:
    """Who sent is known by the workbook's unit, whatever is in it."""
    data = report_data(submission(unit=CITY), submission(unit=PROVINCE.code))
    assert data.inputs.completeness.received == (DISTRICTS[0], PROVINCE)
    assert data.inputs.completeness.missing == DISTRICTS[1:]


def test_one_synthetic_workbook_marks_the_report() -> None:
    """The mark cannot be outvoted by real workbooks."""
    real = submission(unit=CITY)
    assert not report_data(real).inputs.synthetic
    assert report_data(real, submission(unit="183", synthetic=True)).inputs.synthetic


def test_results_are_found_by_indicator_split_and_area() -> None:
    """Without an area the province is meant; what is not there is None."""
    data = report_data(submission(*(obs("new_cases", 5, unit.code) for unit in DISTRICTS)))
    whole, part = data.find("new_cases"), data.find("new_cases", area=CITY)
    assert whole is not None
    assert part is not None
    assert (int(whole.quantity.value), int(part.quantity.value)) == (15, 5)
    assert data.find("new_deaths") is None


def test_what_an_earlier_quarter_reported_as_done_stays_done() -> None:
    """Nobody reports a finished task twice; one that is taken back is open again."""
    before = submission(
        rows=[progress("1", "done", done_on=date(2022, 9, 1)), progress("2", "done")]
    )
    now = submission(rows=[progress("2", "in_progress")])
    tasks = [task("1"), task("2")]
    data = report_data(now, plans=[plan(tasks=tasks)], history={"2022-Q3": (before,)})
    assert [t.status for t in data.tasks] == [TaskStatus.DONE, TaskStatus.OVERDUE]


def test_what_was_begun_earlier_says_nothing_of_now() -> None:
    """A task in progress last quarter and not reported now has no report."""
    before = submission(rows=[progress("1", "in_progress")])
    now = submission(rows=[progress("2", "in_progress")])
    plans = [plan(tasks=[task("1"), task("2", None)])]
    data = report_data(now, plans=plans, history={"2022-Q3": (before,)})
    assert (data.tasks[0].status, data.tasks[0].progress) == (TaskStatus.OVERDUE, None)


def test_nobody_is_late_on_a_plan_that_nobody_reported_on() -> None:
    """Silence of all is a missing report, not twenty tasks that are overdue."""
    data = report_data(submission(), plans=[plan(tasks=[task("1")])])
    assert [(t.status, t.days_overdue) for t in data.tasks] == [(TaskStatus.NOT_REPORTED, 0)]
