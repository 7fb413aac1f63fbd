"""What each column of a table of areas may mean, with some of its values.

By the unit's mapping, by another one's, by its words, then by the columns beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from baocao.definitions.indicators.model import DataElement
from baocao.submissions.mapped.beside import Beside, ColumnHeading
from baocao.submissions.mapped.columns import OPEN, RuleBook, comparable
from baocao.submissions.mapped.grid import Grid, Header, is_numbering, numbers_rows
from baocao.submissions.mapped.model import (
    HeaderRule,
    Mapping,
    Meaning,
    Scale,
    SheetRule,
)
from baocao.submissions.mapped.proposal import HeaderProposal, How
from baocao.submissions.mapped.scales import column_counted_in, scale_of
from baocao.submissions.mapped.values import LARGEST_FRACTION
from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.cells import CellError, fold_text, is_blank, read_number, shown
from baocao.submissions.workbooks.model import SourceCell

if TYPE_CHECKING:
    from baocao.submissions.mapped.propose import Proposer

EXAMPLES = 3


@dataclass(frozen=True)
class TableColumns:
    """The columns of one table, the `number`th of its sheet from 1; `rule` is what the sheet's
    mapping says, with all that its titles give, `named` are the elements that the titles name."""

    proposer: Proposer
    grid: Grid
    table: Header
    rule: SheetRule
    named: frozenset[str]
    number: int

    def headers(self) -> Iterator[HeaderProposal]:
        """A proposal for each column with numbers, and for each that the mapping names."""
        for place in self._places:
            yield self._proposal(place, self._rule(place))

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """The columns that hold values: neither labels, nor numbers of rows, nor remarks."""
        others = {self.table.label, *(place for place, _ in self._splits)}
        return tuple(
            place
            for place in self.table.columns
            if place not in others
            and (self._rule(place) or (self._has_numbers(place) and not self._is_other(place)))
        )

    @cached_property
    def _splits(self) -> tuple[tuple[int, str], ...]:
        """Columns whose cells name the option of a row: "Nhóm tuổi"."""
        categories = self.proposer.lexicon.categories
        heads = ((place, self.table.paths[place]) for place in self.table.columns)
        named = ((place, categories.get(fold_text(path[-1]))) for place, path in heads if path)
        return tuple((p, c) for p, c in named if c is not None and self._rule(p) is None)

    def _proposal(self, place: int, rule: HeaderRule | None) -> HeaderProposal:
        meaning, how, origin = self._meaning(place, rule)
        text = self.table.text(place)
        given = Meaning(None, tuple(p for p in self._given.options if p[1] != OPEN))
        near = self.proposer.likeness.closest(self.table.paths[place], given)
        return HeaderProposal(
            source=header_source(self.grid, self.table, place),
            header=text,
            how=how,
            meaning=meaning,
            candidates=() if meaning else near,
            column=column_letters(place) if not text else "",
            table=self.number,
            scale=self._scale(place, rule, meaning),
            ignored=bool(rule and rule.ignore),
            reason=rule.reason if rule else "",
            origin=origin,
            examples=self._examples(place),
        )

    def _meaning(self, place: int, rule: HeaderRule | None) -> tuple[Meaning | None, How, str]:
        """What a column means, how that is known, and from which mapping."""
        dictionary, path = self.proposer.lexicon.dictionary, self.table.paths[place]
        if rule is not None and rule.meaning.element is not None:
            return self._closed(dictionary.joined(rule.meaning, self._given)), How.MAPPING, ""
        if rule is not None and rule.ignore:
            return None, How.MAPPING, ""
        said, origin = self.proposer.said_by_others(self.table.text(place), self._given)
        if said is not None:
            return self._closed(said), How.NEIGHBOUR, origin
        meaning = self._closed(self._beside.meanings.get(place))
        if meaning is None:
            return None, How.UNKNOWN, ""
        alone = self._closed(dictionary.meaning(path, self._given))
        return meaning, How.DICTIONARY if alone == meaning else How.BESIDE, ""

    def _closed(self, meaning: Meaning | None) -> Meaning | None:
        """A meaning without the splits whose options stand in the rows."""
        if meaning is None:
            return None
        return Meaning(meaning.element, tuple(p for p in meaning.options if p[1] != OPEN))

    @cached_property
    def _given(self) -> Meaning:
        """What holds for all columns; a split that the rows name is no longer open."""
        rows = tuple((category, OPEN) for _, category in self._splits)
        return Meaning(self.rule.meaning.element, (*self.rule.meaning.options, *rows))

    @cached_property
    def _beside(self) -> Beside:
        lexicon = self.proposer.lexicon
        headings = tuple(
            ColumnHeading(place, self.table.paths[place], self._is_percent(place))
            for place in self._places
            if self.table.paths[place]
        )
        return Beside(headings, lexicon.dictionary, lexicon.catalogue, self._given, self.named)

    def _scale(self, place: int, rule: HeaderRule | None, meaning: Meaning | None) -> Scale | None:
        """What the numbers of a column stand for; None where a person has to say."""
        if rule is not None and rule.scale is not None:
            return rule.scale
        if self.rule.scale is not None or meaning is None:
            return Scale.AS_IS
        element = self.proposer.lexicon.catalogue.elements[meaning.element or ""]
        if element.is_rate:
            return None if may_be_fractions(self.grid, self._spots(place)) else Scale.AS_IS
        return self._counted(place, element)

    def _counted(self, place: int, element: DataElement) -> Scale | None:
        words = self.proposer.lexicon.words
        return scale_of(element, column_counted_in(self.grid, self.table, place, words))

    def _is_percent(self, place: int) -> bool:
        """Whether most values of a column are shown as percentages."""
        signs = [is_shown(self.grid, spot) for spot, _ in numbers_of(self.grid, self._spots(place))]
        return sum(signs) * 2 > len(signs)

    def _spots(self, place: int) -> list[Spot]:
        return [(row, place) for row in self.table.rows]

    def _examples(self, place: int) -> tuple[str, ...]:
        return examples(self.grid, self._spots(place))

    def _has_numbers(self, place: int) -> bool:
        return any(self.grid.holds_number(row, place) for row in self.table.rows)

    def _is_other(self, place: int) -> bool:
        """Whether a column counts rows or holds remarks of people."""
        words, path = self.proposer.lexicon.words, self.table.paths[place]
        is_remark = bool(path) and fold_text(path[-1]) in words.other
        return is_remark or numbers_rows(self.grid, self.table, place, words.order)

    def _rule(self, place: int) -> HeaderRule | None:
        rules = RuleBook(self.rule.columns, table=self.number)
        found = rules.find(self.table.text(place), column_letters(place))
        return found if found and (found.column or self.table.paths[place]) else None


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


def header_source(grid: Grid, table: Header, place: int) -> SourceCell:
    """The lowest cell of a column's header that has words of its own."""
    rows = (
        row
        for row in range(table.last, table.first - 1, -1)
        if not is_numbering(grid, row, table.label) and not is_blank(grid.own(row, place))
    )
    return grid.source(next(rows, table.last), place)


def said_in(
    mappings: Sequence[Mapping], header: str, *, lines: bool = False
) -> Iterator[tuple[Meaning, str]]:
    """What mappings say of a header that means one thing wherever it stands, with their file."""
    key = comparable(header)
    for mapping in mappings:
        rules = (r for sheet in mapping.sheets for r in (sheet.lines if lines else sheet.columns))
        means = {
            r.meaning for r in rules if comparable(r.header) == key and not (r.column or r.table)
        }
        said = [meaning for meaning in means if meaning.element is not None]
        if len(means) == 1 and said:
            yield said[0], mapping.file
