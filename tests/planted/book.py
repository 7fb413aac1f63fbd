"""Workbooks as units make them, written as xlsx, xls, ods or csv from one description."""

from __future__ import annotations

import csv
import re
import zipfile
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt

Value = str | int | float | date
Spot = tuple[int, int]

SMALL = {"font_script": 1}
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
_NO_VALUE = re.compile(rb"</f><v>None</v>")


class Marked(str):
    """A text with a footnote's mark behind it, small and above the line."""

    text: str
    mark: str

    def __new__(cls, text: str, mark: str) -> Marked:
        """What a reader of plain text sees: both in one."""
        made = super().__new__(cls, text + mark)
        made.text, made.mark = text, mark
        return made


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was stored with it; None where none was."""

    text: str
    value: int | float | str | None = None


@dataclass
class Sheet:
    """A sheet by its cells' names; everything may be changed until it is written."""

    name: str
    cells: dict[str, Value | Formula] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)  # as Excel counts them, from 1
    hidden_columns: set[str] = field(default_factory=set)
    hidden: bool = False
    percents: set[str] = field(default_factory=set)  # cells with the format 0.00%
    boxes: dict[str, str] = field(default_factory=dict)  # of text, in xlsx alone
    pictures: set[str] = field(default_factory=set)  # by the cells that they begin on, in xlsx

    def row(self, number: int, *values: Value | Formula | None, start: str = "A") -> None:
        """Put values side by side; None leaves a cell blank."""
        first = column_number(start)
        for place, value in enumerate(values, first):
            if value is not None:
                self.cells[f"{letters(place)}{number}"] = value


def write(path: Path, sheets: list[Sheet]) -> Path:
    """Write in the format of the path's suffix; csv takes the first sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods, ".csv": _csv}[path.suffix](path, sheets)
    return path


def spot(cell: str) -> Spot:
    """Row and column from 0: "B3" is (2, 1)."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert match is not None
    return int(match[2]) - 1, column_number(match[1])


def column_number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def letters(place: int) -> str:
    text = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        text = chr(ord("A") + letter) + text
        place -= 1
    return text


def corners(merged: str) -> tuple[Spot, Spot]:
    first, last = merged.split(":")
    return spot(first), spot(last)


