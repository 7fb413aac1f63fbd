"""A sheet of a list with thousands of rows, each put together as XML at once.

XlsxWriter keeps an object for every cell and writes it attribute by attribute; for a list in
which most cells repeat (a figure, a file, a hash), that took a fifth of a report's time. Only
the head of the sheet is left to XlsxWriter, and of the texts those that take more than to be
written down. What is used of its inner parts is all here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

_DAY_ZERO = date(1899, 12, 30)  # of Excel's calendar, from March 1900
_LONGEST = 32767  # letters that a cell may hold
_PLAIN = re.compile(r"[\w./-]+")  # names of figures and files, hashes: nearly all texts of a list
_ESCAPED = "_x"  # what may be read as a letter that XML lacks


class ListBook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook for such sheets."""

    parts: Mapping[str, bytes]
    """Of the file by their names, once the workbook is closed."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), {"in_memory": True})

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    def _create_package(self) -> list[object]:
        """Keep the parts, and leave nothing that XlsxWriter would zip with more care than it
        is worth."""
        contents = {name: held.getvalue() for held, name, _ in super()._create_package()}
        self.workbook.parts = {
            name: content.encode() if isinstance(content, str) else content
            for name, content in contents.items()
        }
        return []

    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
        texts._assemble_xml_file()


class _Texts(SharedStrings):  # type: ignore[misc]
    """The texts of all cells."""

    def _write_si(self, text: str) -> None:
        if _PLAIN.fullmatch(text) and _ESCAPED not in text:
            self.fh.write(f"<si><t>{text}</t></si>")
        else:
            super()._write_si(text)


class ListPage(Worksheet):  # type: ignore[misc]
    """A worksheet that rows of finished cells are added to, below what was written before."""

    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._list: list[str] = []
        self._head = 0  # the last row above them

    def texts(self, format_: Format) -> Callable[[str], str]:
        """What makes cells with a text, each text's once."""
        style = f'<c s="{format_._get_xf_index()}"'
        number = self.str_table._get_shared_string_index

        @cache
        def piece(content: str) -> str:
            if not content:
                return f"{style}/>"
            made = f'{style} t="s"><v>{number(content[:_LONGEST])}</v></c>'
            self.str_table.count -= 1  # counted with the row that it stands in
            return made

        return piece

    def number(self, content: Decimal | date, format_: Format) -> str:
        """A cell's XML, as of the texts; it may stand in any number of cells."""
        known = (content - _DAY_ZERO).days if isinstance(content, date) else float(content)
        return f'<c s="{format_._get_xf_index()}"><v>{known:.16G}</v></c>'

    def add_rows(self, first: int, rows: Iterable[str], columns: int) -> int:
        """Add rows of `columns` pieces each, the first at `first`; the last row's number.

        Cells do not name their places, which they need not where none is skipped: so one text
        stands for what many rows share, and the file is a third smaller.
        """
        self._list = [f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows, first + 1)]
        last = first + len(self._list) - 1
        self._head = self.dim_rowmax
        self._check_dimensions(max(last, first), columns - 1)
        return last

    def _write_rows(self) -> None:
        last, self.dim_rowmax = self.dim_rowmax, self._head  # it looks for cells in each row
        super()._write_rows()
        self.dim_rowmax = last
        written = "".join(self._list)
        self.str_table.count += written.count(' t="s"')
        self.fh.write(written)
