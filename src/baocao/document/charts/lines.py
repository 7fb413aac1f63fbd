"""Panels of points and lines over dates, every point with its text where there is room."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from baocao.core.quantities import Unit
from baocao.core.vietnamese.dates import short_date
from baocao.document.charts.theme import (
    BLUE,
    LINE_HEIGHT,
    PADDING,
    SMALL_SIZE,
    WHITE,
    WIDTH,
)
from baocao.document.charts.vega_lite import Chart, Fields, inline, layered, of, parts

AXIS_WIDTH = 46  # "250.000" left of the plot
EDGE = 26  # half a label beside the first and last point, inside the plot
PLOT_WIDTH = WIDTH - AXIS_WIDTH - 2 * PADDING
PANEL_HEIGHT = 84
LABEL_WIDTH = 56  # "31/12/2022", "1.244.138" and some air
RISE = 10  # from a point to the middle of its text
HEADROOM = 1.3  # the value axis over the highest value, for the label above its point


_Place = tuple[float, float]
"""Points of paper from the first day and from zero."""


@dataclass(frozen=True)
class Point:
    """A point with its place on both axes and the text beside it; a bound is not exact."""

    day: date
    value: float
    text: str
    exact: bool


@dataclass(frozen=True)
class Panel:
    """The points of one line in the order of their days."""

    name: str
    points: tuple[Point, ...]


def line_chart(panels: Sequence[Panel], unit: Unit) -> Chart:
    """Draw `panels` below each other on common axes; a single one goes without its name."""
    plane = _Plane.around([point for panel in panels for point in panel.points])
    layers = layered(
        *_marks(_x(plane, panels), _y(plane, unit)),
        data=inline([row for panel in panels for row in _rows(panel, plane)]),
        width=PLOT_WIDTH,
        height=PANEL_HEIGHT,
    )
    if len(panels) == 1:
        return layers
    header = parts(title=None, labelOrient="top", labelAnchor="start", labelPadding=2)
    names = [panel.name for panel in panels]
    return layers.facet(12, row=of("name:N", sort=names, header=header))


@dataclass(frozen=True)
class _Plane:
    """The area all panels share: first and last day, and the end of the value axis."""

    first: date
    last: date
    top: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> _Plane:
        days = [point.day for point in points]
        top = HEADROOM * max(point.value for point in points)
        return cls(min(days), max(days), top or 1.0)

    def across(self, day: date) -> float:
        """Points of paper from the first day to `day`."""
        length = (self.last - self.first).days or 1
        return (day - self.first).days / length * (PLOT_WIDTH - 2 * EDGE)

    def up(self, value: float) -> float:
        """Points of paper from zero to `value`."""
        return value / self.top * PANEL_HEIGHT


def _with_room(texts: Sequence[_Place], points: Sequence[_Place] = ()) -> list[bool]:
    """Which texts are printed: the last, and those that touch neither it nor any point."""
    kept: list[_Place] = []
    printed = []
    for text in reversed(texts):
        free = all(_apart(text, other, LABEL_WIDTH, LINE_HEIGHT) for other in kept)
        free = free and all(_apart(text, point, LABEL_WIDTH / 2, RISE - 1) for point in points)
        printed.append(free)
        if free:
            kept.append(text)
    return printed[::-1]


def _apart(one: _Place, other: _Place, width: float, height: float) -> bool:
    return abs(one[0] - other[0]) >= width or abs(one[1] - other[1]) >= height


def _rows(panel: Panel, plane: _Plane) -> list[dict[str, Any]]:
    """Points as the specification holds them; a text that would cover another is left out."""
    points = [(plane.across(point.day), plane.up(point.value)) for point in panel.points]
    printed = _with_room([(x, y + RISE) for x, y in points], points)
    return [
        {
            "name": panel.name,
            "day": point.day.toordinal(),
            "value": point.value,
            "joined": point.value if point.exact else None,
            "text": point.text if shown else "",
            "exact": point.exact,
            "tip": f"{panel.name}: {point.text} ({short_date(point.day)})",
        }
        for point, shown in zip(panel.points, printed, strict=True)
    ]


def _marks(x: Fields, y: Fields) -> list[Chart]:
    """The line breaks at a bound: nobody knows where it would run."""
    base = Chart().encode(x=x, y=y)
    exact = base.where("datum.exact")
    bound = base.where("!datum.exact")
    text: dict[str, Any] = {"dy": -RISE, "fontSize": SMALL_SIZE}
    point: dict[str, Any] = {"color": BLUE, "fill": BLUE, "size": 34, "opacity": 1}
    hollow = point | {"shape": "diamond", "fill": WHITE, "size": 60}
    edge: dict[str, Any] = {"stroke": WHITE, "strokeWidth": 3, "strokeJoin": "round"}
    return [
        Chart().mark("line", color=BLUE, strokeWidth=1.6).encode(x=x, y=of("joined:Q")),
        base.mark("text", **edge, **text).encode(text=of("text:N")),
        exact.mark("point", **point).encode(tooltip=of("tip:N")),
        bound.mark("point", **hollow).encode(tooltip=of("tip:N")),
        base.mark("text", **text).encode(text=of("text:N")),
    ]


def _x(plane: _Plane, panels: Sequence[Panel]) -> Fields:
    """Days as whole numbers, so that no time zone can move a date; their names are ours."""
    days = sorted({point.day for panel in panels for point in panel.points})
    printed = _with_room([(plane.across(day), 0.0) for day in days])
    names = [short_date(day) if shown else "" for day, shown in zip(days, printed, strict=True)]
    named = dict(zip((day.toordinal() for day in days), names, strict=True))
    axis = parts(
        values=list(named), labelExpr=f"{json.dumps(named)}[datum.value]",
        title=None, grid=True, labelFlush=False, labelOverlap=False,
    )  # fmt: skip
    domain = [plane.first.toordinal(), plane.last.toordinal()]
    return of("day:Q", axis=axis, scale=parts(domain=domain, nice=False, padding=EDGE))


def _y(plane: _Plane, unit: Unit) -> Fields:
    """From zero, so that a small change does not look large."""
    sign = "%" if unit == Unit.PERCENT else ""
    axis = parts(
        format=",~f", labelExpr=f"datum.label + '{sign}'", title=None,
        minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH, domain=False, tickCount=3,
    )  # fmt: skip
    return of("value:Q", axis=axis, scale=parts(domain=[0, plane.top], nice=False))
