"""What each column of a table of areas may mean, with some of its values; and what of that is the
same of the lines of a table of elements.

By the unit's mapping, by another one's, by its words, then by the columns beside it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice

from baocao.submissions.mapped.beside import Beside, ColumnHeading
from baocao.submissions.mapped.columns import OPEN, RuleBook, header_source, is_wordless
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.header_knowledge import HeaderKnowledge
from baocao.submissions.mapped.model import (
    SEPARATOR,
    HeaderRule,
    Meaning,
    Scale,
    SheetRule,
)
from baocao.submissions.mapped.proposal import HeaderProposal, How
from baocao.submissions.mapped.scales import Counted, column_counted_in, scale_of
from baocao.submissions.mapped.values import LARGEST_FRACTION
from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank, read_number, shown
from baocao.submissions.workbooks.model import SourceCell

EXAMPLES = 3


@dataclass(frozen=True)
class PlacedHeader:
    """A header of a column or a line: its number, its words from the top down, its own cell, the
    cells that it stands for."""

    place: int
    path: tuple[str, ...]
    source: SourceCell
    spots: list[Spot]


@dataclass(frozen=True)
class TableHeaders:
    """What columns and lines of one table, the `number`th of its sheet from 1, have in common;
    `rule` is what the sheet's mapping says, with all that the table's titles give."""

    known: HeaderKnowledge
    grid: Grid
    table: Header
    rule: SheetRule
    number: int

    @abstractmethod
    def _by_words(self, head: PlacedHeader) -> tuple[Meaning | None, How]:
        """What a header means that no mapping knows, and how that is known."""

    @abstractmethod
    def _counted(self, place: int) -> Counted | None:
        """What the table says that the numbers count in."""

    @property
    def _given(self) -> Meaning:
        """What holds for all of them."""
        return self.rule.meaning

    def _proposal(self, head: PlacedHeader, rule: HeaderRule | None) -> HeaderProposal:
        meaning, how, origin = self._meaning(head, rule)
        near = self.known.likeness.closest(head.path, _closed(self._given))
        return HeaderProposal(
            source=head.source,
            header=SEPARATOR.join(head.path),
            how=how,
            meaning=meaning,
            candidates=() if meaning else near,
            column="" if head.path else column_letters(head.place),
            table=self.number,
            scale=self._scale(head, rule, meaning),
            ignored=bool(rule and rule.ignore),
            reason=rule.reason if rule else "",
            origin=origin,
            examples=examples(self.grid, head.spots),
        )

    def _meaning(
        self, head: PlacedHeader, rule: HeaderRule | None
    ) -> tuple[Meaning | None, How, str]:
        """What a header means, how that is known, and from which mapping."""
        if rule is not None and rule.element is not None:
            joined = self.known.lexicon.dictionary.joined(rule.meaning, self._given)
            return joined and _closed(joined), How.MAPPING, ""
        if rule is not None and rule.ignore:
            return None, How.MAPPING, ""
        said, origin = self.known.said_by_others(SEPARATOR.join(head.path), self._given)
        if said is not None:
            return _closed(said), How.NEIGHBOUR, origin
        return *self._by_words(head), ""

    def _scale(
        self, head: PlacedHeader, rule: HeaderRule | None, meaning: Meaning | None
    ) -> Scale | None:
        """What the numbers of a header stand for; None where a person has to say."""
        if rule is not None and rule.scale is not None:
            return rule.scale
        if self.rule.scale is not None or meaning is None:
            return Scale.AS_IS
        element = self.known.lexicon.catalogue.elements[meaning.element or ""]
        if element.is_rate:
            return None if may_be_fractions(self.grid, head.spots) else Scale.AS_IS
        return scale_of(element, self._counted(head.place))


@dataclass(frozen=True)
class TableColumns(TableHeaders):
    """The columns of a table of areas; `named` are the elements that its titles name."""

    named: frozenset[str]

    def headers(self) -> Iterator[HeaderProposal]:
        """A proposal for each column with numbers, and for each that the mapping names."""
        for place in self._places:
            yield self._proposal(self._at(place), self._rule(place))

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """The columns that hold values: neither labels, nor numbers of rows, nor remarks."""
        others = {self.table.label, *(place for place, _ in self._splits)}
        return tuple(
            place
            for place in self.table.columns
            if place not in others and (self._rule(place) or self._has_values(place))
        )

    def _has_values(self, place: int) -> bool:
        has_numbers = any(self.grid.holds_number(row, place) for row in self.table.rows)
        lexicon = self.known.lexicon
        return has_numbers and not is_wordless(self.grid, self.table, place, lexicon)

    @cached_property
    def _splits(self) -> tuple[tuple[int, str], ...]:
        """Columns whose cells name the option of a row: "Nhóm tuổi"."""
        categories = self.known.lexicon.categories
        heads = ((place, self.table.paths[place]) for place in self.table.columns)
        named = ((place, categories.get(fold_text(path[-1]))) for place, path in heads if path)
        return tuple((p, c) for p, c in named if c is not None and self._rule(p) is None)

    @cached_property
    def _given(self) -> Meaning:
        """What holds for all columns; a split that the rows name is no longer open."""
        rows = tuple((category, OPEN) for _, category in self._splits)
        return Meaning(self.rule.element, (*self.rule.options, *rows))

    def _at(self, place: int) -> PlacedHeader:
        source = header_source(self.grid, self.table, place)
        return PlacedHeader(place, self.table.paths[place], source, self._spots(place))

    def _spots(self, place: int) -> list[Spot]:
        return [(row, place) for row in self.table.rows]

    def _by_words(self, head: PlacedHeader) -> tuple[Meaning | None, How]:
        beside = self._beside.meanings.get(head.place)
        if beside is None:
            return None, How.UNKNOWN
        alone = self.known.lexicon.dictionary.meaning(head.path, self._given)
        is_alone = alone is not None and _closed(alone) == _closed(beside)
        return _closed(beside), How.DICTIONARY if is_alone else How.BESIDE

    def _counted(self, place: int) -> Counted | None:
        return column_counted_in(self.grid, self.table, place, self.known.lexicon.words)

    @cached_property
    def _beside(self) -> Beside:
        lexicon = self.known.lexicon
        headings = tuple(
            ColumnHeading(place, self.table.paths[place], self._is_percent(place))
            for place in self._places
            if self.table.paths[place]
        )
        return Beside(headings, lexicon.dictionary, lexicon.catalogue, self._given, self.named)

    def _is_percent(self, place: int) -> bool:
        """Whether most values of a column are shown as percentages."""
        signs = [is_shown(self.grid, spot) for spot, _ in numbers_of(self.grid, self._spots(place))]
        return sum(signs) * 2 > len(signs)

    def _rule(self, place: int) -> HeaderRule | None:
        return RuleBook(self.rule.columns, table=self.number).of_column(self.table, place)


def _closed(meaning: Meaning) -> Meaning:
    """A meaning without the splits whose options stand in the rows."""
    return replace(meaning, options=tuple(p for p in meaning.options if p[1] != OPEN))


def examples(grid: Grid, spots: Iterable[Spot]) -> tuple[str, ...]:
    """Some of the values of cells, as they stand there."""
    values = (grid.own(*spot) for spot in spots)
    return tuple(islice((shown(value) for value in values if not is_blank(value)), EXAMPLES))


def may_be_fractions(grid: Grid, spots: Iterable[Spot]) -> bool:
    """Whether all rates are small, and no sign and no format says of what."""
    values = [value for spot, value in numbers_of(grid, spots) if not is_shown(grid, spot)]
    return bool(values) and max(values) <= LARGEST_FRACTION and any(values)


def is_shown(grid: Grid, spot: Spot) -> bool:
    """Whether a cell is shown as a percentage, by its format or its sign."""
    value = grid.own(*spot)
    is_signed = isinstance(value, str) and value.rstrip().endswith("%")
    return is_signed or spot in grid.structure.percents


def numbers_of(grid: Grid, spots: Iterable[Spot]) -> Iterator[tuple[Spot, Decimal]]:
    """The cells that hold numbers, with their values as they stand there."""
    for spot in spots:
        try:
            yield spot, read_number(grid.own(*spot)).value
        except CellError:
            continue
