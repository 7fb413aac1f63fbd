"""A share that another leaves of 100% is told once; two shares that happen to add up are both."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.naming import split_key
from baocao.results.model import Amount, IndicatorResult
from baocao.results.report_data import ReportData
from baocao.results.rests import completes, without_rests
from tests.build.compose.composed import context_of


@pytest.fixture(scope="module")
def data() -> ReportData:
    return context_of("lang-son", "2022-Q4").data


def share(data: ReportData, name: str, split: str, counts: tuple[int, int]) -> IndicatorResult:
    """An indicator of the province with other counts."""
    (found,) = (
        r for r in data.of_whole if r.indicator.id == name and split_key(r.disaggregation) == split
    )
    above, below = (Amount(Quantity(Decimal(count)), ()) for count in counts)
    return replace(found, numerator=above, denominator=below)


AT_HOME, AT_A_FACILITY = ("home_treatment_share", ""), ("facility_treatment_share", "")
OMICRON, OTHER = ("variant_share", "omicron"), ("variant_share", "other")
FIRST_DOSE, SECOND_DOSE = ("coverage", "18plus/d1"), ("coverage", "18plus/d2")
ADULTS, CHILDREN = ("coverage", "18plus/d1"), ("coverage", "12-17/d1")


@pytest.mark.parametrize(
    ("one", "other", "counts", "told_once"),
    [
        pytest.param(AT_HOME, AT_A_FACILITY, ((166, 196), (30, 196)), True, id="places"),
        pytest.param(OMICRON, OTHER, ((25, 26), (1, 26)), True, id="variants"),
        pytest.param(OMICRON, OTHER, ((24, 26), (1, 26)), False, id="a-third-variant"),
        pytest.param(OMICRON, OTHER, ((25, 26), (2, 27)), False, id="another-whole"),
        pytest.param(FIRST_DOSE, SECOND_DOSE, ((50, 100), (50, 100)), False, id="same-people"),
        pytest.param(ADULTS, CHILDREN, ((50, 100), (50, 100)), False, id="shares-of-two-groups"),
        pytest.param(AT_HOME, OMICRON, ((166, 196), (30, 196)), False, id="two-elements"),
    ],
)
def test_what_completes_a_share(
    data: ReportData,
    one: tuple[str, str],
    other: tuple[str, str],
    counts: tuple[tuple[int, int], tuple[int, int]],
    *,
    told_once: bool,
) -> None:
    shares = [share(data, *name, own) for name, own in zip((one, other), counts, strict=True)]
    catalogue = data.inputs.catalogue
    assert completes(shares[0], shares[1], catalogue) is told_once
    assert without_rests(shares, catalogue) == shares[: 1 if told_once else 2]


def test_a_rate_without_counts_is_told(data: ReportData) -> None:
    """Of 90% and 10% that a unit wrote nobody knows whether they are of the same people."""
    home, facility = (share(data, *name, (1, 2)) for name in (AT_HOME, AT_A_FACILITY))
    bare = replace(facility, numerator=None, denominator=None)
    assert without_rests([home, bare], data.inputs.catalogue) == [home, bare]
