"""Stacked bars of counts, each segment with its number and each bar with its total."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from baocao.core.vietnamese.numbers import format_number
from baocao.document.charts.theme import (
    BLACK,
    LINE_HEIGHT,
    PADDING,
    SMALL_SIZE,
    WIDTH,
    column_heading,
)
from baocao.document.charts.vega_lite import Chart, Fields, expression, inline, layered, of, parts

NAME_WIDTH = 162
NAME_LETTERS = 36  # what one line of a name holds
TOTAL_WIDTH = 34
BAR = 16
PLOT_WIDTH = WIDTH - 2 * PADDING - NAME_WIDTH - TOTAL_WIDTH
DIGIT_WIDTH = 5.3  # points that a digit needs inside its segment
LEGEND_COLUMNS = 3
SOLID = (1, 0)
DASHED = (2, 2)


@dataclass(frozen=True)
class SegmentLook:
    """A kind of segment: its word in the legend, how it is filled, edged and written on."""

    name: str
    fill: str
    ink: str
    dash: tuple[int, ...]


@dataclass(frozen=True)
class StackRow:
    """One bar: `counts` in the order of the chart's looks, zeros included."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def stacked_chart(
    rows: Sequence[StackRow], looks: Sequence[SegmentLook], total_heading: str
) -> Chart:
    """Draw `rows` from top to bottom; the legend names those of `looks` that occur."""
    names = [textwrap.wrap(row.name, NAME_LETTERS) for row in rows]
    step = max(LINE_HEIGHT * max(map(len, names)), BAR) + 6
    y = of("row:O", axis=None, scale=parts(domain=list(range(len(rows)))))
    texts = [
        {
            "row": index,
            "name": "\n".join(lines),
            "rise": (1 - len(lines)) * LINE_HEIGHT / 2,  # from the middle to the first line
            "total": format_number(row.total),
        }
        for index, (lines, row) in enumerate(zip(names, rows, strict=True))
    ]
    return layered(
        *(layer.encode(y=y) for layer in _bars(rows, looks)),
        *(layer.encode(y=y) for layer in _texts(inline(texts))),
        column_heading(total_heading, PLOT_WIDTH + TOTAL_WIDTH),
        width=PLOT_WIDTH,
        height=step * len(rows),
    )


def _bars(rows: Sequence[StackRow], looks: Sequence[SegmentLook]) -> list[Chart]:
    longest = max(row.total for row in rows)
    present = [look for i, look in enumerate(looks) if any(row.counts[i] for row in rows)]
    axis = parts(title=None, format=",d", tickCount=min(6, longest), labelFlush=False)
    x = of("start:Q", axis=axis, scale=parts(domain=[0, longest], nice=False))
    legend = parts(
        title=None, orient="top", columns=LEGEND_COLUMNS, symbolType="square", symbolSize=90,
        offset=14,
    )  # fmt: skip
    names = [look.name for look in present]
    fill = parts(domain=names, range=[look.fill for look in present])
    dash = parts(domain=names, range=[list(look.dash) for look in present])
    base = Chart({"data": inline(_segments(rows, looks, longest))})
    return [
        base.mark("bar", size=BAR, stroke=BLACK, strokeWidth=0.8).encode(
            x=x,
            x2=of("end"),
            fill=of("look:N", scale=fill, legend=legend),
            strokeDash=of("look:N", scale=dash, legend=legend),
            tooltip=of("tip:N"),
        ),
        base.mark("text", fontSize=SMALL_SIZE, fill=expression("datum.ink")).encode(
            x=of("middle:Q"), text=of("text:N")
        ),
    ]


def _segments(
    rows: Sequence[StackRow], looks: Sequence[SegmentLook], longest: int
) -> list[dict[str, Any]]:
    """Segments as the specification holds them; a number that does not fit is left out."""
    return [
        {
            "row": index,
            "look": look.name,
            "ink": look.ink,
            "start": end - count,
            "end": end,
            "middle": end - count / 2,
            "count": count,
            "text": format_number(count) if _fits(count, longest) else "",
            "tip": f"{row.name}: {look.name} {format_number(count)}",
        }
        for index, row in enumerate(rows)
        for look, count, end in zip(looks, row.counts, accumulate(row.counts), strict=True)
        if count
    ]


def _fits(count: int, longest: int) -> bool:
    return count * PLOT_WIDTH / longest >= DIGIT_WIDTH * len(format_number(count))


def _texts(data: Fields) -> list[Chart]:
    base = Chart({"data": data})
    return [
        base.mark(
            "text", align="left", x=-NAME_WIDTH, dy=expression("datum.rise"), fontSize=SMALL_SIZE
        ).encode(text=of("name:N")),
        base.mark("text", align="right", x=PLOT_WIDTH + TOTAL_WIDTH).encode(text=of("total:N")),
    ]
