"""Horizontal bars or dots with their values beside them, targets as ticks, bounds as open bars.

A dot stands beside its target and beside the hollow dot of the period before.

The values stand in a column of their own, so no label ever covers a bar, a tick or another
label. Which rows there are, and what they are called, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from baocao.core.quantities import Quantity, Unit
from baocao.document.charts.reading import readable
from baocao.document.charts.theme import (
    BLACK,
    BLUE,
    LINE_HEIGHT,
    PADDING,
    PALE,
    WHITE,
    WIDTH,
    column_heading,
)
from baocao.document.charts.vega_lite import Chart, Fields, expression, inline, layered, of, parts

STEP = LINE_HEIGHT  # points from one row to the next
INDENT = 8
COLUMN_GAP = 12
LETTER_WIDTH = 4.8  # of an average letter or digit in the columns beside the plot
NARROWEST = 30  # a column's heading needs this much

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class BarRow:
    """One line: a bar with the texts beside it, or a heading over the lines below it.

    Without a `quantity` no bar is drawn and `text` says why; never a bar of zero.
    """

    name: str
    quantity: Quantity | None = None
    text: str = ""
    targets: tuple[Decimal, ...] = ()
    target_text: str = ""
    heading: bool = False
    before: Quantity | None = None  # of the period before: only dots show it


@dataclass(frozen=True)
class Frame:
    """The room of a bar chart in points: the plot, the ends of the columns right of it.

    `top` is the end of the value axis, in `unit`.
    """

    name_width: int
    plot_width: float
    columns: tuple[float, ...]
    top: float
    unit: Unit

    @classmethod
    def around(
        cls, rows: Sequence[BarRow], unit: Unit, name_width: int, marks: Sequence[Decimal] = ()
    ) -> Frame:
        """The frame that holds all `rows` and `marks`, which the axis reaches at least."""
        widths = [_column_width(row.text for row in rows)]
        if any(row.target_text for row in rows):
            widths.append(_column_width(row.target_text for row in rows))
        plot_width = WIDTH - 2 * PADDING - name_width - sum(widths)
        columns = tuple(plot_width + end for end in accumulate(widths))
        values = [row.quantity.value for row in rows if row.quantity is not None]
        values += [row.before.value for row in rows if row.before is not None]
        values += [*marks, *(target for row in rows for target in row.targets)]
        return cls(name_width, plot_width, columns, float(max(values, default=0)) or 1.0, unit)


def _column_width(texts: Iterable[str]) -> float:
    return COLUMN_GAP + max(NARROWEST, LETTER_WIDTH * max(map(len, texts)))


def bar_chart(rows: Sequence[BarRow], frame: Frame) -> Chart:
    """Draw `rows` from top to bottom as bars from zero, each value at its right."""
    return _chart(rows, frame, _bars(frame))


def dot_chart(
    rows: Sequence[BarRow],
    frame: Frame,
    headings: tuple[str, ...] = (),
    marks: Sequence[Chart] = (),
) -> Chart:
    """Draw `rows` as dots, and `marks` with data of their own below them.

    `headings` stand over the column of values and, if there is one, that of targets.
    """
    return _chart(rows, frame, _dots(frame), headings, marks)


def _chart(
    rows: Sequence[BarRow],
    frame: Frame,
    values: Sequence[Chart],
    headings: tuple[str, ...] = (),
    marks: Sequence[Chart] = (),
) -> Chart:
    columns = zip(("text", "target_text"), frame.columns, strict=False)
    layers = [
        *_targets(),
        *values,  # over the targets: a dot at its target is seen
        _names(frame),
        *(_column(field, end) for field, end in columns),
    ]
    y = of("row:O", axis=None, scale=parts(domain=list(range(len(rows))), paddingInner=0.35))
    return layered(
        *marks,
        *(layer.encode(y=y) for layer in layers),
        *(column_heading(text, end) for text, end in zip(headings, frame.columns, strict=False)),
        data=inline(_records(rows, headings)),
        width=frame.plot_width,
        height=STEP * len(rows),
    )


def value_axis(frame: Frame) -> Fields:
    """The value axis, from zero; counts are marked at whole numbers."""
    sign = "%" if frame.unit == Unit.PERCENT else ""
    axis = parts(
        format=",~f", labelExpr=f"datum.label + '{sign}'", title=None, labelFlush=False,
        tickCount=4 if frame.unit.per else min(4, int(frame.top)),
    )  # fmt: skip
    return of("value:Q", axis=axis, scale=parts(domain=[0, frame.top], nice=False))


def bar_table(chart: Chart, rows: Sequence[BarRow], names: str, headings: tuple[str, ...]) -> Chart:
    """The chart with `rows` as a table; `names` heads the column of names."""
    columns = ("name", "text", "target_text")[: len(headings) + 1]
    lines = [tuple(str(getattr(row, column)) for column in columns) for row in rows]
    return readable(chart, (names, *headings), lines)


def _records(rows: Sequence[BarRow], headings: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows as the specification holds them; every number in them is a position, not a label."""
    grouped = any(row.heading for row in rows)
    return [
        {
            "row": index,
            "name": row.name,
            "text": row.text,
            "target_text": row.target_text,
            "heading": row.heading,
            "indented": grouped and not row.heading,
            "kind": _kind(row.quantity),
            "tip": _tip(row, headings),
            "value": None if row.quantity is None else float(row.quantity.value),
            "before": None if row.before is None else float(row.before.value),
            "targets": [float(target) for target in row.targets],
        }
        for index, row in enumerate(rows)
    ]


