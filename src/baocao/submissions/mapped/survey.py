"""Which tables a sheet has: by what its cells say, whatever stands above them.

A column that names areas is the column of areas, and one that names data elements that of a table
of elements; a header such as "Đơn vị" may stand above either. What the columns mean is not known
here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.submissions.mapped.dates import days_in
from baocao.submissions.mapped.dictionary import NOTHING
from baocao.submissions.mapped.grid import (
    DEEPEST_HEADER,
    Grid,
    Header,
    counts_columns,
    header_at,
    is_numbering,
    row_mark,
)
from baocao.submissions.mapped.labels import Label, Labels, RowKind
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Rows, SheetRule, TableContext
from baocao.submissions.mapped.places import TableFinder, tables_of
from baocao.submissions.workbooks.cells import clean_text, is_blank, is_number

ENOUGH = 2  # labels that say something, from which a column without a known header is one of labels
LONGEST_NAME = 31  # characters of a sheet's name in Excel
LONGEST_HEADER = 120  # characters; a longer text above a table is a sentence
_CUT_AGE = re.compile(
    r"((?:\b(?:từ|đến|dưới|trên|đủ) |[-–] ?)\d{1,2}) ?(?:t|tu|tuổ)?$", re.IGNORECASE
)
_NO_AGE = re.compile(  # "ngày 5-11", "tuần 12 đến 17": numbers of a time, never of a group
    r"\b(ngày|tháng|tuần|quý|kỳ|đợt|lần|số) ?\d{1,2}(?: ?(?:-|–|đến) ?\d{1,2})?"
    r"(?![\d+]| ?(?:-|–|đến|tu(?:ổi?)?\b))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\(? ?(?:đơn vị(?: tính)?|đvt|đ\.v\.t) ?:", re.IGNORECASE)  # above a table
_PLACES = (RowKind.AREA, RowKind.COMMUNE, RowKind.ELSEWHERE)


@dataclass(frozen=True)
class SheetTables:
    """The tables of a sheet and what their rows are."""

    rows: Rows
    tables: tuple[Header, ...]


@dataclass(frozen=True)
class Survey:
    """Looks through one sheet."""

    grid: Grid
    lexicon: Lexicon
    place: TableContext

    def find(self, rule: SheetRule | None = None) -> SheetTables | None:
        """The tables whose labels somebody knows, by their headers or else by their labels alone;
        None where there is none. What a mapping says of the header goes before."""
        if rule is not None and rule.header is not None:
            tables = tables_of(rule, self.grid, self.lexicon.words)
            return SheetTables(rule.rows, tables) if tables else None
        by_words = [
            SheetTables(Rows.AREAS, self._by_words(Rows.AREAS)),
            SheetTables(Rows.ELEMENTS, self._by_words(Rows.ELEMENTS)),
        ]
        best = max(by_words, key=lambda found: self._known(found.rows, found.tables))
        if self._known(best.rows, best.tables):
            return best
        return self._by_labels(Rows.AREAS) or self._by_labels(Rows.ELEMENTS) or self._by_columns()

    def _by_columns(self) -> SheetTables | None:
        """The table with a column of areas, none of which is known, and a known column beside."""
        tables = TableFinder(self.grid, self.lexicon.words, self.lexicon.words.area).tables()
        meaning = self.lexicon.dictionary.element_alone
        known = [t for t in tables if any(meaning(path, NOTHING) for path in t.paths if path)]
        return SheetTables(Rows.AREAS, tuple(known)) if known else None

    def labels(self, table: Header) -> Labels:
        """The labels of a table's rows."""
        return Labels(
            tuple(
                Label(row, text, row_mark(self.grid, table, row), self._has_values(table, row))
                for row in table.rows
                if row not in table.repeated
                and not counts_columns(self.grid, table, row)
                and (text := self.grid.words(row, table.label))
            ),
            self.lexicon,
            self.place,
            self.lexicon.heads_communes(table.paths[table.label]),
        )

    def _by_words(self, rows: Rows) -> tuple[Header, ...]:
        """The tables whose column of labels has a known header, from its first row on."""
        words = self.lexicon.words
        labels = words.area if rows is Rows.AREAS else words.label
        finder = TableFinder(self.grid, words, labels)
        tables = finder.tables()
        known = [table for table in tables if self._known(rows, [table])]
        if len(known) != 1:
            return tuple(known)
        (table,) = known
        first = self._first_row(table.first, table.label)
        beside = [t for t in tables if t is not table and t.first <= table.last >= t.last]
        if first == table.first and not beside:
            return (table,)
        return self._stated(finder, first, table.last, table.label)

    def _by_labels(self, rows: Rows) -> SheetTables | None:
        """The table whose labels say most, where no known header stands above them."""
        tables = (self._below_any_header(column) for column in range(self.grid.width))
        known = [(self._known(rows, [table]), table) for table in tables if table is not None]
        score, best = max(known, key=lambda pair: pair[0], default=(0, None))
        if best is None or score < ENOUGH:
            return None
        finder = TableFinder(self.grid, self.lexicon.words, frozenset())
        return SheetTables(rows, self._stated(finder, best.first, best.last, best.label))

    def _stated(self, finder: TableFinder, first: int, last: int, label: int) -> tuple[Header, ...]:
        """The one table with this header."""
        tables = finder.tables((first, last), label)
        return tuple(t for t in tables if (t.first, t.label) == (first, label))

    def _below_any_header(self, label: int) -> Header | None:
        """The table of the labels of a column: its header are the words above their first value."""
        values = (row for row in range(1, self.grid.height) if self._is_row(row, label))
        start = next(values, None)
        if start is None:
            return None
        last = start - 1
        while last > 0 and not self._is_header(last, label):
            last -= 1
        first = self._first_row(last, label)
        return header_at(self.grid, first, last, label) if self._is_header(first, label) else None

    def _is_row(self, row: int, label: int) -> bool:
        """Whether a row has a name and a number right of it, and does not count columns."""
        beside = range(label + 1, self.grid.width)
        has_number = any(is_number(self.grid.own(row, column)) for column in beside)
        named = self.grid.own(row, label)
        is_name = isinstance(named, str) and not is_blank(named) and not is_number(named)
        return is_name and has_number and not is_numbering(self.grid, row, label)

    def _first_row(self, row: int, label: int) -> int:
        """The first row of a header whose last rows are known: group titles stand above them."""
        first = row
        while first > 0 and row - first < DEEPEST_HEADER and self._is_header(first - 1, label):
            first -= 1
        return first

    def _is_header(self, row: int, label: int) -> bool:
        """Whether a row has words above columns of values, and neither numbers nor a title."""
        if is_numbering(self.grid, row, label):
            return True
        columns = range(label + 1, self.grid.width)
        texts = [text for c in columns if (text := self.grid.words(row, c))]
        own = [c for c in columns if not is_blank(self.grid.own(row, c))]
        # "12-17 tuổi" looks like a number to whoever looks for lost ones; here it is a group.
        if not own or any(is_number(self.grid.value(row, c)) for c in columns):
            return False
        before = [c for c in range(label + 1) if not is_blank(self.grid.own(row, c))]
        is_title = len(own) == 1 and len(set(texts)) == 1 and self._is_title(texts[0])
        is_title = is_title or any(self._spans(row, column, label) for column in before)
        return not is_title and all(len(text) <= LONGEST_HEADER for text in texts)

    def _is_title(self, text: str) -> bool:
        if _UNIT.match(text):
            return True
        return bool(days_in([text])) or (text.isupper() and not self._says_something(text))

    def _spans(self, row: int, column: int, label: int) -> bool:
        """Whether a cell left of the values is merged over them: a title of the table."""
        return any(
            start == (row, column) and end[1] > label for start, end in self.grid.structure.merged
        )

    def _says_something(self, text: str) -> bool:
        return bool(self.lexicon.dictionary.said([text]).names)

    def _known(self, rows: Rows, tables: Sequence[Header]) -> int:
        """How many labels of rows with values say something."""
        return sum(self._known_labels(rows, table) for table in tables)

    def _known_labels(self, rows: Rows, table: Header) -> int:
        labels = self.labels(table)
        if rows is Rows.AREAS:
            valued = {label.row for label in labels.labels if label.has_values}
            kinds = (named.kind for row, named in labels.named.items() if row in valued)
            return sum(kind in _PLACES for kind in kinds)
        dictionary = self.lexicon.dictionary
        return sum(
            dictionary.element_alone([label.text], NOTHING) is not None
            for label in labels.labels
            if label.has_values
        )

    def _has_values(self, table: Header, row: int) -> bool:
        others = (c for c in table.columns if c > table.label)
        return any(self.grid.holds_number(row, c) for c in others)


def last_value(grid: Grid, table: Header) -> int:
    """The last row of a table that has a number beside its label; what stands below may be the
    title of the next table."""
    columns = [column for column in table.columns if column > table.label]
    rows = (r for r in table.rows if any(is_number(grid.own(r, c)) for c in columns))
    return max(rows, default=table.last)


def titles_of(name: str, grid: Grid, table: Header, above: int) -> tuple[str, ...]:
    """The name of a sheet and the words between a table and what ends at row `above`."""
    rows = range(above + 1, table.first)
    texts = (grid.words(r, c) for r in rows for c in range(grid.width) if grid.own(r, c) != "")
    return (_whole(name), *texts)


def _whole(name: str) -> str:
    """A sheet's name whose last word Excel has cut: "Kết quả tiêm cho người từ 18 tu"."""
    text = clean_text(name)
    is_cut = len(text) >= LONGEST_NAME and _CUT_AGE.search(without_times(text))
    return _CUT_AGE.sub(r"\1 tuổi", text) if is_cut else name


def without_times(title: str) -> str:
    """A title without the numbers of days, weeks and the like, which are no ages."""
    return _NO_AGE.sub(r"\1", clean_text(title))
