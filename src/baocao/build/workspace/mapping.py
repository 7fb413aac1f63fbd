"""Proposes a mapping for a workbook; everything it needs is read here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from baocao.build.workspace.findings import folder_around
from baocao.build.workspace.sent import Definitions
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.dates import TITLE_ROWS, days_in
from baocao.submissions.mapped.load import mapping_for
from baocao.submissions.mapped.model import Mapping
from baocao.submissions.mapped.persons import refuse_persons
from baocao.submissions.mapped.propose import Proposer, SheetProposal
from baocao.submissions.mapped.read import grid_of, read_foreign, rule_for
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook

UNUSED = "mapping_unused"


@dataclass(frozen=True)
class Proposed:
    """What a mapping of one workbook could be, sheet by sheet; `unused` is what the unit's
    present mapping names and the workbook does not have."""

    file: str
    catalogue: IndicatorCatalogue
    province: AdminUnit
    unit: AdminUnit
    sheets: tuple[SheetProposal, ...]
    has_day: bool
    unused: tuple[str, ...]


def propose(
    definitions: Definitions, path: Path, province: str | None, unit: str | None
) -> Proposed:
    """Propose a mapping for a workbook of a province; the unit is its Department of Health
    unless one is named. Raises `BaocaoError` where the file cannot be opened, `UsageError`
    where the province is not known."""
    project = definitions.project
    book = open_workbook(path, project.name(path))
    refuse_persons(book, definitions.foreign.lexicon.words)
    folder = folder_around(project, path)
    mapping = mapping_for(
        definitions.foreign.mappings, book.file, folder.province if folder else None
    )
    where = _province(definitions, mapping, folder, province)
    proposer = Proposer(definitions.foreign.lexicon, where.code)
    return Proposed(
        file=book.file,
        catalogue=definitions.catalogue,
        province=where,
        unit=_unit(definitions, mapping, where, unit),
        sheets=tuple(
            proposer.sheet(
                name,
                grid_of(book, name),
                rule_for(name, mapping) if mapping else None,
                hidden=name in book.hidden_sheets,
            )
            for name in book.sheet_names
        ),
        has_day=len(_days(book)) == 1,
        unused=_unused(definitions, book, mapping, folder),
    )


def _days(book: SourceWorkbook) -> frozenset[object]:
    rows = (row for name in book.sheet_names for row in book.sheet_of(name).rows[:TITLE_ROWS])
    return frozenset(days_in(value for row in rows for value in row))


def _province(
    definitions: Definitions, mapping: Mapping | None, folder: Folder | None, named: str | None
) -> AdminUnit:
    text = named or (folder and folder.province) or (mapping and mapping.province)
    if not text:
        todo = "thêm --province, ví dụ --province lang-son"
        raise UsageError(Problem("không rõ tệp của tỉnh nào", "", todo))
    return definitions.areas.province(text)


def _unit(
    definitions: Definitions, mapping: Mapping | None, province: AdminUnit, named: str | None
) -> AdminUnit:
    if named:
        return definitions.areas.find(named, within=province.code)
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
