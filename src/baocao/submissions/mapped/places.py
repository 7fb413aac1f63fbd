"""Where the tables of a sheet are: side by side, or one below the other.

A table begins at a cell that heads its column of labels. Its rows go down to the next table that
stands below it, its columns to the next one beside it, so that no value is ever read with another
table's names or header. What the headers mean is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.submissions.mapped.grid import (
    DEEPEST_HEADER,
    Grid,
    Header,
    header_at,
    heads_labels,
    is_year,
    last_row,
    numbers_rows,
)
from baocao.submissions.mapped.model import Rows, SheetRule
from baocao.submissions.mapped.words import TableWords, cell_words
from baocao.submissions.workbooks.cell_names import column_place
from baocao.submissions.workbooks.cells import fold_text, is_blank

MOST_TABLES = 200  # of one sheet; where there are more, their heads are no heads


@dataclass(frozen=True)
class TableFinder:
    """Finds the tables of one sheet whose labels are headed by one of `labels`."""

    grid: Grid
    words: TableWords
    labels: frozenset[str]

    def tables(
        self, rows: tuple[int, int] | None = None, label: int | None = None
    ) -> tuple[Header, ...]:
        """All tables with values, from the top and then from the left.

        `rows` are the header's, first and last from 0, and `label` the column of labels, where a
        mapping says them. Where no table has values it is the widest of those that there are; ()
        where there are none.
        """
        heads = [*self._stated(*rows, label)] if rows else []
        heads += [head for head in self._found() if not _within(head, heads)]
        placed = self._placed(heads)
        kept = [table for table in placed if self._has_values(table)]
        if not kept:
            kept = [max(heads, key=_width)] if heads else []
        if len(kept) < len(placed):
            kept = self._placed(kept)
        return tuple(map(_trimmed, self._joined(kept)))

    def _stated(self, first: int, last: int, label: int | None) -> Iterator[Header]:
        """One header for each column of labels in the rows that a mapping says."""
        first, last = (min(row, self.grid.height - 1) for row in (first, last))
        if last < 0 or (label is not None and label >= self.grid.width):
            return
        spots = ((row, c) for row in range(first, last + 1) for c in range(self.grid.width))
        columns = dict.fromkeys(c for r, c in spots if heads_labels(self.grid, r, c, self.labels))
        for column in (columns or (0,)) if label is None else (label,):
            yield header_at(self.grid, first, last, column)

    def _found(self) -> Iterator[Header]:
        """Headers by the words above their labels; never among a table's values."""
        below: dict[int, int] = {}  # of each column of labels the last row that is a header's
        count = 0
        for row in range(self.grid.height):
            for column in range(self.grid.width):
                if not heads_labels(self.grid, row, column, self.labels):
                    continue
                if row <= below.get(column, -1) or self._is_value_row(row, column):
                    continue
                count += 1
                if count > MOST_TABLES:
                    return
                below[column] = self._last_row(row, column)
                yield header_at(self.grid, row, below[column], column)

    def _last_row(self, first: int, label: int) -> int:
        """The header's last row; a second word for labels right below the first goes with it."""
        last = last_row(self.grid, first, label)
        while (
            last + 1 < min(self.grid.height, first + DEEPEST_HEADER)
            and heads_labels(self.grid, last + 1, label, self.labels)
            and not self._is_value_row(last + 1, label)
            and self.grid.words(last + 1, label) != self.grid.words(first, label)
        ):
            last = last_row(self.grid, last + 1, label)
        return last

    def _is_value_row(self, row: int, label: int) -> bool:
        """Whether a number stands right beside a word for labels: a row called "Huyện"."""
        beside = (self.grid.own(row, c) for c in range(label + 1, self.grid.width))
        first = next((value for value in beside if not is_blank(value)), "")
        return isinstance(first, int | float) and not is_year(first)

    def _placed(self, heads: Sequence[Header]) -> list[Header]:
        """Each table with its rows and columns."""
        cores = [self._core(head, heads) for head in heads]
        ended = [self._ended(core, cores) for core in cores]
        return [self._widened(table, ended) for table in ended]

    def _core(self, head: Header, heads: Sequence[Header]) -> Header:
        """A header with the columns that are its own for certain: as far as words go on."""
        beside = [other for other in heads if _side_by_side(head, other)]
        lefts = [other.label for other in beside if other.label < head.label]
        rights = [self._left_edge(o) for o in beside if o.label > head.label]
        left, right = head.label, head.label
        while left > 0 and head.paths[left - 1] and not lefts:
            left -= 1
        if lefts:
            left = self._left_edge(head)
        end = min(rights, default=self.grid.width)
        while right + 1 < end and head.paths[right + 1]:
            right += 1
        return replace(head, left=left, right=right)

    def _left_edge(self, head: Header) -> int:
        """The column of labels, or the one before it that numbers the rows."""
        before = head.label - 1
        words = {fold_text(part) for part in head.paths[before]} if before >= 0 else set()
        return before if words & self.words.order else head.label

    def _ended(self, table: Header, others: Sequence[Header]) -> Header:
        """A table down to the row above the next one that stands below it."""
        below = [o.first for o in others if o.first > table.last and _share_columns(table, o)]
        return replace(table, bottom=min(below, default=self.grid.height) - 1)

    def _widened(self, table: Header, others: Sequence[Header]) -> Header:
        """A table with the columns beside it that are no other table's."""
        beside = [o for o in others if o is not table and _share_rows(table, o)]
        right = min((o.left for o in beside if o.left > table.label), default=self.grid.width)
        left = table.left if any(o.label < table.label for o in beside) else 0
        return replace(table, left=left, right=right - 1)

    def _has_values(self, table: Header) -> bool:
        """Whether anything that could be a value stands below a header."""
        order = self.words.order
        labels = {c for c in table.columns if numbers_rows(self.grid, table, c, order)}
        columns = [c for c in table.columns if c != table.label and c not in labels]
        return any(self.grid.holds_number(row, column) for row in table.rows for column in columns)

    def _joined(self, tables: Sequence[Header]) -> Iterator[Header]:
        """Tables; one whose header is repeated, as at the top of a page, is one table."""
        waiting: list[Header] = []
        for table in sorted(tables, key=lambda table: (table.first, table.label)):
            above = next((t for t in waiting if self._goes_on(t, table)), None)
            if above is None:
                waiting.append(table)
                continue
            again = (*above.repeated, *range(table.first, table.last + 1))
            waiting[waiting.index(above)] = replace(above, bottom=table.bottom, repeated=again)
        return iter(waiting)

    def _goes_on(self, above: Header, table: Header) -> bool:
        """Whether a header repeats the one above it, with no title of its own between them."""
        is_next = above.bottom == table.first - 1 and above.label == table.label
        return is_next and self._says(above) == self._says(table) and not self._title(above, table)

    def _says(self, head: Header) -> list[str]:
        """What a header's cells say themselves: the second of two alike may not be merged."""
        rows = range(head.first, head.last + 1)
        return [cell_words(self.grid.own(row, c)) for row in rows for c in head.columns]

    def _title(self, above: Header, table: Header) -> str:
        """The words between the last values of a table and the next header; "" for none."""
        for row in range(table.first - 1, above.last, -1):
            if any(self.grid.holds_number(row, c) for c in above.columns if c != above.label):
                return ""
            words = " ".join(
                self.grid.words(row, c) for c in above.columns if self.grid.own(row, c)
            )
            if words.strip() and "tiep" not in fold_text(words).split():
                return words
        return ""


def tables_of(rule: SheetRule, grid: Grid, words: TableWords) -> tuple[Header, ...]:
    """The tables of a sheet as they are read by a mapping."""
    finder = TableFinder(grid, words, words.label if rule.rows is Rows.ELEMENTS else words.area)
    if rule.header is None:
        return finder.tables()
    first, last = rule.header
    label = column_place(rule.label) if rule.label else None
    return finder.tables((first - 1, last - 1), label)


def _within(head: Header, stated: Sequence[Header]) -> bool:
    """Whether a header found lies in the rows of one that a mapping says."""
    return any(head.first <= other.last and other.first <= head.last for other in stated)


def _trimmed(table: Header) -> Header:
    """Without the words above other tables' columns."""
    paths = (p if c in table.columns else () for c, p in enumerate(table.paths))
    return replace(table, paths=tuple(paths))


def _width(head: Header) -> int:
    return sum(map(bool, head.paths))


def _side_by_side(one: Header, other: Header) -> bool:
    return one is not other and one.first <= other.last and other.first <= one.last


def _share_columns(one: Header, other: Header) -> bool:
    return one.left <= other.right and other.left <= one.right


def _share_rows(one: Header, other: Header) -> bool:
    return one.first <= other.bottom and other.first <= one.bottom
