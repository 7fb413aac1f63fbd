"""A sheet of a list with thousands of rows, each put together as XML at once.

XlsxWriter keeps an object for every cell and writes it attribute by attribute; for a list in
which most cells repeat (a figure, a file, a hash), that took a fifth of a report's time. Only
the head of the sheet is left to XlsxWriter. What is used of its inner parts is all here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_DAY_ZERO = date(1899, 12, 30)  # of Excel's calendar, from March 1900
_LONGEST = 32767  # letters that a cell may hold


class ListPage(Worksheet):  # type: ignore[misc]
    """A worksheet that rows of finished cells are added to, below what was written before."""

    def __init__(self) -> None:
        super().__init__()
        self._list: list[str] = []

    def piece(self, content: str | Decimal | date, format_: Format) -> str:
        """A cell's XML; it may stand in any number of cells."""
        style = f'<c s="{format_._get_xf_index()}"'
        match content:
            case "":
                return f"{style}/>"
            case str():
                number = self.str_table._get_shared_string_index(content[:_LONGEST])
                self.str_table.count -= 1  # counted with the row that it stands in
                return f'{style} t="s"><v>{number}</v></c>'
            case date():
                return f"{style}><v>{(content - _DAY_ZERO).days}</v></c>"
            case _:
                return f"{style}><v>{float(content):.16G}</v></c>"

    def add_rows(self, first: int, rows: Iterable[str], columns: int) -> int:
        """Add rows of `columns` pieces each, the first at `first`; the last row's number.

        Cells do not name their places, which they need not where none is skipped: so one text
        stands for what many rows share, and the file is a third smaller.
        """
        self._list = [f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows, first + 1)]
        last = first + len(self._list) - 1
        self._check_dimensions(max(last, first), columns - 1)
        return last

    def _write_rows(self) -> None:
        super()._write_rows()
        written = "".join(self._list)
        self.str_table.count += written.count(' t="s"')
        self.fh.write(written)