def _xlsx(path: Path, sheets: list[Sheet]) -> None:
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        percent = book.add_format({"num_format": "0.00%"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.add_write_handler(Marked, partial(_write_marked, book.add_format(SMALL)))
            for (top, left), (bottom, right) in map(corners, sheet.merged):
                page.merge_range(top, left, bottom, right, "")
            for cell, value in sheet.cells.items():
                _xlsx_cell(page, spot(cell), value, percent if cell in sheet.percents else day)
            for row in sheet.hidden_rows:
                page.set_row(row - 1, None, None, {"hidden": True})
            for column in sheet.hidden_columns:
                page.set_column(f"{column}:{column}", None, None, {"hidden": True})
            _draw(page, sheet)
            if sheet.hidden:
                page.hide()
    _drop_stored_values(path)


def _draw(page: Any, sheet: Sheet) -> None:
    """Boxes of text and pictures, which lie over the cells."""
    for cell, text in sheet.boxes.items():
        page.insert_textbox(cell, text)
    for cell in sheet.pictures:
        page.insert_image(cell, "anh.png", {"image_data": BytesIO(PIXEL)})


def _xlsx_cell(page: Any, at: Spot, value: Value | Formula, look: Any) -> None:
    """Write a cell; `look` is the format of days, or of a percentage."""
    is_percent = "%" in look.num_format
    if isinstance(value, Formula):
        page.write_formula(*at, value.text, look if is_percent else None, value.value)
    elif isinstance(value, date):
        page.write_datetime(*at, value, look)
    elif isinstance(value, Marked):
        page.write(*at, value)
    elif isinstance(value, str):
        page.write_string(*at, value)
    else:
        page.write_number(*at, value, look if is_percent else None)


def _write_marked(small: Any, page: Any, row: int, column: int, value: Marked) -> int:
    pieces = [value.text] if value.text else []
    done: int = page.write_rich_string(row, column, *pieces, small, value.mark, " ")
    return done


def _drop_stored_values(path: Path) -> None:
    """Formulas whose stored value is None have none, as other programs write them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, _NO_VALUE.sub(b"</f>", data))


def _xls(path: Path, sheets: list[Sheet]) -> None:
    book = xlwt.Workbook()
    looks = [xlwt.easyxf(num_format_str=code) for code in ("General", "0.00%", "dd/mm/yyyy")]
    for sheet in sheets:
        page: Any = book.add_sheet(sheet.name)
        for (top, left), (bottom, right) in map(corners, sheet.merged):
            page.merge(top, bottom, left, right)
        for cell, value in sheet.cells.items():
            stored = value.value if isinstance(value, Formula) else value
            look = 2 if isinstance(stored, date) else int(cell in sheet.percents)
            if isinstance(stored, Marked):
                small = xlwt.easyfont("escapement superscript")
                page.write_rich_text(*spot(cell), (stored.text, (stored.mark, small)), looks[0])
            else:
                page.write(*spot(cell), stored, looks[look])
        for number in sheet.hidden_rows:
            page.row(number - 1).hidden = True
        for name in sheet.hidden_columns:
            page.col(column_number(name)).hidden = True
        page.visibility = int(sheet.hidden)
    book.save(str(path))


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:automatic-styles><style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    "</office:automatic-styles>"
    "<office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def _ods(path: Path, sheets: list[Sheet]) -> None:
    content = _ODS_HEAD + "".join(map(_ods_table, sheets)) + _ODS_TAIL
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')


def _ods_table(sheet: Sheet) -> str:
    spots = {spot(cell): value for cell, value in sheet.cells.items()}
    ranges = dict(map(corners, sheet.merged))
    height = 1 + max(row for row, _ in spots)
    width = 1 + max(column for _, column in spots)
    style = ' table:style-name="off"' if sheet.hidden else ""
    columns = "".join(
        f"<table:table-column{_collapsed(letters(c) in sheet.hidden_columns)}/>"
        for c in range(width)
    )
    rows = "".join(
        f"<table:table-row{_collapsed(r + 1 in sheet.hidden_rows)}>"
        + "".join(
            _ods_cell(spots.get((r, c)), (r, c), ranges, f"{letters(c)}{r + 1}" in sheet.percents)
            for c in range(width)
        )
        + "</table:table-row>"
        for r in range(height)
    )
    return f"<table:table table:name={quoteattr(sheet.name)}{style}>{columns}{rows}</table:table>"


def _collapsed(hidden: bool) -> str:  # noqa: FBT001 - an attribute that is there or not
    return ' table:visibility="collapse"' if hidden else ""


def _ods_cell(
    value: Value | Formula | None,
    at: Spot,
    ranges: dict[Spot, Spot],
    is_percent: bool,  # noqa: FBT001 - the format of a cell
) -> str:
    spans = ""
    if at in ranges:
        down, across = ranges[at][0] - at[0] + 1, ranges[at][1] - at[1] + 1
        spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
    if isinstance(value, Formula):
        spans += f" table:formula={quoteattr('of:' + value.text)}"
        value = value.value
    if value is None:
        return f"<table:table-cell{spans}/>"
    if isinstance(value, str):
        kind = 'office:value-type="string"'
    elif isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = (
            f'office:value-type="{"percentage" if is_percent else "float"}" office:value="{value}"'
        )
    text = escape(str(value))
    if isinstance(value, Marked):
        text = f'{escape(value.text)}<text:span text:style-name="up">{value.mark}</text:span>'
    return f"<table:table-cell{spans} {kind}><text:p>{text}</text:p></table:table-cell>"


def _csv(path: Path, sheets: list[Sheet]) -> None:
    spots = {spot(cell): value for cell, value in sheets[0].cells.items()}
    width = 1 + max(column for _, column in spots)
    rows: list[list[str]] = [
        [_text(spots.get((row, column))) for column in range(width)]
        for row in range(1 + max(row for row, _ in spots))
    ]
    out = StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def _text(value: Value | Formula | None) -> str:
    """As Vietnamese Excel writes a CSV: decimal commas."""
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else str(value)
