"""What a cell adds by hand: its place, number and figures, in the report and on the page."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import altair as alt
import pandas as pd
import pytest

from baocao import charts, open_data
from baocao.build.compose import running_cell
from baocao.build.compose.report import Report, open_report
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.document.blocks import (
    Appendix,
    AppendixReference,
    FigureText,
    Paragraph,
    Picture,
    Table,
)
from baocao.document.contents import figures_in
from baocao.document.frames.table import UPRIGHT_ROWS
from tests.build.compose.test_report import SECTIONS
from tests.conftest import BUILT, DEFINITIONS, SUBMISSIONS, once

FRAME = pd.DataFrame(
    {"area_name": ["Cao Lộc", "<script>alert(1)</script>"], "Tỷ lệ": [83.25, None]}
)
CHART = charts.by_area(FRAME, title="Hai huyện", value="Tỷ lệ", unit="percent")


@pytest.fixture(scope="session")
def sent(shared: Path) -> Project:
    """A project with the data of one report; not to be changed."""
    return once(shared / "sent", (*DEFINITIONS, SUBMISSIONS))


@pytest.fixture
def report(sent: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Report:
    """A report whose results were added last."""
    monkeypatch.setenv("BAOCAO_ROOT", str(sent.root))
    opened = open_report(BUILT.province, BUILT.period, tmp_path / "out")
    opened.add(opened.situation())
    opened.add(opened.results())
    return opened


def rest(report: Report) -> None:
    for name in SECTIONS[3:]:
        report.add(getattr(report, name)())
    report.add(report.appendices())


def test_additions_stand_where_their_cell_stands(report: Report) -> None:
    """Text, table and chart end the section before them, numbered with the report's own."""
    before = len(report.document().sections[1].blocks) - 1  # the closing sentence
    report.add("Đoạn **đậm**.\n\n- một ý")
    report.add(FRAME, "So sánh hai huyện")
    report.add(CHART, "Tỷ lệ của hai huyện")
    rest(report)
    text, item, table, picture = report.document().sections[1].blocks[before:]
    assert [inline.bold for inline in text.inlines] == [False, True, False]  # type: ignore[union-attr]
    assert item.kind.value == "item"  # type: ignore[union-attr]
    assert isinstance(table, Table)
    assert table.caption.startswith("Bảng 2. So sánh hai huyện")
    assert table.columns[0].title == "Địa bàn"
    assert isinstance(picture, Picture)
    assert picture.caption == "Hình 2. Tỷ lệ của hai huyện"
    assert "Cao Lộc; 83,25%" in picture.alt
    last = report.document().sections[-1].blocks[-1]
    assert last.inlines[0].text.startswith("Trên đây")  # type: ignore[union-attr]


def test_nothing_follows_the_closing_sentence(report: Report) -> None:
    """A cell after the last section adds before the sentence that closes the report."""
    rest(report)
    report.add("Kiến nghị thêm.")
    *_, added, closing = report.document().sections[-1].blocks
    assert added.inlines[0].text == "Kiến nghị thêm."  # type: ignore[union-attr]
    assert closing.inlines[0].text.startswith("Trên đây")  # type: ignore[union-attr]


def test_a_cell_shows_what_it_added(report: Report) -> None:
    """The cell's output is the table with its number; planted text stays text."""
    html = report.add(FRAME, "So sánh hai huyện").html
    assert "Bảng 2. So sánh hai huyện" in html
    assert ">83,25</span>" in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_long_frame_is_an_appendix_that_the_text_names(report: Report) -> None:
    """What is too much for the text stands behind it, and the text says where."""
    long = pd.DataFrame({"Số": range(UPRIGHT_ROWS + 1)})
    report.add(long, "Bảng dài")
    rest(report)
    document = report.document()
    assert document.appendices[-1].title == "Bảng dài"
    assert not document.appendices[-1].landscape
    line = document.sections[1].blocks[-1].inlines  # type: ignore[union-attr]
    assert (
        "".join(inline.text for inline in line)
        == "Bảng dài: số liệu chi tiết nêu tại Phụ lục III kèm theo."
    )


def test_a_second_appendix_gives_the_first_its_number(report: Report) -> None:
    """Where the report had one appendix, sentences call it by number once there are two."""
    alone, *_ = report.appendices()
    report.add([alone])
    report.add(
        pd.DataFrame({f"Cột dài số {n}": ["một câu dài trong ô này"] for n in range(9)}), "B"
    )
    assert isinstance(report.document().appendices[0], Appendix)
    references = [
        inline.text
        for section in report.document().sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, AppendixReference)
    ]
    assert (references[0], references[-1]) == ("Phụ lục I", "Phụ lục II")


def test_empty_frame(report: Report) -> None:
    """A frame without rows is a sentence that says so, never an empty table."""
    report.add(FRAME.head(0), "Huyện chậm")
    line = report.document().sections[1].blocks[-2].inlines[0].text  # type: ignore[union-attr]
    assert line == "Huyện chậm: chưa có số liệu."


def test_files_hold_what_was_added(report: Report, tmp_path: Path) -> None:
    """Ledger, pages' content, workbook and pictures know the addition."""
    report.add(FRAME, "So sánh hai huyện")
    report.add(CHART, "Tỷ lệ của hai huyện")
    rest(report)
    report.write()
    out = tmp_path / "out"
    ledger = json.loads((out / "ledger.json").read_text(encoding="utf-8"))
    (figure,) = [f for f in ledger["figures"] if f["id"].startswith("analyst.")]
    assert (figure["text"], figure["value"], figure["unit"]) == ("83,25", 83.25, "number")
    content = (out / "content.json").read_text(encoding="utf-8")
    assert "Bảng 2. So sánh hai huyện" in content
    assert (out / "figures" / "them-ty-le-cua-hai-huyen.svg").is_file()


