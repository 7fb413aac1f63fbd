"""OpenDocument sheets (.ods) as XML: how far each reaches, and what its cells hide.

Values are read by calamine; here is only what it does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.cell_names import WrittenFormula
from baocao.submissions.workbooks.ink import BLACK, PAPER, UNSEEN, Ink
from baocao.submissions.workbooks.looks import Raised, parted, shown_otherwise

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_COMMENT = f"{_OFFICE}annotation"
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_RUBY, _ABOVE = f"{_TEXT}ruby", f"{_TEXT}ruby-text"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_FRAME, _IMAGE = f"{{{_DRAWING}}}frame", f"{{{_DRAWING}}}image"
_REFERENCE = re.compile(r"\[(\.[^\[\]]*)\]")  # "[.C4:.C9]", of the same table
_HIDDEN = ("collapse", "filter")
_LENGTH = re.compile(r"(\d*\.?\d+)(pt|in|cm|mm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
THINNEST = 2.0  # points; lower rows and narrower columns show nothing of a cell

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class TableShape:
    """What one table looks like; rows and columns are counted from 0."""

    name: str
    page: str = ""  # the name of the style that it is printed with
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    raised: dict[tuple[int, int], Raised] = field(default_factory=dict)
    looks: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    results: dict[tuple[int, int], WrittenFormula] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    comments: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    boxes: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    pictures: list[tuple[int, int]] = field(default_factory=list)


def shapes(xml: bytes) -> list[TableShape] | None:
    """Every table of content.xml in order; None where it is no well-formed XML, or has a table in a
    table."""
    tags = (f"{_STYLE}style", f"{_TABLE}table")
    styles = _Styles()
    found: list[TableShape] = []
    try:
        for _, element in etree.iterparse(
            BytesIO(xml), tag=tags, huge_tree=True, resolve_entities=False
        ):
            if element.tag != tags[1]:
                styles.note(element)
            elif (parent := element.getparent()) is not None and parent.tag in _CELLS:
                return None  # nobody reads a table within a cell
            else:
                found.append(_shape(element, styles))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return found


@dataclass
class _Styles:
    """Names of styles: of rows and columns that show nothing, of letters that are raised, of cells
    that are not white, of letters that cannot be read upon what they say of the cell, and why; the
    pages that tables of a style are printed on."""

    thin: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    coloured: set[str] = field(default_factory=set)
    unread: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    def note(self, style: etree._Element) -> None:
        name = style.get(f"{_STYLE}name") or ""
        self.pages[name] = style.get(f"{_STYLE}master-page-name") or ""
        if _is_thin(style):
            self.thin.add(name)
        places = (properties.get(f"{_STYLE}text-position") or "0%" for properties in style)
        if any(not place.startswith("0%") for place in places):
            self.raised.add(name)
        ink = _ink(style)
        if ink.behind != PAPER:
            self.coloured.add(name)
        if ink.look:
            self.unread[name] = ink.look

    def are_raised(self, run: str, cell: str) -> bool:
        """Whether letters of a style are raised or unread; white ones are read upon a colour."""
        is_unread = run in self.unread and not (
            self.unread[run] == UNSEEN and cell in self.coloured
        )
        return run in self.raised or is_unread


def _ink(style: etree._Element) -> Ink:
    """The letters of a style, upon what it says of the cell."""
    said = {name: value for properties in style for name, value in properties.items()}
    line = said.get(f"{_STYLE}text-line-through-style", "none")
    size = said.get(f"{_FO}font-size", "")
    behind = said.get(f"{_FO}background-color", "transparent")
    return Ink(
        said.get(f"{_FO}color", f"#{BLACK}").lstrip("#").upper(),
        PAPER if behind == "transparent" else behind.lstrip("#").upper(),
        _points(size) if size.endswith("pt") else Ink.size,
        said.get(f"{_STYLE}font-name", ""),
        line != "none",
    )


def _is_thin(style: etree._Element) -> bool:
    """Whether rows or columns of a style have no height or width to speak of."""
    sizes = (
        properties.get(f"{_STYLE}{side}")
        for properties in style
        for side in ("row-height", "column-width")
    )
    return any(size is not None and _points(size) < THINNEST for size in sizes)


def _points(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _POINTS[match[2]] if match else THINNEST


def extents(xml: bytes) -> list[tuple[int, int]] | None:
    """Rows and columns of each table up to its last filled cell."""
    found = shapes(xml)
    return None if found is None else [(shape.rows, shape.columns) for shape in found]


def _shape(table: etree._Element, styles: _Styles) -> TableShape:
    page = styles.pages.get(_style_of(table), "")
    shape = TableShape(table.get(f"{_TABLE}name") or "", page)
    start = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = _times(column, "number-columns-repeated")
        if _is_hidden(column, styles.thin):
            shape.hidden_columns.update(range(start, min(start + times, start + 1024)))
        start += times
    start = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = _times(row, "number-rows-repeated")
        if _read_row(row, start, shape, styles):
            shape.rows = start + times
        if _is_hidden(row, styles.thin):
            shape.hidden_rows.update(range(start, min(start + times, start + 65536)))
        start += times
    shape.boxes += (((0, 0), text) for text in _texts(table, f"{_TABLE}shapes/*"))
    shape.pictures += ((0, 0) for _ in table.iterfind(f"{_TABLE}shapes/{_FRAME}/{_IMAGE}"))
    table.clear()
    return shape


def _is_hidden(line: etree._Element, thin: Collection[str]) -> bool:
    return line.get(f"{_TABLE}visibility") in _HIDDEN or line.get(f"{_TABLE}style-name") in thin


def _read_row(row: etree._Element, index: int, shape: TableShape, styles: _Styles) -> bool:
    """Note the cells of a row; whether any of them is filled."""
    filled = False
    for place, times, cell in _cells(row):
        if cell.get(f"{_OFFICE}value-type") or len(cell):
            filled = True
            shape.columns = max(shape.columns, place + times)
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            shape.percents.update((index, place + n) for n in range(min(times, 1024)))
        _note(cell, (index, place), shape)
        if len(cell):
            if _is_told_otherwise(cell):
                seen = _seen(cell)
                shape.texts.update(((index, place + n), seen) for n in range(min(times, 1024)))
            shape.comments += (((index, place), text) for text in _texts(cell, _COMMENT))
            shape.boxes += (((index, place), text) for text in _texts(cell, f"{{{_DRAWING}}}*"))
            shape.pictures += ((index, place) for _ in cell.iterfind(f"{_FRAME}/{_IMAGE}"))
        raised = parted(_runs(cell, styles)) if styles.raised or styles.unread else None
        if raised is not None:
            shape.raised.update(((index, place + n), raised) for n in range(min(times, 1024)))
        if look := styles.unread.get(_style_of(cell), "") or _shown(cell):
            shape.looks.update(((index, place + n), look) for n in range(min(times, 1024)))
    return filled


def _shown(cell: etree._Element) -> str:
    """What a number is shown as where that is another one; "" where it is the number, rounded."""
    value = cell.get(f"{_OFFICE}value") or ""
    if cell.get(f"{_OFFICE}value-type") != "float" or cell.find(f"{_TEXT}p") is None:
        return ""
    return shown_otherwise(value, _seen(cell))


def _is_told_otherwise(cell: etree._Element) -> bool:
    """Whether calamine does not give the text that a reader sees: of a cell without a kind, or of a
    number without a value, it gives none; signs within a text it leaves out, and of a text that is
    kept otherwise it gives that."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None:
        return cell.get(f"{_TABLE}formula") is None
    if kind == "string":
        own = cell.get(f"{_OFFICE}string-value")
        if own is not None and own != _seen(cell) and cell.find(f"{_TEXT}p") is not None:
            return True
        return any(cell.find(f".//{sign}") is not None for sign in (*[*_SIGNS][1:], _RUBY))
    return kind in ("float", "currency", "percentage") and cell.get(f"{_OFFICE}value") is None


