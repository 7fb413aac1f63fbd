"""Cells that are shown as percentages, in every format that has such a thing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from baocao.submissions.workbooks.looks import shows_percent
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import Sheet, write


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_the_cells_with_a_percent_format(tmp_path: Path, suffix: str) -> None:
    """And those alone, whether numbers stand side by side or apart."""
    sheet = Sheet("Bảng", {"A1": 0.5, "B1": 0.25, "C1": 0.75, "B3": 0.83, "C3": 69.4})
    sheet.percents |= {"A1", "B1", "B3"}
    book = open_workbook(write(tmp_path / f"b{suffix}", [sheet]), "b")
    assert book.structure("Bảng").percents == {(0, 0), (0, 1), (2, 1)}


def test_built_in_formats_and_other_programs_styles(tmp_path: Path) -> None:
    """Formats 9 and 10 have no code in the file."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row, code in enumerate(("0%", "0.00%", "General", '0.0"%"', "0.0\\%"), 1):
        page.cell(row, 1, 0.5).number_format = code
    book.save(tmp_path / "b.xlsx")
    opened = open_workbook(tmp_path / "b.xlsx", "b.xlsx")
    assert opened.structure("Sheet").percents == {(0, 0), (1, 0)}


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [("0%", True), ("#,##0.00%;[Red]-0%", True), ('0.0" %"', False), ("0\\%", False), ("0", False)],
)
def test_which_formats_multiply(code: str, is_percent: bool) -> None:  # noqa: FBT001
    """A sign in quotes is only a word."""
    assert shows_percent(code) is is_percent
