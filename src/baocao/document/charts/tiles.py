"""A map of tiles: one tile a unit, in four shades with a sign each, so that it can be read in
black and white.

Where each unit stands, and in which step, is decided elsewhere.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baocao.definitions.areas.tiles import Tile
from baocao.document.charts.reading import readable
from baocao.document.charts.theme import (
    BLACK,
    PADDING,
    SMALL_SIZE,
    WHITE,
    WIDTH,
)
from baocao.document.charts.vega_lite import Chart, Fields, inline, layered, of
from baocao.document.grades import Legend
from baocao.results.grades import Grade

WIDEST = 76  # points of a tile where there is room for few
NAMED_BELOW = 46  # narrower tiles have no room for the value
TEXT_SIZE = 8.3  # eight points where a picture is printed a little smaller
LETTER = 4.67  # points that a letter of that size takes
NARROW_LETTER = 4.25  # in short words, none of which is cut
LINE = 9.9
MARGIN = 3
NARROW_MARGIN = 1
EDGE = "#8A8A8A"
LEGEND = 22  # points between the legend's top and the tiles
SWATCH = 10

FILLS: Mapping[Grade | None, tuple[str, str]] = {
    Grade.FIRST: ("#F3F7FB", BLACK),
    Grade.SECOND: ("#FBDDA6", BLACK),
    Grade.THIRD: ("#E8923A", BLACK),
    Grade.LAST: ("#7A2504", WHITE),
    None: (WHITE, BLACK),
}


@dataclass(frozen=True)
class MapUnit:
    """A unit on the map: its name, its value as it is printed, its step, its tile."""

    name: str
    text: str
    grade: Grade | None
    tile: Tile


def tile_chart(units: Sequence[MapUnit], legend: Legend, headings: tuple[str, ...]) -> Chart:
    """Draw the units where their tiles are, with the legend above where any has a step.

    `headings` are those of the table beside the chart: unit, value, step.
    """
    columns = 1 + max(unit.tile.column for unit in units)
    width = min(WIDEST, (WIDTH - 2 * PADDING) / columns)
    lines = [label_lines(unit, legend, width) for unit in units]
    margin = NARROW_MARGIN if width < NAMED_BELOW else MARGIN
    height = LINE * max(map(len, lines)) + 2 * margin
    graded = any(unit.grade for unit in units)
    top = LEGEND if graded else 0
    records = [
        _record(unit, text, width, height, top) for unit, text in zip(units, lines, strict=True)
    ]
    rows = 1 + max(unit.tile.row for unit in units)
    chart = layered(
        *tile_marks(),
        *(legend_marks(legend) if graded else ()),
        data=inline(records),
        width=WIDTH - 2 * PADDING,
        height=top + rows * height,
    )
    table = [(unit.name, unit.text, step_words(unit, legend)) for unit in units]
    return readable(chart, headings, table)


def step_words(unit: MapUnit, legend: Legend) -> str:
    """A unit's sign and what its step means; "" without a step."""
    return f"{legend.signs[unit.grade]} {legend.words[unit.grade]}" if unit.grade else ""


def label_lines(unit: MapUnit, legend: Legend, width: float) -> list[str]:
    """What a unit `width` points wide says: the name, then the value; sign before the value, or
    before the name where there is no room for both."""
    sign = f"{legend.signs[unit.grade]} " if unit.grade else ""
    if width < NAMED_BELOW:
        letters = int((width - NARROW_MARGIN) / NARROW_LETTER)
        return textwrap.wrap(sign + unit.name, letters, break_long_words=False)
    letters = int((width - 2 * MARGIN) / LETTER)
    value = textwrap.wrap(sign + unit.text, letters, break_long_words=False)
    return [*textwrap.wrap(unit.name, letters, break_long_words=False), *value]


def _record(
    unit: MapUnit, lines: Sequence[str], width: float, height: float, top: float
) -> dict[str, Any]:
    fill, ink = FILLS[unit.grade]
    left, upper = unit.tile.column * width, top + unit.tile.row * height
    return {
        "left": left,
        "right": left + width,
        "top": upper,
        "bottom": upper + height,
        "middle": left + width / 2,
        "centre": upper + height / 2 - LINE * (len(lines) - 1) / 2,
        "fill": fill,
        "ink": ink,
        "text": "\n".join(lines),
        "tip": f"{unit.name}: {unit.text}",
    }


def _across(field: str) -> Fields:
    """A field that holds points from the left."""
    return of(f"{field}:Q", scale=None, axis=None)


def _down(field: str) -> Fields:
    """A field that holds points from the top."""
    return of(f"{field}:Q", scale=None, axis=None)


def tile_marks() -> list[Chart]:
    """Shaded rectangles with their words, from records such as `tile_record` makes."""
    square = Chart().mark("rect", stroke=EDGE, strokeWidth=0.8)
    return [
        square.encode(
            x=_across("left"),
            x2=of("right:Q"),
            y=_down("top"),
            y2=of("bottom:Q"),
            fill=of("fill:N", scale=None, legend=None),
            tooltip=of("tip:N"),
        ),
        label_marks(),
    ]


def label_marks() -> Chart:
    """The words of units, from records such as those of tiles."""
    mark: Chart = Chart().mark(
        "text", align="center", baseline="middle", fontSize=TEXT_SIZE, lineHeight=LINE
    )
    return mark.encode(
        x=_across("middle"),
        y=_down("centre"),
        text=of("text:N"),
        color=of("ink:N", scale=None, legend=None),
    )


def legend_marks(legend: Legend) -> list[Chart]:
    """A swatch for each step with its sign and words, the first step first."""
    room = (WIDTH - 2 * PADDING) / len(Grade)
    rows = [
        {
            "left": place * room,
            "right": place * room + SWATCH,
            "words": place * room + SWATCH + 4,
            "fill": FILLS[grade][0],
            "text": f"{legend.signs[grade]} {legend.words[grade]}",
        }
        for place, grade in enumerate(sorted(Grade, reverse=True))
    ]
    base = Chart({"data": inline(rows)})
    square = base.mark("rect", stroke=EDGE, strokeWidth=0.8, y=0, y2=SWATCH)
    text = base.mark("text", align="left", baseline="middle", fontSize=SMALL_SIZE, y=SWATCH / 2)
    return [
        square.encode(x=_across("left"), x2=of("right:Q"), fill=of("fill:N", scale=None)),
        text.encode(x=_across("words"), text=of("text:N")),
    ]
