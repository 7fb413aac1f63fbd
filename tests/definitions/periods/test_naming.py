"""Periods' names as sentences print them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.regimes import parse_period
from tests.definitions.periods.strategies import periods
from tests.regimes import DISEASE, administrative

NAMES = [
    ("2022-Q1", "quý I năm 2022"),
    ("2022-Q4", "quý IV năm 2022"),
    ("2022-H1", "6 tháng đầu năm 2022"),
    ("2022-H2", "6 tháng cuối năm 2022"),
    ("2022-9M", "9 tháng năm 2022"),
    ("2022", "năm 2022"),
    ("2022-12", "tháng 12 năm 2022"),
    ("2022-01", "tháng 1 năm 2022"),
]


@pytest.mark.parametrize(("key", "name"), NAMES)
def test_period_name(key: str, name: str) -> None:
    """A period is called as Vietnamese reports call it."""
    assert period_name(administrative(key)) == name


def test_week_name() -> None:
    """Weeks are counted in the year."""
    week = parse_period("2022-W31", DISEASE)
    assert period_name(week) == "tuần 31 năm 2022"


@given(periods())
def test_names_are_nfc_and_tell_periods_apart(period: ReportingPeriod) -> None:
    """Every period's name is NFC and names its year."""
    name = period_name(period)
    assert unicodedata.is_normalized("NFC", name)
    assert name.endswith(f"năm {period.year}")
