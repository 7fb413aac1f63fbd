"""Words around the tables of a sheet that may change what their numbers are of: another province
or unit of measure in the titles, a note below.

Nothing is made of them; that they stand there is remarked, and a mapping or a reason settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.narrowing import NARROWED
from baocao.submissions.mapped.owners import other_owner
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.survey import last_value
from baocao.submissions.mapped.telling_words import TellingWords
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import is_figure
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.outside_cells import number_in
from baocao.submissions.workbooks.settle import IN_WORDS

OF_TABLE = "của bảng"
LONGEST = 80  # characters of a text that a finding quotes


@dataclass(frozen=True)
class Around:
    """Looks at the words around the tables of one sheet."""

    reading: SheetReading

    def note_titles(
        self, header: Header, rows: Iterable[int], found: Sequence[Observation]
    ) -> None:
        """Remark titles of one table, in these rows, that name another province, a unit of measure
        that the numbers `found` are not read in, or another number."""
        reading, grid = self.reading, self._grid
        counts = any(not reading.lexicon.catalogue.elements[o.element].is_rate for o in found)
        titles = [(spot, text) for row in rows for spot, text in self._texts(row)]
        for spot, text in (*titles, ((header.first, header.label), grid.sheet.name)):
            is_other = other_owner(text, reading.lexicon, reading.place)
            if is_other or (counts and reading.lexicon.words.counts_otherwise(text)):
                self._remark(spot, text)
            elif (spot, text) in titles:
                self._remark_number(spot, text)
        for spot, text in self._wordless_heads(header):
            if counts and TellingWords(reading).note_on(text):
                self._remark(spot, text)

    def note_below(self, tables: Sequence[Header]) -> None:
        """Remark what is written below all tables and says of what their numbers are, or tells
        another number."""
        grid = self._grid
        last = max((last_value(grid, table) for table in tables), default=grid.height)
        for row in range(last + 1, grid.height):
            for spot, text in self._texts(row):
                if TellingWords(self.reading).note_on(text):
                    self._remark(spot, text)
                else:
                    self._remark_number(spot, text)

    @property
    def _grid(self) -> Grid:
        return self.reading.grid

    def _wordless_heads(self, header: Header) -> Iterator[tuple[Spot, str]]:
        """The heads of columns without a number, behind the labels."""
        for column in (c for c in header.columns if c > header.label):
            if not any(self._grid.holds_number(row, column) for row in header.rows):
                for row in range(header.first, header.last + 1):
                    yield from ((s, text) for s, text in self._texts(row) if s[1] == column)

    def _texts(self, row: int) -> Iterator[tuple[Spot, str]]:
        """The cells of a row with words, none that looks like a number."""
        for column in range(self._grid.width):
            value = self._grid.own(row, column)
            if isinstance(value, str) and value.strip() and not is_figure(value):
                yield (row, column), value

    def _remark_number(self, spot: Spot, text: str) -> None:
        if number := number_in(text, self.reading.lexicon.vocabulary.numbered):
            source = self._grid.source(*spot)
            self.reading.notes.remark(IN_WORDS, source, number, count="1", range=source.cell)

    def _remark(self, spot: Spot, text: str) -> None:
        told = shorten(text, LONGEST, placeholder=" …")
        self.reading.notes.remark(NARROWED, self._grid.source(*spot), told, where=OF_TABLE)
