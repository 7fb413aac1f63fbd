"""What a mapping for a workbook could be: what is certain, and what a person has to decide.

What the workbook's own mapping says comes first, then what another mapping of the unit or of the
province says, then the words of the header, then the columns beside it. A likeness is only ever
a hint. Tables are found in `survey`, columns and lines looked at in `propose_columns` and
`propose_lines`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from baocao.submissions.mapped.columns import comparable
from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.header_knowledge import HeaderKnowledge
from baocao.submissions.mapped.labels import Labels, RowKind
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.line_words import column_of_areas
from baocao.submissions.mapped.looks import held
from baocao.submissions.mapped.model import Mapping, Meaning, Rows, SheetRule, TableContext
from baocao.submissions.mapped.owners import districts_named, is_of_a_part, other_owner
from baocao.submissions.mapped.proposal import (
    NOTHING,
    HeaderProposal,
    How,
    SheetProposal,
)
from baocao.submissions.mapped.propose_columns import TableColumns
from baocao.submissions.mapped.propose_lines import TableLines, TableRows
from baocao.submissions.mapped.survey import (
    SheetTables,
    Survey,
    last_value,
    titles_of,
    without_times,
)
from baocao.submissions.mapped.table_titles import TableTitles
from baocao.submissions.workbooks.cell_names import cell_spot, column_letters

SEVERAL = 2  # districts from which a table is one of the province


@dataclass(frozen=True)
class Proposer:
    """Proposes mappings for the sheets of one unit's workbooks.

    `place` is the province and the day of the figures as far as it is known, `unit` the code of
    the unit, `sheet_splits` the categories whose options units give a sheet of its own, `others`
    the mappings that may say what a header means: those of the unit first.
    """

    lexicon: Lexicon
    place: TableContext
    unit: str
    sheet_splits: frozenset[str] = frozenset()
    others: tuple[Mapping, ...] = ()

    def sheet(
        self, name: str, grid: Grid, rule: SheetRule | None, *, hidden: bool
    ) -> SheetProposal:
        """What one sheet's mapping could be; `rule` is what its mapping already says."""
        if rule is not None and rule.ignore:
            return SheetProposal(name, hidden, ignored=True, reason=rule.reason, held=held(grid))
        survey = Survey(grid, self.lexicon, self.place)
        found = survey.find(rule)
        if found is None or self._are_lines_of_areas(grid, found):
            return SheetProposal(name, hidden, held=held(grid))
        proposed = self._with_headers(SheetProposal(name, hidden), grid, rule, found)
        if found.rows is not Rows.ELEMENTS:
            return self._with_rows(proposed, survey, rule)
        # Lines have no areas of their own: a title may say that all of them are a district's.
        named = [] if rule else self._owners(proposed, survey)
        if not named or named == [self.unit]:
            return proposed
        return replace(proposed, area=", ".join(named), asks_area=True)

    def _are_lines_of_areas(self, grid: Grid, found: SheetTables) -> bool:
        """Whether each line of a table of elements has an area of its own, which nobody reads."""
        return found.rows is Rows.ELEMENTS and any(
            column_of_areas(grid, table, self.lexicon, self.place) is not None
            for table in found.tables
        )

    def _owners(self, sheet: SheetProposal, survey: Survey) -> list[str]:
        """The codes of the districts that the titles of a sheet's tables name, and in words what
        else they may be of than the unit."""
        tables = (titles_of(sheet.name, survey.grid, table, -1) for table in sheet.tables)
        titles = dict.fromkeys(chain(*tables))
        provinces = (other_owner(title, self.lexicon, self.place) for title in titles)
        parts = (title for title in titles if is_of_a_part(title, self.lexicon))
        return [*self._districts(sheet, survey), *dict.fromkeys((*filter(None, provinces), *parts))]

    @cached_property
    def _known(self) -> HeaderKnowledge:
        return HeaderKnowledge(self.lexicon, self.place, self.others)

    def _with_headers(
        self, sheet: SheetProposal, grid: Grid, rule: SheetRule | None, found: SheetTables
    ) -> SheetProposal:
        """The headers of all tables, each with what the titles of its own table give."""
        headers: list[HeaderProposal] = []
        columns: list[HeaderProposal] = []
        givens: set[Meaning] = set()
        above = -1
        for number, table in enumerate(found.tables, 1):
            titles = titles_of(sheet.name, grid, table, above)
            titled = TableTitles(titles, self.lexicon)
            given = rule.meaning if rule else self._given(titles)
            own = replace(
                rule or SheetRule(sheet.name), element=given.element, options=given.options
            )
            if found.rows is Rows.ELEMENTS:
                lines = TableLines(self._known, grid, table, own, number)
                said = lines.headers()
                columns += lines.unknown_columns()
            else:
                named = self._named(titled)
                said = TableColumns(self._known, grid, table, own, number, named).headers()
            headers += (self._below(header, titled) for header in said)
            givens.add(given)
            above = last_value(grid, table)
        return replace(
            sheet,
            rows=rule.rows if rule else found.rows,
            tables=found.tables,
            scale=rule.scale if rule else sheet.scale,
            given=givens.pop() if len(givens) == 1 else NOTHING,
            headers=tuple(_told_apart(headers)),
            columns=tuple(columns),
        )

    def _below(self, header: HeaderProposal, titles: TableTitles) -> HeaderProposal:
        """A header without a meaning that the titles above it do not allow."""
        meaning = header.meaning
        if meaning is None or header.how in (How.MAPPING, How.NEIGHBOUR):
            return header
        is_told = header.how is not How.BESIDE or titles.are_of_results
        if is_told and titles.allow(meaning, header.header):
            return header
        return replace(header, meaning=None, how=How.UNKNOWN)

    def _given(self, titles: Sequence[str]) -> Meaning:
        """Options that the titles name for all columns: the last title that names just one."""
        found: dict[str, str] = {}
        for title in reversed(titles):
            said = self.lexicon.dictionary.said([without_times(title)])
            for category, options in said.options.items():
                if category in self.sheet_splits and len(options) == 1:
                    found.setdefault(category, next(iter(options)))
        return Meaning(None, tuple(sorted(found.items())))

    def _named(self, titles: TableTitles) -> frozenset[str]:
        """The elements that the titles name in more than a word."""
        if not titles.are_of_results:
            return frozenset()
        said = (self.lexicon.dictionary.said([without_times(title)]) for title in titles.titles)
        names = (found.name for each in said for found in each.names if not found.name.options)
        return frozenset(e for name in names if " " in name.words for e in name.elements)

    def _with_rows(
        self, sheet: SheetProposal, survey: Survey, rule: SheetRule | None
    ) -> SheetProposal:
        """What the labels of the rows say; what the mapping says of them is known."""
        own = {comparable(name) for name, _ in rule.areas} if rule else set[str]()
        tables = [TableRows(survey.grid, table, survey.labels(table)) for table in sheet.tables]
        communes, areas = (sum(t.count(k) for t in tables) for k in (RowKind.COMMUNE, RowKind.AREA))
        if communes and not areas:
            rows = rule.rows if rule and rule.rows is not Rows.AREAS else None
            area = rule.area if rule else self._district(sheet, survey)
            return replace(sheet, rows=rows, area=area)
        unknown = (area for table in tables for area in table.unknown())
        asked = {area.label: area for area in unknown if comparable(area.label) not in own}
        left_out = dict(item for table in tables for item in table.left_out())
        if rule is not None:
            left_out = {
                s: replace(rows, is_certain=True) if s in rule.leave_out else rows
                for s, rows in left_out.items()
            }
        return replace(
            sheet,
            unknown_areas=tuple(asked.values()),
            left_out=tuple(left_out.items()),
            missing=tuple(self._missing([table.labels for table in tables])),
        )

    def _district(self, sheet: SheetProposal, survey: Survey) -> str:
        """The one district that the titles of a sheet's tables name, or the unit."""
        named = self._districts(sheet, survey)
        return named[0] if len(named) == 1 else self.unit

    def _districts(self, sheet: SheetProposal, survey: Survey) -> list[str]:
        """The codes of the districts that the titles of a sheet's tables name."""
        titles = (titles_of(sheet.name, survey.grid, table, -1) for table in sheet.tables)
        found = districts_named(chain(*titles), self.lexicon.areas, self.place)
        return [unit.code for unit in found]

    def _missing(self, labels: Iterable[Labels]) -> Iterator[str]:
        """The districts that a table of the province has no row of."""
        if self.place.as_of is None:
            return
        found = {named.area for each in labels for named in each.named.values() if named.area}
        units = self.lexicon.areas.children(self.place.province, self.place.as_of)
        if len(found & {unit.code for unit in units}) >= SEVERAL:
            yield from (unit.name for unit in units if unit.code not in found)


def _told_apart(headers: Sequence[HeaderProposal]) -> Iterator[HeaderProposal]:
    """Headers of one text are told apart by their columns, and those that stand below one another
    by their tables; where they mean the same they are one."""
    spots = [(comparable(header.header), _letters(header)) for header in headers]
    texts = Counter(text for text, _ in spots)
    for place, (header, spot) in enumerate(zip(headers, spots, strict=True)):
        same = [h for h, other in zip(headers, spots, strict=True) if other == spot]
        is_one = len({(h.meaning, h.scale, h.ignored) for h in same}) == 1
        if is_one and spot in spots[:place]:
            continue
        is_alone = texts[spot[0]] == len(same)
        column = header.column if is_alone else header.column or spot[1]
        yield replace(header, column=column, table=0 if is_one else header.table)


def _letters(header: HeaderProposal) -> str:
    spot = cell_spot(header.source.cell)
    return column_letters(spot[1]) if spot else ""
