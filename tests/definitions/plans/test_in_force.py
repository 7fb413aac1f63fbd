"""Which version of which document a period is judged by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.definitions.plans.model import Over, Plan, Validity
from tests.definitions.plans.catalogue import CATALOGUE
from tests.regimes import REGIMES, administrative

DATA = Path(__file__).parents[2] / "fixtures" / "plans" / "data/programmes/covid-19/plans"
# Both are valid from 1/1/2022 to 31/12/2023; the second was issued on 10/2/2023.
FIRST, SECOND = load_plans(DATA, "cao-bang", CATALOGUE, REGIMES)
SHORT = replace(
    FIRST,
    id="chi-thi",
    valid=Validity(date(2022, 3, 14), date(2022, 6, 15)),
    issued_on=None,
)


def names(plans: tuple[Plan, ...]) -> list[str]:
    return [f"{plan.id}@{plan.version}" for plan in plans]


# An administrative quarter ends on the 14th of its last month.
APPLIED = [
    ("2021-Q4", []),
    ("2022-Q1", ["ke-hoach@1", "chi-thi@1"]),
    ("2022-Q2", ["ke-hoach@1", "chi-thi@1"]),
    ("2022-Q3", ["ke-hoach@1", "chi-thi@1"]),
    ("2022-Q4", ["ke-hoach@1"]),
    ("2023-01", ["ke-hoach@1"]),
    ("2023-02", ["ke-hoach@2"]),
    ("2023-Q1", ["ke-hoach@2"]),
    ("2024-Q1", ["ke-hoach@2"]),
    ("2024-Q2", []),
]


@pytest.mark.parametrize(("period", "expected"), APPLIED)
def test_versions_applied(period: str, expected: list[str]) -> None:
    """A period has the last version issued by its cut-off of each document valid in it."""
    assert names(in_force((FIRST, SHORT, SECOND), administrative(period))) == expected


def test_a_first_version_may_be_issued_late() -> None:
    """A plan applies from its validity on, even where it was issued after the period."""
    late = replace(FIRST, issued_on=date(2022, 9, 27))
    assert names(in_force((late,), administrative("2022-Q1"))) == ["ke-hoach@1"]


def test_an_amendment_without_a_date_applies_by_its_validity() -> None:
    """Where no date of issue is known, the validity alone decides."""
    undated = replace(SECOND, issued_on=None)
    assert names(in_force((undated, FIRST), administrative("2022-Q1"))) == ["ke-hoach@2"]


def test_a_year_is_judged_in_its_own_year() -> None:
    """2024-Q1 begins on 15/12/2023: what added up in 2023 was judged in that year's last report,
    what is judged by its value alone is due within the quarter."""
    of_year = replace(FIRST.targets[0], over=Over.YEAR_TO_DATE, deadline=None)
    plan = replace(FIRST, targets=(of_year, *FIRST.targets[1:]))
    for period, kept in (("2023-Q4", True), ("2023", True), ("2024-Q1", False)):
        (found,) = in_force((plan,), administrative(period))
        assert (of_year in found.targets) is kept, period
        assert found.targets[-1] == plan.targets[-1]
