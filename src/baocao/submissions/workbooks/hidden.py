"""What people do not see, or see only as an error, in a sheet that is read: remarks for rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.cells import fold_text, is_blank, is_figure, read_text
from baocao.submissions.workbooks.model import Remark, SourceCell
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook, Structure

HIDDEN_ROW = "hidden_row"
HIDDEN_COLUMN = "hidden_column"
NOT_COMPUTED = "formula_not_computed"
CELL_ERROR = "cell_error"
RAISED_MARK = "raised_mark"


def hidden_in(book: SourceWorkbook, names: Iterable[str]) -> tuple[Remark, ...]:
    """What is hidden, was never computed, is an error or has a mark, in the sheets so named."""
    wanted = {fold_text(name) for name in names}
    return tuple(
        remark
        for name in book.sheet_names
        if fold_text(name) in wanted
        for remark in _of_sheet(book.sheet(name), book.structure(name))
    )


def remark(rule: str, source: SourceCell, found: str, **words: str) -> Remark:
    """A remark with the words of its rule; `found` is what stands in the cell."""
    return Remark(rule, source, "", tuple(sorted({"found": found, **words}.items())))


def broken_cells(sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """Formulas without a stored value, and cells that show an error: they are read as blank."""
    for row, column in sorted(structure.uncomputed):
        yield remark(NOT_COMPUTED, sheet.source(row, column), "trống")
    for (row, column), text in structure.errors:
        yield remark(CELL_ERROR, sheet.source(row, column), text)


def marked_numbers(sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    """Numbers with raised letters beside them, which are read without those."""
    for spot, raised in structure.raised.items():
        if is_figure(raised.text or raised.mark):
            yield remark(RAISED_MARK, sheet.source(*spot), raised.text or "trống", mark=raised.mark)


def hidden_values(
    sheet: SourceSheet, structure: Structure, spots: Iterable[Spot]
) -> Iterator[Remark]:
    """The rows and columns that people do not see and that hold something in one of these cells,
    each at the first such cell."""
    filled = [spot for spot in sorted(spots) if not is_blank(sheet.value(*spot))]
    rows = {row: (row, column) for row, column in reversed(filled)}
    columns = {column: (row, column) for row, column in reversed(filled)}
    for row in sorted(structure.hidden_rows & rows.keys()):
        found = read_text(sheet.value(*rows[row]))
        yield remark(HIDDEN_ROW, sheet.source(*rows[row]), found, row=str(row + 1))
    for column in sorted(structure.hidden_columns & columns.keys()):
        found, letters = read_text(sheet.value(*columns[column])), column_letters(column)
        yield remark(HIDDEN_COLUMN, sheet.source(*columns[column]), found, column=letters)


def _of_sheet(sheet: SourceSheet, structure: Structure) -> Iterator[Remark]:
    cells = ((row, column) for row, cells in enumerate(sheet.rows) for column in range(len(cells)))
    if structure.hidden_rows or structure.hidden_columns:
        yield from hidden_values(sheet, structure, cells)
    yield from broken_cells(sheet, structure)
    yield from marked_numbers(sheet, structure)
