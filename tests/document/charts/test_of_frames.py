"""Charts of an analyst's frames: values as printed, bounds open, missing said, nothing guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from baocao import charts
from baocao.core.errors import UsageError
from baocao.definitions.areas.boundaries import Boundaries
from baocao.definitions.areas.tiles import load_tiles
from baocao.document.charts.as_altair import AnyChart
from baocao.document.charts.export import render_here
from baocao.document.charts.of_frames import MOST_BARS
from tests.document.charts.spec import notes, printed, rows, spec

ROOT = Path(__file__).parents[3]
AREAS = pd.DataFrame(
    {
        "area_name": ["Cao Lộc", "Đình Lập", "Chi Lăng"],
        "value": [83.15, 74.0, None],
        "bound": ["=", ">", "="],
    }
)
UNITS = AREAS.assign(area=["183", "189", "187"])
MAPS = load_tiles(ROOT / "data" / "tiles.csv", name="data/tiles.csv")
DAYS = pd.DataFrame(
    {
        "province_name": ["Lạng Sơn", "Lạng Sơn", "Cao Bằng"],
        "as_of": pd.to_datetime(["2022-03-14", "2021-12-14", "2022-03-14"]),
        "value": [83.15, 74, None],
    }
)
WEEKS = pd.DataFrame(
    {"period": ["W30", "W31", "W32"], "value": [12, None, 0], "limit": [20.5, 21, 19]}
)
LEVELS = pd.DataFrame(
    {"Kỳ": ["Quý I", "Quý I", "Quý II"], "Cấp": [1, 2, 1], "Số xã": [150, 50, None]}
)


def test_bars_in_the_order_of_the_frame() -> None:
    """Values are printed as reports print them; a bound is open, a missing value says so."""
    bars = rows(charts.by_area(AREAS, title="Mũi 3", unit="percent"), "row", "name")
    assert [(b["name"], b["text"], b["kind"]) for b in bars] == [
        ("Cao Lộc", "83,15%", "exact"),
        ("Đình Lập", "trên 74%", "lower"),
        ("Chi Lăng", "chưa có số liệu", "none"),
    ]


def test_lines_with_a_panel_for_each_series() -> None:
    """Days stand in their order, whatever the frame's; what has no value has no point."""
    chart = charts.over_time(DAYS.assign(unit="percent"), title="Mũi 3", series="province_name")
    table = spec(chart)["usermeta"]["table"]["rows"]
    assert table == [["Lạng Sơn", "14/12/2021", "74%"], ["Lạng Sơn", "14/3/2022", "83,15%"]]


def test_stacks_count() -> None:
    """Each bar is made of its counts; a missing count is no part of it."""
    chart = charts.stacked(LEVELS, title="Cấp độ", label="Kỳ", series="Cấp", value="Số xã")
    assert spec(chart)["usermeta"]["table"] == {
        "headings": ["Kỳ", "1", "2", "Tổng"],
        "rows": [["Quý I", "150", "50", "200"]],
    }


def test_weeks_with_their_threshold() -> None:
    """A week without a count is a gap, and zero is zero."""
    chart = charts.epidemic(WEEKS, title="Sốt xuất huyết", threshold="limit")
    drawn = [(row["count"], row["limit"]) for row in rows(chart, "slot")]
    assert drawn == [(12.0, 20.5), (None, 21.0), (0.0, 19.0)]
    assert spec(chart)["usermeta"]["table"]["rows"][1] == ["W31", "", "21"]


def test_units_on_a_map_in_quarters() -> None:
    """A unit without a value has no shade; the darkest are the lowest where higher is better."""
    found = []
    for higher in (True, False):
        chart = charts.unit_map(UNITS, MAPS, title="Mũi 3", higher_is_better=higher)
        found.append(spec(chart)["usermeta"]["table"]["rows"])
    assert found[0] == [
        ["Cao Lộc", "83,15", "● nhóm cao nhất"],
        ["Đình Lập", "trên 74", "!! nhóm thấp"],
        ["Chi Lăng", "chưa có số liệu", ""],
    ]
    assert [row[2] for row in found[1]] == ["!! nhóm cao", "● nhóm thấp nhất", ""]


