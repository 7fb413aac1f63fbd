"""Which rows of a table stand for which area: names filled down, totals told from parts.

A total is never taken for a part; section titles, notes and signatures are no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.columns import Column, Split, comparable
from baocao.submissions.mapped.grid import Grid, Header, is_numbering
from baocao.submissions.mapped.labels import Kind, Label, Labels, Named
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import IGNORE, TOTAL, LeftOut, Rows, SheetRule, TableContext
from baocao.submissions.mapped.remarks import Notes, shown
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank
from baocao.submissions.workbooks.hidden import HIDDEN_ROW

SEVERAL = 2  # districts from which a table is one of the province
LEFT_OUT = {Kind.COMMUNE: LeftOut.COMMUNES, Kind.ELSEWHERE: LeftOut.PROVINCES}


@dataclass(frozen=True)
class Row:
    """A row with values: its area's code, or the mark of a total, and the options it names.

    A total that `is_above` its parts stands before them: "I. Các thành phố".
    """

    place: int
    label: str
    area: str
    is_total: bool
    split: Disaggregation = ()
    is_above: bool = False


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
        self._note_missing({row.area for row in parts})
        # A row of the province itself among rows of its districts is their total.
        return tuple(
            self._as_total(row) if row.area == self.place.province else row for row in found
        )

    def _as_total(self, row: Row) -> Row:
        return replace(row, is_total=True)

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
        named = self._named(place, label, known)
        if named.kind in (Kind.TOTAL, Kind.GROUP):
            above = named.kind is Kind.GROUP
            return Row(place, label, self.rule.area, is_total=True, split=split, is_above=above)
        return Row(place, label, named.area, is_total=False, split=split) if named.area else None

    @property
    def _own_words(self) -> Mapping[str, str]:
        return {comparable(name): code for name, code in self.rule.areas}

    def _named(self, place: int, label: str, known: str | None) -> Named:
        """What a row is: by the unit's own words, then by its label among the others; what
        names no area is remarked unless one setting leaves it out."""
        if known is not None:
            return Named(Kind.TOTAL) if known == TOTAL else Named(Kind.AREA, known)
        named = self.labels.named.get(place) or self.labels.one(Label(place, label))
        if self.rule.rows in (Rows.TOTAL, Rows.SUM):
            is_sum = named.kind in (Kind.TOTAL, Kind.GROUP)
            return named if is_sum else Named(Kind.AREA, self.rule.area)
        if LEFT_OUT.get(named.kind) in self.rule.leave_out:
            return Named(named.kind)
        if any(self.grid.holds_number(place, column.place) for column in self.columns):
            for problem in named.problems:
                source = self.grid.source(place, self.header.label)
                self.notes.problem(problem.what, source, problem.todo)
        return named  # a note or a signature has no number, whatever stands in its cells

    @cached_property
    def labels(self) -> Labels:
        """The labels of all rows, each with its number."""
        found = []
        for place in self.header.rows:
            own = self.grid.words(place, self.header.label)
            if own and not self._repeats_header(place, own):
                found.append(Label(place, own, self._mark(place), not self._is_empty(place)))
        return Labels(tuple(found), self.lexicon, self.place)

    def _mark(self, place: int) -> str:
        """The number of a row, in the column before its label."""
        before = self.header.label - 1
        return self.grid.words(place, before) if before >= self.header.left else ""

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

    def _note_missing(self, present: set[str]) -> None:
        """Remark the districts that a table of the whole province has no row of."""
        is_whole = self.rule.rows is Rows.AREAS and self.rule.area == self.place.province
        if not is_whole or len(present) < SEVERAL or self.place.as_of is None:
            return
        units = self.lexicon.areas.children(self.place.province, self.place.as_of)
        missing = [unit.name for unit in units if unit.code not in present]
        if missing:
            source = self.grid.source(self.header.first, self.header.label)
            self.notes.remark("area_without_row", source, ", ".join(missing))

    def _note_hidden(self, row: Row) -> None:
        if row.place in self.grid.structure.hidden_rows:
            source = self.grid.source(row.place, self.header.label)
            self.notes.remark(HIDDEN_ROW, source, row.label, row=str(row.place + 1))
