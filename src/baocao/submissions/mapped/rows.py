"""Which rows of a table stand for which area: names filled down, totals told from parts.

A total is never taken for a part; section titles, notes and signatures are no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.columns import Split, ValueColumn, comparable
from baocao.submissions.mapped.grid import Grid, Header, counts_columns, row_mark
from baocao.submissions.mapped.labels import Label, LabelMeaning, Labels, RowKind
from baocao.submissions.mapped.model import IGNORE, TOTAL, IgnoredLabel, LeftOut, Rows, SheetRule
from baocao.submissions.mapped.reading import Notes, SheetReading
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank, shown
from baocao.submissions.workbooks.hidden import HIDDEN_ROW
from baocao.submissions.workbooks.model import Fate
from baocao.submissions.workbooks.workbook import CellValue

SEVERAL = 2  # districts from which a table is one of the province
LEFT_OUT = {RowKind.COMMUNE: LeftOut.COMMUNES, RowKind.ELSEWHERE: LeftOut.PROVINCES}


@dataclass(frozen=True)
class AreaRow:
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

    reading: SheetReading
    header: Header
    splits: tuple[Split, ...]
    columns: tuple[ValueColumn, ...]
    used_areas: set[str]

    @property
    def _grid(self) -> Grid:
        return self.reading.grid

    @property
    def _rule(self) -> SheetRule:
        return self.reading.rule

    def rows(self) -> tuple[AreaRow, ...]:
        """All rows below the header that hold values, in their order."""
        found = tuple(self._rows())
        province = self.reading.place.province
        parts = [row for row in found if not row.is_total and row.area != province]
        if not parts:
            return found
        self._note_missing({row.area for row in parts})
        # A row of the province itself among rows of its districts is their total.
        return tuple(replace(row, is_total=True) if row.area == province else row for row in found)

    def _rows(self) -> Iterator[AreaRow]:
        label = ""
        for place in self.header.rows:
            own = self._grid.words(place, self.header.label) or self._total_before(place)
            filled_down = not own and self._names_option(place)
            label = own if own or not filled_down else label
            if self._is_empty(place) or self._repeats_header(place, own) or self._goes_on(place):
                continue
            row = self._row(place, label if own or filled_down else "")
            if row is not None:
                note_hidden_row(place, row.label, self.header, self._grid, self.reading.notes)
                yield row

    def _total_before(self, place: int) -> str:
        """The label of a total that stands in a column before the labels, as a wide one does."""
        before = (self._grid.words(place, c) for c in range(self.header.left, self.header.label))
        return next(filter(self.reading.lexicon.words.is_total, before), "")

    def is_known(self, label: str) -> bool:
        """Whether the mapping says what rows of that name are, which is thereby used."""
        is_known = comparable(label) in self._own_words
        if is_known:
            self.used_areas.add(comparable(label))
        return is_known

    def _row(self, place: int, label: str) -> AreaRow | None:
        if not label:
            self._without_area(place)
            return None
        known = self._own_words[comparable(label)] if self.is_known(label) else None
        if known == IGNORE:
            self._set_aside(place)
            return None
        split = self._split(place)
        if split is None:
            return None
        named = self._named(place, label, known)
        if named.kind in (RowKind.TOTAL, RowKind.GROUP):
            above = named.kind is RowKind.GROUP
            return AreaRow(
                place, label, self._rule.area, is_total=True, split=split, is_above=above
            )
        return (
            AreaRow(place, label, named.area, is_total=False, split=split) if named.area else None
        )

    @property
    def _own_words(self) -> Mapping[str, str]:
        return {
            comparable(name): IGNORE if isinstance(code, IgnoredLabel) else code
            for name, code in self._rule.areas
        }

    def _named(self, place: int, label: str, known: str | None) -> LabelMeaning:
        """What a row is: by the unit's own words, then by its label among the others; what
        names no area is remarked unless one setting leaves it out."""
        if known is not None:
            return (
                LabelMeaning(RowKind.TOTAL) if known == TOTAL else LabelMeaning(RowKind.AREA, known)
            )
        named = self.labels.named.get(place) or self.labels.one(Label(place, label))
        if self._rule.rows in (Rows.TOTAL, Rows.SUM):
            if named.kind in (RowKind.TOTAL, RowKind.GROUP):
                return named
            is_note = place > self._last_number and not self._holds_number(place)
            return (
                LabelMeaning(RowKind.UNKNOWN)
                if is_note
                else LabelMeaning(RowKind.AREA, self._rule.area)
            )
        if LEFT_OUT.get(named.kind) in self._rule.leave_out:
            self._set_aside(place)
            return LabelMeaning(named.kind)
        if named.problems and self._holds_number(place):
            for problem in named.problems:
                source = self._grid.source(place, self.header.label)
                self.reading.notes.problem(problem.what, source, problem.todo)
            self._lose(place)
        return named  # a note or a signature has no number, whatever stands in its cells

    @cached_property
    def labels(self) -> Labels:
        """The labels of all rows, each with its number."""
        found = []
        for place in self.header.rows:
            own = self._grid.words(place, self.header.label)
            if own and not self._repeats_header(place, own):
                found.append(
                    Label(
                        place,
                        own,
                        row_mark(self._grid, self.header, place),
                        not self._is_empty(place),
                    )
                )
        lexicon = self.reading.lexicon
        are_communes = lexicon.heads_communes(self.header.paths[self.header.label])
        return Labels(tuple(found), lexicon, self.reading.place, are_communes)

    def _split(self, place: int) -> Disaggregation | None:
        """The options that the row's cells name; None where one is wrong."""
        pairs = []
        for column, category, value in self._named_options(place):
            try:
                pairs.append((category, self.reading.lexicon.vocabulary.option(category, value)))
            except CellError as error:
                self.reading.notes.cell_error(error, self._grid.source(place, column))
                self._lose(place)
                return None
        return tuple(sorted(pairs))

    def _named_options(self, place: int) -> Iterator[tuple[int, str, CellValue]]:
        for column, category in self.splits:
            value = self._grid.value(place, column)
            if not (is_blank(value) or self.reading.lexicon.words.is_total(str(value))):
                yield column, category, value

    def empty(self) -> Iterator[AreaRow]:
        """The rows of areas that hold no value at all."""
        for place in self.header.rows if self._rule.rows is Rows.AREAS else ():
            label = self._grid.words(place, self.header.label)
            if not label or not self._is_empty(place) or self._repeats_header(place, label):
                continue
            known, named = self._own_words.get(comparable(label)), self.labels.named.get(place)
            area = named.area if named and named.kind is RowKind.AREA else ""
            area = area if known is None else "" if known in (TOTAL, IGNORE) else known
            with suppress(CellError):
                options = [
                    (category, self.reading.lexicon.vocabulary.option(category, value))
                    for _, category, value in self._named_options(place)
                ]
                if area:
                    split = tuple(sorted(options))
                    yield AreaRow(place, label, area, is_total=False, split=split)

    def _names_option(self, place: int) -> bool:
        return any(not is_blank(self._grid.value(place, column)) for column, _ in self.splits)

    def _goes_on(self, place: int) -> bool:
        """Whether a row is the one above, all of whose cells are merged down over it."""
        columns = (
            self.header.label,
            *(c for c, _ in self.splits),
            *(c.place for c in self.columns),
        )
        filled = [column for column in columns if self._grid.is_filled(place, column)]
        return all(self._grid.start(place, column)[0] < place for column in filled)

    def _is_empty(self, place: int) -> bool:
        return not any(self._grid.is_filled(place, column.place) for column in self.columns)

    def _repeats_header(self, place: int, label: str) -> bool:
        if place in self.header.repeated or counts_columns(self._grid, self.header, place):
            return True
        heads = (self._grid.words(r, self.header.label) for r in self._header_rows)
        return bool(label) and fold_text(label) in {fold_text(head) for head in heads}

    def _holds_number(self, place: int) -> bool:
        return any(self._grid.holds_number(place, column.place) for column in self.columns)

    @cached_property
    def _last_number(self) -> int:
        """The last row with a number; what stands below is a note or a signature."""
        return max((place for place in self.header.rows if self._holds_number(place)), default=-1)

    @property
    def _header_rows(self) -> Sequence[int]:
        return range(self.header.first, self.header.last + 1)

    def _without_area(self, place: int) -> None:
        numbers = [c for c in self.columns if self._grid.holds_number(place, c.place)]
        if numbers:
            value = self._grid.value(place, numbers[0].place)
            source = self._grid.source(place, numbers[0].place)
            self.reading.notes.remark("row_without_area", source, shown(value))
            self._lose(place)

    def _lose(self, place: int) -> None:
        """Enter the values of a row of which a finding says why it is not read."""
        values = ((place, column.place) for column in self.columns)
        self.reading.account.enter(Fate.FINDING, values)

    def _set_aside(self, place: int) -> None:
        """Enter a row that the mapping says is not to be read."""
        cells = ((place, column) for column in self.header.columns)
        self.reading.account.enter(Fate.SET_ASIDE, cells)

    def _note_missing(self, present: set[str]) -> None:
        """Remark the districts that a table of the whole province has no row of."""
        place = self.reading.place
        is_whole = self._rule.rows is Rows.AREAS and self._rule.area == place.province
        if not is_whole or len(present) < SEVERAL or place.as_of is None:
            return
        units = self.reading.lexicon.areas.children(place.province, place.as_of)
        missing = [unit.name for unit in units if unit.code not in present]
        if missing:
            source = self._grid.source(self.header.first, self.header.label)
            self.reading.notes.remark("area_without_row", source, ", ".join(missing))


def note_hidden_row(place: int, label: str, header: Header, grid: Grid, notes: Notes) -> None:
    """Remark a row that is read and that people do not see."""
    if place in grid.structure.hidden_rows:
        source = grid.source(place, header.label)
        notes.remark(HIDDEN_ROW, source, label, row=str(place + 1))
