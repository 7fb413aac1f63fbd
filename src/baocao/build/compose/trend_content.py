"""The small lines of a report's page: what targets and main indicators were over time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.core.vietnamese.numbers import format_value
from baocao.definitions.indicators.naming import split_key
from baocao.document.charts.notes import targets_of
from baocao.document.charts.trends import FEWEST
from baocao.document.content import TrendContent, TrendPointContent
from baocao.results.long_periods import is_flow
from baocao.results.model import IndicatorSplit, TrendPoint
from baocao.results.report_data import ReportData
from baocao.results.scorecard import main_measures

_DIGITS = re.compile(r"\d+")  # "2022-W35" is as long as "2023-W35"


def trend_contents(data: ReportData) -> Iterator[TrendContent]:
    """What has at least three exact values: fewer make no line, and a bound is no place on one.
    What happened in a week and in a month makes no line either."""
    points: dict[IndicatorSplit, list[TrendPoint]] = {}
    for point in data.trends:
        if not (point.quantity.is_exact and _is_comparable(data, point)):
            continue
        points.setdefault((point.indicator, point.disaggregation), []).append(point)
    for key in sorted(_shown(data) & points.keys(), key=str):
        if len(points[key]) >= FEWEST:
            yield _trend(data, key, points[key])


def _is_comparable(data: ReportData, point: TrendPoint) -> bool:
    """Whether it counts over as long as the report's period, or is of a day as stocks are."""
    terms = data.inputs.catalogue.indicators[point.indicator].numerator
    long, own = (_DIGITS.sub("", key) for key in (point.period, data.inputs.period.key))
    return long == own or not is_flow(data.inputs.catalogue, terms)


def _shown(data: ReportData) -> set[IndicatorSplit]:
    """What the page has a line for."""
    asked = {(j.indicator.id, j.target.disaggregation) for j in data.targets if j.indicator}
    return asked | {(main.id, split) for _, main, split in main_measures(data.inputs)}


def _trend(data: ReportData, key: IndicatorSplit, points: list[TrendPoint]) -> TrendContent:
    indicator, split = data.inputs.catalogue.indicators[key[0]], key[1]
    limits = [t.value for t in targets_of(data, indicator.id, split) if t.value is not None]
    return TrendContent(
        indicator.id,
        split_key(split),
        tuple(
            TrendPointContent(
                point.as_of,
                float(point.quantity.value),
                format_value(point.quantity, indicator.unit, indicator.decimals, limits),
            )
            for point in sorted(points, key=lambda point: point.as_of)
        ),
    )
