"""Targets of an amended plan, month by month, against a recomputation by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.in_force import in_force
from baocao.results.measured import unmet
from baocao.results.model import TargetStatus
from tests.regimes import administrative
from tests.results.sample import obs, plan, report_data, submission, target

ISSUED = date(2022, 4, 20)
VALUES = {1: {"cases": 100, "deaths": 3}, 2: {"cases": 60}}
CASES, DEATHS = 80, 5  # of every month


def versions(effect: date) -> tuple:  # type: ignore[type-arg]
    first = plan(
        target("cases", "new_cases", (), Operator.AT_MOST, "100"),
        target("deaths", "new_deaths", (), Operator.AT_MOST, "3"),
        valid_to=date(2022, 12, 14),
    )
    second = plan(
        target("cases", "new_cases", (), Operator.AT_MOST, "60"),
        valid_to=date(2022, 12, 14),
        version=2, amends="ke-hoach@1", issued_on=ISSUED, effective_from=effect,
    )  # fmt: skip
    return first, second


def by_hand(month: int, effect: date) -> dict[str, str]:
    """Each target's verdict in a month that ends on the 14th, written out again."""
    first, last = date(2022, month - 1, 15), date(2022, month, 14)
    version = 2 if effect <= last else 1
    numbers = {"cases": CASES, "deaths": DEATHS}
    found = {}
    for id_, value in VALUES[version].items():
        open_ = last < date(2022, 12, 14)
        found[id_] = "MET" if numbers[id_] <= value else "NOT_DUE" if open_ else "NOT_MET"
    if version == 2 and first < effect:
        found["deaths"] = "MET" if DEATHS <= 3 else "NOT_MET"
    return found


@pytest.mark.parametrize("day", range(0, 61, 5))
def test_each_month_is_judged_by_the_version_that_counts(day: int) -> None:
    """Whatever day an amendment has effect on, in the middle of a month or at its edge."""
    effect = ISSUED + timedelta(days=day)
    for month in range(2, 13):
        period = administrative(f"2022-{month:02}")
        sent = submission(
            replace(obs("new_cases", CASES), as_of=period.end),
            replace(obs("new_deaths", DEATHS), as_of=period.end),
            period=period.key,
        )
        data = report_data(sent, period=period, plans=in_force(versions(effect), period))
        found = {t.target.id: t.status.value for t in data.targets}
        assert found == by_hand(month, effect), (month, effect)


def test_an_ended_target_asks_for_nothing_more() -> None:
    """It has its last verdict, and is not among those that something has to be done about."""
    period = administrative("2022-Q2")
    sent = submission(
        replace(obs("new_cases", 10), as_of=period.end),
        replace(obs("new_deaths", DEATHS), as_of=period.end),
        period=period.key,
    )
    plans = in_force(versions(date(2022, 5, 15)), period)
    data = report_data(sent, period=period, plans=plans)
    ended = data.targets[-1]
    assert (ended.target.id, ended.status) == ("deaths", TargetStatus.NOT_MET)
    assert ended.deadline == date(2022, 5, 14)
    assert ended.value == Decimal(3)
    assert unmet(data.targets) == []
