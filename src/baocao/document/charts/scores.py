"""A scorecard as a chart: units by what was measured, each cell in one of four shades with a sign.

Which step a cell is in is decided elsewhere.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from baocao.document.charts.reading import readable
from baocao.document.charts.theme import PADDING, SMALL_SIZE, WIDTH
from baocao.document.charts.tiles import FILLS, LEGEND, LETTER, LINE, legend_marks, tile_marks
from baocao.document.charts.vega_lite import Chart, inline, layered, of
from baocao.document.grades import Legend
from baocao.results.grades import Grade

NAMES = 110  # points for the names of the units
HEIGHT = 15  # points of a row
NAME_LETTERS = 23


@dataclass(frozen=True)
class ScoreMark:
    """A cell as it is printed, "" without a value, with its step."""

    text: str
    grade: Grade | None


@dataclass(frozen=True)
class ScoreLine:
    """A unit with a mark for each column."""

    name: str
    marks: tuple[ScoreMark, ...]


def score_chart(
    lines: Sequence[ScoreLine], columns: Sequence[str], legend: Legend, heading: str
) -> Chart:
    """Draw the lines in their order; `heading` is that of the units' names in the table beside."""
    width = (WIDTH - 2 * PADDING - NAMES) / len(columns)
    titles = [textwrap.wrap(name, max(int(width / LETTER), 8)) for name in columns]
    graded = any(mark.grade for line in lines for mark in line.marks)
    top = LEGEND if graded else 0
    head = top + LINE * max(map(len, titles)) + 4
    places = [NAMES + place * width for place in range(len(columns))]
    chart = layered(
        *tile_marks(),
        _words([_title(t, x + width / 2, head) for t, x in zip(titles, places, strict=True)]),
        _words([_name(line, head + HEIGHT * row) for row, line in enumerate(lines)], "left"),
        *(legend_marks(legend) if graded else ()),
        data=inline(
            [
                _cell(line, place, x, (width, head + HEIGHT * row), legend)
                for row, line in enumerate(lines)
                for place, x in enumerate(places)
            ]
        ),
        width=WIDTH - 2 * PADDING,
        height=head + HEIGHT * len(lines),
    )
    table = [(line.name, *(_said(mark, legend) for mark in line.marks)) for line in lines]
    return readable(chart, (heading, *columns), table)


def _said(mark: ScoreMark, legend: Legend) -> str:
    return f"{mark.text} {legend.signs[mark.grade]}" if mark.grade else mark.text


def _cell(
    line: ScoreLine, place: int, left: float, size: tuple[float, float], legend: Legend
) -> dict[str, Any]:
    mark, (width, top) = line.marks[place], size
    fill, ink = FILLS[mark.grade]
    return {
        "left": left,
        "right": left + width,
        "top": top,
        "bottom": top + HEIGHT,
        "middle": left + width / 2,
        "centre": top + HEIGHT / 2,
        "fill": fill,
        "ink": ink,
        "text": _said(mark, legend),
        "tip": f"{line.name}: {mark.text}",
    }


def _title(lines: Sequence[str], middle: float, bottom: float) -> dict[str, Any]:
    return {"x": middle, "y": bottom - 4 - LINE * (len(lines) - 0.5), "words": "\n".join(lines)}


def _name(line: ScoreLine, top: float) -> dict[str, Any]:
    return {"x": 0, "y": top + HEIGHT / 2, "words": textwrap.shorten(line.name, NAME_LETTERS)}


def _words(rows: Sequence[dict[str, Any]], align: Literal["left", "center"] = "center") -> Chart:
    mark: Chart = Chart({"data": inline(rows)}).mark(
        "text", align=align, baseline="middle", fontSize=SMALL_SIZE, lineHeight=LINE
    )
    return mark.encode(
        x=of("x:Q", scale=None, axis=None),
        y=of("y:Q", scale=None, axis=None),
        text=of("words:N"),
    )
