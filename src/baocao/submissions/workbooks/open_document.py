"""OpenDocument sheets (.ods) as XML: how far each reaches, and what its cells hide.

Values are read by calamine; here is only what it does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_HIDDEN = ("collapse", "filter")

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class TableShape:
    """What one table looks like; rows and columns are counted from 0."""

    name: str
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def shapes(xml: bytes) -> list[TableShape] | None:
    """Every table of content.xml in order; None where it is no well-formed XML."""
    try:
        events = etree.iterparse(
            BytesIO(xml), tag=f"{_TABLE}table", huge_tree=True, resolve_entities=False
        )
        return [_shape(table) for _, table in events]
    except (etree.XMLSyntaxError, ValueError):
        return None


def extents(xml: bytes) -> list[tuple[int, int]] | None:
    """Rows and columns of each table up to its last filled cell."""
    found = shapes(xml)
    return None if found is None else [(shape.rows, shape.columns) for shape in found]


def _shape(table: etree._Element) -> TableShape:
    shape = TableShape(table.get(f"{_TABLE}name") or "")
    start = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = _times(column, "number-columns-repeated")
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            shape.hidden_columns.update(range(start, min(start + times, start + 1024)))
        start += times
    start = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = _times(row, "number-rows-repeated")
        if _read_row(row, start, shape):
            shape.rows = start + times
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            shape.hidden_rows.update(range(start, min(start + times, start + 65536)))
        start += times
    table.clear()
    return shape


def _read_row(row: etree._Element, index: int, shape: TableShape) -> bool:
    """Note the cells of a row; whether any of them is filled."""
    filled = False
    for place, times, cell in _cells(row):
        if cell.get(f"{_OFFICE}value-type") or len(cell):
            filled = True
            shape.columns = max(shape.columns, place + times)
        _note(cell, (index, place), shape)
    return filled


def _note(cell: etree._Element, place: tuple[int, int], shape: TableShape) -> None:
    across = _times(cell, "number-columns-spanned")
    down = _times(cell, "number-rows-spanned")
    if across > 1 or down > 1:
        shape.merged.append((place, (place[0] + down - 1, place[1] + across - 1)))
    if cell.get(f"{_TABLE}formula") is None:
        return
    text = "".join(str(part) for part in cell.itertext()).strip()
    if text.startswith(("#", "Err:")):
        shape.errors[place] = text
    elif cell.get(f"{_OFFICE}value-type") is None:
        shape.uncomputed.add(place)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    place = 0
    for cell in row.iterchildren(*_CELLS):
        times = _times(cell, "number-columns-repeated")
        yield place, times, cell
        place += times


def _times(element: etree._Element, attribute: str) -> int:
    text = element.get(f"{_TABLE}{attribute}") or "1"
    return int(text) if text.isdigit() and len(text) < 9 else 1