def _tip(row: BarRow, headings: tuple[str, ...]) -> str:
    """What a pointer on the bar reads: "Mũi 3: 83,15%. Chỉ tiêu: ≥ 95%"."""
    target = f". {headings[-1]}: {row.target_text}" if row.target_text else ""
    return f"{row.name}: {row.text}{target}"


def _kind(quantity: Quantity | None) -> str:
    if quantity is None:
        return "none"
    if quantity.is_exact:
        return "exact"
    return "lower" if quantity.bound.is_lower else "upper"


def _bars(frame: Frame) -> list[Chart]:
    """Solid bars for values; for bounds dashed open bars with an arrow towards the value."""
    x = value_axis(frame)
    solid = Chart().mark("bar", fill=BLUE).encode(x=x, tooltip=of("tip:N"))
    dashes = [3, 2]
    open_bar = Chart().mark("bar", fill=PALE, stroke=BLUE, strokeDash=dashes)
    open_bar = open_bar.encode(x=x, tooltip=of("tip:N"))
    return [
        solid.where("datum.kind == 'exact'"),
        open_bar.where("datum.kind == 'lower' || datum.kind == 'upper'"),
        _arrow("lower", "triangle-right", 5).encode(x=x),
        _arrow("upper", "triangle-left", -5).encode(x=x),
    ]


def _dots(frame: Frame) -> list[Chart]:
    """A line to the hollow dot of the period before; bounds are arrows towards the value."""
    x, before, tip = value_axis(frame), of("before:Q"), of("tip:N")
    way = Chart().mark("rule", stroke=BLUE, strokeWidth=1.6).encode(x=x, x2=of("before:Q"))
    hollow = Chart().mark("point", fill=WHITE, stroke=BLUE, strokeWidth=1.6, size=44, opacity=1)
    dot = Chart().mark("point", shape="circle", fill=BLUE, stroke=WHITE, size=70, opacity=1)
    return [
        way.where("isValid(datum.before)"),
        hollow.encode(x=before, tooltip=tip).where("isValid(datum.before)"),
        dot.encode(x=x, tooltip=tip).where("datum.kind == 'exact'"),
        _arrow("lower", "triangle-right", 0).encode(x=x, tooltip=tip),
        _arrow("upper", "triangle-left", 0).encode(x=x, tooltip=tip),
    ]


def _arrow(kind: str, shape: str, offset: int) -> Chart:
    mark: Chart = Chart().mark(
        "point", shape=shape, fill=BLUE, stroke=BLUE, size=36, xOffset=offset, opacity=1
    )
    return mark.where(f"datum.kind == '{kind}'")


def _targets() -> list[Chart]:
    """A black tick with a white edge, so that it stands out on a bar and beside it."""
    return [
        Chart()
        .mark("tick", thickness=thickness, color=colour, height=STEP, opacity=1, orient="vertical")
        .encode(x=of("targets:Q"))
        .flattened("targets")
        .where("isValid(datum.targets)")
        for thickness, colour in ((4.4, WHITE), (2.4, BLACK))
    ]


def _names(frame: Frame) -> Chart:
    """The names left of the plot: headings bold, the lines below them indented."""
    names: Chart = Chart().mark(
        "text",
        align="left",
        x=expression(f"datum.indented ? {INDENT - frame.name_width} : {-frame.name_width}"),
        fontWeight=expression("datum.heading ? 'bold' : 'normal'"),
    )
    return names.encode(text=of("name:N"))


def _column(field: str, end: float) -> Chart:
    """A column of texts that ends at `end` points from the left of the plot."""
    texts: Chart = Chart().mark("text", align="right", x=end)
    return texts.encode(text=of(f"{field}:N"))
