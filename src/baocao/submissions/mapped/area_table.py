"""A table whose rows are areas, or parts of one area, to observations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.columns import ColumnFinder, ValueColumn
from baocao.submissions.mapped.label_cells import label_table
from baocao.submissions.mapped.merged import note_missing, shared_values
from baocao.submissions.mapped.model import Meaning, Rows
from baocao.submissions.mapped.narrowing import Narrowing
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.rows import AreaRow, RowFinder
from baocao.submissions.mapped.scales import Counted, column_counted_in
from baocao.submissions.mapped.totals import TotalRow, check_total, sums, totals
from baocao.submissions.mapped.values import read_values
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.model import Fate, Observation

Values = dict[Spot, Quantity]


@dataclass(frozen=True)
class AreaTable:
    """Reads one table; the unit's own words for areas that are met go to `used_areas`."""

    reading: SheetReading
    finder: ColumnFinder
    used_areas: set[str]

    def observations(self) -> Iterator[Observation]:
        """What the table says; what is wrong or doubtful goes to the notes."""
        splits = self.finder.splits()
        columns = self.finder.columns(splits)
        finder = RowFinder(self.reading, self.finder.header, splits, columns, self.used_areas)
        rows = finder.rows()
        grid, notes = self.reading.grid, self.reading.notes
        label_table(notes.account, grid, self.finder.header, rows, splits)
        Narrowing(finder, self.finder).note(rows, splits)
        self._note_missing(rows, columns)
        self._note_empty(finder.empty(), columns)
        usable, values = self._values(rows, columns)
        found = totals(rows)
        self._check(found, usable, values)
        if self.reading.rule.rows is Rows.SUM:
            yield from self._summed(rows, usable, values)
        else:
            yield from self._observations(rows, _wholes(rows, found), usable, values)

    def _note_missing(self, rows: Sequence[AreaRow], columns: Sequence[ValueColumn]) -> None:
        lines = [[(row.place, c.place) for c in columns] for row in rows if not row.is_total]
        headers = [column.header for column in columns]
        note_missing(lines, headers, self.reading.grid, self.reading.notes)

    def _note_empty(self, rows: Iterable[AreaRow], columns: Sequence[ValueColumn]) -> None:
        for row in rows:
            for column in columns:
                meaning, area = _with_split(column.meaning, row.split), column.area or row.area
                self.reading.blank(meaning, area, (row.place, column.place))

    def _values(
        self, rows: Sequence[AreaRow], columns: Sequence[ValueColumn]
    ) -> tuple[list[ValueColumn], Values]:
        """The columns that can be used, and the values of all their cells."""
        grid, notes = self.reading.grid, self.reading.notes
        spots = ((row.place, column.place) for row in rows for column in columns)
        shared = shared_values(spots, self.finder.header, grid, notes)
        values: Values = {}
        usable: list[ValueColumn] = []
        for column in columns:
            own = [(row.place, column.place) for row in rows]
            kept = [spot for spot in own if spot not in shared]
            found = read_values(kept, column, self._counted(column), self.reading)
            if found is not None:
                usable.append(column)
                values |= found
        return usable, values

    def _counted(self, column: ValueColumn) -> Counted | None:
        reading = self.reading
        words = reading.lexicon.words
        return column_counted_in(reading.grid, self.finder.header, column.place, words)

    def _check(
        self, found: Sequence[TotalRow], columns: Sequence[ValueColumn], values: Values
    ) -> None:
        """Hold the totals of counts against their parts."""
        grid, notes = self.reading.grid, self.reading.notes
        for total in found:
            for column in columns:
                if self.reading.is_rate(column.meaning):
                    continue
                compared = check_total(total, column, values, grid, notes)
                notes.account.enter(Fate.CHECKED, compared[:1])

    def _observations(
        self,
        rows: Sequence[AreaRow],
        wholes: Sequence[AreaRow],
        columns: Sequence[ValueColumn],
        values: Values,
    ) -> Iterator[Observation]:
        """Parts, but for a table of which only the total is read; a total gives rates alone,
        which no sum of parts gives, unless the table has nothing but totals."""
        only_total = self.reading.rule.rows is Rows.TOTAL
        has_parts = not all(row.is_total for row in rows)
        if only_total:  # which a mapping says
            parts = (row.place for row in rows if not row.is_total)
            aside = ((place, column.place) for place in parts for column in columns)
            self.reading.account.enter(Fate.SET_ASIDE, aside)
        for row in rows:
            for column in columns:
                spot = (row.place, column.place)
                is_read = row in wholes if row.is_total else not only_total
                if row.is_total and has_parts and not only_total:
                    is_read = is_read and self.reading.is_rate(column.meaning)
                if is_read and spot in values:
                    yield from self._of_cell(row, column, values[spot])

    def _of_cell(
        self, row: AreaRow, column: ValueColumn, quantity: Quantity
    ) -> Iterator[Observation]:
        spot, area = (row.place, column.place), column.area or row.area
        for meaning in _with_split(column.meaning, row.split).each():
            yield self.reading.observation(meaning, area, quantity, spot, column.rule)

    def _summed(
        self, rows: Sequence[AreaRow], columns: Sequence[ValueColumn], values: Values
    ) -> Iterator[Observation]:
        """What the parts come to; their rates add up to nothing, which is remarked."""
        grid, notes = self.reading.grid, self.reading.notes
        for column in (column for column in columns if self.reading.is_rate(column.meaning)):
            source = grid.source(rows[0].place if rows else 0, column.place)
            notes.remark("rate_of_parts", source, column.header)
            notes.account.enter(Fate.FINDING, ((row.place, column.place) for row in rows))
        counted = [column for column in columns if not self.reading.is_rate(column.meaning)]
        for whole in sums(rows, counted, values, grid, notes):
            column, first = whole.column, whole.rows[0]
            added = [(row.place, column.place) for row in whole.rows]
            notes.account.enter(Fate.READ, added)
            area = column.area or self.reading.rule.area
            for meaning in _with_split(column.meaning, first.split).each():
                found = self.reading.observation(
                    meaning, area, whole.quantity, added[0], column.rule
                )
                yield replace(found, source=whole.source)


def _wholes(rows: Sequence[AreaRow], found: Sequence[TotalRow]) -> list[AreaRow]:
    """The total of all parts; of a table that has none, its totals, one for each split."""
    parts = [row for row in rows if not row.is_total]
    if parts:
        return [t.row for t in found if len(t.parts) == _like(parts, t.row)][:1]
    splits = [row.split for row in rows]
    return [row for row in rows if splits.count(row.split) == 1]


def _with_split(meaning: Meaning, split: Disaggregation) -> Meaning:
    """A column's meaning with the options that a row names, which go before its own."""
    named = {category for category, _ in split}
    own = (pair for pair in meaning.options if pair[0] not in named)
    return replace(meaning, options=tuple(sorted((*own, *split))))


def _like(rows: Sequence[AreaRow], total: AreaRow) -> int:
    """How many rows have the total's options."""
    return sum(row.split == total.split for row in rows)
