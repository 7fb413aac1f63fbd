"""Refuses a table of persons that was sent instead of counts, before any cell is quoted.

Two headers of personal data in one row tell such a table; a signature has no such row.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.mapped.words import TableWords, bare
from baocao.submissions.workbooks.cells import clean_text, fold_text
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook

HEADER_ROWS = 30
ENOUGH = 2

_SEND_COUNTS = (
    "xóa tệp này khỏi data/submissions; tổng hợp sổ bằng lệnh baocao intake, hoặc yêu cầu đơn vị "
    "chỉ gửi số đếm"
)


def refuse_persons(book: SourceWorkbook, words: TableWords) -> None:
    """Raise `BaocaoError` naming the headers, and nothing else, of each table of persons."""
    problems = [
        problem for name in book.sheet_names for problem in _problems(book.sheet_of(name), words)
    ]
    if problems:
        raise BaocaoError(*problems)


def _problems(sheet: SourceSheet, words: TableWords) -> Iterator[Problem]:
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        found = {
            column: clean_text(value)
            for column, value in enumerate(row)
            if isinstance(value, str) and fold_text(bare(value)) in words.personal
        }
        if len(set(found.values())) >= ENOUGH:
            headers = ", ".join(f"“{header}”" for header in found.values())
            what = f"bảng này ghi theo từng người (các cột {headers}) nên không được đọc"
            yield Problem(what, str(sheet.source(number, next(iter(found)))), _SEND_COUNTS)
            return
