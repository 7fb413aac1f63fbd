"""A note of a day: an official Word file and a workbook of what was added."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from baocao import charts, number, open_data, open_note, show
from baocao.core.errors import UsageError
from baocao.core.project import Project
from baocao.review.decree30 import lint_file, load_lint_rules

NAME = "mui-3-theo-huyen"
HOSTILE = "<script>alert(1)</script>"


def text_of(path: Path) -> str:
    paragraphs = Document(str(path)).element.body.iter(qn("w:p"))
    return "\n".join("".join(p.itertext()) for p in paragraphs).replace("\xa0", " ")


def test_word_and_workbook(opened: Project, tmp_path: Path) -> None:
    """Head, table and picture are numbered in Decree 30's form; synthetic data is marked."""
    data = open_data("lang-son", "2022-Q4")
    frame = pd.DataFrame({"area_name": ["Cao Lộc", HOSTILE], "value": [94.73, None]})
    note = open_note(data, "Mũi 3 theo huyện")
    note.add("Kết quả như sau.")
    shown = note.add(frame, "Mũi 3")
    note.add(charts.by_area(frame, title="Mũi 3", unit="percent"), "Biểu đồ mũi 3")
    assert HOSTILE not in shown.html
    note.write(tmp_path)
    text = text_of(tmp_path / f"{NAME}.docx")
    for words in ("SỐ LIỆU MÔ PHỎNG", "Bảng 1. Mũi 3", "Hình 1. Biểu đồ mũi 3", "94,73", HOSTILE):
        assert words in text
    book = load_workbook(tmp_path / f"{NAME}.xlsx")
    assert book["Bảng 1"]["B4"].value == 94.73


def test_equal_notes_have_equal_bytes(opened: Project, tmp_path: Path) -> None:
    """The files depend on the data and what was added, not on the hour."""
    files = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        note = open_note(open_data("lang-son", "2022-Q4"), "Mũi 3 theo huyện")
        note.add(pd.DataFrame({"Số": [1]}), "Bảng")
        note.write(folder)
        files.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert files[0] == files[1]


def test_form_of_the_word_file(opened: Project, tmp_path: Path) -> None:
    """The check of Decree 30 finds nothing in it."""
    note = open_note(open_data("lang-son", "2022-Q4"), "Mũi 3 theo huyện")
    note.add(pd.DataFrame({"Số": [1]}), "Bảng")
    note.write(tmp_path)
    assert lint_file(tmp_path / f"{NAME}.docx", load_lint_rules(opened.rules)) == ()


def test_a_table_without_data(opened: Project, tmp_path: Path) -> None:
    """A frame that came out empty is said to be so."""
    data = open_data("lang-son", "2022-Q1")
    note = open_note(data, "Mũi 3 theo huyện")
    note.add(data.results[["area_name", "text"]].head(0), "Mũi 3")
    note.write(tmp_path)
    text = text_of(tmp_path / f"{NAME}.docx")
    assert "Mũi 3: chưa có số liệu." in text


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_titles(opened: Project, title: str) -> None:
    """A note without a name, or with one that no line holds, is refused."""
    with pytest.raises(UsageError, match="open_note"):
        open_note(open_data("lang-son", "2022-Q1"), title)


def test_no_data_no_file(opened: Project, tmp_path: Path) -> None:
    """A note on a period that nobody reported on is not written, and that is said."""
    note = open_note(open_data("lang-son", "2021-Q2"), "Mũi 3 theo huyện")
    note.add("Kết quả như sau.")
    shown = note.write(tmp_path / "ra")
    assert "không ghi tệp nào" in shown.html
    assert not (tmp_path / "ra").exists()


def test_show_and_number(opened: Project) -> None:
    """Cells show frames with Vietnamese headings and numbers, and plant nothing."""
    html = show(pd.DataFrame({"area_name": [HOSTILE], "value": [1234.5]}), "Bảng").html
    assert ">Địa bàn</th>" in html
    assert ">1.234,5<" in html
    assert HOSTILE not in html
    assert "chưa có số liệu" in show(pd.DataFrame({"a": []}), "Bảng").html
    assert [number(v) for v in (83.1467, None, 1234567)] == [
        "83,15",
        "chưa có số liệu",
        "1.234.567",
    ]
    with pytest.raises(ValueError, match="không phải số"):
        number("chín")
