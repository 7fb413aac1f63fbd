"""One indicator of the province over time: a panel for each split, each point with its value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from baocao.charts.notes import targets_of
from baocao.charts.theme import BLUE, PADDING, SMALL_SIZE, WHITE, WIDTH, AnyChart, inline, titled
from baocao.charts.words import ChartWords
from baocao.indicators.model import Disaggregation, Indicator
from baocao.indicators.naming import full_name
from baocao.quantities import Unit
from baocao.results.model import ReportData, TrendPoint
from baocao.vietnamese.dates import short_date
from baocao.vietnamese.numbers import format_value

AXIS_WIDTH = 46  # "250.000" left of the plot
EDGE = 26  # half a label beside the first and last point, inside the plot
PLOT_WIDTH = WIDTH - AXIS_WIDTH - 2 * PADDING
PANEL_HEIGHT = 84
LABEL_WIDTH = 56  # "31/12/2022", "1.244.138" and some air
HEADROOM = 1.3  # the value axis over the highest value, for the label above its point


@dataclass(frozen=True)
class _Point:
    """A point with its place on both axes and the text beside it."""

    day: date
    value: float
    text: str
    exact: bool


@dataclass(frozen=True)
class _Panel:
    name: str
    points: tuple[_Point, ...]


def trend_chart(
    data: ReportData, words: ChartWords, indicator: str, splits: Sequence[Disaggregation] = ()
) -> AnyChart | None:
    """Panels below each other for `splits` of an indicator, all of them by default.

    A split with fewer than two dates has no trend and no panel; None where none has. The
    line joins exact values; bounds stand beside it as hollow points.
    """
    shown = data.catalogue.indicators[indicator]
    panels = _panels(data, shown, splits)
    if not panels:
        return None
    points = [point for panel in panels for point in panel.points]
    last = short_date(max(point.day for point in points))
    notes = (
        words.text("until", province=data.province.name, date=last),
        "" if all(point.exact for point in points) else words.text("bound_point_note"),
    )
    name = panels[0].name if len(panels) == 1 else shown.name
    title = words.text("trend_title", indicator=name)
    return titled(_draw(panels, points, shown.unit), title, notes)


def describe_trend(
    data: ReportData, words: ChartWords, indicator: str, splits: Sequence[Disaggregation] = ()
) -> str:
    """The chart in words, every point with its date; "" without a chart."""
    shown = data.catalogue.indicators[indicator]
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
    province = data.province.name
    text = "; ".join(items)
    return words.text("trend_alt", indicator=shown.name, province=province, items=text)


def _panels(
    data: ReportData, indicator: Indicator, splits: Sequence[Disaggregation]
) -> list[_Panel]:
    panels = []
    for split in splits or indicator.splits:
        limits = [t.value for t in targets_of(data, indicator.id, split) if t.value is not None]
        points = tuple(
            _Point(
                p.as_of,
                float(p.quantity.value),
                format_value(p.quantity, indicator.unit, indicator.decimals, limits),
                p.quantity.is_exact,
            )
            for p in _trend(data, indicator.id, split)
        )
        if len(points) > 1:
            panels.append(_Panel(full_name(indicator, split, data.catalogue), points))
    return panels


def _trend(data: ReportData, indicator: str, split: Disaggregation) -> list[TrendPoint]:
    found = [p for p in data.trends if p.indicator == indicator and p.disaggregation == split]
    return sorted(found, key=lambda point: point.as_of)


def _draw(panels: Sequence[_Panel], points: Sequence[_Point], unit: Unit) -> AnyChart:
    span = _Span.of(point.day for point in points)
    top = max(point.value for point in points) or 1.0
    layers = alt.layer(
        *_marks(_x(span), _y(top, unit)),
        data=inline([row for panel in panels for row in _rows(panel, span)]),
        width=PLOT_WIDTH,
        height=PANEL_HEIGHT,
    )
    if len(panels) == 1:
        return layers  # the title names it
    header = alt.Header(title=None, labelOrient="top", labelAnchor="start", labelPadding=2)
    names = [panel.name for panel in panels]
    return layers.facet(row=alt.Row("name:N", sort=names, header=header), spacing=12)


def _marks(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The line breaks at a bound: nobody knows where it would run."""
    base = alt.Chart().encode(x=x, y=y)
    exact = base.transform_filter("datum.exact")
    bound = base.transform_filter("!datum.exact")
    text: dict[str, Any] = {"dy": -10, "fontSize": SMALL_SIZE}
    return [
        alt.Chart().mark_line(color=BLUE, strokeWidth=1.6).encode(x=x, y="joined:Q"),
        exact.mark_point(color=BLUE, fill=BLUE, size=34, opacity=1),
        bound.mark_point(shape="diamond", color=BLUE, fill=WHITE, size=60, opacity=1),
        base.mark_text(stroke=WHITE, strokeWidth=3, strokeJoin="round", **text).encode(
            text="text:N"
        ),
        base.mark_text(**text).encode(text="text:N"),
    ]


def _x(span: _Span) -> alt.X:
    """Days as whole numbers, so that no time zone can move a date; their names are ours."""
    days = span.with_room(span.days)
    labels = json.dumps({str(day.toordinal()): short_date(day) for day in days})
    axis = alt.Axis(
        values=[day.toordinal() for day in days], labelExpr=f"{labels}[datum.value]",
        title=None, grid=True, labelFlush=False, labelOverlap=False,
    )  # fmt: skip
    domain = [span.days[0].toordinal(), span.days[-1].toordinal()]
    return alt.X("day:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False, padding=EDGE))


def _y(top: float, unit: Unit) -> alt.Y:
    """From zero, so that a small change does not look large."""
    sign = "%" if unit is Unit.PERCENT else ""
    axis = alt.Axis(
        format=",~f", labelExpr=f"datum.label + '{sign}'", title=None,
        minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, domain=False, tickCount=3,
    )  # fmt: skip
    scale = alt.Scale(domain=[0, top * HEADROOM], nice=False)
    return alt.Y("value:Q", axis=axis, scale=scale)


def _rows(panel: _Panel, span: _Span) -> list[dict[str, Any]]:
    """Points as the specification holds them; a text that would cover the next is left out."""
    labelled = span.with_room([point.day for point in panel.points])
    return [
        {
            "name": panel.name,
            "day": point.day.toordinal(),
            "value": point.value,
            "joined": point.value if point.exact else None,
            "text": point.text if point.day in labelled else "",
            "exact": point.exact,
        }
        for point in panel.points
    ]


@dataclass(frozen=True)
class _Span:
    """The days of a chart, in order."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, days: Iterable[date]) -> _Span:
        return cls(tuple(sorted(set(days))))

    def with_room(self, days: Sequence[date]) -> list[date]:
        """Those of `days` whose labels do not touch, the latest first of all."""
        length = (self.days[-1] - self.days[0]).days or 1
        per_day = (PLOT_WIDTH - 2 * EDGE) / length
        kept: list[date] = []
        for day in sorted(days, reverse=True):
            if not kept or (kept[-1] - day).days * per_day >= LABEL_WIDTH:
                kept.append(day)
        return kept
