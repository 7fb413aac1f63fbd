"""A sheet as people see it: a merged cell's value stands in all of its cells.

Where the header ends and what each column's header says; what it means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from baocao.submissions.mapped.header_words import HeaderWords
from baocao.submissions.mapped.model import SEPARATOR
from baocao.submissions.mapped.words import cell_words
from baocao.submissions.workbooks.cells import fold_text, is_blank, is_day, is_figure, is_number
from baocao.submissions.workbooks.model import SourceCell
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet, Structure

DEEPEST_HEADER = 6

_YEARS = frozenset(map(str, range(1990, 2101)))
_NUMBERING = re.compile(r"(?P<letter>[A-Z])|(?P<sign>\(?)(?P<number>\d{1,2})\)?(?P<sum>\s*=.*)?")


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, rows and columns counted from 0."""

    sheet: SourceSheet
    structure: Structure
    has_merges: bool

    def without(self, spots: Collection[tuple[int, int]]) -> Grid:
        """The same sheet with some cells blank."""
        if not spots:
            return self
        blank = {spot for spot in spots if spot[0] < self.height}
        rows = [list(row) for row in self.sheet.rows]
        for row, column in blank:
            rows[row][column : column + 1] = [""] * len(rows[row][column : column + 1])
        kept = frozenset(s for s in self.structure.uncomputed if s not in spots)
        errors = tuple((s, text) for s, text in self.structure.errors if s not in spots)
        return Grid(
            replace(self.sheet, rows=tuple(map(tuple, rows)), uncomputed=kept),
            replace(self.structure, uncomputed=kept, errors=errors),
            self.has_merges,
        )

    @property
    def height(self) -> int:
        return len(self.sheet.rows)

    @cached_property
    def width(self) -> int:
        return max(map(len, self.sheet.rows), default=0)

    def value(self, row: int, column: int) -> CellValue:
        """The value that people see at a place; "" outside the sheet."""
        return self.sheet.value(*self.start(row, column))

    def start(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of the merged range that a cell lies in, itself where it lies in none."""
        return self._merged.get((row, column), (row, column))

    def end(self, row: int, column: int) -> tuple[int, int]:
        """The last cell of the merged range that a cell lies in, which may be beyond all values."""
        start = self.start(row, column)
        return self._ends.get(start, start)

    def own(self, row: int, column: int) -> CellValue:
        """The value of the cell itself: "" in all but the first cell of a merged range."""
        return self.sheet.value(row, column)

    def source(self, row: int, column: int) -> SourceCell:
        return self.sheet.source(row, column)

    def words(self, row: int, column: int) -> str:
        return cell_words(self.value(row, column))

    def is_filled(self, row: int, column: int) -> bool:
        """Whether people see anything at a place, or would if its formula had been computed."""
        return not is_blank(self.value(row, column)) or self.is_broken(row, column)

    def is_broken(self, row: int, column: int) -> bool:
        """Whether a cell holds a formula without a result, or shows an error."""
        return (row, column) in self.structure.uncomputed or (row, column) in self.errors

    def holds_number(self, row: int, column: int) -> bool:
        """Whether a number may stand in a cell itself, however it is written; no date does."""
        if self.is_broken(row, column):
            return True
        value = self.own(row, column)
        return is_figure(value) and not is_day(value)

    @cached_property
    def errors(self) -> dict[tuple[int, int], str]:
        """What each cell shows that holds an error: "#DIV/0!"."""
        return dict(self.structure.errors)

    @cached_property
    def _ends(self) -> dict[tuple[int, int], tuple[int, int]]:
        return dict(self.structure.merged)

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
    """The header of a table: its rows, the column of labels, and each column's words.

    The table's columns are those from `left` to `right`, its rows go down to `bottom`; those in
    `repeated` say the header again. `doubtful` has the words of columns that a heading beside
    them may be for too.
    """

    first: int
    last: int
    label: int
    paths: tuple[tuple[str, ...], ...]
    left: int
    right: int
    bottom: int
    repeated: tuple[int, ...] = ()
    doubtful: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def text(self, column: int) -> str:
        return SEPARATOR.join(self.paths[column])

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)

    @property
    def rows(self) -> range:
        """The rows below the header."""
        return range(self.last + 1, self.bottom + 1)


def header_at(grid: Grid, first: int, last: int, label: int) -> Header:
    """The header that stands in these rows, of a table that has the rest of the sheet."""
    rows = (row for row in range(first, last + 1) if not is_numbering(grid, row, label))
    words = HeaderWords(grid, tuple(rows))
    doubtful = words.doubtful
    return Header(
        first, last, label, words.paths, 0, grid.width - 1, grid.height - 1, doubtful=doubtful
    )


def heads_labels(grid: Grid, row: int, column: int, label_words: frozenset[str]) -> bool:
    """Whether a cell heads a column of labels; "Đơn vị:" is the label of a line and heads none."""
    value = grid.own(row, column)
    is_line = not isinstance(value, str) or value.rstrip().endswith(":")
    return not is_line and fold_text(str(value)) in label_words


def is_numbering(grid: Grid, row: int, label: int, columns: range | None = None) -> bool:
    """Whether a row, or its cells in some columns, only count the columns:
    "A | B | (1) | (2) | (3)=(2)/(1)".

    Plain numbers count only where they go on one by one, and where the label has one too: a
    row of small numbers without a name is none.
    """
    filled = [c for c in columns or range(grid.width) if not is_blank(grid.own(row, c))]
    marks = [_NUMBERING.fullmatch(cell_words(grid.own(row, c))) for c in filled]
    found = [mark for mark in marks if mark is not None]
    if len(found) < 2 or len(found) < len(filled) or not _count_on(found):
        return False
    is_sure = any(mark["letter"] or mark["sign"] or mark["sum"] for mark in found)
    is_full = len(filled) > 2 and filled[-1] - filled[0] == len(filled) - 1
    return is_sure or is_full or label in filled


def counts_columns(grid: Grid, header: Header, row: int) -> bool:
    """Whether a row right below a header, or where it is repeated, numbers the columns."""
    is_below = row - 1 in (header.last, *header.repeated)
    return is_below and is_numbering(grid, row, header.label, header.columns)


def row_mark(grid: Grid, header: Header, row: int) -> str:
    """The number of a row, in the column before its label."""
    before = header.label - 1
    return grid.words(row, before) if before >= header.left else ""


def numbers_rows(grid: Grid, header: Header, column: int, order_words: frozenset[str]) -> bool:
    """Whether a column numbers the rows: by its header, or before the labels by counting."""
    path = header.paths[column]
    if path:
        return fold_text(path[-1]) in order_words
    values = [grid.own(row, column) for row in header.rows]
    numbers = [cell_words(value) for value in values if not is_blank(value)]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return column < header.label and len(numbers) > 1 and numbers == counted


def _count_on(marks: Sequence[re.Match[str]]) -> bool:
    """Whether each number is the one after the number before, or begins again; numbers in
    brackets may leave some out."""
    last = 0
    for mark in marks:
        if mark["number"] is None or mark["sum"]:
            continue
        number = int(mark["number"])
        if number != 1 and (number <= last or (number > last + 1 and not mark["sign"])):
            return False
        last = number
    return True


def last_row(grid: Grid, first: int, label: int) -> int:
    """The last row of the header: the one above the first row that a label names."""
    last = first
    for row in range(first + 1, min(first + DEEPEST_HEADER, grid.height)):
        if is_numbering(grid, row, label) or _label_goes_on(grid, row, first, label):
            last = row
        else:
            break
    return last


def _label_goes_on(grid: Grid, row: int, first: int, label: int) -> bool:
    """Whether the row still belongs to the header: nothing but words and years, no label."""
    merged_down = grid.words(row, label) == grid.words(first, label) and is_blank(
        grid.own(row, label)
    )
    if not merged_down and not is_blank(grid.value(row, label)):
        return False
    columns = range(label + 1, grid.width)
    values = [grid.value(row, c) for c in columns]
    named = any(isinstance(value, str) and value.strip() for value in values)
    numbers = [value for value in values if is_number(value)]
    broken = any(grid.is_broken(row, c) for c in columns)
    return (named or bool(numbers)) and not broken and all(map(is_year, numbers))


def is_year(value: CellValue) -> bool:
    """Whether a number can only be meant as a year."""
    return cell_words(value) in _YEARS
