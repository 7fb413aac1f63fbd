"""Words within a table of elements that say whose or of what its lines are: a title between them
("II. HUYỆN LỘC BÌNH", "Cùng kỳ năm 2021"), a cell beside a value, a column of areas.

Nothing is made of them but that lines of several areas are not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import TableContext
from baocao.submissions.mapped.narrowing import NARROWED, OF_ROW, OF_ROWS_BELOW
from baocao.submissions.mapped.owners import is_of_a_part, other_owner
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.telling_words import TellingWords, are_words
from baocao.submissions.workbooks.cells import fold_text

ENOUGH = 2  # areas that a column names, from which each of its lines is of its own


@dataclass(frozen=True)
class LineWords:
    """Looks for such words in one table; `values` are its columns of values."""

    reading: SheetReading
    header: Header
    values: Collection[int]

    def note(self, lines: Collection[int]) -> None:
        """Remark each title above one of the `lines`, and of each column of words the first that
        says something."""
        for row in range(self.header.last + 1, max(lines, default=0)):
            if not any(self._grid.is_filled(row, place) for place in self.values):
                self._note_title(row)
        for place in self._word_columns():
            self._note_column(place, lines)

    def _note_title(self, row: int) -> None:
        places = range(self.header.label, self.header.left - 1, -1)
        place = next((place for place in places if self._grid.words(row, place)), None)
        if place is None:
            return
        text, lexicon = self._grid.words(row, place), self.reading.lexicon
        if (
            area_named(text, lexicon, self.reading.place)
            or other_owner(text, lexicon, self.reading.place)
            or is_of_a_part(text, lexicon)
            or TellingWords(self.reading).say_of_whom(text)
        ):
            self._remark(row, place, OF_ROWS_BELOW)

    def _word_columns(self) -> Iterator[int]:
        order = self.reading.lexicon.words.order
        for place in self.header.columns:
            path = self.header.paths[place]
            is_order = bool(path) and fold_text(path[-1]) in order
            if place != self.header.label and place not in self.values and not is_order:
                yield place

    def _note_column(self, place: int, lines: Collection[int]) -> None:
        words, path = self.reading.lexicon.words, self.header.paths[place]
        head, telling = fold_text(path[-1]) if path else "", TellingWords(self.reading)
        for row in sorted(lines):
            value = self._grid.value(row, place)
            says = head in words.row_words and are_words(value)
            if head in words.remarks or head not in words.other:
                on = telling.remark_on if head in words.other else telling.say_of_whom
                says = says or on(self._grid.words(row, place))
            if says:
                self._remark(row, place, OF_ROW)
                break

    def _remark(self, row: int, place: int, where: str) -> None:
        source = self._grid.source(row, place)
        self.reading.notes.remark(NARROWED, source, self._grid.words(row, place), where=where)

    @property
    def _grid(self) -> Grid:
        return self.reading.grid


def column_of_areas(
    grid: Grid, header: Header, lexicon: Lexicon, place: TableContext
) -> int | None:
    """The column beside the labels that names an area for each line: "Huyện | Chỉ tiêu | Kết
    quả"; None where there is none."""
    for column in (c for c in header.columns if c != header.label):
        texts = {grid.words(row, column) for row in header.rows} - {""}
        if sum(bool(area_named(text, lexicon, place)) for text in texts) >= ENOUGH:
            return column
    return None


def area_named(text: str, lexicon: Lexicon, place: TableContext) -> str:
    """The code of the area of the province that a text names; "" where it names none."""
    try:
        return lexicon.area(text, place)
    except BaocaoError:
        return ""
