"""Proposes a mapping for a workbook; everything it needs is read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.findings import folder_around
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.as_of import is_far
from baocao.submissions.mapped.dates import TITLE_ROWS, days_in
from baocao.submissions.mapped.load import mapping_for, rule_for
from baocao.submissions.mapped.looks import sentence
from baocao.submissions.mapped.model import Mapping, TableContext
from baocao.submissions.mapped.persons import refuse_persons
from baocao.submissions.mapped.proposal import SheetProposal
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of, read_foreign
from baocao.submissions.workbooks.container import has_charts
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook

UNUSED = "mapping_unused"


@dataclass(frozen=True)
class Proposed:
    """What a mapping of one workbook could be, sheet by sheet.

    `days` are those that its titles name, `period_end` the last day of the folder's period;
    `unused` is what the unit's present mapping names and the workbook does not have.
    """

    file: str
    catalogue: IndicatorCatalogue
    province: AdminUnit
    unit: AdminUnit
    sheets: tuple[SheetProposal, ...]
    days: frozenset[date]
    period_end: date | None
    unused: tuple[str, ...]
    looks: str

    @property
    def has_tables(self) -> bool:
        """Whether any sheet has a table that could be read; else `looks` says what the file is."""
        return any(sheet.tables or sheet.ignored for sheet in self.sheets)

    @property
    def has_day(self) -> bool:
        """Whether the titles name one day, which is then that of the figures."""
        return len(self.days) == 1

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing is left for a person to decide."""
        return self.has_tables and self.has_day and all(sheet.is_confirmed for sheet in self.sheets)


def propose(
    definitions: Definitions, path: Path, province: str | None, unit: str | None
) -> Proposed:
    """Propose a mapping for a workbook of a province; the unit is its Department of Health
    unless one is named. Raises `BaocaoError` where the file cannot be opened, `UsageError`
    where the province is not known."""
    project = definitions.project
    book = open_workbook(path, project.name(path))
    lexicon = definitions.foreign.lexicon
    refuse_persons(book, lexicon.words)
    folder = folder_around(project, path)
    mapping = mapping_for(
        definitions.foreign.mappings, book.file, folder.province if folder else None
    )
    period = definitions.period(folder.period, folder.province) if folder else None
    period_end = period.end if period else None
    days = frozenset(day for day in _days(book, mapping) if not (period and is_far(day, period)))
    day = next(iter(days)) if len(days) == 1 else period_end
    where = _province(definitions, mapping, folder, province, day)
    sender = _unit(definitions, mapping, where, unit, day)
    context = TableContext(where.code, day)
    others = _others(definitions.foreign.mappings, mapping, where.slug, sender.code)
    splits = frozenset(definitions.programme.roles.sheets)
    proposer = Proposer(lexicon, context, sender.code, splits, others)
    return Proposed(
        file=book.file,
        catalogue=definitions.catalogue,
        province=where,
        unit=sender,
        sheets=tuple(_sheets(proposer, book, mapping)),
        days=days,
        period_end=period_end,
        unused=_unused(definitions, book, mapping, folder),
        looks=sentence(
            [grid_of(book, name) for name in book.sheet_names],
            lexicon.words,
            has_charts=has_charts(path),
        ),
    )


def _sheets(
    proposer: Proposer, book: SourceWorkbook, mapping: Mapping | None
) -> Iterator[SheetProposal]:
    for name in book.sheet_names:
        rule = rule_for(name, mapping) if mapping else None
        hidden = name in book.hidden_sheets
        yield proposer.sheet(name, grid_of(book, name), rule, hidden=hidden)


def _others(
    mappings: Iterable[Mapping], own: Mapping | None, province: str, unit: str
) -> tuple[Mapping, ...]:
    """The other mappings of the province, those of the unit first."""
    near = (m for m in mappings if m is not own and m.province == province)
    return tuple(sorted(near, key=lambda mapping: mapping.unit != unit))


def _days(book: SourceWorkbook, mapping: Mapping | None) -> frozenset[date]:
    """The day that the mapping says, else those that the titles of all sheets name."""
    if mapping is not None and isinstance(mapping.as_of, date):
        return frozenset([mapping.as_of])
    rows = (row for name in book.sheet_names for row in book.sheet_of(name).rows[:TITLE_ROWS])
    return days_in(value for row in rows for value in row)


def _province(
    definitions: Definitions,
    mapping: Mapping | None,
    folder: Folder | None,
    named: str | None,
    day: date | None,
) -> AdminUnit:
    """The province as it was on the day of the figures."""
    text = named or (folder and folder.province) or (mapping and mapping.province)
    if not text:
        todo = "thêm --province, ví dụ --province lang-son"
        raise UsageError(Problem("không rõ tệp của tỉnh nào", "", todo))
    return definitions.areas.province(text, on=day)


def _unit(
    definitions: Definitions,
    mapping: Mapping | None,
    province: AdminUnit,
    named: str | None,
    day: date | None,
) -> AdminUnit:
    if named:
        return definitions.areas.find(named, within=province.code, on=day)
    return definitions.areas.get(mapping.unit) if mapping else province


def _unused(
    definitions: Definitions, book: SourceWorkbook, mapping: Mapping | None, folder: Folder | None
) -> tuple[str, ...]:
    """What the present mapping names in vain; nothing where the workbook has other problems,
    which reading it says."""
    if mapping is None:
        return ()
    try:
        # What is still open must not hide what is named in vain.
        decided = replace(mapping, unconfirmed=())
        sent = read_foreign(book, decided, folder, definitions.foreign.lexicon)
    except BaocaoError:
        return ()
    found = (remark for remark in sent.remarks if remark.rule == UNUSED)
    return tuple(dict(remark.words)["found"] for remark in found)
