"""The table at the end of `baocao report`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

UNCHANGED = "không đổi"
NOTHING = "Không có gì thay đổi, không dựng lại báo cáo nào."
_TITLES = ("Báo cáo", "Kết quả", "Số liệu in", "Điểm cần lưu ý", "Còn phải viết", "Thư mục")

Note = tuple[str, str]
"""Which report, and what a person has to know of it."""


def print_table(console: Console, rows: Iterable[Sequence[str]]) -> None:
    """A row for each report."""
    table = Table()
    for title in _TITLES:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def print_notes(console: Console, notes: Iterable[Sequence[str]]) -> None:
    """A line for each note."""
    for report, text in notes:
        console.print(f"{report}: {text}", markup=False, highlight=False, soft_wrap=True)
