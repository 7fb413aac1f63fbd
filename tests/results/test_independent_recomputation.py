"""Every result and verdict on the repository's data, against a recomputation by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.results.ledger.figures import figures_of
from baocao.results.report_data import ReportData, build_report_data
from tests.results import by_hand
from tests.results.sample import ROOT

REPORTS = sorted(
    (folder.parent.name, folder.name)
    for folder in (ROOT / "data/submissions/covid-19").glob("*/*-Q?")
    if any(folder.glob("*.xlsx"))
)
PUBLISHED = [
    ("lang-son", "2022-Q1", "18plus", "d1", "99,82%"),
    ("lang-son", "2022-Q1", "18plus", "d2", "98,09%"),
    ("lang-son", "2022-Q1", "18plus", "d3", "83,15%"),
    ("lang-son", "2022-Q1", "12-17", "d1", "98,55%"),
    ("lang-son", "2022-Q1", "12-17", "d2", "94,79%"),
    ("vinh-phuc", "2022-Q1", "18plus", "d1", "gần 100%"),
    ("vinh-phuc", "2022-Q1", "18plus", "d2", "97,88%"),
    ("vinh-phuc", "2022-Q1", "18plus", "d3", "trên 74%"),
    ("vinh-phuc", "2022-Q1", "12-17", "d2", "100%"),
    ("cao-bang", "2023-Q2", "18plus", "d3", "83,3%"),
    ("dong-thap", "2022-Q1", "18plus", "d3", "6,95%"),
    ("dong-thap", "2022-Q2", "18plus", "d2", "99,18%"),
]
VERDICTS = [
    ("lang-son", "2022-Q1", "vac-18plus-d3", "NOT_DUE"),
    ("lang-son", "2022-Q1", "vac-12-17-d3", "NOT_REPORTED"),
    ("vinh-phuc", "2022-Q1", "vac-18plus-d1", "NOT_DUE"),
    ("vinh-phuc", "2022-Q1", "vac-18plus-d3", "NOT_ASSESSABLE"),
    ("vinh-phuc", "2022-Q1", "vac-12-17-d2", "MET"),
    ("dong-thap", "2022-Q2", "vac-18plus-d3", "NOT_REPORTED"),
    ("cao-bang", "2023-Q2", "vac-5-11-d2", "NOT_MET"),
    ("cao-bang", "2023-Q2", "vac-18plus-d3", "NOT_ASSESSABLE"),
]

pytestmark = pytest.mark.skipif(not REPORTS, reason="no submissions in this checkout")


@cache
def data(province: str, period: str) -> ReportData:
    return build_report_data(load_inputs(report_meant(Project(ROOT), province, period)))


@pytest.mark.parametrize(("province", "period", "age_group", "dose", "text"), PUBLISHED)
def test_published_coverage_is_printed_as_it_was_published(
    province: str, period: str, age_group: str, dose: str, text: str
) -> None:
    """The rates that the provinces published come out as they went in."""
    report = data(province, period)
    result = report.find("coverage", (("age_group", age_group), ("dose", dose)))
    assert result is not None
    assert figures_of(report).of_result(result).text == text


@pytest.mark.parametrize(("province", "period", "target", "status"), VERDICTS)
def test_verdicts_on_published_figures(
    province: str, period: str, target: str, status: str
) -> None:
    """Worked out on paper: value, bound, deadline, cut-off."""
    found = {t.target.id: t.status.value for t in data(province, period).targets}
    assert found[target] == status


@pytest.mark.parametrize(("province", "period"), REPORTS)
def test_every_result_of_every_area(province: str, period: str) -> None:
    """Same value, bound, counts and date; and nothing on one side alone."""
    report = data(province, period)
    made = {(r.indicator.id, r.area.code, frozenset(r.disaggregation)): r for r in report.results}
    splits = [
        (i.id, frozenset(split))
        for i in report.inputs.catalogue.indicators.values()
        for split in i.splits
    ]
    codes = [by_hand.province_code(province), *(unit.code for unit in report.inputs.districts)]
    for indicator, split in splits:
        for code in codes:
            expected = by_hand.recompute(province, period, code, indicator, split)
            result = made.pop((indicator, code, split), None)
            assert (result is None) == (expected is None), (indicator, code, split)
            if result is None or expected is None:
                continue
            where = f"{indicator} {code} {sorted(split)}"
            assert close(result.quantity.value, expected.number), where
            assert result.quantity.bound.value == expected.bound, where
            assert result.as_of == expected.day, where
            assert (not result.missing_areas) == expected.whole, where
            if expected.counts is not None:
                assert result.numerator is not None
                assert result.denominator is not None
                counts = result.numerator.value, result.denominator.value
                assert tuple(map(Fraction, counts)) == expected.counts, where
    assert made == {}


@pytest.mark.parametrize(("province", "period"), REPORTS)
def test_the_status_of_every_numeric_target(province: str, period: str) -> None:
    """Each target of each plan in force, against its value and deadline by hand rules."""
    made = {
        (t.plan.id, t.target.id): t.status.value
        for t in data(province, period).targets
        if t.target.indicator is not None
    }
    expected = {
        (plan["id"], target["id"]): by_hand.status(province, period, plan, target)
        for plan in by_hand.plans_in_force(province, period)
        for target in plan["targets"]
        if target.get("indicator")
    }
    assert made == expected


def test_synthetic_sets_reach_districts_and_counts() -> None:
    """The recomputation above is not of rates alone."""
    synthetic = [key for key in REPORTS if by_hand.is_synthetic(*key)]
    assert len(synthetic) == 8
    for key in synthetic:
        counted = [
            r for r in data(*key).results if r.numerator and r.area in data(*key).inputs.districts
        ]
        assert len(counted) > 100
        assert data(*key).inputs.synthetic


def close(made: Decimal, expected: Fraction) -> bool:
    """Equal to 20 digits: the package divides decimals, the hand fractions."""
    return abs(Fraction(made) - expected) <= abs(expected) / 10**20
