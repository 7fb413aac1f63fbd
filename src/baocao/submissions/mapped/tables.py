"""One sheet of a unit's workbook to observations, with the cell that each came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from baocao.core.vietnamese.dates import short_date
from baocao.submissions.mapped.area_table import AreaTable
from baocao.submissions.mapped.columns import ColumnFinder, RuleBook
from baocao.submissions.mapped.dates import other_days
from baocao.submissions.mapped.element_table import ElementTable
from baocao.submissions.mapped.grid import Header
from baocao.submissions.mapped.label_cells import label_numbering, label_titles
from baocao.submissions.mapped.model import HeaderRule, Rows
from baocao.submissions.mapped.places import tables_of
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.survey import last_value, titles_of
from baocao.submissions.mapped.table_titles import TableTitles
from baocao.submissions.workbooks.model import Observation

OTHER_DAY = "title_day_differs"


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
    for number, header in enumerate(tables, 1):
        titles = titles_of(reading.grid.sheet.name, reading.grid, header, above)
        titled = TableTitles(titles, reading.lexicon)
        finder = ColumnFinder(reading, header, replace(columns, table=number), titled)
        _remark_days(reading, range(above + 1, header.first))
        above = last_value(reading.grid, header)
        if rule.rows is Rows.ELEMENTS:
            found += ElementTable(reading, finder, replace(lines, table=number)).observations()
        else:
            found += AreaTable(reading, finder, areas).observations()
        label_numbering(reading.account, reading.grid, header, reading.lexicon.words)
    label_titles(reading.account, reading.grid, tables)
    return tuple(found), Used(frozenset({*columns.used, *lines.used}), frozenset(areas))


def _remark_days(reading: SheetReading, rows: Iterable[int]) -> None:
    """Remark days that the titles of a table name and that its figures are not read as of."""
    day = reading.rule.as_of or reading.place.as_of
    if day is None:  # the columns have days of their own
        return
    for row in rows:
        for column, value in enumerate(reading.grid.sheet.rows[row]):
            for other in sorted(other_days(value, day)):
                source, used = reading.grid.source(row, column), short_date(day)
                reading.notes.remark(OTHER_DAY, source, short_date(other), as_of=used)


def _tables(reading: SheetReading) -> tuple[Header, ...]:
    """The sheet's tables; that there is none is a problem."""
    found = tables_of(reading.rule, reading.grid, reading.lexicon.words)
    if not found:
        named = "tên chỉ tiêu" if reading.rule.rows is Rows.ELEMENTS else "địa bàn"
        todo = "ghi dòng tiêu đề vào tệp ánh xạ, ví dụ header: [4, 5]"
        what = f"không tìm thấy dòng tiêu đề có cột {named}"
        reading.notes.problem(what, reading.grid.source(0, 0), todo)
    return found
