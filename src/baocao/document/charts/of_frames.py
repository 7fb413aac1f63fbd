"""Charts of an analyst's own data frames, in the look of the report's charts.

Columns are named by the caller; the defaults are those of the frames of `open_data`. A
missing value has no bar and no point, and says so; a bound is drawn open. A frame without
rows gives a chart that says that there is no data.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import upper_first
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.areas.tiles import TileMaps
from baocao.document.charts.as_altair import AnyChart, as_altair
from baocao.document.charts.bars import HUNDRED, BarRow, Frame, bar_chart, bar_table
from baocao.document.charts.curve_panels import CurvePanel, curve_chart, curve_steps
from baocao.document.charts.frame_values import (
    need,
    no_more_than,
    number_of,
    quantities,
    text_of,
    unit_of,
    wrong,
)
from baocao.document.charts.lines import Panel, Point, line_chart
from baocao.document.charts.reading import readable
from baocao.document.charts.stacks import SOLID, SegmentLook, StackRow, stacked_chart
from baocao.document.charts.theme import (
    BLACK,
    BLUE,
    RUST,
    SKY,
    WHITE,
    WIDTH,
    YELLOW,
    titled,
)
from baocao.document.charts.tile_map import drawn_map
from baocao.document.charts.tiles import MapUnit
from baocao.document.charts.vega_lite import Chart, inline, of
from baocao.document.grades import Legend
from baocao.results.grades import Grade, quarters

MOST_BARS = 60  # more do not fit a page
MOST_POINTS = 400
NAME_LETTER = 5.4  # points that a letter of a name takes
GAP = 10  # points between a name and its bar
NAMES = (60, 190)  # the least and the most room for names, in points
FILLS = ((BLUE, WHITE), (SKY, BLACK), (YELLOW, BLACK), (RUST, WHITE), (WHITE, BLACK))
MISSING = "chưa có số liệu"
TOTAL = "Tổng"
STEPS = tuple(sorted(Grade, reverse=True))
SIGNS = dict(zip(STEPS, ("●", "!", "!!", "!!!"), strict=True))
QUARTERS = ("nhóm cao nhất", "nhóm cao", "nhóm thấp", "nhóm thấp nhất")


def by_area(
    frame: pd.DataFrame,
    *,
    title: str,
    label: str = "area_name",
    value: str = "value",
    unit: str = "",
    note: str = "",
) -> AnyChart:
    """A bar for each row, in the order of the frame, with its value beside it.

    `label` and `value` name columns; a column "bound" with signs such as ">" is followed.
    `unit` is a `Unit` value such as "percent", "people", "cases"; without it the frame's own
    column "unit" says it, else the numbers stand bare. Raises `UsageError` where a column is
    missing or holds no numbers.
    """
    measured = unit_of(frame, unit)
    need(frame, label, value)
    no_more_than(len(frame), MOST_BARS, title)
    if frame.empty:
        return nothing(title)
    found = quantities(frame, value)
    names = [str(name) for name in frame[label]]
    rows = [
        BarRow(name, quantity, text_of(quantity, measured) or MISSING)
        for name, quantity in zip(names, found, strict=True)
    ]
    room = int(min(max(NAME_LETTER * max(map(len, names)) + GAP, NAMES[0]), NAMES[1]))
    whole = [HUNDRED] if measured == Unit.PERCENT and _near_whole(found) else []
    chart = bar_chart(rows, Frame.around(rows, measured, room, whole))
    return as_altair(bar_table(titled(chart, title, (note,)), rows, label, (value,)))


def unit_map(
    frame: pd.DataFrame,
    maps: TileMaps,
    *,
    title: str,
    value: str = "value",
    unit: str = "",
    higher_is_better: bool = False,
) -> AnyChart:
    """A tile for each row where its unit stands, or what its border encloses, shaded by the
    quarter that its value is in; not where all differ by less than a tenth.

    Columns "area" and "area_name" say which unit; `maps` is that of `open_data`. The darkest
    quarter is that of the highest values, of the lowest where `higher_is_better`. A unit without
    a value has no shade, one without a place stands in the last row. Raises `UsageError` for a
    unit that has two rows.
    """
    measured = unit_of(frame, unit)
    need(frame, "area", "area_name", value)
    if frame.empty:
        return nothing(title)
    codes = [str(code) for code in frame["area"]]
    if len(set(codes)) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise wrong(f"địa bàn mã {twice} có hai dòng", "lọc bảng còn một dòng mỗi địa bàn")
    found = quantities(frame, value)
    names = [str(name) for name in frame["area_name"]]
    numbers = {c: q.value for c, q in zip(codes, found, strict=True) if q}
    shares = measured == Unit.PERCENT
    steps = quarters(numbers, highest_first=higher_is_better, shares=shares)
    placed = maps.of(dict(zip(codes, names, strict=True)))
    units = [
        MapUnit(name, text_of(quantity, measured) or MISSING, steps.get(code), placed.tiles[code])
        for code, name, quantity in zip(codes, names, found, strict=True)
    ]
    words = QUARTERS if higher_is_better else tuple(reversed(QUARTERS))
    legend = Legend(SIGNS, dict(zip(STEPS, words, strict=True)))
    chart, borders = drawn_map(units, codes, maps, legend, ("area_name", value, "bậc"))
    return as_altair(titled(chart, title, [f"Ranh giới: {borders.source}."] if borders else []))


def over_time(
    frame: pd.DataFrame,
    *,
    title: str,
    day: str = "as_of",
    value: str = "value",
    series: str = "",
    unit: str = "",
) -> AnyChart:
    """Points and a line over the dates in column `day`; a panel for each value of `series`.

    Rows without a value or a date are left out: the line runs on between its neighbours'
    points, and no point stands there. Raises `UsageError` for two values of one day.
    """
    measured = unit_of(frame, unit)
    need(frame, day, value, *([series] if series else []))
    no_more_than(len(frame), MOST_POINTS, title)
    known = frame.dropna(subset=[day, value])
    if known.empty:
        return nothing(title)
    groups = known.groupby(series, sort=False) if series else [(title, known)]
    panels = [Panel(str(name), _points(part, day, value, measured)) for name, part in groups]
    lines = [(p.name, short_date(q.day), q.text) for p in panels for q in p.points]
    chart = titled(line_chart(panels, measured), title, ())
    return as_altair(readable(chart, (series or title, day, value), lines))


def stacked(
    frame: pd.DataFrame,
    *,
    title: str,
    label: str,
    series: str,
    value: str = "value",
    note: str = "",
) -> AnyChart:
    """A bar for each `label`, made of whole counts by `series`; a missing count has no part.

    Raises `UsageError` for counts that are negative or not whole.
    """
    need(frame, label, series, value)
    known = frame.dropna(subset=[value])
    no_more_than(len(known), MOST_BARS * len(FILLS), title)
    if known.empty:
        return nothing(title)
    kinds = [str(kind) for kind in known[series].drop_duplicates()]
    if len(kinds) > len(FILLS):
        raise wrong(f"cột “{series}” có {len(kinds)} giá trị, biểu đồ tô được {len(FILLS)} màu")
    counts = _counts(known, label, series, value)
    rows = [
        StackRow(name, tuple(counts.get((name, kind), 0) for kind in kinds))
        for name in dict.fromkeys(map(str, known[label]))
    ]
    looks = [SegmentLook(kind, *fill, SOLID) for kind, fill in zip(kinds, FILLS, strict=False)]
    chart = titled(stacked_chart(rows, looks, TOTAL), title, (note,))
    lines = [(r.name, *map(format_number, r.counts), format_number(r.total)) for r in rows]
    return as_altair(readable(chart, (label, *kinds, TOTAL), lines))


def epidemic(
    frame: pd.DataFrame,
    *,
    title: str,
    step: str = "period",
    value: str = "value",
    threshold: str = "",
    last_year: str = "",
) -> AnyChart:
    """A bar for each week or month in column `step`, in the order of the frame, with lines for
    the columns `threshold` and `last_year`; a missing value is a gap, never zero."""
    columns = [column for column in (value, threshold, last_year) if column]
    need(frame, step, *columns)
    no_more_than(len(frame), MOST_BARS, title)
    if frame.empty:
        return nothing(title)
    read = {name: quantities(frame, name) for name in columns} | {"": [None] * len(frame)}
    names = [str(name) for name in frame[step]]
    steps = curve_steps(names, read[value], read[threshold], read[last_year])
    chart = titled(curve_chart([CurvePanel(title, steps)], step), title, ())
    texts = zip(*([text_of(q, Unit.UNITS) for q in read[c]] for c in columns), strict=True)
    lines = [(name, *told) for name, told in zip(names, texts, strict=True)]
    return as_altair(readable(chart, (step, *columns), lines))


def _near_whole(found: Sequence[Quantity | None]) -> bool:
    """Whether 100% belongs on the axis: small shares are not flattened by it."""
    return any(quantity and quantity.value > 30 for quantity in found)


def _points(part: pd.DataFrame, day: str, value: str, unit: Unit) -> tuple[Point, ...]:
    days = pd.to_datetime(part[day])
    if days.duplicated().any():
        twice = short_date(days[days.duplicated()].iloc[0].date())
        raise wrong(f"ngày {twice} có hai giá trị", "đặt series=… hoặc lọc bớt dòng")
    pairs = zip(days, quantities(part, value), strict=True)
    points = [
        Point(moment.date(), float(q.value), text_of(q, unit), q.is_exact)
        for moment, q in pairs
        if q
    ]
    return tuple(sorted(points, key=lambda point: point.day))


def _counts(frame: pd.DataFrame, label: str, series: str, value: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    rows = zip(frame[label], frame[series], frame[value], strict=True)
    for name, kind, count in rows:
        number = number_of(count, value)
        if number < 0 or number != number.to_integral_value():
            raise wrong(f"cột “{value}” có giá trị {number}, không phải số đếm")
        key = str(name), str(kind)
        found[key] = found.get(key, 0) + int(number)
    return found


def nothing(title: str) -> AnyChart:
    """A chart that says that there is nothing to draw."""
    words = f"{upper_first(MISSING)}."
    mark = Chart({"data": inline([{"text": words}])}).mark("text", align="left", x=0, y=10)
    chart = mark.encode(text=of("text:N")).with_fields(width=WIDTH, height=20)
    return as_altair(readable(titled(chart, title, ()), (title,), [(words,)]))