def _seen(cell: etree._Element) -> str:
    """The text of a cell as it is shown; what stands above a word is left out."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag != _ABOVE:
            yield from _pieces(part)
        yield part.tail or ""


def _style_of(element: etree._Element) -> str:
    return element.get(f"{_TABLE}style-name") or ""


def _runs(cell: etree._Element, styles: _Styles) -> Iterator[tuple[str, bool]]:
    """The text of a cell in its order, each piece with whether it is raised."""
    for paragraph in cell.iterchildren(f"{_TEXT}p"):
        yield paragraph.text or "", False
        for part in paragraph:
            own = part.get(f"{_TEXT}style-name") or ""
            is_raised = styles.are_raised(own, _style_of(cell))
            yield "".join(str(piece) for piece in part.itertext()), is_raised
            yield part.tail or "", False


def _texts(element: etree._Element, path: str) -> Iterator[str]:
    """The paragraphs of comments or boxes below an element."""
    for found in element.iterfind(path):
        yield "\n".join("".join(map(str, p.itertext())) for p in found.iter(f"{_TEXT}p"))


def _note(cell: etree._Element, place: tuple[int, int], shape: TableShape) -> None:
    across = _times(cell, "number-columns-spanned")
    down = _times(cell, "number-rows-spanned")
    if across > 1 or down > 1:
        shape.merged.append((place, (place[0] + down - 1, place[1] + across - 1)))
    if cell.get(f"{_TABLE}formula") is None:
        return
    shape.formulas.add(place)
    text = "".join(str(part) for part in cell.itertext()).strip()
    if text.startswith(("#", "Err:")):
        shape.errors[place] = text
    elif cell.get(f"{_OFFICE}value-type") is None:
        shape.uncomputed.add(place)
    else:
        formula = (cell.get(f"{_TABLE}formula") or "").removeprefix("of:").removeprefix("=")
        plain = _REFERENCE.sub(lambda found: found[1].replace(".", ""), formula)
        shape.results[place] = WrittenFormula(plain.replace(";", ","), place)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    place = 0
    for cell in row.iterchildren(*_CELLS):
        times = _times(cell, "number-columns-repeated")
        yield place, times, cell
        place += times


def _times(element: etree._Element, attribute: str) -> int:
    text = element.get(f"{_TABLE}{attribute}") or "1"
    return int(text) if text.isdigit() and len(text) < 9 else 1