@pytest.mark.parametrize(
    ("unit", "values", "graded"),
    [
        ("per_100k", (14.48, 15.03, 14.6), False),
        ("per_100k", (14.48, 25.03, 14.6), True),
        ("percent", (85, 92, 90), True),
        ("percent", (91.2, 91.9, 91.5), False),
    ],
    ids=["close rates", "rates", "shares", "close shares"],
)
def test_close_values_have_no_shade(unit: str, values: tuple[float, ...], graded: bool) -> None:  # noqa: FBT001
    """As in the report: a quarter would make much of little."""
    frame = pd.DataFrame({**UNITS[["area", "area_name"]], "value": values, "unit": unit})
    drawn = [
        charts.unit_map(frame, MAPS, title="Tỷ suất"),
        charts.scorecard(frame.assign(name="Tỷ suất"), title="Bảng điểm"),
    ]
    for chart in drawn:
        rows = spec(chart)["usermeta"]["table"]["rows"]
        assert any(sign in cell for row in rows for cell in row for sign in "●!") is graded


def test_units_within_their_borders_where_there_are_those_of_all() -> None:
    """As in the report: tiles stay where one unit of the frame has none."""
    ring = ((106.0, 21.0), (106.2, 21.0), (106.2, 21.2), (106.0, 21.0))
    codes = [str(code) for code in UNITS["area"]]
    for known, drawn in ((codes, True), (codes[1:], False)):
        borders = Boundaries(dict.fromkeys(known, (ring,)), "CC0")
        chart = charts.unit_map(UNITS, replace(MAPS, boundaries=borders), title="Mũi 3")
        datasets = spec(chart)["datasets"].values()
        shapes = [row for data in datasets for row in data if "geometry" in row]
        assert len(shapes) == (len(codes) if drawn else 0)
        assert ("Ranh giới: CC0." in notes(chart)) is drawn


SCORES = pd.DataFrame(
    {
        "area_name": ["Cao Lộc", "Đình Lập", "Chi Lăng", "Bắc Sơn"] * 2,
        "name": ["Mũi 3"] * 4 + ["Ca mắc"] * 4,
        "value": [90.0, 80.0, 70.0, None, 5, 0, 20, 10],
        "unit": ["percent"] * 4 + ["cases"] * 4,
    }
)


def test_a_scorecard_has_who_stands_worst_first() -> None:
    """Quarters in each column, the better end as the caller says; a missing value says so."""
    chart = charts.scorecard(SCORES, title="Bảng điểm", higher_is_better={"Mũi 3"})
    assert spec(chart)["usermeta"]["table"] == {
        "headings": ["area_name", "Mũi 3", "Ca mắc"],
        "rows": [
            ["Chi Lăng", "70% !!", "20 !!!"],
            ["Bắc Sơn", "chưa có số liệu", "10 !!"],
            ["Cao Lộc", "90% ●", "5 !"],  # no better than the next: as in the frame
            ["Đình Lập", "80% !", "0 ●"],
        ],
    }


@pytest.mark.parametrize("values", [[5, 5, 5], [None] * 3, [-3, 0, 1e12]])
def test_a_scorecard_of_strange_values_is_drawn(values: list[float | None]) -> None:
    """All equal and all missing have no shade; negative and huge values have theirs."""
    frame = AREAS.assign(value=pd.Series(values, dtype=float), bound="=", name="Chỉ số")
    table = spec(charts.scorecard(frame, title="T"))["usermeta"]["table"]["rows"]
    graded = [row[1][-1] in "●!" for row in table]
    assert graded == [len(set(values)) > 1] * 3


def test_two_points_are_no_trend() -> None:
    """A series of fewer than three days has no panel; a frame without any says that."""
    days = pd.to_datetime(["2022-01-01", "2022-02-01", "2022-03-01"])
    three = pd.DataFrame({"area_name": "Cao Lộc", "as_of": days, "value": [1, 2, 3]})
    two = pd.DataFrame({"area_name": "Đình Lập", "as_of": days[:2], "value": [1, 2]})
    drawn = charts.trend(pd.concat([two, three]), title="T")
    assert {row[0] for row in spec(drawn)["usermeta"]["table"]["rows"]} == {"Cao Lộc"}
    assert "Chưa có số liệu." in printed(charts.trend(two, title="T"))


