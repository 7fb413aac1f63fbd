"""What each line of a table of elements may mean, and which of its columns are read; what a
mapping has to say of the rows of a table of areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.columns import RuleBook, header_source
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.labels import Label, Labels, RowKind
from baocao.submissions.mapped.model import LeftOut, Meaning
from baocao.submissions.mapped.proposal import HeaderProposal, How, LeftRows, UnknownArea
from baocao.submissions.mapped.propose_columns import PlacedHeader, TableHeaders, examples
from baocao.submissions.mapped.scales import Counted, line_counted_in
from baocao.submissions.workbooks.cell_names import column_letters
from baocao.submissions.workbooks.cells import fold_text

NAMED = 3  # labels that a remark quotes


@dataclass(frozen=True)
class TableLines(TableHeaders):
    """The lines of a table of elements."""

    def headers(self) -> Iterator[HeaderProposal]:
        """A proposal for each line with numbers."""
        rules = RuleBook(self.rule.lines, table=self.number)
        for row in self.table.rows:
            label = self.grid.words(row, self.table.label)
            numbers = (self.grid.holds_number(row, c) for c in self._values)
            if label and row not in self.table.repeated and any(numbers):
                yield self._proposal(self._at(row), rules.find(label))

    def unknown_columns(self) -> Iterator[HeaderProposal]:
        """Columns with numbers of which nobody knows whose they are: last year's, a target."""
        for place in self._values:
            text = self.table.text(place)
            rules = RuleBook(self.rule.columns, table=self.number)
            rule = rules.find(text, column_letters(place))
            has_numbers = any(self.grid.holds_number(row, place) for row in self.table.rows)
            if has_numbers and rule is None and not self._is_of_area(place):
                yield HeaderProposal(
                    source=header_source(self.grid, self.table, place),
                    header=text,
                    how=How.UNKNOWN,
                    column="" if text else column_letters(place),
                    examples=examples(self.grid, [(row, place) for row in self.table.rows]),
                )

    @property
    def _values(self) -> tuple[int, ...]:
        """The columns right of the labels that hold no remarks."""
        words = self.known.lexicon.words
        heads = ((c, self.table.paths[c]) for c in self.table.columns if c > self.table.label)
        return tuple(c for c, path in heads if not path or fold_text(path[-1]) not in words.other)

    def _is_of_area(self, place: int) -> bool:
        """Whether a column's header says whose its values are: the unit's, or those of an area."""
        words, path = self.known.lexicon.words, self.table.paths[place]
        if not path:
            return False
        if fold_text(path[-1]) in words.value or words.is_total(path[-1]):
            return True
        try:
            return bool(self.known.lexicon.area(path[-1], self.known.place))
        except BaocaoError:
            return False

    def _at(self, row: int) -> PlacedHeader:
        path, spots = (self.grid.words(row, self.table.label),), [(row, c) for c in self._values]
        return PlacedHeader(row, path, self.grid.source(row, self.table.label), spots)

    def _by_words(self, head: PlacedHeader) -> tuple[Meaning | None, How]:
        meaning = self.known.lexicon.dictionary.meaning(head.path, self._given)
        return meaning, How.DICTIONARY if meaning else How.UNKNOWN

    def _counted(self, place: int) -> Counted | None:
        return line_counted_in(self.grid, self.table, place, self.known.lexicon.words)


@dataclass(frozen=True)
class TableRows:
    """The rows of one table by their labels."""

    grid: Grid
    table: Header
    labels: Labels

    def count(self, kind: RowKind) -> int:
        """How many rows with values are of a kind."""
        return len(self._of(kind))

    def unknown(self) -> Iterator[UnknownArea]:
        """Labels that name no area, and places elsewhere in a table that is not the country's."""
        labels = self._of(RowKind.UNKNOWN)
        labels += [] if self.labels.is_national else self._of(RowKind.ELSEWHERE)
        for label in sorted(labels, key=lambda label: label.row):
            near = "; ".join(problem.todo for problem in self.labels.named[label.row].problems)
            yield UnknownArea(self.grid.source(label.row, self.table.label), label.text, near)

    def left_out(self) -> Iterator[tuple[LeftOut, LeftRows]]:
        """What one setting sets aside: other provinces of the country, and communes, which are
        certain to be parts of the districts where their numbers say so."""
        elsewhere, communes = self._of(RowKind.ELSEWHERE), self._of(RowKind.COMMUNE)
        if elsewhere and self.labels.is_national:
            yield LeftOut.PROVINCES, LeftRows(len(elsewhere), _named(elsewhere))
        if communes:
            is_certain = all(self.labels.is_part(label) for label in communes)
            yield LeftOut.COMMUNES, LeftRows(len(communes), _named(communes), is_certain)

    def _of(self, kind: RowKind) -> list[Label]:
        return [
            label
            for label in self.labels.labels
            if label.has_values and self.labels.named[label.row].kind is kind
        ]


def _named(labels: list[Label]) -> str:
    more = " …" if len(labels) > NAMED else ""
    return ", ".join(label.text for label in labels[:NAMED]) + more
