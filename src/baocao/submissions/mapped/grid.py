"""A sheet as people see it: a merged cell's value stands in all of its cells.

Where the header ends and what each column's header says; what it means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from baocao.submissions.mapped.model import SEPARATOR
from baocao.submissions.mapped.words import cell_words
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank, read_number
from baocao.submissions.workbooks.model import SourceCell
from baocao.submissions.workbooks.workbook import CellValue, Sheet, Structure

HEADER_ROWS = 60  # a table's header stands within these first rows
LABEL_COLUMNS = 6  # and its labels within these first columns
DEEPEST_HEADER = 6

_NUMBERING = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?|[A-Z]|\(\d+\)\s*=.*")


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, rows and columns counted from 0."""

    sheet: Sheet
    structure: Structure
    has_merges: bool

    @property
    def height(self) -> int:
        return len(self.sheet.rows)

    @cached_property
    def width(self) -> int:
        return max(map(len, self.sheet.rows), default=0)

    def value(self, row: int, column: int) -> CellValue:
        """The value that people see at a place; "" outside the sheet."""
        row, column = self._merged.get((row, column), (row, column))
        return self.sheet.value(row, column) if row < self.height else ""

    def own(self, row: int, column: int) -> CellValue:
        """The value of the cell itself: "" in all but the first cell of a merged range."""
        return self.sheet.value(row, column)

    def source(self, row: int, column: int) -> SourceCell:
        return self.sheet.source(row, column)

    def words(self, row: int, column: int) -> str:
        return cell_words(self.value(row, column))

    @cached_property
    def errors(self) -> dict[tuple[int, int], str]:
        """What each cell shows that holds an error: "#DIV/0!"."""
        return dict(self.structure.errors)

    @cached_property
    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each cell of a merged range to the range's first; only as far as there are cells."""
        return {
            (row, column): start
            for start, end in self.structure.merged
            for row in range(start[0], min(end[0] + 1, self.height))
            for column in range(start[1], min(end[1] + 1, self.width))
        }


@dataclass(frozen=True)
class Header:
    """The header of a table: its rows, the column of labels, and each column's words."""

    first: int
    last: int
    label: int
    paths: tuple[tuple[str, ...], ...]

    def text(self, column: int) -> str:
        return SEPARATOR.join(self.paths[column])


def find_header(grid: Grid, label_words: frozenset[str]) -> Header | None:
    """The widest header whose column of labels is headed by one of `label_words`, the first of
    several; None where there is none."""
    places = (
        (row, column)
        for row in range(min(grid.height, HEADER_ROWS))
        for column in range(min(grid.width, LABEL_COLUMNS))
        if _key(grid.own(row, column)) in label_words
    )
    headers = [header_at(grid, r, _last_row(grid, r, c), c) for r, c in places]
    return max(headers, key=lambda header: sum(map(bool, header.paths)), default=None)


def header_at(grid: Grid, first: int, last: int, label: int) -> Header:
    """The header that stands in these rows."""
    paths = tuple(_path(grid, first, last, column) for column in range(grid.width))
    return Header(first, last, label, paths)


def label_column(grid: Grid, first: int, last: int, label_words: frozenset[str]) -> int:
    """The column of labels within known header rows; the first where none is headed so."""
    places = ((r, c) for r in range(first, last + 1) for c in range(min(grid.width, LABEL_COLUMNS)))
    return next((c for r, c in places if _key(grid.own(r, c)) in label_words), 0)


def is_numbering(grid: Grid, row: int) -> bool:
    """Whether a row only counts the columns: "A | B | (1) | (2) | (3)=(2)/(1)"."""
    filled = [cell_words(grid.own(row, c)) for c in range(grid.width)]
    filled = [text for text in filled if text]
    return len(filled) > 1 and all(_NUMBERING.fullmatch(text) for text in filled)


def is_number(value: CellValue) -> bool:
    """Whether a cell holds a number, or a text that can only be meant as one."""
    if isinstance(value, bool) or is_blank(value):
        return False
    if isinstance(value, int | float):
        return True
    try:
        read_number(value)
    except CellError:
        return isinstance(value, str) and bool(re.fullmatch(r"[-−]?[\d.,\s]+%?", value.strip()))
    return True


def _last_row(grid: Grid, first: int, label: int) -> int:
    """The last row of the header: the one above the first row that a label names."""
    last = first
    for row in range(first + 1, min(first + DEEPEST_HEADER, grid.height)):
        if is_numbering(grid, row) or _label_goes_on(grid, row, first, label):
            last = row
        else:
            break
    return last


def _label_goes_on(grid: Grid, row: int, first: int, label: int) -> bool:
    """Whether the row still belongs to the header: nothing but words, none of them a label."""
    merged_down = grid.words(row, label) == grid.words(first, label) and is_blank(
        grid.own(row, label)
    )
    blank = is_blank(grid.value(row, label))
    texts = [grid.value(row, c) for c in range(label + 1, grid.width)]
    named = any(isinstance(value, str) and value.strip() for value in texts)
    return (merged_down or blank) and named and not any(map(is_number, texts))


def _path(grid: Grid, first: int, last: int, column: int) -> tuple[str, ...]:
    """The words above a column, each once, from the top down."""
    parts: list[str] = []
    for row in range(first, last + 1):
        if is_numbering(grid, row):
            continue
        text = bare_header(_header_words(grid, row, last, column))
        if text and (not parts or parts[-1] != text):
            parts.append(text)
    return tuple(parts)


def _header_words(grid: Grid, row: int, last: int, column: int) -> str:
    """A header cell's words; a file that cannot merge leaves the cells to the right blank."""
    text = grid.words(row, column)
    if text or grid.has_merges or row == last:
        return text
    below = any(grid.words(r, column) for r in range(row + 1, last + 1))
    return next((w for w in _leftward(grid, row, column) if w), "") if below else ""


def _leftward(grid: Grid, row: int, column: int) -> Iterator[str]:
    return (grid.words(row, place) for place in range(column - 1, -1, -1))


def bare_header(text: str) -> str:
    return text.rstrip(" :.") or text


def _key(value: CellValue) -> str:
    """A header's words for comparing; "Đơn vị:" is the label of a line and heads no column."""
    if not isinstance(value, str) or value.rstrip().endswith(":"):
        return ""
    return fold_text(value)
