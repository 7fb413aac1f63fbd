"""Epidemic curves: what was sent and what people wrote down, gaps, thresholds worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from statistics import mean, stdev

import pytest

from baocao.core.quantities import Quantity
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.periods.regimes import parse_period
from baocao.results.curves import EpidemicCurve, curves_of
from baocao.results.inputs import Inputs
from baocao.results.model import Comparison, TrendPoint
from baocao.results.report_data import build_report_data
from baocao.results.thresholds import KnownCounts, YearCount
from tests.regimes import DISEASE
from tests.results.sample import CAO_LOC, CITY, DINH_LAP, PROVINCE, inputs, obs, submission
from tests.results.test_thresholds import RULE

NOW = parse_period("2022-W10", DISEASE)
WEEKLY = RULE.model_copy(update={"period_types": (PeriodType.WEEK,)})
SPLIT = (("test_method", "pcr"),)
FIVE = dict(zip(range(2017, 2022), (10, 12, 23, 23, 16), strict=True))


def known(counts: Mapping[str, int], *, synthetic: bool = False) -> KnownCounts:
    found = {
        (key, "pcr"): YearCount("pcr", int(key[:4]), Decimal(count), (), synthetic)
        for key, count in counts.items()
    }
    return KnownCounts(WEEKLY, PROVINCE.slug, found)


def sent(counts: Mapping[str, int]) -> list[TrendPoint]:
    ends = {key: parse_period(key, DISEASE).end for key in counts}
    return [
        TrendPoint("tests_done", SPLIT, key, ends[key], Quantity(Decimal(count)))
        for key, count in counts.items()
    ]


def curves(points: Mapping[str, int], before: KnownCounts) -> tuple[EpidemicCurve, ...]:
    report = replace(inputs(submission()), period=NOW, known_counts=before)
    return curves_of(report, sent(points))


def test_a_week_that_nobody_reported_is_a_gap() -> None:
    """It begins with the first count; zero is a count. What units sent goes before the file."""
    before = known({"2022-W06": 4, "2022-W09": 99, "2021-W10": 16})
    (curve,) = curves({"2022-W08": 0, "2022-W09": 7, "2022-W10": 9}, before)
    assert [(p.period.key, p.count and int(p.count.value)) for p in curve.points] == [
        ("2022-W06", 4), ("2022-W07", None), ("2022-W08", 0), ("2022-W09", 7), ("2022-W10", 9),
    ]  # fmt: skip
    assert [p.last_year for p in curve.points] == [None, None, None, None, 16]


def test_each_week_has_its_own_threshold() -> None:
    """Mean and two standard deviations of the same week of five years; none without them."""
    before = known({f"{year}-W09": count for year, count in FIVE.items()})
    (curve,) = curves({"2022-W08": 1, "2022-W09": 7, "2022-W10": 9}, before)
    by_hand = mean(FIVE.values()) + 2 * stdev(FIVE.values())
    limits = {p.period.key: p.limit for p in curve.points}
    assert limits["2022-W08"] is limits["2022-W10"] is None
    assert float(limits["2022-W09"] or 0) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("points", "synthetic"),
    [
        ({"2022-W09": 7, "2022-W10": 9}, False),  # two points are no curve
        ({"2022-W07": 1, "2022-W08": 1, "2022-W09": 7}, False),  # nothing of the report's week
        ({"2022-W10": 9}, True),  # synthetic counts continue no real ones
    ],
)
def test_no_curve(points: Mapping[str, int], synthetic: bool) -> None:  # noqa: FBT001
    """Of too few weeks, of weeks before alone, of two kinds of data."""
    before = {"2022-W05": 4, "2022-W06": 5} if synthetic else {}
    assert curves(points, known(before, synthetic=synthetic)) == ()


def test_what_the_curve_draws_stands_beside_the_result_too() -> None:
    """The week before and the week last year that nothing was sent for; with their cells; no
    synthetic count beside a real one."""
    counted = [
        replace(obs("tests", 3, area, SPLIT), as_of=NOW.end) for area in (CITY, CAO_LOC, DINH_LAP)
    ]
    asked = replace(inputs(submission(*counted)), period=NOW, previous="2022-W09")
    asked = replace(
        asked, last_year="2021-W10", known_counts=known({"2022-W09": 7, "2021-W10": 16})
    )
    previous, last_year = beside(asked)
    assert previous is not None
    assert last_year is not None
    assert (previous.quantity.value, previous.change) == (Decimal(7), Decimal(2))
    assert (last_year.quantity.value, last_year.change) == (Decimal(16), Decimal(-7))
    synthetic = replace(asked, known_counts=known({"2022-W09": 7}, synthetic=True))
    assert beside(synthetic) == (None, None)


def beside(asked: Inputs) -> tuple[Comparison | None, Comparison | None]:
    """What the province's result is set beside."""
    found = build_report_data(asked).find("tests_done", SPLIT)
    assert found is not None
    return found.previous, found.last_year
