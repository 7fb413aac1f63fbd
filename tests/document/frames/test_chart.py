"""Charts of any kind as pictures: the report's look, the same bytes, clear refusals."""

from __future__ import annotations

import json

import altair as alt
import pandas as pd
import pytest

from baocao import charts
from baocao.core.errors import BaocaoError
from baocao.document.charts.theme import WIDTH_MM
from baocao.document.frames.chart import chart_picture

FRAME = pd.DataFrame(
    {
        "Huyện": ["Cao Lộc", "<script>alert(1)</script>", "Đình Lập"],
        "Tỷ lệ": [83.15, 99.996, None],
        "Ngày": pd.to_datetime(["2022-03-01", "2022-03-08", "2022-03-15"]),
    }
)


def bars() -> alt.Chart:
    chart: alt.Chart = alt.Chart(FRAME).mark_bar().encode(x="Tỷ lệ", y="Huyện")
    return chart


def test_look_and_text() -> None:
    """Any chart gets the report's width, letters and numbers, and words for who sees nothing."""
    picture = chart_picture(bars(), "them-thu", "Thử", "")
    spec = json.loads(picture.spec)
    assert picture.width_mm == WIDTH_MM
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["usermeta"]["table"]["rows"][0] == ["Cao Lộc", "83,15", "01/3/2022"]
    assert picture.alt.startswith("Thử. Huyện, Tỷ lệ, Ngày: Cao Lộc; 83,15; 01/3/2022")


def test_headings_in_vietnamese() -> None:
    """The columns of our own frames have their Vietnamese heading in the table of the data."""
    frame = pd.DataFrame({"area_name": ["Cao Lộc"], "value": [83.15]})
    titles = {"area_name": "Địa bàn", "value": "Giá trị"}
    chart = charts.by_area(frame, title="Mũi 3", unit="percent")
    picture = chart_picture(chart, "a", "Thử", "", titles)
    assert picture.alt == "Thử. Địa bàn, Giá trị: Cao Lộc; 83,15%"
    assert "Mũi 3" not in picture.spec  # the caption says it


def test_own_alternative_text_and_look() -> None:
    """What the author says of a chart, and configures, stays."""
    chart = bars().configure_axis(labelFontSize=14).properties(width=200)
    picture = chart_picture(chart, "them-thu", "Thử", "Hai huyện trên 80%.")
    spec = json.loads(picture.spec)
    assert picture.alt == "Hai huyện trên 80%."
    assert spec["width"] == 200
    assert spec["config"]["axis"]["labelFontSize"] == 14
    assert spec["config"]["axis"]["gridColor"]


def test_equal_charts_give_equal_bytes() -> None:
    """The picture of a chart depends on the chart alone."""
    first, second = (chart_picture(bars(), "a", "Thử", "") for _ in range(2))
    assert (first.svg, first.png, first.spec) == (second.svg, second.png, second.spec)


def test_planted_text_is_text() -> None:
    """A name that is a script is printed, not made into one."""
    svg = chart_picture(bars(), "a", "Thử", "").svg
    assert b"<script" not in svg
    assert b"&lt;script&gt;" in svg


def test_dates_in_vietnamese() -> None:
    """An axis of days prints days as Vietnamese writes them."""
    chart = alt.Chart(FRAME).mark_line().encode(x="Ngày", y="Tỷ lệ")
    assert b">01/03/2022<" in chart_picture(chart, "a", "Thử", "").svg


REFUSED = {
    "address": (alt.Chart("https://example.org/a.csv").mark_bar().encode(x="a:Q"), "bên ngoài"),
    "image": (bars().mark_image(url="https://example.org/a.png"), "bên ngoài"),
    "no_column": (bars().encode(x="khong_co"), "khai báo chưa đúng"),
    "rows": (alt.Chart(pd.DataFrame({"a": range(5001)})).mark_point().encode(x="a"), "5.000 dòng"),
    "expression": (bars().transform_calculate(b="datum.").encode(x="b:Q"), "không vẽ được"),
    "empty": (alt.Chart(), "khai báo chưa đúng"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """A chart that cannot be drawn, or needs the internet, is refused by its name."""
    chart, message = REFUSED[case]
    with pytest.raises(BaocaoError) as caught:
        chart_picture(chart, "a", "Hỏng", "")
    assert message in str(caught.value)
    assert "biểu đồ “Hỏng”" in str(caught.value)