REFUSED: dict[str, tuple[Any, str, type[BaocaoError], str]] = {
    "kind": (3, "X", UsageError, "không nhận nội dung kiểu int"),
    "list": ([FRAME], "X", UsageError, "không nhận nội dung kiểu list"),
    "no_caption": (FRAME, "", UsageError, "bảng chưa có tên"),
    "no_chart_caption": (CHART, " ", UsageError, "biểu đồ chưa có tên"),
    "long_caption": (FRAME, "x" * 201, UsageError, "dài quá 200"),
    "blank": ("  \n", "", UsageError, "đoạn văn trống"),
    "html": ("<div>x</div>", "", BaocaoError, "không in được vào báo cáo"),
    "broken_chart": (alt.Chart(FRAME).mark_bar().encode(x="?"), "X", BaocaoError, "biểu đồ “X”"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(report: Report, case: str) -> None:
    """What cannot be printed is refused in Vietnamese, and leaves the report as it was."""
    content, caption, kind, message = REFUSED[case]
    before = report.document()
    with pytest.raises(kind) as caught:
        report.add(content, caption)
    assert message in str(caught.value)
    assert report.document() == before


def test_no_section_to_stand_in(sent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first section there is no place for an addition, and the message says where."""
    monkeypatch.setenv("BAOCAO_ROOT", str(sent.root))
    with pytest.raises(UsageError, match=r"chưa có mục nào(.|\n)*report\.results"):
        open_report(BUILT.province, BUILT.period).add("Sớm quá.")


class Shell:
    """What IPython tells of the cell that is running."""

    def __init__(self) -> None:
        self.history_manager = SimpleNamespace(input_hist_raw=[""])
        self.execution_count = 0
        self.cell = ""

    def run(self, cell: str, source: str = "") -> None:
        self.execution_count += 1
        self.cell = cell
        self.history_manager.input_hist_raw.append(source)

    def get_parent(self) -> dict[str, Any]:
        return {"metadata": {"cellId": self.cell}}


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    made = Shell()
    monkeypatch.setattr(running_cell, "_shell", lambda: made)
    return made


def test_a_cell_run_again_replaces_what_it_added(report: Report, shell: Shell) -> None:
    """In Jupyter, an edited cell that is run again leaves nothing of its earlier runs."""
    before = len(report.document().sections[1].blocks) - 1  # the closing sentence
    shell.run("a")
    report.add("Một.")
    report.add(FRAME, "Bảng")
    shell.run("b")
    report.add("Hai.")
    shell.run("a")
    report.add("Ba.")
    added = report.document().sections[1].blocks[before:-1]
    assert [p.inlines[0].text for p in added] == ["Hai.", "Ba."]  # type: ignore[union-attr]


def test_one_name_for_two_tables(report: Report, shell: Shell) -> None:
    """Two cells with one caption are told so; neither table vanishes in silence."""
    shell.run("a")
    report.add(FRAME, "Bảng")
    shell.run("b")
    with pytest.raises(UsageError, match="đã có bảng hoặc biểu đồ tên “Bảng”"):
        report.add(FRAME, "Bảng")


def test_source_is_the_cell_of_the_notebook(
    report: Report, shell: Shell, sent: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure names the notebook and its cell, counted as a reader counts; an edited cell
    that is not saved yet is called so."""
    notebook = sent.notebooks / "progress_report.ipynb"
    monkeypatch.setenv(running_cell.NOTEBOOK_VARIABLE, str(notebook))
    places = []
    for source in ("report.add(report.results())", "report.add(frame)"):
        shell.run(source, source)
        report.add(FRAME, f"Bảng {source}")
    for figure in figures_in(report.document()):
        if figure.id.startswith("analyst"):
            places.append((figure.sources[0].file, figure.sources[0].sheet))
    name = "notebooks/progress_report.ipynb"
    assert places == [(name, "ô số 6"), (name, running_cell.UNSAVED)]


def test_results_keep_their_sources(report: Report) -> None:
    """What comes from open_data and is one of the report's results stays the report's own
    figure, with its cells; what was changed since is the analyst's."""
    results = open_data(BUILT.province, BUILT.period).results
    third = results.query("indicator == 'coverage' and split == '18plus/d3' and area == '20'")
    report.add(third[["area_name", "text", "value"]], "Nguyên")
    report.add(third.assign(value=third["value"] - 1)[["value"]], "Đã trừ")
    report.add(third.reset_index(drop=True)[["text"]], "Không rõ")
    figures = [
        [i.figure for row in table.rows for c in row.cells for i in c if isinstance(i, FigureText)]
        for table in report.document().sections[1].blocks[-4:-1]
        if isinstance(table, Table)
    ]
    known, changed, bare = figures
    assert [f.id for f in known] == ["coverage.18plus.d3.20.value"] * 2
    assert [f.text for f in known] == ["83,15%"] * 2
    assert known[0].sources[0].cell == "F4"
    assert [f.id.startswith("analyst.") for f in (*changed, *bare)] == [True, True]
    assert [f.text for f in (*changed, *bare)] == ["82,15", "83,15%"]
