"""Which columns of a table hold which values: by the unit's mapping, then by the dictionary.

A column that neither knows is not read, and a remark says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.grid import Grid, Header, is_numbering, numbers_rows
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import SEPARATOR, HeaderRule, Meaning, Rows
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.table_titles import TableTitles
from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank, is_day
from baocao.submissions.workbooks.hidden import HIDDEN_COLUMN
from baocao.submissions.workbooks.model import Fate, SourceCell

_AROUND_SIGNS = re.compile(r"\s*([<>≤≥=%/()+\-–›])\s*")
OPEN = ""  # the option of a category whose value stands in each row

Split = tuple[int, str]
"""A column of options with its category."""


@dataclass(frozen=True)
class ValueColumn:
    """A column of values: where, what it says, and the mapping's rule for it if there is one.

    `is_total` are those that other columns of a table of elements add up to.
    """

    place: int
    header: str
    meaning: Meaning
    rule: HeaderRule | None = None
    area: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class RuleBook:
    """The header rules of one sheet rule for one of its tables, counted from 1, and which of them
    were met."""

    rules: tuple[HeaderRule, ...]
    used: set[HeaderRule] = field(default_factory=set)
    table: int = 1

    def find(self, header: str, column: str = "") -> HeaderRule | None:
        """The rule of a header; of several the one that names the table, then the column."""
        key = comparable(header)
        fitting = [
            rule
            for rule in self.rules
            if comparable(rule.header) == key
            and rule.column in (None, column)
            and rule.table in (None, self.table)
        ]
        rule = max(fitting, key=lambda rule: (bool(rule.table), bool(rule.column)), default=None)
        if rule is not None:
            self.used.add(rule)
        return rule

    def of_column(self, header: Header, place: int) -> HeaderRule | None:
        """The rule of a column; one of a blank header only where it names the column."""
        rule = self.find(header.text(place), column_letters(place))
        return rule if rule and (rule.column or header.paths[place]) else None


@dataclass(frozen=True)
class ColumnFinder:
    """Finds the columns of one table; what the dictionary alone says of one has to be allowed by
    the `titles`."""

    reading: SheetReading
    header: Header
    rules: RuleBook
    titles: TableTitles

    def splits(self) -> tuple[Split, ...]:
        """Columns of options, headed by the name of a category: "Nhóm tuổi"."""
        found = []
        for place, path in enumerate(self.header.paths):
            category = self._lexicon.categories.get(fold_text(path[-1])) if path else None
            if category and self._rule(place) is None:
                found.append((place, category))
        return tuple(found)

    def columns(self, splits: Iterable[Split]) -> tuple[ValueColumn, ...]:
        """Columns of values; what is not known is remarked where it holds numbers."""
        others = {place for place, _ in splits} | {self.header.label}
        categories = [category for _, category in splits]
        places = (place for place in self.header.columns if place not in others)
        found = [self._column(place, categories) for place in places]
        columns = [column for column in found if column is not None]
        if all(column.is_total or column.area == self._province for column in columns):
            return tuple(columns)
        # A column of the province itself among those of its districts is their total.
        return tuple(
            replace(column, is_total=column.is_total or column.area == self._province)
            for column in columns
        )

    def is_set_aside(self, place: int) -> bool:
        """Whether the mapping says that a column is not to be read."""
        rule = self._rule(place)
        return rule is not None and rule.ignore

    @property
    def _lexicon(self) -> Lexicon:
        return self.reading.lexicon

    @property
    def _province(self) -> str:
        return self.reading.place.province

    def _column(self, place: int, categories: list[str]) -> ValueColumn | None:
        rule, notes = self._rule(place), self.reading.notes
        if rule is not None and rule.ignore:
            notes.account.enter(Fate.SET_ASIDE, self._cells(place))
            return None
        if rule is None and is_wordless(self.reading.grid, self.header, place, self._lexicon):
            return None
        column = self._known(place, rule, categories)
        if column is None:
            self._unknown(place, rule)
        elif place in self.reading.grid.structure.hidden_columns and self._has_numbers(place):
            letter = column_letters(place)
            notes.remark(HIDDEN_COLUMN, self.source(place), self._shown(place), column=letter)
        return column

    def _unknown(self, place: int, rule: HeaderRule | None) -> None:
        """Remark a column that nobody knows; one of nothing but days says when, not how many."""
        notes, cells = self.reading.notes, self._cells(place)
        if rule is not None or self._has_numbers(place) or self._says_nothing(place):
            if place in self.header.doubtful and rule is None:
                wide = SEPARATOR.join(self.header.doubtful[place])
                notes.remark("header_unclear", self.source(place), self._shown(place), wide=wide)
            else:
                notes.remark("unmapped_column", self.source(place), self._shown(place))
            notes.account.enter(Fate.FINDING, cells)
        else:
            days = (spot for spot in cells if is_day(self.reading.grid.own(*spot)))
            notes.account.enter(Fate.LABEL, days)

    def _cells(self, place: int) -> list[Spot]:
        return [(row, place) for row in self.header.rows]

    def _known(
        self, place: int, rule: HeaderRule | None, categories: list[str]
    ) -> ValueColumn | None:
        if self.reading.rule.rows is Rows.ELEMENTS:
            return self._of_area(place, rule)
        area = rule.area if rule else ""
        found = [
            ValueColumn(place, SEPARATOR.join(path), meaning, rule, area)
            for path in self._ways(place, rule)
            if (meaning := self._meaning(path, rule, categories))
        ]
        if len({column.meaning for column in found}) != 1:
            return None
        column = found[0]
        is_said = rule is not None or self.titles.allow(column.meaning, column.header)
        return column if is_said else None

    def _ways(self, place: int, rule: HeaderRule | None) -> list[tuple[str, ...]]:
        """The words of a column without and with a heading that may be for it too; a mapping
        that names the column has decided."""
        path, wide = self.header.paths[place], self.header.doubtful.get(place)
        return [path, wide] if wide and rule is None else [path]

    def _of_area(self, place: int, rule: HeaderRule | None) -> ValueColumn | None:
        """A column of a table of elements, by the area whose values it holds."""
        text, path = self.header.text(place), self.header.paths[place]
        is_total = rule is None and bool(path) and self._lexicon.words.is_total(path[-1])
        area = self.reading.rule.area if is_total else self._area(path, rule)
        return ValueColumn(place, text, Meaning(), rule, area, is_total) if area else None

    def _meaning(
        self, path: tuple[str, ...], rule: HeaderRule | None, categories: list[str]
    ) -> Meaning | None:
        """By the rule, else by the dictionary; options of `categories` stand in the rows."""
        given = self.reading.rule.meaning
        still_open = tuple((category, OPEN) for category in categories)
        given = replace(given, options=(*given.options, *still_open))
        if rule is None or rule.meaning.element is None:
            found = self._lexicon.dictionary.meaning(path, given)
        else:
            found = self._lexicon.dictionary.joined(rule.meaning, given)
        if found is None:
            return None
        return replace(found, options=tuple(pair for pair in found.options if pair[1] != OPEN))

    def _area(self, path: tuple[str, ...], rule: HeaderRule | None) -> str:
        """The area whose values a column of a table of elements holds; "" where unknown."""
        if rule is not None:
            return rule.area or self.reading.rule.area
        if not path:
            return ""
        if fold_text(path[-1]) in self._lexicon.words.value:
            return self.reading.rule.area
        try:
            return self._lexicon.area(path[-1], self.reading.place)
        except BaocaoError:
            return ""

    def _rule(self, place: int) -> HeaderRule | None:
        return self.rules.of_column(self.header, place)

    def _has_numbers(self, place: int) -> bool:
        """Whether anything in a column may be meant as a number, were it a formula."""
        return any(self.reading.grid.holds_number(*spot) for spot in self._cells(place))

    def _says_nothing(self, place: int) -> bool:
        """Whether a cell of a column says "không", which is a count too."""
        texts = (self.reading.grid.words(*spot) for spot in self._cells(place))
        return any(fold_text(text) in self._lexicon.words.nothing for text in texts)

    def _shown(self, place: int) -> str:
        return self.header.text(place) or "(trống)"

    def source(self, place: int) -> SourceCell:
        return header_source(self.reading.grid, self.header, place)


def is_wordless(grid: Grid, header: Header, place: int, lexicon: Lexicon) -> bool:
    """Whether a column only counts rows or holds remarks of people."""
    words, path = lexicon.words, header.paths[place]
    is_other = bool(path) and fold_text(path[-1]) in words.other
    return is_other or numbers_rows(grid, header, place, words.order)


def header_source(grid: Grid, header: Header, place: int) -> SourceCell:
    """The lowest cell of a column's header that has words of its own."""
    rows = (
        row
        for row in range(header.last, header.first - 1, -1)
        if not is_numbering(grid, row, header.label) and not is_blank(grid.own(row, place))
    )
    return grid.source(next(rows, header.last), place)


def comparable(header: str) -> str:
    """A header for comparing: case, spaces and Unicode form do not matter, signs do."""
    return _AROUND_SIGNS.sub(r"\1", clean_text(header).casefold())
