"""The day on which a target is due, and the day that people read."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.definitions.plans.model import Over, Target
from baocao.results.due import due_day, stated_day
from tests.regimes import administrative
from tests.results.sample import plan, target

YEARLY = Over.YEAR_TO_DATE


@pytest.mark.parametrize(
    ("asked", "stated", "due"),
    [
        (target(), date(2023, 12, 31), date(2023, 12, 31)),
        (target(deadline=date(2022, 6, 30)), date(2022, 6, 30), date(2022, 6, 30)),
        (target(ended_on=date(2022, 5, 1)), date(2022, 4, 30), date(2022, 4, 30)),
        (
            target(ended_on=date(2022, 5, 1), deadline=date(2022, 4, 30)),
            date(2022, 4, 30),
            date(2022, 4, 30),
        ),
        (
            target(ended_on=date(2022, 5, 1), deadline=date(2022, 3, 1)),
            date(2022, 3, 1),
            date(2022, 3, 1),
        ),
        # A year's last report is made up on 14/12.
        (target(over=YEARLY), date(2022, 12, 31), date(2022, 12, 14)),
        (target(over=YEARLY, deadline=date(2022, 12, 20)), date(2022, 12, 20), date(2022, 12, 14)),
        (target(over=YEARLY, deadline=date(2022, 12, 1)), date(2022, 12, 1), date(2022, 12, 1)),
        (target(over=Over.SINCE_START), date(2023, 12, 31), date(2023, 12, 31)),
    ],
)
def test_the_stated_day_and_the_day_that_it_is_judged_by(
    asked: Target, stated: date, due: date
) -> None:
    """The target's own day, else the plan's last; never later than the day it counted last."""
    assert stated_day(plan(), asked, 2022) == stated
    assert due_day(plan(), asked, administrative("2022-Q2")) == due


def test_a_year_without_its_own_report_ends_with_the_year() -> None:
    """A week's regime may have no yearly reports."""
    period = administrative("2023-Q1")
    assert due_day(plan(), target(over=YEARLY), period).year == 2023
