"""All results of one report together: trends, completeness, the mark of synthetic data."""

from __future__ import annotations

from datetime import date

from tests.results.sample import (
    CITY,
    DISTRICTS,
    PROVINCE,
    obs,
    report_data,
    submission,
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
    assert data.completeness.received == (DISTRICTS[0], PROVINCE)
    assert data.completeness.missing == DISTRICTS[1:]


def test_one_synthetic_workbook_marks_the_report() -> None:
    """The mark cannot be outvoted by real workbooks."""
    real = submission(unit=CITY)
    assert not report_data(real).synthetic
    assert report_data(real, submission(unit="183", synthetic=True)).synthetic


def test_results_are_found_by_indicator_split_and_area() -> None:
    """Without an area the province is meant; what is not there is None."""
    data = report_data(submission(*(obs("new_cases", 5, unit.code) for unit in DISTRICTS)))
    whole, part = data.find("new_cases"), data.find("new_cases", area=CITY)
    assert whole is not None
    assert part is not None
    assert (int(whole.quantity.value), int(part.quantity.value)) == (15, 5)
    assert data.find("new_deaths") is None
