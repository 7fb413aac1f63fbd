"""Which columns of a table hold which values: by the unit's mapping, then by the dictionary.

A column that neither knows is not read, and a remark says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.grid import Grid, Header, is_numbering
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import HeaderRule, Meaning, Rows, SheetRule, TableContext
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.workbooks.cell_names import column_letters
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank
from baocao.submissions.workbooks.hidden import HIDDEN_COLUMN
from baocao.submissions.workbooks.model import SourceCell

_AROUND_SIGNS = re.compile(r"\s*([<>≤≥=%/()+\-–›])\s*")
OPEN = ""  # the option of a category whose value stands in each row

Split = tuple[int, str]
"""A column of options with its category."""


@dataclass(frozen=True)
class Column:
    """A column of values: where, what it says, and the mapping's rule for it if there is one."""

    place: int
    header: str
    meaning: Meaning
    rule: HeaderRule | None = None
    area: str = ""


@dataclass(frozen=True)
class RuleBook:
    """The header rules of one sheet rule, and which of them were met."""

    rules: tuple[HeaderRule, ...]
    used: set[str] = field(default_factory=set)

    def find(self, header: str, column: str = "") -> HeaderRule | None:
        """The rule of a header; of several the one that names the column."""
        key = comparable(header)
        fitting = [
            rule
            for rule in self.rules
            if comparable(rule.header) == key and rule.column in ("", column)
        ]
        rule = max(fitting, key=lambda rule: bool(rule.column), default=None)
        if rule is not None:
            self.used.add(rule.header)
        return rule

    def unused(self) -> Iterator[HeaderRule]:
        return (rule for rule in self.rules if rule.header not in self.used)


@dataclass(frozen=True)
class ColumnFinder:
    """Finds the columns of one table."""

    grid: Grid
    header: Header
    rule: SheetRule
    rules: RuleBook
    lexicon: Lexicon
    place: TableContext
    notes: Notes

    def splits(self) -> tuple[Split, ...]:
        """Columns of options, headed by the name of a category: "Nhóm tuổi"."""
        found = []
        for place, path in enumerate(self.header.paths):
            category = self.lexicon.categories.get(fold_text(path[-1])) if path else None
            if category and self._rule(place) is None:
                found.append((place, category))
        return tuple(found)

    def columns(self, splits: Iterable[Split]) -> tuple[Column, ...]:
        """Columns of values; what is not known is remarked where it holds numbers."""
        others = {place for place, _ in splits} | {self.header.label}
        categories = [category for _, category in splits]
        places = (place for place in self.header.columns if place not in others)
        found = (self._column(place, categories) for place in places)
        return tuple(column for column in found if column is not None)

    def _column(self, place: int, categories: list[str]) -> Column | None:
        path = self.header.paths[place]
        rule = self._rule(place)
        if rule is not None and rule.ignore:
            return None
        if rule is None and (self._is_wordless(path) or not self._has_numbers(place)):
            return None
        column = self._known(place, rule, categories)
        if column is None:
            self.notes.remark("unmapped_column", self.source(place), self._shown(place))
        elif place in self.grid.structure.hidden_columns:
            letter = column_letters(place)
            self.notes.remark(HIDDEN_COLUMN, self.source(place), self._shown(place), column=letter)
        return column

    def _known(self, place: int, rule: HeaderRule | None, categories: list[str]) -> Column | None:
        text, path = self.header.text(place), self.header.paths[place]
        if self.rule.rows is Rows.ELEMENTS:
            area = self._area(path, rule)
            return Column(place, text, Meaning(), rule, area) if area else None
        meaning = self._meaning(path, rule, categories)
        area = rule.area if rule else ""
        return Column(place, text, meaning, rule, area) if meaning else None

    def _meaning(
        self, path: tuple[str, ...], rule: HeaderRule | None, categories: list[str]
    ) -> Meaning | None:
        """By the rule, else by the dictionary; options of `categories` stand in the rows."""
        given = self.rule.meaning
        still_open = tuple((category, OPEN) for category in categories)
        given = replace(given, options=(*given.options, *still_open))
        if rule is None or rule.meaning.element is None:
            found = self.lexicon.dictionary.meaning(path, given)
        else:
            found = self.lexicon.dictionary.joined(rule.meaning, given)
        if found is None:
            return None
        return replace(found, options=tuple(pair for pair in found.options if pair[1] != OPEN))

    def _area(self, path: tuple[str, ...], rule: HeaderRule | None) -> str:
        """The area whose values a column of a table of elements holds; "" where unknown."""
        if rule is not None:
            return rule.area or self.rule.area
        if fold_text(path[-1]) in self.lexicon.words.value:
            return self.rule.area
        try:
            return self.lexicon.area(path[-1], self.place)
        except BaocaoError:
            return ""

    def _rule(self, place: int) -> HeaderRule | None:
        """What the mapping says of a column; a blank header only where it names the column."""
        rule = self.rules.find(self.header.text(place), column_letters(place))
        return rule if rule and (rule.column or self.header.paths[place]) else None

    def _is_wordless(self, path: tuple[str, ...]) -> bool:
        """Whether a header only counts rows or holds remarks of people."""
        words = self.lexicon.words
        return bool(path) and fold_text(path[-1]) in (words.order | words.other)

    def _has_numbers(self, place: int) -> bool:
        """Whether anything in a column may be meant as a number, were it a formula."""
        return any(self.grid.holds_number(row, place) for row in self.header.rows)

    def _shown(self, place: int) -> str:
        return self.header.text(place) or "(trống)"

    def source(self, place: int) -> SourceCell:
        """The lowest cell of a column's header that has words of its own."""
        rows = range(self.header.last, self.header.first - 1, -1)
        own = (
            row
            for row in rows
            if not is_numbering(self.grid, row, self.header.label)
            and not is_blank(self.grid.own(row, place))
        )
        return self.grid.source(next(own, self.header.last), place)


def comparable(header: str) -> str:
    """A header for comparing: case, spaces and Unicode form do not matter, signs do."""
    return _AROUND_SIGNS.sub(r"\1", clean_text(header).casefold())