DRAW: dict[str, Callable[[pd.DataFrame], AnyChart]] = {
    "by_area": lambda frame: charts.by_area(frame, title="T"),
    "unit_map": lambda frame: charts.unit_map(frame, MAPS, title="T"),
    "scorecard": lambda frame: charts.scorecard(frame, title="T"),
    "trend": lambda frame: charts.trend(frame, title="T", series="province_name"),
    "over_time": lambda frame: charts.over_time(frame, title="T", series="province_name"),
    "epidemic": lambda frame: charts.epidemic(frame, title="T", threshold="limit"),
    "stacked": lambda frame: charts.stacked(
        frame, title="T", label="Kỳ", series="Cấp", value="Số xã"
    ),
}
FRAMES = {
    **{"by_area": AREAS, "unit_map": UNITS, "over_time": DAYS, "stacked": LEVELS},
    **{"epidemic": WEEKS, "scorecard": SCORES},
    "trend": pd.concat([DAYS, DAYS.tail(1).assign(province_name="Lạng Sơn", value=90)]).assign(
        as_of=pd.to_datetime(["2022-03-14", "2021-12-14", "2022-03-14", "2022-06-14"])
    ),
}


@pytest.mark.parametrize("name", DRAW)
def test_drawn(name: str) -> None:
    """Every kind can be rendered."""
    import json

    assert render_here(json.dumps(spec(DRAW[name](FRAMES[name])))).png


@pytest.mark.parametrize("name", DRAW)
def test_without_rows(name: str) -> None:
    """A frame without rows gives a chart that says so instead of failing."""
    assert "Chưa có số liệu." in printed(DRAW[name](FRAMES[name].head(0)))


REFUSED: dict[str, tuple[Callable[[], AnyChart], str]] = {
    "column": (lambda: charts.by_area(AREAS, title="T", value="ty_le"), "không có cột: ty_le"),
    "unit": (lambda: charts.by_area(AREAS, title="T", unit="%"), "đơn vị “%” không có"),
    "text": (lambda: charts.by_area(AREAS, title="T", value="area_name"), "không phải số"),
    "many": (
        lambda: charts.by_area(pd.concat([AREAS] * MOST_BARS), title="T"),
        f"nhiều nhất {MOST_BARS}",
    ),
    "day_twice": (
        lambda: charts.over_time(pd.concat([DAYS, DAYS]), title="T"),
        "14/3/2022 có hai giá trị",
    ),
    "unit_twice": (
        lambda: charts.unit_map(pd.concat([UNITS, UNITS]), MAPS, title="T"),
        "địa bàn mã 183 có hai dòng",
    ),
    "score_twice": (
        lambda: charts.scorecard(pd.concat([SCORES, SCORES]), title="T"),
        "“Cao Lộc” có hai giá trị ở cột “Mũi 3”",
    ),
    "many_columns": (
        lambda: charts.scorecard(
            pd.concat([SCORES.assign(name=str(n)).head(4) for n in range(9)]), title="T"
        ),
        "bảng điểm có 9 cột",
    ),
    "no_codes": (lambda: charts.unit_map(AREAS, MAPS, title="T"), "không có cột: area"),
    "fraction": (
        lambda: charts.stacked(
            LEVELS.assign(**{"Số xã": 0.5}), title="T", label="Kỳ", series="Cấp", value="Số xã"
        ),
        "không phải số đếm",
    ),
    "kinds": (
        lambda: charts.stacked(
            pd.DataFrame({"a": range(9), "b": range(9)}),
            title="T",
            label="a",
            series="b",
            value="a",
        ),
        "9 giá trị",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """A call that cannot be meant is refused with what is there instead."""
    draw, message = REFUSED[case]
    with pytest.raises(UsageError) as caught:
        draw()
    assert message in str(caught.value)
