"""One sheet of a unit's workbook to observations, with the cell that each came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.mapped.columns import Column, ColumnFinder, RuleBook
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import HeaderRule, Meaning, Rows, SheetRule, TableContext
from baocao.submissions.mapped.places import TableFinder
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.mapped.rows import Row, RowFinder
from baocao.submissions.mapped.sums import sums
from baocao.submissions.mapped.totals import check_total, totals
from baocao.submissions.mapped.values import Spot, doubtful, read_cells
from baocao.submissions.workbooks.cell_names import column_place
from baocao.submissions.workbooks.model import Observation


@dataclass(frozen=True)
class Used:
    """What of a sheet rule was met in a sheet."""

    headers: frozenset[str]
    areas: frozenset[str]


@dataclass(frozen=True)
class TableReader:
    """Reads one sheet by its rule."""

    grid: Grid
    rule: SheetRule
    lexicon: Lexicon
    province: str
    as_of: date
    notes: Notes

    def read(self) -> tuple[tuple[Observation, ...], Used]:
        """The observations of all tables of the sheet; what is wrong or doubtful goes to the
        notes."""
        tables = self._tables()
        if not tables:
            self._no_header()
        rules, lines = RuleBook(self.rule.columns), RuleBook(self.rule.lines)
        areas: set[str] = set()
        found: list[Observation] = []
        for header in tables:
            finder = ColumnFinder(
                self.grid, header, self.rule, rules, self.lexicon, self.place, self.notes
            )
            if self.rule.rows is Rows.ELEMENTS:
                found += self._of_elements(header, finder.columns(()), lines)
            else:
                found += self._of_areas(finder, areas)
        return tuple(found), Used(frozenset({*rules.used, *lines.used}), frozenset(areas))

    @property
    def place(self) -> TableContext:
        return TableContext(self.province, self.as_of)

    def _tables(self) -> tuple[Header, ...]:
        words, rows = self.lexicon.words, self.rule.header
        labels = words.label if self.rule.rows is Rows.ELEMENTS else words.area
        finder = TableFinder(self.grid, words, labels)
        if rows is None:
            return finder.tables()
        column = column_place(self.rule.label) if self.rule.label else None
        return finder.tables((rows[0] - 1, rows[1] - 1), column)

    def _no_header(self) -> None:
        named = "tên chỉ tiêu" if self.rule.rows is Rows.ELEMENTS else "địa bàn"
        todo = "ghi dòng tiêu đề vào tệp ánh xạ, ví dụ header: [4, 5]"
        what = f"không tìm thấy dòng tiêu đề có cột {named}"
        self.notes.problem(what, self.grid.source(0, 0), todo)

    def _of_areas(self, finder: ColumnFinder, areas: set[str]) -> tuple[Observation, ...]:
        """A table whose rows are areas; the unit's own words that are met go to `areas`."""
        splits = finder.splits()
        columns = finder.columns(splits)
        rows = RowFinder(
            self.grid,
            finder.header,
            self.rule,
            splits,
            columns,
            self.lexicon,
            self.place,
            self.notes,
            areas,
        ).rows()
        values: dict[Spot, Quantity] = {}
        usable: list[Column] = []
        for column in columns:
            spots = [((row.place, column.place), column) for row in rows]
            own = read_cells(spots, self.grid, self.lexicon, self.notes)
            if not self._doubtful(column, own):
                usable.append(column)
                values |= own
        if self.rule.rows is Rows.SUM:
            return tuple(self._summed(rows, usable, values))
        found = totals(rows)
        for total in found:
            for column in usable:
                if not self._is_rate(column.meaning):
                    check_total(total, column, values, self.grid, self.notes)
        parts = [row for row in rows if not row.is_total]
        whole = [t.row for t in found if len(t.parts) == _like(parts, t.row)][:1]
        return tuple(self._observations(rows, whole, usable, values))

    def _observations(
        self,
        rows: Sequence[Row],
        whole: Sequence[Row],
        columns: Sequence[Column],
        values: dict[Spot, Quantity],
    ) -> Iterator[Observation]:
        """Parts, but for a table of which only the total is read; a total gives rates alone,
        which no sum of parts gives."""
        only_total = self.rule.rows is Rows.TOTAL
        for row in rows:
            for column in columns:
                quantity = values.get((row.place, column.place))
                is_read = row in whole if row.is_total else not only_total
                if row.is_total and not only_total and not self._is_rate(column.meaning):
                    is_read = False
                if quantity is not None and is_read:
                    area = column.area or row.area
                    spot = (row.place, column.place)
                    for meaning in _with_split(column.meaning, row.split).each():
                        yield self._observation(meaning, area, quantity, spot, column.rule)

    def _summed(
        self, rows: Sequence[Row], columns: Sequence[Column], values: dict[Spot, Quantity]
    ) -> Iterator[Observation]:
        """What the parts come to; their rates add up to nothing, which is remarked."""
        for column in (column for column in columns if self._is_rate(column.meaning)):
            source = self.grid.source(rows[0].place if rows else 0, column.place)
            self.notes.remark("rate_of_parts", source, column.header)
        counted = [column for column in columns if not self._is_rate(column.meaning)]
        for whole in sums(rows, counted, values, self.grid, self.notes):
            spot = (whole.rows[0].place, whole.column.place)
            for meaning in _with_split(whole.column.meaning, whole.rows[0].split).each():
                area, rule = whole.column.area or self.rule.area, whole.column.rule
                found = self._observation(meaning, area, whole.quantity, spot, rule)
                yield replace(found, source=whole.source)

    def _doubtful(self, column: Column, values: dict[Spot, Quantity]) -> bool:
        element = self.lexicon.catalogue.elements[column.meaning.element or ""]
        return doubtful(values, element, column, self.grid, self.notes)

    def _is_rate(self, meaning: Meaning) -> bool:
        return self.lexicon.catalogue.elements[meaning.element or ""].is_rate

    def _of_elements(
        self, header: Header, columns: Sequence[Column], rules: RuleBook
    ) -> Iterator[Observation]:
        """A table whose rows are elements and whose columns are areas."""
        for row in header.rows:
            label = self.grid.words(row, header.label)
            spots = [((row, column.place), column) for column in columns]
            if not label or all(not self.grid.words(*spot) for spot, _ in spots):
                continue
            rule = rules.find(label)
            if rule is not None and rule.ignore:
                continue
            meaning = self._line_meaning(label, rule)
            if meaning is None:
                self.notes.remark("unmapped_column", self.grid.source(row, header.label), label)
                continue
            yield from self._of_line(label, meaning, rule, spots)

    def _line_meaning(self, label: str, rule: HeaderRule | None) -> Meaning | None:
        given = self.rule.meaning
        if rule is None or rule.meaning.element is None:
            return self.lexicon.dictionary.meaning((label,), given)
        return self.lexicon.dictionary.joined(rule.meaning, given)

    def _of_line(
        self,
        label: str,
        meaning: Meaning,
        rule: HeaderRule | None,
        spots: Sequence[tuple[Spot, Column]],
    ) -> Iterator[Observation]:
        line = Column(spots[0][0][1], label, meaning, rule)
        values = read_cells(
            [(spot, line) for spot, _ in spots], self.grid, self.lexicon, self.notes
        )
        element = self.lexicon.catalogue.elements[meaning.element or ""]
        if doubtful(values, element, line, self.grid, self.notes):
            return
        areas = {spot: column.area for spot, column in spots}
        for spot, quantity in values.items():
            for one in meaning.each():
                yield self._observation(one, areas[spot], quantity, spot, rule)

    def _observation(
        self,
        meaning: Meaning,
        area: str,
        quantity: Quantity,
        spot: Spot,
        rule: HeaderRule | None,
    ) -> Observation:
        return Observation(
            element=meaning.element or "",
            area=area,
            disaggregation=meaning.options,
            quantity=quantity,
            as_of=(rule.as_of if rule else None) or self.rule.as_of or self.as_of,
            source=self.grid.source(*spot),
            provider=(rule.provider if rule else "") or self.rule.provider,
            definition=(rule.definition if rule else "") or self.rule.definition,
        )


def _with_split(meaning: Meaning, split: Disaggregation) -> Meaning:
    """A column's meaning with the options that a row names, which go before its own."""
    named = {category for category, _ in split}
    own = (pair for pair in meaning.options if pair[0] not in named)
    return replace(meaning, options=tuple(sorted((*own, *split))))


def _like(rows: Sequence[Row], total: Row) -> int:
    """How many rows have the total's options."""
    return sum(row.split == total.split for row in rows)
