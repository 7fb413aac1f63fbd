"""One indicator of the province over time: a panel for each split, each point with its value."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_value
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.indicators.naming import full_name
from baocao.document.charts.lines import Panel, Point, line_chart
from baocao.document.charts.notes import targets_of
from baocao.document.charts.reading import readable
from baocao.document.charts.theme import titled
from baocao.document.charts.vega_lite import Chart
from baocao.document.charts.words import ChartWords
from baocao.results.model import TrendPoint
from baocao.results.report_data import ReportData

FEWEST = 3  # points of a line: two are told in a sentence


def trend_chart(
    data: ReportData, words: ChartWords, indicator: str, splits: Sequence[Disaggregation] = ()
) -> Chart | None:
    """Panels below each other for `splits` of an indicator, all of them by default.

    A split with fewer than three dates has no trend and no panel; None where none has. The
    line joins exact values; bounds stand beside it as hollow points.
    """
    shown = data.inputs.catalogue.indicators[indicator]
    panels = _panels(data, shown, splits)
    if not panels:
        return None
    points = [point for panel in panels for point in panel.points]
    last = short_date(max(point.day for point in points))
    notes = (
        words.text("until", province=data.inputs.province.name, date=last),
        "" if all(point.exact for point in points) else words.text("bound_point_note"),
        words.text("last_incomplete") if _lacks_areas(data, indicator, splits) else "",
    )
    name = panels[0].name if len(panels) == 1 else shown.name
    title = words.text("trend_title", indicator=name)
    chart = titled(line_chart(panels, shown.unit), title, notes)
    headings = words.text("indicator"), words.text("day"), words.text("result")
    rows = [(panel.name, short_date(p.day), p.text) for panel in panels for p in panel.points]
    return readable(chart, headings, rows)


def describe_trend(
    data: ReportData, words: ChartWords, indicator: str, splits: Sequence[Disaggregation] = ()
) -> str:
    """The chart in words, every point with its date; "" without a chart."""
    shown = data.inputs.catalogue.indicators[indicator]
    panels = _panels(data, shown, splits)
    if not panels:
        return ""
    items = [
        words.text(
            "item",
            name=panel.name,
            value=", ".join(
                words.text("point", value=point.text, date=short_date(point.day))
                for point in panel.points
            ),
        )
        for panel in panels
    ]
    province = data.inputs.province.name
    text = "; ".join(items)
    return words.text("trend_alt", indicator=shown.name, province=province, items=text)


def _lacks_areas(data: ReportData, indicator: str, splits: Sequence[Disaggregation]) -> bool:
    """Whether the report's own value, at the end of the line, is of some areas only."""
    shown = splits or data.inputs.catalogue.indicators[indicator].splits
    found = (data.find(indicator, split) for split in shown)
    return any(result is not None and result.missing_areas for result in found)


def _panels(
    data: ReportData, indicator: Indicator, splits: Sequence[Disaggregation]
) -> list[Panel]:
    panels = []
    for split in splits or indicator.splits:
        limits = [t.value for t in targets_of(data, indicator.id, split) if t.value is not None]
        points = tuple(
            Point(
                p.as_of,
                float(p.quantity.value),
                format_value(p.quantity, indicator.unit, indicator.decimals, limits),
                p.quantity.is_exact,
            )
            for p in _trend(data, indicator.id, split)
        )
        if len(points) >= FEWEST:
            panels.append(Panel(full_name(indicator, split, data.inputs.catalogue), points))
    return panels


def _trend(data: ReportData, indicator: str, split: Disaggregation) -> list[TrendPoint]:
    found = [p for p in data.trends if p.indicator == indicator and p.disaggregation == split]
    return sorted(found, key=lambda point: point.as_of)
