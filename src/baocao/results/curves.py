"""Epidemic curves: what was counted week by week or month by month, beside the threshold of each
and what was counted a year earlier.

A week that nobody reported is a gap, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.periods.calendar import same_period_last_year
from baocao.definitions.periods.looked_back import curve_periods
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.inputs import Inputs
from baocao.results.model import TrendPoint
from baocao.results.thresholds import KnownCounts

FEWEST = 3  # counts: two are told in a sentence


@dataclass(frozen=True)
class CurvePoint:
    """One week or month; None for what nobody reported or what cannot be made."""

    period: ReportingPeriod
    count: Quantity | None
    limit: Decimal | None
    last_year: Decimal | None


@dataclass(frozen=True)
class EpidemicCurve:
    """A disease's points, oldest first; the first and the last have a count."""

    indicator: Indicator
    disaggregation: Disaggregation
    points: tuple[CurvePoint, ...]


def curves_of(inputs: Inputs, trends: Iterable[TrendPoint]) -> tuple[EpidemicCurve, ...]:
    """The curves of the diseases that the threshold rule names, in its order, where the report's
    own period and at least two before have a count."""
    if inputs.known_counts is None:
        return ()
    rule, points = inputs.known_counts.rule, tuple(trends)
    indicator = inputs.catalogue.indicators[rule.indicator]
    found = (
        EpidemicCurve(indicator, ((rule.category, option),), points)
        for option, points in _by_option(inputs, inputs.known_counts, points)
    )
    return tuple(
        curve
        for curve in found
        if sum(point.count is not None for point in curve.points) >= FEWEST
        and curve.points[-1].count is not None
    )


def _by_option(
    inputs: Inputs, known: KnownCounts, trends: tuple[TrendPoint, ...]
) -> Iterator[tuple[str, tuple[CurvePoint, ...]]]:
    periods = curve_periods(inputs.period)
    years = {period.key: known.at(period) for period in periods}
    for option in known.rule.options:
        counts = _counts(known, option, trends, synthetic=inputs.synthetic)
        points = (
            CurvePoint(
                period,
                counts.get(period.key),
                years[period.key].limit(option),
                _exact(counts.get(same_period_last_year(period).key)),
            )
            for period in periods
        )
        yield option, tuple(dropwhile(lambda point: point.count is None, points))


def _counts(
    known: KnownCounts, option: str, trends: Iterable[TrendPoint], *, synthetic: bool
) -> Mapping[str, Quantity]:
    """By period key, what units sent; else what people wrote down of the same kind of data."""
    split = ((known.rule.category, option),)
    written = {
        key: Quantity(count.value)
        for (key, one), count in known.counts.items()
        if one == option and count.synthetic == synthetic
    }
    sent = {
        point.period: point.quantity
        for point in trends
        if point.indicator == known.rule.indicator and point.disaggregation == split
    }
    return written | sent


def _exact(quantity: Quantity | None) -> Decimal | None:
    return quantity.value if quantity and quantity.is_exact else None
