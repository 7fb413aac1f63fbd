"""Several provinces side by side, where they speak of the same thing.

Rule 8 of the reports: a comparison has the same window, day and definition on all sides, or
is not made. What is not compared is listed with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from baocao.apps.notebook.columns import Row
from baocao.apps.notebook.data import Data
from baocao.apps.notebook.result_rows import ResultRows
from baocao.apps.notebook.showing import show
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import fold
from baocao.results.model import IndicatorResult


@dataclass(frozen=True)
class ComparedProvinces:
    """`same`: a row for each province of each indicator compared; `left_out`: the others."""

    same: pd.DataFrame
    left_out: pd.DataFrame

    def _repr_html_(self) -> str:
        same = show(self.same[["period", "name", "province_name", "text", "as_of"]], "So sánh được")
        others = show(self.left_out[["period", "name", "reason"]], "Không so sánh")
        return same.html + others.html


@dataclass(frozen=True)
class Side:
    """One province's result with its row, and whether its data is synthetic."""

    result: IndicatorResult
    row: Row
    synthetic: bool

    @property
    def province(self) -> str:
        return self.result.area.short_name


def compare_provinces(data: Data) -> ComparedProvinces:
    """Compare the provinces of `data`, period by period, indicator by indicator.

    An indicator that only one province has, or whose provinces differ in day, definition of
    the denominator, kind of data or completeness, is left out with the reason.
    """
    same: list[Row] = []
    left_out: list[Row] = []
    for sides in _groups(data):
        reason = why_not(sides)
        if reason:
            left_out.append({**sides[0].row, "reason": reason})
        else:
            same += [side.row for side in sides]
    return ComparedProvinces(
        data.frame("same", iter(same)),
        data.frame("left_out", iter(left_out)),
    )


def _groups(data: Data) -> Iterator[list[Side]]:
    """The provinces' results of one period, indicator and split together."""
    sides = sorted(_sides(data), key=_key)
    for _, group in groupby(sides, key=_key):
        yield list(group)


def _sides(data: Data) -> Iterator[Side]:
    for one in data.gathering.found:
        if one.data:
            rows = ResultRows(one.data, data.phrases).results()
            for result, row in zip(one.data.results, rows, strict=True):
                if result.area == one.data.inputs.province:
                    yield Side(result, row, one.data.inputs.synthetic)


def _key(side: Side) -> tuple[str, str, str]:
    return side.row["period"], side.row["indicator"], side.row["split"]


def why_not(sides: Sequence[Side]) -> str:
    """Why these may not be compared; "" where they may."""
    if len(sides) < 2:
        return f"chỉ {sides[0].province} có số liệu"
    checks: tuple[tuple[str, Callable[[Side], str]], ...] = (
        ("kỳ báo cáo tính khác nhau", lambda side: short_date(side.row["period_end"])),
        ("ngày số liệu khác nhau", lambda side: short_date(side.result.as_of)),
        ("mẫu số xác định khác nhau", _definition),
        ("một bên là số liệu mô phỏng", lambda side: "mô phỏng" if side.synthetic else "thực tế"),
        ("có tỉnh chưa đủ số liệu", lambda side: "đủ" if side.result.is_complete else "chưa đủ"),
    )
    for words, facet in checks:
        found = {fold(facet(side)) for side in sides}
        if len(found) > 1:
            shown = "; ".join(f"{side.province}: {facet(side) or 'không ghi'}" for side in sides)
            return f"{words} ({shown})"
    return "" if sides[0].result.is_complete else "chưa tỉnh nào đủ số liệu"


def _definition(side: Side) -> str:
    """Who is counted below the line, and by whom; a finished rate does not say."""
    below = side.result.denominator
    if side.result.reported:
        return "tỷ lệ do đơn vị tự tính"
    return ", ".join(filter(None, (below.definition, below.provider))) if below else "số đếm"
