"""What a workbook's file does beside its cells changes no value: days from 1904, a chart sheet,
texts kept in their cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.workbooks.workbook import open_workbook
from tests.submissions.mapped.test_account import proposed
from tests.submissions.mapped.test_intake_cases import DAY, DISTRICTS, NUMBERS, read


def write_table(path: Path, title: str | date, options: dict[str, Any], *, chart: bool) -> Path:
    """One column of true values, with the day of the figures in A1."""
    with xlsxwriter.Workbook(path, options) as book:
        page = book.add_worksheet("Bieu")
        if isinstance(title, str):
            page.write_string("A1", title)
        else:
            page.write_datetime("A1", title, book.add_format({"num_format": "dd/mm/yyyy"}))
        page.write_row("A3", ("TT", "Địa bàn", "Tổng số ca mắc"))
        for n, (area, number) in enumerate(zip(DISTRICTS, NUMBERS, strict=True)):
            page.write_row(3 + n, 0, (n + 1, area, number))
        if chart:
            drawn = book.add_chart({"type": "column"})
            drawn.add_series({"values": "=Bieu!$C$4:$C$9"})
            book.add_chartsheet("Biểu đồ").set_chart(drawn)
    return path


TITLE = "Số liệu tính đến ngày 14/12/2022"
CASES: dict[str, tuple[str | date, dict[str, Any], bool]] = {
    "days from 1904": (DAY, {"date_1904": True}, False),
    "a chart sheet": (TITLE, {}, True),
    "texts in their cells": (TITLE, {"constant_memory": True}, False),
}


@pytest.mark.parametrize("case", CASES)
def test_the_values_are_read_as_ever(case: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """By the mapping that is proposed, on the day that the title names."""
    title, options, chart = CASES[case]
    path = write_table(tmp_path / "bieu.xlsx", title, options, chart=chart)
    book = open_workbook(path, "bieu.xlsx")
    sent, problems = read(book, proposed(book, lexicon, tmp_path), lexicon)
    assert problems == ()
    assert {o.as_of for o in sent.observations} == {DAY}
    assert tuple(int(o.value) for o in sent.observations) == NUMBERS
