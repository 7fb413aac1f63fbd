"""A table of the report as a sheet: caption, header of one or two rows, body, note."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from baocao.document.blocks import Align, Column, Row, Table
from baocao.document.contents import text_of
from baocao.document.grades import FILLS
from baocao.output.workbook.sheet import HEAD, NOTE, TITLE, FormattedSheet, body, lines_in
from baocao.output.workbook.values import WrittenValue, value_of

HEAD_ROW = 2  # below the caption and an empty row
WIDE = 95.0  # characters from which the paper lies on its long side
_NARROWEST, _WIDEST = 6.0, 48.0  # in characters


def write_table(sheet: FormattedSheet, table: Table) -> None:
    """Fill a sheet with one table of the report."""
    columns = table.columns
    rows = [_values(row, len(columns)) for row in table.rows]
    widths = [_width(place, column, table, rows) for place, column in enumerate(columns)]
    sheet.text(0, 0, table.caption, TITLE)
    head = _write_head(sheet, columns, widths)
    sheet.set_up((HEAD_ROW, head), widths, landscape=sum(widths) > WIDE)
    for place, (row, values) in enumerate(zip(table.rows, rows, strict=True), head + 1):
        _write_row(sheet, place, row, values, columns)
        sheet.height(place, 1 if row.spans else _lines(values, widths))
    if table.note:
        note, below = text_of(table.note), head + 1 + len(rows)
        sheet.across(below, (0, len(columns) - 1), note, NOTE)
        sheet.height(below, lines_in(note, sum(widths)))


def _lines(values: Sequence[WrittenValue], widths: Sequence[float]) -> int:
    return max(lines_in(v.printed, width) for v, width in zip(values, widths, strict=True))


def _write_head(sheet: FormattedSheet, columns: Sequence[Column], widths: Sequence[float]) -> int:
    """Write the header and return its last row."""
    titles = [WrittenValue(column.title) for column in columns]
    if not any(column.group for column in columns):
        for place, column in enumerate(columns):
            sheet.text(HEAD_ROW, place, column.title, HEAD)
        sheet.height(HEAD_ROW, _lines(titles, widths))
        return HEAD_ROW
    place = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        found = list(members)
        if group:
            sheet.across(HEAD_ROW, (place, place + len(found) - 1), group, HEAD)
        for offset, column in enumerate(found):
            if group:
                sheet.text(HEAD_ROW + 1, place + offset, column.title, HEAD)
            else:
                sheet.down((HEAD_ROW, HEAD_ROW + 1), place + offset, column.title, HEAD)
        place += len(found)
    sheet.height(HEAD_ROW + 1, _lines(titles, widths))
    return HEAD_ROW + 1


def _values(row: Row, columns: int) -> list[WrittenValue]:
    if row.spans:
        return [WrittenValue(text_of(row.cells[0])), *[WrittenValue("")] * (columns - 1)]
    return [value_of(cell) for cell in row.cells]


def _write_row(
    sheet: FormattedSheet,
    place: int,
    row: Row,
    values: Sequence[WrittenValue],
    columns: Sequence[Column],
) -> None:
    if row.spans:
        look = body(Align.LEFT, bold=row.bold)
        sheet.across(place, (0, len(columns) - 1), str(values[0].content), look)
        return
    shades = row.shades or (0,) * len(columns)
    for number, (value, column) in enumerate(zip(values, columns, strict=True)):
        fill = FILLS.get(shades[number], "")
        sheet.write(place, number, value, body(column.align, bold=row.bold, fill=fill))


def _width(
    place: int, column: Column, table: Table, rows: Sequence[Sequence[WrittenValue]]
) -> float:
    """Wide enough for the words of its title and most of its cells; longer ones are wrapped."""
    cells = [v[place].printed for v, row in zip(rows, table.rows, strict=True) if not row.spans]
    longest = max((len(text) for text in (*column.title.split(" "), *cells)), default=0)
    return min(max(longest * 1.2 + 1, _NARROWEST), _WIDEST)
