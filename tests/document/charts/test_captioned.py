"""Charts below whose drawing a caption stands."""

from __future__ import annotations

from baocao.document.charts.captioned import without_title

NOTE = {"text": ["Số liệu đến ngày 14/12/2022."], "fontSize": 9, "fontWeight": "normal"}


def test_the_notes_of_a_title_stay_and_the_title_goes() -> None:
    """The caption says what the chart shows; of which day it is stands in the drawing alone."""
    spec = {"mark": "bar", "title": {"text": ["Tỷ lệ"], "subtitle": NOTE["text"]}}
    assert without_title(spec) == {"mark": "bar", "title": NOTE}
    assert spec["title"] == {"text": ["Tỷ lệ"], "subtitle": NOTE["text"]}


def test_a_chart_without_notes_has_no_title() -> None:
    """Nor a line that is kept free for one."""
    for title in ({}, {"title": {"text": ["Tỷ lệ"]}}, {"title": {"text": "A", "subtitle": []}}):
        assert without_title({"mark": "bar", **title}) == {"mark": "bar"}
