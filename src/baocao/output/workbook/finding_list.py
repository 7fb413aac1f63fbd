"""A list of findings as a workbook to hand over: one row each, to filter, to print in landscape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from io import BytesIO

import xlsxwriter

from baocao.document.blocks import Align
from baocao.output.workbook.sheet import HEAD, NOTE, TITLE, FormattedSheet, Looks, body, lines_in

SHEET = "Điểm cần lưu ý"
HEADS = (
    *("TT", "Đơn vị", "Tệp", "Trang tính", "Ô"),
    *("Mức độ", "Quy tắc", "Nội dung", "Việc cần làm"),
)
WIDTHS = (5.0, 17.0, 17.0, 11.0, 8.0, 10.0, 17.0, 42.0, 25.0)  # in characters
CENTRED = (0, 4, 5)  # columns of short words
HEAD_ROW = 3


@dataclass(frozen=True)
class ListedFinding:
    """A row of the list, in the order of its columns; empty words where nothing is known."""

    unit: str
    file: str
    sheet: str
    cell: str
    severity: str
    rule: str
    message: str
    todo: str


def finding_list(subject: str, counts: str, rows: Sequence[ListedFinding]) -> bytes:
    """The workbook; `subject` says what was checked, `counts` how many findings there are."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        book.set_properties({"title": SHEET, "subject": subject})
        sheet = FormattedSheet(book.add_worksheet(SHEET), Looks(book))
        last = len(WIDTHS) - 1
        sheet.across(0, (0, last), SHEET.upper(), TITLE)
        sheet.across(1, (0, last), subject, {"bold": True})
        sheet.across(2, (0, last), counts, NOTE)
        for column, words in enumerate(HEADS):
            sheet.text(HEAD_ROW, column, words, HEAD)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, row)
        sheet.page.autofilter(HEAD_ROW, 0, HEAD_ROW + len(rows), last)
        sheet.set_up((HEAD_ROW, HEAD_ROW), WIDTHS, landscape=True)
    return output.getvalue()


def _write_row(sheet: FormattedSheet, number: int, row: ListedFinding) -> None:
    words = (str(number), *astuple(row))
    for column, text in enumerate(words):
        align = Align.CENTRE if column in CENTRED else Align.LEFT
        sheet.text(HEAD_ROW + number, column, text, body(align))
    lines = max(lines_in(text, width) for text, width in zip(words, WIDTHS, strict=True))
    sheet.height(HEAD_ROW + number, lines)
