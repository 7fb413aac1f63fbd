"""Scorecards and trends of an analyst's own data frames, beside the charts of `of_frames`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

import pandas as pd

from baocao.core.quantities import Quantity, Unit
from baocao.document.charts.as_altair import AnyChart, as_altair
from baocao.document.charts.frame_values import (
    need,
    no_more_than,
    quantities,
    text_of,
    unit_of,
    wrong,
)
from baocao.document.charts.of_frames import MISSING, SIGNS, STEPS, nothing, over_time
from baocao.document.charts.scores import ScoreLine, ScoreMark, score_chart
from baocao.document.charts.theme import titled
from baocao.document.charts.trends import FEWEST
from baocao.document.grades import Legend
from baocao.results.grades import Grade, quarters

MOST_UNITS = 200
MOST_COLUMNS = 8  # more are too narrow to read
WORDS = ("nhóm tốt nhất", "nhóm khá", "nhóm kém", "nhóm kém nhất")
Key = tuple[str, str]


def scorecard(
    frame: pd.DataFrame,
    *,
    title: str,
    label: str = "area_name",
    series: str = "name",
    value: str = "value",
    higher_is_better: Collection[str] = (),
) -> AnyChart:
    """A line for each unit in column `label`, a column for each value of `series`, shaded by the
    quarter among the units, but where they differ by less than a tenth; the units that stand worst
    come first.

    Lower values are better but in the columns named by `higher_is_better`. A missing value has no
    shade and says so. Raises `UsageError` for a unit with two values in one column.
    """
    need(frame, label, series, value)
    if frame.empty:
        return nothing(title)
    columns = [str(name) for name in frame[series].drop_duplicates()]
    names = [str(name) for name in frame[label].drop_duplicates()]
    no_more_than(len(names), MOST_UNITS, title)
    if len(columns) > MOST_COLUMNS:
        what = f"bảng điểm có {len(columns)} cột, vẽ được nhiều nhất {MOST_COLUMNS}"
        raise wrong(what, "lọc bớt chỉ số trước khi vẽ")
    cells = _cells(frame, label, series, value)
    grades: dict[Key, Grade] = {}
    for column in columns:
        own = {
            name: (q.value, unit) for (name, of), (q, unit) in cells.items() if of == column and q
        }
        steps = quarters(
            {name: number for name, (number, _) in own.items()},
            highest_first=column in higher_is_better,
            shares=any(unit == Unit.PERCENT for _, unit in own.values()),
        )
        grades |= {(name, column): step for name, step in steps.items()}
    lines = [
        ScoreLine(name, tuple(_mark(cells, grades, (name, column)) for column in columns))
        for name in sorted(names, key=lambda name: _standing(grades, name, columns))
    ]
    legend = Legend(SIGNS, dict(zip(STEPS, WORDS, strict=True)))
    return as_altair(titled(score_chart(lines, columns, legend, label), title, ()))


def trend(
    frame: pd.DataFrame,
    *,
    title: str,
    series: str = "area_name",
    day: str = "as_of",
    value: str = "value",
    unit: str = "",
) -> AnyChart:
    """`over_time` with a panel for each value of `series` that has three days or more; two points
    are no trend. The panels share one scale."""
    need(frame, series, day, value)
    known = frame.dropna(subset=[day, value])
    long = known[known.groupby(series)[day].transform("count") >= FEWEST]
    return over_time(long, title=title, day=day, value=value, series=series, unit=unit)


def _cells(
    frame: pd.DataFrame, label: str, series: str, value: str
) -> dict[Key, tuple[Quantity | None, Unit]]:
    found: dict[Key, tuple[Quantity | None, Unit]] = {}
    for column, part in frame.groupby(series, sort=False):
        unit = unit_of(part, "")
        for name, quantity in zip(part[label], quantities(part, value), strict=True):
            key = str(name), str(column)
            if key in found:
                raise wrong(f"“{name}” có hai giá trị ở cột “{column}”", "lọc bảng trước khi vẽ")
            found[key] = quantity, unit
    return found


def _mark(
    cells: Mapping[Key, tuple[Quantity | None, Unit]], grades: Mapping[Key, Grade], key: Key
) -> ScoreMark:
    quantity, unit = cells.get(key, (None, Unit.UNITS))
    return ScoreMark(text_of(quantity, unit) or MISSING, grades.get(key))


def _standing(grades: Mapping[Key, Grade], name: str, columns: Collection[str]) -> Decimal:
    """The sum of a unit's steps: the least comes first."""
    return Decimal(sum(grades.get((name, column), Grade.FIRST) for column in columns))
