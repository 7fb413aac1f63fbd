"""Which rows of a table stand for which area: names filled down, totals told from parts.

A total is never taken for a part; section titles, notes and signatures are no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.core.errors import BaocaoError
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.columns import Column, Split, comparable
from baocao.submissions.mapped.grid import Grid, Header, is_numbering
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import IGNORE, TOTAL, Rows, SheetRule, TableContext
from baocao.submissions.mapped.remarks import Notes, shown
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank
from baocao.submissions.workbooks.hidden import HIDDEN_ROW


@dataclass(frozen=True)
class Row:
    """A row with values: its area's code, or the mark of a total, and the options it names."""

    place: int
    label: str
    area: str
    is_total: bool
    split: Disaggregation = ()


@dataclass(frozen=True)
class RowFinder:
    """Finds the rows of one table."""

    grid: Grid
    header: Header
    rule: SheetRule
    splits: tuple[Split, ...]
    columns: tuple[Column, ...]
    lexicon: Lexicon
    place: TableContext
    notes: Notes
    used_areas: set[str] = field(default_factory=set)

    def rows(self) -> tuple[Row, ...]:
        """All rows below the header that hold values, in their order."""
        found = tuple(self._rows())
        parts = [row for row in found if not row.is_total and row.area != self.place.province]
        if not parts:
            return found
        # A row of the province itself among rows of its districts is their total.
        return tuple(
            self._as_total(row) if row.area == self.place.province else row for row in found
        )

    def _as_total(self, row: Row) -> Row:
        return Row(row.place, row.label, row.area, is_total=True, split=row.split)

    def _rows(self) -> Iterator[Row]:
        label = ""
        for place in self.header.rows:
            own = self.grid.words(place, self.header.label)
            filled_down = not own and self._names_option(place)
            label = own if own or not filled_down else label
            if self._is_empty(place) or self._repeats_header(place, own):
                continue
            row = self._row(place, label if own or filled_down else "")
            if row is not None:
                self._note_hidden(row)
                yield row

    def _row(self, place: int, label: str) -> Row | None:
        if not label:
            self._without_area(place)
            return None
        known = self._own_words.get(comparable(label))
        if known is not None:
            self.used_areas.add(comparable(label))
        if known == IGNORE:
            return None
        split = self._split(place)
        if split is None:
            return None
        if known == TOTAL or (known is None and self.lexicon.words.is_total(label)):
            return Row(place, label, self.rule.area, is_total=True, split=split)
        area = known or self._area(place, label)
        return Row(place, label, area, is_total=False, split=split) if area else None

    @property
    def _own_words(self) -> Mapping[str, str]:
        return {comparable(name): code for name, code in self.rule.areas}

    def _area(self, place: int, label: str) -> str:
        if self.rule.rows in (Rows.TOTAL, Rows.SUM):
            return self.rule.area
        try:
            return self.lexicon.area(label, self.place)
        except BaocaoError as error:
            if not any(self.grid.holds_number(place, column.place) for column in self.columns):
                return ""  # a note or a signature, whatever stands in its cells
            for problem in error.problems:
                source = self.grid.source(place, self.header.label)
                self.notes.problem(problem.what, source, problem.todo)
            return ""

    def _split(self, place: int) -> Disaggregation | None:
        """The options that the row's cells name; None where one is wrong."""
        pairs = []
        for column, category in self.splits:
            value = self.grid.value(place, column)
            if is_blank(value) or self.lexicon.words.is_total(str(value)):
                continue
            try:
                pairs.append((category, self.lexicon.vocabulary.option(category, value)))
            except CellError as error:
                self.notes.cell_error(error, self.grid.source(place, column))
                return None
        return tuple(sorted(pairs))

    def _names_option(self, place: int) -> bool:
        return any(not is_blank(self.grid.value(place, column)) for column, _ in self.splits)

    def _is_empty(self, place: int) -> bool:
        return not any(self.grid.is_filled(place, column.place) for column in self.columns)

    def _repeats_header(self, place: int, label: str) -> bool:
        if place in self.header.repeated or self._counts_columns(place):
            return True
        heads = (self.grid.words(r, self.header.label) for r in self._header_rows)
        return bool(label) and fold_text(label) in {fold_text(head) for head in heads}

    def _counts_columns(self, place: int) -> bool:
        """Whether a row right below the header numbers its columns."""
        heads = {self.header.last, *self.header.repeated}
        return place - 1 in heads and is_numbering(self.grid, place, self.header.label)

    @property
    def _header_rows(self) -> Sequence[int]:
        return range(self.header.first, self.header.last + 1)

    def _without_area(self, place: int) -> None:
        numbers = [c for c in self.columns if self.grid.holds_number(place, c.place)]
        if numbers:
            value = self.grid.value(place, numbers[0].place)
            source = self.grid.source(place, numbers[0].place)
            self.notes.remark("row_without_area", source, shown(value))

    def _note_hidden(self, row: Row) -> None:
        if row.place in self.grid.structure.hidden_rows:
            source = self.grid.source(row.place, self.header.label)
            self.notes.remark(HIDDEN_ROW, source, row.label, row=str(row.place + 1))
