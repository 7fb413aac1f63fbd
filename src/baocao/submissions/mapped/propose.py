"""What a mapping for a workbook could be: what is known, and the closest names for the rest.

A likeness is only ever a hint; a person decides and writes it into data/mappings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from baocao.submissions.mapped.columns import ColumnFinder, RuleBook
from baocao.submissions.mapped.dictionary import NOTHING
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.held import Held, held
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.likeness import Candidate, Likeness
from baocao.submissions.mapped.model import (
    SEPARATOR,
    HeaderRule,
    Meaning,
    Rows,
    SheetRule,
    TableContext,
)
from baocao.submissions.mapped.places import TableFinder
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.mapped.rows import RowFinder
from baocao.submissions.workbooks.cells import fold_text
from baocao.submissions.workbooks.model import SourceCell


class How(Enum):
    """How a header was understood."""

    MAPPING = "mapping"
    DICTIONARY = "dictionary"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class HeaderProposal:
    """One header with what it means, or else with the names nearest to it, the closest first;
    a line of a table of elements too."""

    source: SourceCell
    header: str
    how: How
    candidates: tuple[Candidate, ...]
    ignored: bool = False
    reason: str = ""

    @property
    def meaning(self) -> Meaning | None:
        """What is proposed; None where nobody knows: a likeness is no meaning."""
        return self.candidates[0].meaning if self.how is not How.UNKNOWN else None


@dataclass(frozen=True)
class SheetProposal:
    """One sheet: how its rows are read, its headers, and labels that are no known area.

    `header` is that of the first table, `tables` how many there are.
    """

    name: str
    hidden: bool
    rows: Rows = Rows.AREAS
    header: Header | None = None
    tables: int = 1
    given: Meaning = NOTHING
    headers: tuple[HeaderProposal, ...] = ()
    unknown_areas: tuple[tuple[SourceCell, str, str], ...] = ()
    held: Held | None = None


@dataclass(frozen=True)
class Proposer:
    """Proposes mappings for the sheets of workbooks from one province (its code)."""

    lexicon: Lexicon
    province: str

    def sheet(
        self, name: str, grid: Grid, rule: SheetRule | None, *, hidden: bool
    ) -> SheetProposal:
        """What one sheet's mapping could be; `rule` is what the unit's mapping already says."""
        rows, found = self._tables(grid, rule)
        if not found:
            return SheetProposal(name, hidden, held=held(grid))
        own = replace(rule or SheetRule(name, 0), area=self.province)
        given = own.meaning if rule else self._given(name, grid, found[0])
        own = replace(own, rows=rows, meaning=given)
        tables = [_Table(self, grid, header, own) for header in found]
        by_lines = rows is Rows.ELEMENTS
        headers = [h for table in tables for h in (table.lines if by_lines else table.columns)()]
        areas = [] if by_lines else [area for table in tables for area in table.unknown_areas()]
        return SheetProposal(
            name, hidden, rows, found[0], len(found), given, tuple(headers), tuple(areas)
        )

    def _tables(self, grid: Grid, rule: SheetRule | None) -> tuple[Rows, tuple[Header, ...]]:
        words = self.lexicon.words
        if rule is not None and rule.rows is not Rows.AREAS:
            labels = words.label if rule.rows is Rows.ELEMENTS else words.area
            return rule.rows, TableFinder(grid, words, labels).tables()
        by_area = TableFinder(grid, words, words.area).tables()
        if by_area:
            return Rows.AREAS, by_area
        return Rows.ELEMENTS, TableFinder(grid, words, words.label).tables()

    def _given(self, name: str, grid: Grid, header: Header) -> Meaning:
        """Options that the sheet's name and titles name for all columns, none of which does."""
        titles = [name, *(grid.words(row, 0) for row in range(header.first))]
        found = [self.lexicon.dictionary.said([title]).options for title in titles]
        dictionary = self.lexicon.dictionary
        in_headers = {c for path in header.paths for c in dictionary.said(path).options}
        pairs: list[tuple[str, str]] = []
        for category in {category for options in found for category in options} - in_headers:
            named = {o for options in found for o in options.get(category, frozenset())}
            pairs += [(category, option) for option in named if len(named) == 1]
        return Meaning(None, tuple(sorted(pairs)))

    @cached_property
    def likeness(self) -> Likeness:
        return Likeness(self.lexicon)


@dataclass(frozen=True)
class _Table:
    """One table that a mapping is proposed for."""

    proposer: Proposer
    grid: Grid
    header: Header
    rule: SheetRule

    def columns(self) -> Iterator[HeaderProposal]:
        lexicon, rules = self.proposer.lexicon, RuleBook(self.rule.columns)
        finder = self._finder(rules)
        splits = finder.splits()
        known = {column.place: column for column in finder.columns(splits)}
        others = {self.header.label, *(place for place, _ in splits)}
        for place, path in enumerate(self.header.paths):
            rule = rules.find(self.header.text(place)) if path else None
            is_wordless = bool(path) and fold_text(path[-1]) in (
                lexicon.words.order | lexicon.words.other
            )
            if place in others or not path or (is_wordless and rule is None):
                continue
            meaning = known[place].meaning if place in known else None
            if meaning is not None or rule is not None or self._has_numbers(place):
                text = self.header.text(place)
                yield self._proposal(finder.source(place), text, rule, meaning)

    def lines(self) -> Iterator[HeaderProposal]:
        rules = RuleBook(self.rule.lines)
        for row in self.header.rows:
            label = self.grid.words(row, self.header.label)
            cells = [(row, c) for c in self.header.columns if c > self.header.label]
            if label and any(self.grid.holds_number(*spot) for spot in cells):
                rule = rules.find(label)
                meaning = self.proposer.lexicon.dictionary.meaning((label,), self.rule.meaning)
                source = self.grid.source(row, self.header.label)
                yield self._proposal(source, label, rule, meaning)

    def unknown_areas(self) -> Iterator[tuple[SourceCell, str, str]]:
        """Labels of rows with numbers that name no area, each with what is nearest."""
        finder = self._finder(RuleBook(self.rule.columns))
        splits = finder.splits()
        RowFinder(finder.reading, self.header, splits, finder.columns(splits), set()).rows()
        for place in self.header.rows:
            source = self.grid.source(place, self.header.label)
            for problem in finder.reading.notes.problems:
                if problem.where == str(source):
                    yield source, self.grid.words(place, self.header.label), problem.todo

    def _finder(self, rules: RuleBook) -> ColumnFinder:
        lexicon, place = self.proposer.lexicon, TableContext(self.proposer.province)
        reading = SheetReading(self.grid, self.rule, lexicon, place, Notes())
        return ColumnFinder(reading, self.header, rules)

    def _proposal(
        self, source: SourceCell, text: str, rule: HeaderRule | None, meaning: Meaning | None
    ) -> HeaderProposal:
        if rule is not None:
            sure = (Candidate(meaning or rule.meaning, 100),)
            return HeaderProposal(source, text, How.MAPPING, sure, rule.ignore, rule.reason)
        if meaning is not None:
            return HeaderProposal(source, text, How.DICTIONARY, (Candidate(meaning, 100),))
        near = self.proposer.likeness.closest(text.split(SEPARATOR), self.rule.meaning)
        return HeaderProposal(source, text, How.UNKNOWN, near)

    def _has_numbers(self, place: int) -> bool:
        return any(self.grid.holds_number(row, place) for row in self.header.rows)
