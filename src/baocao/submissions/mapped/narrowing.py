"""Words within a table that may change what its numbers are of, though its header does not say so:
a title between rows ("II. TỬ VONG"), a cell beside a value ("Nữ", "Kế hoạch", another day).

Nothing is made of them; that they stand there is remarked, and a mapping or a reason settles it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.columns import ColumnFinder, Split, ValueColumn
from baocao.submissions.mapped.labels import RowKind
from baocao.submissions.mapped.rows import AreaRow, RowFinder
from baocao.submissions.mapped.telling_words import TellingWords, are_words
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import fold_text, is_figure
from baocao.submissions.workbooks.model import Fate
from baocao.submissions.workbooks.outside_cells import number_in
from baocao.submissions.workbooks.settle import IN_WORDS, spanned

NARROWED = "words_change_meaning"
OF_ROW, OF_ROWS_BELOW = "cùng dòng", "ở các dòng dưới"


@dataclass(frozen=True)
class Narrowing:
    """Looks for such words in one table of areas."""

    rows: RowFinder
    finder: ColumnFinder

    @property
    def _telling(self) -> TellingWords:
        return TellingWords(self.rows.reading)

    def note(self, found: Sequence[AreaRow], splits: Collection[Split]) -> None:
        """Remark each title between the rows that were `found`, and of each column of words the
        first that says something."""
        columns = self.rows.columns
        if not columns or not found:
            return
        for place in range(found[0].place + 1, found[-1].place):
            self._note_title(place, columns)
        areas = {row.place: row.area for row in found if not row.is_total}
        for place in self._word_columns(columns, splits) if areas else ():
            self._note_column(place, areas)

    def _note_title(self, row: int, columns: Sequence[ValueColumn]) -> None:
        grid, header = self.rows.reading.grid, self.rows.header
        if any(grid.is_filled(row, column.place) for column in columns):
            return
        before = (c for c in range(header.label, header.left - 1, -1) if grid.words(row, c))
        place = next(before, None)
        if place is None or self._is_area(row, grid.words(row, place)):
            return
        if self._telling.say(text := grid.words(row, place)):
            self._remark((row, place), text, OF_ROWS_BELOW)

    def _is_area(self, row: int, text: str) -> bool:
        """Whether a row without values is one of areas, or one that the mapping knows."""
        if self.rows.is_known(text) or self.rows.reading.lexicon.words.is_group(text):
            return True
        named = self.rows.labels.named.get(row)
        return named is not None and named.kind is RowKind.AREA

    def _word_columns(
        self, columns: Sequence[ValueColumn], splits: Collection[Split]
    ) -> Iterator[int]:
        known = {
            self.rows.header.label,
            *(c.place for c in columns),
            *(place for place, _ in splits),
        }
        for place in self.rows.header.columns:
            if place not in known and not self.finder.is_set_aside(place):
                yield place

    def _note_column(self, place: int, areas: Mapping[int, str]) -> None:
        grid, fates = self.rows.reading.grid, self.rows.reading.account.fates
        spots = [(row, place) for row in areas]
        if any(fates.get(spot) is Fate.FINDING for spot in spots):
            return  # all of the column is remarked
        words, path = self.rows.reading.lexicon.words, self.rows.header.paths[place]
        head = fold_text(path[-1]) if path else ""
        says = self._telling.say_unit if head in words.other else self._telling.say
        if head in words.remarks:
            self._note_numbers(spots)
            says = self._telling.say_beside
        if head in words.row_words:
            says = are_words
        for spot in spots:
            text = grid.words(*spot)
            if says(grid.value(*spot)) and self._area(text) != areas[spot[0]]:
                self._remark(spot, text, OF_ROW)
                break

    def _note_numbers(self, spots: Sequence[Spot]) -> None:
        """Remark the numbers in the words of a column of remarks: "số đúng là 3465"."""
        reading, grid = self.rows.reading, self.rows.reading.grid
        words = {s: grid.words(*s) for s in spots if not is_figure(grid.value(*s))}
        labels = reading.lexicon.vocabulary.numbered
        told = {spot: number for spot, text in words.items() if (number := number_in(text, labels))}
        if told:
            first, number = next(iter(told.items()))
            about = {"count": str(len(told)), "range": spanned(told)}
            reading.notes.remark(IN_WORDS, grid.source(*first), number, **about)

    def _area(self, text: str) -> str:
        """The code of the area that a cell names: its row's own, said once more, is no matter."""
        try:
            return self.rows.reading.lexicon.area(text, self.rows.reading.place)
        except BaocaoError:
            return ""

    def _remark(self, spot: Spot, text: str, where: str) -> None:
        reading = self.rows.reading
        reading.notes.remark(NARROWED, reading.grid.source(*spot), text, where=where)
