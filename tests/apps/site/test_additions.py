"""What an analyst adds to a report in a notebook of one's own is on the page, in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from baocao.apps.site.publish import build_plain
from baocao.build.run.build import build_report
from baocao.core.project import Project
from tests.apps.site.browser import browser_tab, drawn, needs_chromium
from tests.apps.site.conftest import DAY, RICH, parsed
from tests.apps.site.sample import found, text
from tests.conftest import NOTEBOOK
from tests.reports.word_text import lines

CELL = """
import altair as alt
import pandas as pd

report.add("Đoạn do **người phân tích** viết <b>tay</b>.")
frame = pd.DataFrame({"Huyện": ["Cao Lộc", "Đình Lập"], "Số ca": [12, 7]})
report.add(frame, caption="Bảng đưa thêm")
chart = alt.Chart(frame).mark_bar().encode(x="Số ca:Q", y="Huyện:N", tooltip=["Huyện", "Số ca"])
report.add(chart, caption="Biểu đồ đưa thêm", alternative="Cao Lộc 12 ca, Đình Lập 7 ca.")
"""


def add_cell(project: Project) -> None:
    """Give the report a notebook of its own, with a cell more after the situation."""
    notebook = nbformat.read(project.notebooks / NOTEBOOK, as_version=4)
    places = [n for n, c in enumerate(notebook.cells) if "report.situation()" in c.source]
    notebook.cells.insert(places[0] + 1, nbformat.v4.new_code_cell(CELL))
    own = project.notebooks / RICH.programme / RICH.province / f"{RICH.period}.ipynb"
    own.parent.mkdir(parents=True)
    nbformat.write(notebook, own)


@pytest.fixture
def page_file(own: Project) -> Path:
    add_cell(own)
    build_report(own, RICH)
    return build_plain(own, DAY).folder / f"bao-cao/{RICH.slug}.html"


@pytest.mark.slow
@needs_chromium
def test_additions_stand_in_their_section(page_file: Path, own: Project) -> None:
    """Text, table and chart stand in the section that they were added to, as in the Word file:
    the text as text, the frame as a table, the chart drawn with its values beside it."""
    for page in (parsed(page_file), parsed(own.report(RICH) / "bao-cao.html")):
        stands_in_its_section(page)
    printed = [line.text for line in lines(own.report(RICH) / "bao-cao.docx")]
    assert any("Biểu đồ đưa thêm" in paragraph for paragraph in printed)
    with browser_tab() as (tab, heard):
        tab.goto(page_file.as_uri())
        drawn(tab)
        chart = tab.locator("figure.bc-chart", has_text="Biểu đồ đưa thêm")
        assert chart.get_attribute("data-drawn") == "vega"
        assert {"Cao Lộc", "Đình Lập"} <= set(chart.locator("svg text").all_text_contents())
        bar = chart.locator(".mark-rect path").first
        bar.scroll_into_view_if_needed()
        bar.hover()
        tab.locator("#vg-tooltip-element.visible").wait_for()
    assert heard.complaints == []


def stands_in_its_section(page: Any) -> None:
    (paragraph,) = [p for p in found(page, "//p") if "người phân tích" in text(p)]
    assert text(paragraph) == "Đoạn do người phân tích viết <b>tay</b>."
    assert text(found(paragraph, "preceding::h2[1]")[0]) == "I. TÌNH HÌNH DỊCH"
    (table,) = [t for t in found(page, "//table") if "Bảng đưa thêm" in text(t)]
    assert [text(cell) for cell in found(table, "tbody/tr/td")][-4:] == [
        "Cao Lộc", "12", "Đình Lập", "7",
    ]  # fmt: skip
    (figure,) = [f for f in found(page, "//figure") if "Biểu đồ đưa thêm" in text(f)]
    assert found(figure, "preceding::p[contains(., 'người phân tích')]")
