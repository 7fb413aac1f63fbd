"""A table whose rows are data elements and whose columns are areas, to observations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.core.quantities import Quantity
from baocao.submissions.mapped.columns import (
    ColumnFinder,
    RuleBook,
    ValueColumn,
    header_source,
)
from baocao.submissions.mapped.grid import counts_columns
from baocao.submissions.mapped.label_cells import label_table
from baocao.submissions.mapped.line_words import LineWords, column_of_areas
from baocao.submissions.mapped.merged import note_missing, shared_values
from baocao.submissions.mapped.model import HeaderRule, Meaning
from baocao.submissions.mapped.narrowing import NARROWED, OF_ROW
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.rows import note_hidden_row
from baocao.submissions.mapped.scales import line_counted_in
from baocao.submissions.mapped.totals import check_sum
from baocao.submissions.mapped.values import read_values
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import fold_text, shown
from baocao.submissions.workbooks.model import Fate, Observation

NO_LABEL = "row_without_label"
TOTAL_COLUMN = "total_against_columns"


@dataclass(frozen=True)
class ElementRow:
    """One row with values: its words, what they stand for, and the mapping's rule for it."""

    place: int
    label: str
    meaning: Meaning
    rule: HeaderRule | None


@dataclass(frozen=True)
class ElementTable:
    """Reads one table; `lines` are the rules for its rows."""

    reading: SheetReading
    finder: ColumnFinder
    lines: RuleBook

    def observations(self) -> Iterator[Observation]:
        """What the table says; what is wrong or doubtful goes to the notes."""
        columns = self.finder.columns(())
        if self._are_of_areas(columns):
            return
        parts = [column for column in columns if not column.is_total]
        lines = tuple(self._lines(columns))
        places = [column.place for column in columns]
        words = LineWords(self.reading, self.finder.header, places)
        words.note([line.place for line in lines])
        label_table(self.reading.account, self.reading.grid, self.finder.header, (), ())
        self._note_missing(lines, parts)
        spots = [(line.place, c.place) for line in lines for c in columns]
        shared = shared_values(spots, self.finder.header, self.reading.grid, self.reading.notes)
        for line in lines:
            kept = [c for c in columns if (line.place, c.place) not in shared]
            yield from self._of_line(line, kept)

    def _are_of_areas(self, columns: Sequence[ValueColumn]) -> bool:
        """Whether each line has an area of its own, which is a problem: none is read."""
        reading, header = self.reading, self.finder.header
        place = column_of_areas(reading.grid, header, reading.lexicon, reading.place)
        if place is None:
            return False
        what = "mỗi dòng là một chỉ tiêu của một địa bàn: cách xếp này không đọc được"
        todo = (
            "xếp lại mỗi địa bàn một dòng, mỗi chỉ tiêu một cột, hoặc dùng biểu mẫu (baocao form)"
        )
        reading.notes.problem(what, header_source(reading.grid, header, place), todo)
        spots = ((row, column.place) for row in header.rows for column in columns)
        reading.account.enter(Fate.FINDING, spots)
        return True

    def _lines(self, columns: Sequence[ValueColumn]) -> Iterator[ElementRow]:
        grid, header = self.reading.grid, self.finder.header
        for row in header.rows:
            spots = [(row, column.place) for column in columns]
            filled = [spot for spot in spots if grid.is_filled(*spot)]
            if filled and row not in header.repeated and not counts_columns(grid, header, row):
                yield from self._line(row, filled)
            elif not filled:
                self._note_blank(row, [column for column in columns if not column.is_total])

    def _note_blank(self, row: int, columns: Sequence[ValueColumn]) -> None:
        """The cells of a row that has a name and no value."""
        label = self.reading.grid.words(row, self.finder.header.label)
        rule = replace(self.lines, used=set()).find(label)  # no value meets a line of a mapping
        meaning = None if not label or (rule and rule.ignore) else self._meaning(label, rule)
        if meaning is not None:
            for column in columns:
                self.reading.blank(meaning, column.area, (row, column.place))

    def _line(self, row: int, filled: Sequence[Spot]) -> Iterator[ElementRow]:
        """The line of a row; none where nobody knows what its values are of."""
        reading, header = self.reading, self.finder.header
        label = reading.grid.words(row, header.label)
        if not label:
            self._without_label(filled)
            return
        rule = self.lines.find(label)
        if rule is not None and rule.ignore:
            reading.account.enter(Fate.SET_ASIDE, ((row, column) for column in header.columns))
            return
        meaning = self._meaning(label, rule)
        if meaning is None:
            if any(self._says_how_many(spot) for spot in filled):
                reading.notes.remark(
                    "unmapped_column", reading.grid.source(row, header.label), label
                )
                reading.account.enter(Fate.FINDING, filled)
            return
        self._note_share(row, reading.is_rate(meaning))
        note_hidden_row(row, label, header, reading.grid, reading.notes)
        reading.account.enter(Fate.LABEL, [(row, header.label)])
        yield ElementRow(row, label, meaning, rule)

    def _note_share(self, row: int, is_rate: bool) -> None:  # noqa: FBT001 - of the row's element
        """Remark a unit of measure beside the values that is not theirs: "%" of a count, "‰"."""
        grid, wrong = self.reading.grid, ("‰",) if is_rate else ("%", "‰")
        places = (c for c in self.finder.header.columns if grid.words(row, c) in wrong)
        if (place := next(places, None)) is not None:
            source = grid.source(row, place)
            self.reading.notes.remark(NARROWED, source, grid.words(row, place), where=OF_ROW)

    def _says_how_many(self, spot: Spot) -> bool:
        """Whether a cell holds a number, or says "không"."""
        grid, nothing = self.reading.grid, self.reading.lexicon.words.nothing
        return grid.holds_number(*spot) or fold_text(grid.words(*spot)) in nothing

    def _without_label(self, filled: Sequence[Spot]) -> None:
        grid, notes = self.reading.grid, self.reading.notes
        numbers = [spot for spot in filled if grid.holds_number(*spot)]
        if numbers:
            notes.remark(NO_LABEL, grid.source(*numbers[0]), shown(grid.value(*numbers[0])))
            notes.account.enter(Fate.FINDING, filled)

    def _meaning(self, label: str, rule: HeaderRule | None) -> Meaning | None:
        given, dictionary = self.reading.rule.meaning, self.reading.lexicon.dictionary
        if rule is None or rule.meaning.element is None:
            found = dictionary.meaning((label,), given)
            is_said = rule is not None or (found and self.finder.titles.allow(found, label))
            return found if is_said else None
        return dictionary.joined(rule.meaning, given)

    def _note_missing(self, lines: Sequence[ElementRow], columns: Sequence[ValueColumn]) -> None:
        spots = [[(line.place, column.place) for column in columns] for line in lines]
        headers = [column.header for column in columns]
        note_missing(spots, headers, self.reading.grid, self.reading.notes)

    def _of_line(self, line: ElementRow, columns: Sequence[ValueColumn]) -> Iterator[Observation]:
        reading = self.reading
        spots = {column: (line.place, column.place) for column in columns}
        shown_as = ValueColumn(self.finder.header.label, line.label, line.meaning, line.rule)
        words, header = reading.lexicon.words, self.finder.header
        counted = line_counted_in(reading.grid, header, line.place, words)
        values = read_values(spots.values(), shown_as, counted, reading)
        if values is None:
            return
        is_rate = reading.is_rate(line.meaning)
        parts = [column for column in columns if not column.is_total]
        for column, spot in spots.items():
            if spot not in values:
                continue
            if column.is_total and parts and not is_rate:
                self._check(line, spot, [spots[part] for part in parts], values)
                continue
            for one in line.meaning.each():
                yield reading.observation(one, column.area, values[spot], spot, line.rule)

    def _check(
        self, line: ElementRow, total: Spot, parts: Sequence[Spot], values: dict[Spot, Quantity]
    ) -> None:
        reading = self.reading
        compared = check_sum(
            TOTAL_COLUMN, line.label, total, parts, values, reading.grid, reading.notes
        )
        reading.account.enter(Fate.CHECKED, compared[:1])
