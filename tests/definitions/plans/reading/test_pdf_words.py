"""Words that a narrow column of a PDF cuts are put together again, and no other blank is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Cm

from baocao.definitions.plans.reading.model import TextTable
from baocao.definitions.plans.reading.open_text import open_text
from baocao.definitions.plans.reading.pdf_lines import is_one_word
from tests.definitions.plans.reading.documents import PARAGRAPHS, as_pdf, saved

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành")
TEXTS = (
    "Hướng dẫn chi trả theo Nghị quyết số 11/NQ-CP ngày 30/01/2022 của Chính phủ; tổng kết"
    " 12.500.000.000 đồng và/hoặc hiện vật",
    "Đưa tin (Facebook, Youtube, TikTok) cùng nước bạn Lào trong phòng, chống dịch",
    "Nghiêng về truyền thông trường học, khuyến khích người dân tiêm chủng hoặc dùng"
    " paracetamol; ngày nghỉ",
)
WIDTHS = (1.35, 1.45, 1.55, 1.65, 1.75, 1.85, 1.95, 2.05, 2.15)  # cm


CUT = {
    "30/01/202": "2 của",
    "12.": "500.000",
    "(Facebook": ", Zalo",
    "(TikTok": ")",
    "11/NQ": "-CP",
    "30": "/01/2022",
    "Campuchi": "a trong",
    "Youtu": "be,",
    "(Fac": "ebook,",
    "Nghi": "êng",
    "truyề": "n thông",
    "TRUYỀ": "N THÔNG",
    "phươn": "g",
    "ngà": "y",
    "UBN": "D tỉnh",
    "12/HĐ": "ND",
}
APART = {
    "trường": "học",
    "Sở": "y tế",
    "Facebook": "và Zalo",
    "Youtube": "trong tỉnh",
    "Zalo": "Facebook",
    "trong": "Facebook",
    "trên": "internet",
    "UBND": "các huyện",
    "UBND ": "TỈNH",
    "COVID-19": "trong",
    "Tháng": "9/2022",
    "huyện,": "xã",
    "xã;": "- Phường",
    "": "xã",
}


@pytest.mark.parametrize(("before", "after"), CUT.items())
def test_halves(before: str, after: str) -> None:
    """Numbers, signs, syllables, names and abbreviations that a cell cut are one word."""
    assert is_one_word(before, after)


@pytest.mark.parametrize(("before", "after"), APART.items())
def test_two_words(before: str, after: str) -> None:
    """Words of their own stay apart, Vietnamese beside foreign ones too."""
    assert not is_one_word(before, after)


def tables(content: bytes) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in open_text(content, "x") if isinstance(block, TextTable)]


@pytest.mark.slow
@needs_office
def test_narrow_columns(tmp_path: Path) -> None:
    """Whatever the width, the cells of a PDF read as those of the Word file."""
    document = docx.Document()
    for width in WIDTHS:
        document.add_paragraph(PARAGRAPHS[6])
        table = document.add_table(rows=0, cols=len(HEADS))
        table.style, table.autofit = "Table Grid", False
        for column, measure in zip(table.columns, (1.5, width, 3, 3), strict=True):
            column.width = Cm(measure)
        for row in (HEADS, *((str(n), text, "Sở Y tế", "6/2022") for n, text in enumerate(TEXTS))):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    content = saved(document)
    assert tables(as_pdf(content, tmp_path)) == tables(content)


@pytest.mark.slow
@needs_office
def test_cells_merged_downwards(tmp_path: Path) -> None:
    """An agency that stands once beside several rows stands in each, wherever in its height."""
    document = docx.Document()
    for text in PARAGRAPHS[:7]:
        document.add_paragraph(text)
    table = document.add_table(rows=5, cols=4)
    table.style = "Table Grid"
    rows = (HEADS, *((str(n), f"Việc thứ {n}", "", "Tháng 6/2022") for n in range(1, 5)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    merged = table.cell(1, 2).merge(table.cell(3, 2))
    merged.text, merged.vertical_alignment = "Sở Y tế", WD_ALIGN_VERTICAL.CENTER
    content = saved(document)
    (found,) = tables(as_pdf(content, tmp_path))
    assert [row[2] for row in found] == ["Chủ trì", "Sở Y tế", "Sở Y tế", "Sở Y tế", ""]
    assert (found,) == tuple(tables(content))
