"""A unit's own workbook to a submission, by its mapping: each sheet to observations with the cell
that each came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes import any_period
from baocao.submissions.mapped.area_table import AreaTable
from baocao.submissions.mapped.around import Around
from baocao.submissions.mapped.as_of import day_of_figures
from baocao.submissions.mapped.columns import ColumnFinder, RuleBook, comparable
from baocao.submissions.mapped.dates import other_days, other_times
from baocao.submissions.mapped.element_table import ElementTable
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.label_cells import label_numbering, label_titles
from baocao.submissions.mapped.lexicon import Lexicon, load_lexicon
from baocao.submissions.mapped.load import load_mappings, mapping_for, rule_for
from baocao.submissions.mapped.looks import held
from baocao.submissions.mapped.model import HeaderRule, Mapping, Rows, SheetRule, TableContext
from baocao.submissions.mapped.persons import refuse_persons
from baocao.submissions.mapped.places import tables_of
from baocao.submissions.mapped.reading import Notes, SheetReading
from baocao.submissions.mapped.survey import last_value, titles_of
from baocao.submissions.mapped.table_titles import TableTitles
from baocao.submissions.workbooks.cell_names import cells_within
from baocao.submissions.workbooks.hidden import remark
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import (
    Confirmation,
    Fate,
    Observation,
    Remark,
    SourceCell,
    Submission,
)
from baocao.submissions.workbooks.partly import unless_partly
from baocao.submissions.workbooks.settle import (
    HIDDEN_SHEET,
    beside_cells,
    figures,
    hidden_sheet,
    settle,
    told,
    words,
)
from baocao.submissions.workbooks.workbook import CellValue, SourceWorkbook

SET_ASIDE = "sheet_set_aside"
OTHER_DAY = "title_day_differs"


@dataclass(frozen=True)
class ForeignReader:
    """Reads workbooks that are neither canonical nor forms; called with a workbook and the
    folder that it lies in, None for a file from elsewhere.

    The mappings in `folder` are read when the first such workbook is met. `home` is the folder
    of the programme, which may have words of its own.
    """

    folder: Path
    catalogue: IndicatorCatalogue
    areas: AreaRegistry
    home: Path | None = None

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon(self.folder, self.catalogue, self.areas, self.home)

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        return load_mappings(self.folder, self.lexicon, self.home.name if self.home else "")

    def __call__(self, book: SourceWorkbook, folder: Folder | None) -> Submission:
        """The submission; raises `BaocaoError` with every problem of the workbook."""
        refuse_persons(book, self.lexicon.words)
        return read_foreign(book, self._mapping(book, folder), folder, self.lexicon)

    def _mapping(self, book: SourceWorkbook, folder: Folder | None) -> Mapping:
        province = folder.province if folder else None
        mapping = mapping_for(self.mappings, book.file, province)
        if mapping is None:
            what = "tệp không theo biểu mẫu (thiếu trang tính “Thông tin”) và chưa có tệp ánh xạ"
            todo = f'chạy: baocao map "{book.file}" --write data/mappings/TÊN.yaml'
            raise BaocaoError(Problem(what, book.file, todo))
        return mapping


def read_foreign(
    book: SourceWorkbook, mapping: Mapping, folder: Folder | None, lexicon: Lexicon
) -> Submission:
    """The submission that a workbook is by its mapping; the period is the folder's.

    Raises `BaocaoError` with every problem of the workbook, or with the mapping's lines that
    nobody confirmed yet.
    """
    raise_all(mapping.unconfirmed)
    period = _period(book, mapping, folder)
    whole = Notes()
    as_of = day_of_figures(book, mapping, any_period(period), whole.problems)
    province = lexicon.areas.province(mapping.province, on=as_of).code
    observations: list[Observation] = []
    used: dict[SheetRule, list[Used]] = {rule: [] for rule in mapping.sheets}
    for name in book.sheet_names:
        rule = rule_for(name, mapping)
        notes = Notes(_remarks_on(book, name, rule, lexicon))
        if rule is not None and rule.ignore:
            used[rule].append(Used(frozenset(), frozenset()))
        elif rule is not None:
            reading = SheetReading(
                grid_of(book, name), rule, lexicon, TableContext(province, as_of), notes
            )
            found, met = _read(reading)
            observations += found
            used[rule].append(met)
        whole.remarks.extend(notes.remarks)
        whole.problems.extend(notes.problems)
        whole.blanks.extend(notes.blanks)
    _remark_unused(mapping, used, whole)
    submission = Submission(
        file=book.file,
        sha256=book.sha256,
        unit=mapping.unit,
        unit_name=mapping.unit_name,
        province=mapping.province,
        period=period,
        as_of=as_of,
        prepared_by=mapping.prepared_by,
        synthetic=mapping.synthetic,
        origin=mapping.origin or "Bảng biểu của đơn vị",
        observations=tuple(observations),
        confirmations=tuple(_confirmations(mapping, period)),
        remarks=tuple(whole.remarks),
        blanks=tuple(whole.blanks),
    )
    return unless_partly(submission, whole.problems)


def _read(reading: SheetReading) -> tuple[tuple[Observation, ...], Used]:
    """One sheet; cells that are in no account afterwards are remarked."""
    grid, account = reading.grid, reading.account
    aside = frozenset(
        spot
        for cells in reading.rule.set_aside
        for spot in cells_within(cells.cells, grid.height, grid.width)
    )
    account.enter(Fate.SET_ASIDE, aside)
    found = read_sheet(replace(reading, grid=grid.without(aside)))
    reading.notes.remarks.extend(settle(account, grid.sheet, grid.structure))
    return found


def grid_of(book: SourceWorkbook, name: str) -> Grid:
    """The grid of the sheet of exactly that name."""
    return Grid(book.sheet_of(name), book.structure(name), has_merges=book.knows_merges)


def _remarks_on(
    book: SourceWorkbook, name: str, rule: SheetRule | None, lexicon: Lexicon
) -> list[Remark]:
    """That a sheet has numbers or pictures and is not read, or that it is read and hidden."""
    grid = grid_of(book, name)
    spots = figures(grid.sheet, grid.structure)
    if rule is None and not spots:
        numbered = lexicon.vocabulary.numbered
        return [*beside_cells(grid.sheet, grid.structure), *words(grid.sheet, numbered)]
    if not spots:
        return []
    source, found = grid.source(*spots[0]), told(spots[0], grid.sheet, grid.structure)
    if rule is not None and rule.ignore:
        return [remark(SET_ASIDE, source, str(held(grid)), reason=rule.reason)]
    if name in book.hidden_sheets:
        return [remark(HIDDEN_SHEET, source, hidden_sheet(name, found, is_read=rule is not None))]
    return [remark("unmapped_sheet", source, found)] if rule is None else []


def _remark_unused(mapping: Mapping, used: dict[SheetRule, list[Used]], notes: Notes) -> None:
    """Sheets, headers and areas that the mapping names and the workbook does not have."""
    for rule, met in used.items():
        if not met:
            _unused(mapping, rule.line, f"trang tính “{rule.sheet}”", notes)
            continue
        headers = {header for one in met for header in one.headers}
        areas = {area for one in met for area in one.areas}
        if rule.ignore:
            continue
        for header in (*rule.columns, *rule.lines):
            if header not in headers:
                _unused(mapping, header.line, f"tiêu đề “{header.header}”", notes)
        for name, _ in rule.areas:
            if comparable(name) not in areas:
                _unused(mapping, rule.line, f"địa bàn “{name}”", notes)


def _unused(mapping: Mapping, line: int, what: str, notes: Notes) -> None:
    notes.remark("mapping_unused", _line(mapping, line), what)


def _line(mapping: Mapping, line: int) -> SourceCell:
    return SourceCell(mapping.file, mapping.sha256, "", f"dòng {line}")


def _period(book: SourceWorkbook, mapping: Mapping, folder: Folder | None) -> str:
    if folder is not None:
        if mapping.period and mapping.period != folder.period:
            what = f"kỳ {mapping.period} của tệp ánh xạ không phải kỳ của thư mục {folder.period}"
            raise BaocaoError(Problem(what, mapping.file, "xóa hoặc sửa period"))
        return folder.period
    if not mapping.period:
        todo = "đặt tệp vào data/submissions/<tỉnh>/<kỳ>, hoặc ghi period vào tệp ánh xạ"
        raise BaocaoError(Problem("không rõ kỳ báo cáo của tệp", book.file, todo))
    return any_period(mapping.period).key


def _confirmations(mapping: Mapping, period: str) -> Iterator[Confirmation]:
    for reason in mapping.confirmations:
        if reason.period == period:
            source = _line(mapping, reason.line)
            yield Confirmation(reason.rule, clean(reason.sheet), reason.cell, reason.reason, source)


@dataclass(frozen=True)
class Used:
    """What of a sheet rule was met in a sheet."""

    headers: frozenset[HeaderRule]
    areas: frozenset[str]


def read_sheet(reading: SheetReading) -> tuple[tuple[Observation, ...], Used]:
    """The observations of all tables of a sheet; what is wrong or doubtful goes to its notes."""
    rule = reading.rule
    columns, lines = RuleBook(rule.columns), RuleBook(rule.lines)
    areas: set[str] = set()
    found: list[Observation] = []
    tables, above = _tables(reading), -1
    around = Around(reading)
    for number, header in enumerate(tables, 1):
        titles = titles_of(reading.grid.sheet.name, reading.grid, header, above)
        titled = TableTitles(titles, reading.lexicon)
        finder = ColumnFinder(reading, header, replace(columns, table=number), titled)
        rows = range(above + 1, header.first)
        _remark_days(reading, header, rows)
        above = last_value(reading.grid, header)
        if rule.rows is Rows.ELEMENTS:
            table = ElementTable(reading, finder, replace(lines, table=number)).observations()
        else:
            table = AreaTable(reading, finder, areas).observations()
        own = tuple(table)
        around.note_titles(header, rows, own)
        found += own
        label_numbering(reading.account, reading.grid, header, reading.lexicon.words)
    around.note_below(tables)
    label_titles(reading.account, reading.grid, tables)
    return tuple(found), Used(frozenset({*columns.used, *lines.used}), frozenset(areas))


def _remark_days(reading: SheetReading, header: Header, rows: Iterable[int]) -> None:
    """Remark days, weeks, months and the like that the titles of a table name, its sheet's name
    among them, and that its figures are not read as of."""
    day, grid = reading.rule.as_of or reading.place.as_of, reading.grid
    if day is None:  # the columns have days of their own
        return
    spots = ((row, column) for row in rows for column, _ in enumerate(grid.sheet.rows[row]))
    titles: list[tuple[SourceCell, CellValue]] = [(grid.source(*s), grid.own(*s)) for s in spots]
    named = grid.source(header.first, header.label), grid.sheet.name
    for source, title in (*titles, named):
        times = other_times(title, day) if isinstance(title, str) else ()
        days = [f"ngày {short_date(other)}" for other in sorted(other_days(title, day))]
        for found in (*days, *times):
            reading.notes.remark(OTHER_DAY, source, found, as_of=short_date(day))


def _tables(reading: SheetReading) -> tuple[Header, ...]:
    """The sheet's tables; that there is none is a problem."""
    found = tables_of(reading.rule, reading.grid, reading.lexicon.words)
    if not found:
        named = "tên chỉ tiêu" if reading.rule.rows is Rows.ELEMENTS else "địa bàn"
        todo = "ghi dòng tiêu đề vào tệp ánh xạ, ví dụ header: [4, 5]"
        what = f"không tìm thấy dòng tiêu đề có cột {named}"
        reading.notes.problem(what, reading.grid.source(0, 0), todo)
    return found
