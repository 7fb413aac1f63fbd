"""What the XML of one sheet of an xlsx file says beside values: hidden rows and columns, merged
cells, formulas, errors, raised letters. How parts of a file are found is the matter of `structure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.cell_names import WrittenFormula, cell_spot
from baocao.submissions.workbooks.looks import Raised, RichText, percent_cells, raised_in
from baocao.submissions.workbooks.open_document import TableShape

# What says something of rows and columns, and of cells: signs that are quick to look for, and
# where they are found the pattern.
_OF_ROWS = (b"hidden", b"zeroHeight", b"customHeight", b'width="0', b"width='0")
_SIGNS_OF_CELLS = (b"<f", b":f", b'"e"', b"'e'", b"rPr")
_OF_CELLS = re.compile(rb"<(?:\w+:)?f[\s>/]|t\s*=\s*[\"']e[\"']|rPr")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})[\"']"
)
_WORTH_NOTING = etree.XPath(
    "*[local-name() = 'c'][@t = 'e' or not(@r) or *[local-name() = 'f']"
    " or *[local-name() = 'is']/*[local-name() = 'r']]"
)
_YES = ("1", "true")
_MAX_COLUMNS = 16_384
NARROWEST, LOWEST = 0.5, 2.0  # characters and points; what is less shows nothing of a cell


@dataclass(frozen=True)
class BookParts:
    """What the sheets of a workbook share: formats of percentages and of cells with a colour, by
    number, and the texts with raised letters."""

    percents: frozenset[int]
    coloured: frozenset[int]
    texts: Mapping[int, RichText]


def sheet_shape(xml: bytes, book: BookParts) -> TableShape:
    """The shape of a sheet; most hide nothing and are not parsed at all."""
    cells = xml.rpartition(b"sheetData")[0]  # with what stands above them
    shape = TableShape("", percents=set(percent_cells(cells, book.percents)))
    for match in _MERGED.finditer(xml) if b"mergeCell" in xml else ():
        first, last = (cell_spot(corner.decode()) for corner in match.groups())
        if first and last:
            shape.merged.append((first, last))
    are_of_note = bool(book.texts) or (
        any(sign in cells for sign in _SIGNS_OF_CELLS) and _OF_CELLS.search(cells) is not None
    )
    if are_of_note or any(sign in cells for sign in _OF_ROWS):
        _parse(xml, _Notes(shape, book, are_of_note=are_of_note))
    return shape


def _parse(xml: bytes, notes: _Notes) -> None:
    """Note what rows and columns say, and cells; what is broken below them breaks the sheet too."""
    tags = [f"{{*}}{tag}" for tag in ("sheetFormatPr", "col", "row")]
    for _, element in etree.iterparse(
        BytesIO(xml), tag=tags, huge_tree=True, resolve_entities=False
    ):
        notes.element(element)


@dataclass
class _Notes:
    """Where the reading of one sheet is: a row or cell without a name follows the one before."""

    shape: TableShape
    book: BookParts
    are_of_note: bool  # whether any cell has something to say
    row: int = -1
    column: int = -1
    are_hidden: bool = False  # rows that say nothing of their height
    shared: dict[str, WrittenFormula] = field(default_factory=dict)

    def element(self, element: etree._Element) -> None:
        """Note what a row with its cells, a column, or the sheet's format says."""
        tag = str(element.tag).rpartition("}")[2]
        if tag == "row":
            self.start_row(element)
            for cell in self.worth_noting(element) if self.are_of_note else ():
                self.cell(cell)
            element.clear()
        elif tag == "col":
            _note_columns(element, self.shape)
        else:
            self.are_hidden = element.get("zeroHeight") in _YES

    def start_row(self, row: etree._Element) -> None:
        number, height = row.get("r", ""), _size(row.get("ht"))
        self.row = int(number) - 1 if number.isdecimal() else self.row + 1
        self.column = -1
        is_hidden = row.get("hidden") in _YES
        if height is None:  # openpyxl leaves a height of 0 out and says that there is one
            is_hidden = is_hidden or self.are_hidden or row.get("customHeight") in _YES
        if is_hidden or (height is not None and height < LOWEST):
            self.shape.hidden_rows.add(self.row)

    def worth_noting(self, row: etree._Element) -> Iterable[etree._Element]:
        """The cells of a row that there is something to say of; all of them where texts have
        raised letters, or where a cell without a name is counted from the one before."""
        found: list[etree._Element] = _WORTH_NOTING(row)
        if self.book.texts or not all(cell.get("r") for cell in found):
            return row.iterfind("{*}c")
        return found

    def cell(self, cell: etree._Element) -> None:
        spot = cell_spot(cell.get("r", "")) or (self.row, self.column + 1)
        self.column = spot[1]
        value, kind = cell.findtext("{*}v"), cell.get("t")
        formula = cell.find("{*}f")
        if has_formula := formula is not None:
            self.shape.formulas.add(spot)
        if formula is not None and value and kind != "e":
            self._result(spot, formula)
        if kind == "e":
            self.shape.errors[spot] = value or ""
        elif not value and has_formula and (kind != "str" or value is None):
            self.shape.uncomputed.add(spot)  # an empty text is a result too
        raised = self._raised(cell, kind, value)
        if raised is not None:
            self.shape.raised[spot] = raised

    def _result(self, spot: tuple[int, int], formula: etree._Element) -> None:
        """Note a formula; of those that share one, the first has its text and where it holds."""
        own, number = WrittenFormula(formula.text or "", spot), formula.get("si", "")
        if formula.get("t") == "shared":
            if own.text:
                self.shared[number] = own
            if number in self.shared:
                self.shape.results[spot] = self.shared[number]
        elif not formula.get("t"):  # else it is of an array, or of a table of data
            self.shape.results[spot] = own

    def _raised(self, cell: etree._Element, kind: str | None, value: str | None) -> Raised | None:
        own = cell.find("{*}is") if kind == "inlineStr" else None
        text = raised_in(own) if own is not None else None
        if kind == "s" and self.book.texts and value and value.strip().isdecimal():
            text = self.book.texts.get(int(value))
        if text is None:
            return None
        style = cell.get("s", "")
        is_coloured = style.isdecimal() and int(style) in self.book.coloured
        return text.on_colour if is_coloured else text.on_paper


def _note_columns(column: etree._Element, shape: TableShape) -> None:
    first, last = column.get("min", ""), column.get("max", "")
    width = _size(column.get("width"))
    is_hidden = column.get("hidden") in _YES or (width is not None and width < NARROWEST)
    if is_hidden and first.isdecimal() and last.isdecimal():
        shape.hidden_columns.update(range(int(first) - 1, min(int(last), _MAX_COLUMNS)))


def _size(text: str | None) -> float | None:
    """A width or height; None where there is none, or none that is a number."""
    try:
        return float(text or "")
    except ValueError:
        return None
