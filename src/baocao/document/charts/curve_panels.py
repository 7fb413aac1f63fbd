"""Panels of epidemic curves: a bar for each week or month, a dark line for its threshold, a pale
one for the year before. A week without a count has no bar, and a line has a gap there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from baocao.core.quantities import Quantity
from baocao.core.vietnamese.numbers import format_number
from baocao.document.charts.theme import (
    BLUE,
    PADDING,
    PALE,
    RUST,
    SMALL_SIZE,
    WHITE,
    WIDTH,
)
from baocao.document.charts.vega_lite import Chart, Fields, inline, layered, of, parts

AXIS_WIDTH = 40  # "25.000" left of the plot
PANEL_HEIGHT = 76
BETWEEN = 8  # points between two panels
LABEL_WIDTH = 30  # "12/2023" below the bars
LAST_YEAR = "#A6A6A6"  # a grey that stays paler than bars and threshold on any printer


@dataclass(frozen=True)
class CurveStep:
    """A week or month by its short name; None for what is not known. `text` is the count as it
    is printed, `tip` all three, `others` the texts of the last two."""

    name: str
    count: float | None
    text: str = ""
    exact: bool = True
    limit: float | None = None
    last_year: float | None = None
    tip: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class CurvePanel:
    """One disease; the steps of all panels of a chart are the same weeks or months."""

    name: str
    steps: tuple[CurveStep, ...]


def curve_steps(
    names: Sequence[str],
    counts: Sequence[Quantity | None],
    limits: Sequence[Quantity | None],
    last_years: Sequence[Quantity | None],
) -> tuple[CurveStep, ...]:
    """Steps whose numbers are read from a table, each with what a pointer on it reads."""
    return tuple(
        CurveStep(
            name,
            _float(count),
            exact=count is None or count.is_exact,
            limit=_float(limit),
            last_year=_float(last_year),
            tip=f"{name}: {'' if count is None else format_number(count.value, 2)}",
        )
        for name, count, limit, last_year in zip(names, counts, limits, last_years, strict=True)
    )


def _float(quantity: Quantity | None) -> float | None:
    return None if quantity is None else float(quantity.value)


def curve_chart(panels: Sequence[CurvePanel], axis_title: str) -> Chart:
    """Draw `panels` side by side, each with its own axis of values: one disease may count hundreds
    and the next one three. Below each other they would be as high as half a page, and leave as
    much of the page before them white."""
    width = (WIDTH - 2 * PADDING + BETWEEN) // len(panels) - BETWEEN - AXIS_WIDTH
    layers = layered(
        *_marks(_x(panels[0].steps, axis_title, width)),
        data=inline([row for panel in panels for row in _rows(panel)]),
        width=width,
        height=PANEL_HEIGHT,
    )
    if len(panels) == 1:
        return layers
    header = parts(title=None, labelOrient="top", labelAnchor="start", labelPadding=2)
    names = [panel.name for panel in panels]
    column = of("name:N", sort=names, header=header)
    chart: Chart = layers.facet(BETWEEN, {"scale": {"y": "independent"}}, column=column)
    return chart


def _rows(panel: CurvePanel) -> list[dict[str, Any]]:
    return [
        {
            "name": panel.name,
            "slot": slot,
            "count": step.count,
            "limit": step.limit,
            "last_year": step.last_year,
            "exact": step.exact,
            "tip": step.tip,
        }
        for slot, step in enumerate(panel.steps)
    ]


def _marks(x: Fields) -> list[Chart]:
    base = Chart().encode(x=x)
    count = of("count:Q", axis=_value_axis(), scale=parts(zero=True, nice=False))
    bars = base.encode(y=count, tooltip=of("tip:N")).where("isValid(datum.count)")
    return [
        bars.where("datum.exact").mark("bar", fill=BLUE),
        bars.where("!datum.exact").mark("bar", fill=PALE, stroke=BLUE, strokeDash=[3, 2]),
        *_line(base, "last_year", LAST_YEAR, [1, 0]),
        *_line(base, "limit", RUST, [5, 2]),
    ]


def _line(base: Chart, field: str, colour: str, dash: list[int]) -> list[Chart]:
    """A line with a white edge, so that it is seen on a bar too; a value alone is a point."""
    y = of(f"{field}:Q")
    look: dict[str, Any] = {"strokeJoin": "round", "invalid": "break-paths-show-domains"}
    return [
        base.encode(y=y).mark("line", color=WHITE, strokeWidth=3.2, **look),
        base.encode(y=y).mark("line", color=colour, strokeWidth=1.6, strokeDash=dash, **look),
        base.encode(y=y)
        .where(f"isValid(datum.{field})")
        .mark("point", color=colour, fill=colour, size=3, opacity=1),
    ]


def _value_axis() -> Fields:
    return parts(
        format=",~f", title=None, domain=False, tickCount=3,
        minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH,
    )  # fmt: skip


def _x(steps: Sequence[CurveStep], title: str, width: int) -> Fields:
    """Places in order, each with its name where there is room: every one, every second …"""
    every = -(-LABEL_WIDTH * len(steps) // width)
    last = len(steps) - 1
    names = [step.name if (last - n) % every == 0 else "" for n, step in enumerate(steps)]
    axis = parts(
        labelExpr=f"{names}[datum.value]", title=title, labelAngle=0, grid=False,
        labelOverlap=False, titleFontSize=SMALL_SIZE, titleFontWeight="normal",
    )  # fmt: skip
    domain = list(range(len(steps)))
    return of("slot:O", axis=axis, scale=parts(domain=domain, paddingInner=0.25))
