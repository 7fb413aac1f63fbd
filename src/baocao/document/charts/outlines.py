"""A map of units within their borders, in the same shades and with the same signs as tiles.

Borders are laid out in points here, so that what a unit's room has space for can be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Any

from baocao.definitions.areas.boundaries import Ring, area_of
from baocao.document.charts.reading import readable
from baocao.document.charts.theme import PADDING, WIDTH
from baocao.document.charts.tiles import (
    EDGE,
    FILLS,
    LEGEND,
    LETTER,
    LINE,
    MapUnit,
    label_lines,
    label_marks,
    legend_marks,
    step_words,
)
from baocao.document.charts.vega_lite import Chart, inline, layered, of, parts
from baocao.document.grades import Legend

TALLEST = 480.0  # points of the map
NEAR = 0.6  # points between two corners of a border; what is closer is not seen


@dataclass(frozen=True)
class Room:
    """Where a unit's words stand, and how wide and high the unit is there."""

    x: float
    y: float
    width: float
    height: float


def outline_chart(
    units: Sequence[MapUnit],
    borders: Sequence[tuple[Ring, ...]],
    legend: Legend,
    headings: tuple[str, ...],
) -> Chart:
    """Draw each unit within its border, with the legend above where any has a step.

    A unit too small for its words has its sign alone, or nothing: the table beside the chart,
    whose `headings` are unit, value and step, has all.
    """
    graded = any(unit.grade for unit in units)
    drawn, height = _in_points(borders, LEGEND if graded else 0)
    pairs = list(zip(units, drawn, strict=True))
    shapes = Chart({"data": inline([_shape(unit, rings) for unit, rings in pairs])})
    chart = layered(
        shapes.mark("geoshape", stroke=EDGE, strokeWidth=0.8)
        .encode(
            fill=of("properties.fill:N", scale=None, legend=None),
            tooltip=of("properties.tip:N"),
        )
        .with_fields(projection=parts(type="identity", scale=1, translate=[0, 0])),
        label_marks().with_fields(data=inline([_words(u, rings, legend) for u, rings in pairs])),
        *(legend_marks(legend) if graded else ()),
        width=WIDTH - 2 * PADDING,
        height=height,
    )
    table = [(unit.name, unit.text, step_words(unit, legend)) for unit in units]
    return readable(chart, headings, table)


def _in_points(
    borders: Sequence[tuple[Ring, ...]], top: float
) -> tuple[list[tuple[Ring, ...]], float]:
    """The borders as wide or as high as there is room for, and the height of the whole."""
    points = [point for rings in borders for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))  # of a degree of longitude
    wide, high = (east - west) * narrow or 1.0, (north - south) or 1.0
    scale = min((WIDTH - 2 * PADDING) / wide, TALLEST / high)

    def placed(ring: Ring) -> Ring:
        all_ = [((x - west) * narrow * scale, top + (north - y) * scale) for x, y in ring]
        return tuple((round(x, 1), round(y, 1)) for x, y in _thinned(all_))

    return [tuple(map(placed, rings)) for rings in borders], top + high * scale


def _thinned(ring: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners that can be seen apart; the last is the first again."""
    kept = [ring[0]]
    for x, y in ring[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= NEAR:
            kept.append((x, y))
    return [*kept, ring[0]]


def _shape(unit: MapUnit, rings: tuple[Ring, ...]) -> dict[str, Any]:
    """A feature in points, all rings as one polygon: those that turn the other way are holes."""
    coordinates = [[list(point) for point in ring] for ring in rings]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": coordinates},
        "properties": {"fill": FILLS[unit.grade][0], "tip": f"{unit.name}: {unit.text}"},
    }


@dataclass(frozen=True)
class Outline:
    """A border as the path of an SVG, and the room within it."""

    path: str
    room: Room

    def holds(self, *lines: str) -> bool:
        """Whether there is room for these lines below one another."""
        return _fits(lines, self.room)


def outlines_of(borders: Sequence[tuple[Ring, ...]]) -> tuple[list[Outline], float, float]:
    """The borders for who draws them without a chart, and how wide and high they all are."""
    drawn, height = _in_points(borders, 0)
    return [Outline(_path(rings), _widest(rings)) for rings in drawn], WIDTH - 2 * PADDING, height


def _path(rings: tuple[Ring, ...]) -> str:
    lines = (" ".join(f"{x:g},{y:g}" for x, y in ring[:-1]) for ring in rings)
    return "".join(f"M{line}Z" for line in lines)


def _words(unit: MapUnit, rings: tuple[Ring, ...], legend: Legend) -> dict[str, Any]:
    room = _widest(rings)
    lines = label_lines(unit, legend, room.width)
    if not _fits(lines, room):
        lines = [legend.signs[unit.grade]] if unit.grade else []
    text = "\n".join(lines) if _fits(lines, room) else ""
    return {
        "middle": room.x,
        "centre": room.y - LINE * (len(lines) - 1) / 2,
        "text": text,
        "ink": FILLS[unit.grade][1],
    }


def _fits(lines: Sequence[str], room: Room) -> bool:
    wide = max((len(line) * LETTER for line in lines), default=0.0)
    return wide <= room.width and len(lines) * LINE <= room.height


def _widest(rings: tuple[Ring, ...]) -> Room:
    return _room(max(rings, key=lambda ring: abs(area_of(ring))))


def _room(ring: Ring) -> Room:
    """The middle of the widest way across at half the height, which is always within."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    y = (low + high) / 2 + 1e-6  # never through a corner
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )
    ways = zip(crossings[::2], crossings[1::2], strict=False)
    left, right = max(ways, key=lambda way: way[1] - way[0], default=(0.0, 0.0))
    return Room((left + right) / 2, y, right - left, high - low)
