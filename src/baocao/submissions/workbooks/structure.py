"""What a sheet hides beside its values: hidden rows and columns, merged cells, formulas that
were never computed, error values. Calamine gives values only, so the parts are looked at here.

Nothing is judged; which of these matters is for whoever reads the sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.biff import biff_shapes
from baocao.submissions.workbooks.container import BROKEN_ZIP, Kind
from baocao.submissions.workbooks.open_document import Range, TableShape, shapes

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORTH_PARSING = re.compile(rb"hidden=|<(?:\w+:)?f[\s>/]|t=[\"']e[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})[\"']"
)
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_YES = ("1", "true")
_MAX_COLUMNS = 16_384


@dataclass(frozen=True)
class Structure:
    """What one sheet hides; rows and columns are counted from 0.

    `uncomputed` are formulas without a stored value, `errors` cells that show "#DIV/0!".
    """

    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    errors: tuple[tuple[tuple[int, int], str], ...] = ()


def read_structures(data: bytes, kind: Kind) -> dict[str, Structure] | None:
    """The structure of every sheet by name; None where the file contradicts itself."""
    if kind is Kind.XLSX:
        return _of_xlsx(data)
    if kind is Kind.ODS:
        return _of_ods(data)
    if kind is Kind.XLS:
        return _named(biff_shapes(data))
    return {}


def _of_xlsx(data: bytes) -> dict[str, Structure] | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _sheet_parts(archive)
            return {name: _of_sheet(archive.read(part)) for name, part in parts.items()}
    except (*BROKEN_ZIP, KeyError, etree.XMLSyntaxError):
        return None


def _of_ods(data: bytes) -> dict[str, Structure] | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _named(shapes(archive.read("content.xml")))
    except (*BROKEN_ZIP, KeyError):
        return None


def _named(found: list[TableShape] | None) -> dict[str, Structure] | None:
    return None if found is None else {shape.name: _frozen(shape) for shape in found}


def _frozen(shape: TableShape) -> Structure:
    return Structure(
        tuple(shape.merged),
        frozenset(shape.hidden_rows),
        frozenset(shape.hidden_columns),
        frozenset(shape.uncomputed),
        tuple(shape.errors.items()),
    )


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Each sheet's part, by way of the workbook's relations."""
    relations = _parse(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    sheets = _parse(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    found = {sheet.get("name", ""): targets.get(sheet.get(_RELATION), "") for sheet in sheets}
    return {name: _part(target) for name, target in found.items() if "worksheets" in target}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _parse(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _of_sheet(xml: bytes) -> Structure:
    """Most sheets hide nothing and are not parsed at all."""
    shape = TableShape("")
    for match in _MERGED.finditer(xml):
        first, last = (_spot(corner.decode()) for corner in match.groups())
        if first and last:
            shape.merged.append((first, last))
    if _WORTH_PARSING.search(xml):
        _parse_sheet(xml, shape)
    return _frozen(shape)


def _parse_sheet(xml: bytes, shape: TableShape) -> None:
    tags = [f"{_MAIN}{tag}" for tag in ("col", "row", "c")]
    events = etree.iterparse(BytesIO(xml), tag=tags, huge_tree=True, resolve_entities=False)
    for _, element in events:
        tag = etree.QName(element).localname
        if tag == "c":
            _note_cell(element, shape)
        elif element.get("hidden") in _YES:
            (_hide_row if tag == "row" else _hide_columns)(element, shape)
        if tag == "row":
            element.clear()


def _hide_row(row: etree._Element, shape: TableShape) -> None:
    number = row.get("r", "")
    if number.isdecimal():
        shape.hidden_rows.add(int(number) - 1)


def _hide_columns(column: etree._Element, shape: TableShape) -> None:
    first, last = column.get("min", ""), column.get("max", "")
    if first.isdecimal() and last.isdecimal():
        shape.hidden_columns.update(range(int(first) - 1, min(int(last), _MAX_COLUMNS)))


def _note_cell(cell: etree._Element, shape: TableShape) -> None:
    spot = _spot(cell.get("r", ""))
    if spot is None:
        return
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "e":
        shape.errors[spot] = value
    elif not value and cell.find(f"{_MAIN}f") is not None:
        shape.uncomputed.add(spot)


def _spot(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name, from 0."""
    match = _CELL.fullmatch(name)
    return (int(match[2]) - 1, _column(match[1])) if match else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
