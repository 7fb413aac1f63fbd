"""What a sheet hides beside its values: hidden rows and columns, merged cells, formulas that
were never computed, error values. Calamine gives values only, so the parts are looked at here.
Transitional and Strict OOXML differ in their namespaces alone, so only local names count.

Nothing is judged; which of these matters is for whoever reads the sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.cell_names import WrittenFormula, cell_spot
from baocao.submissions.workbooks.conditional import Condition, conditions
from baocao.submissions.workbooks.container import BROKEN_ZIP, FileKind
from baocao.submissions.workbooks.looks import (
    Raised,
    odd_looks,
    odd_styles,
    parsed,
    percent_cells,
    percent_styles,
    raised_in,
    raised_texts,
)
from baocao.submissions.workbooks.open_document import Range, TableShape, shapes
from baocao.submissions.workbooks.outside_cells import Outside, outside, outside_of

_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_WORTH_PARSING = re.compile(
    rb"hidden=|<(?:\w+:)?f[\s>/]|t=[\"']e[\"']|(?:zero|custom)Height=|vertAlign|strike|width=[\"']0[.\"']|rPr>"
)
# One of these is in all that the pattern finds; to look for them takes a fraction of the time.
_SIGNS = (
    *(b"hidden=", b"<f", b":f", b't="e"', b"t='e'", b"zeroHeight=", b"customHeight="),
    *(b"vertAlign", b"strike", b'width="0', b"width='0", b"rPr>"),
)
_WAITS_FOR_RESULTS = re.compile(rb"<(?:\w+:)?calcPr[^>]*fullCalcOnLoad=[\"'](?:1|true)[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})[\"']"
)
_WORTH_NOTING = etree.XPath(
    "*[local-name() = 'c'][@t = 'e' or not(@r) or *[local-name() = 'f']"
    " or *[local-name() = 'is']/*[local-name() = 'r']]"
)
_YES = ("1", "true")
_EMPTY = b"<styleSheet/>"
_MAX_COLUMNS = 16_384
NARROWEST, LOWEST = 0.5, 2.0  # characters and points; what is less shows nothing of a cell


@dataclass(frozen=True)
class Structure:
    """What one sheet hides; rows and columns are counted from 0. Those without width or height
    are hidden too.

    `uncomputed` are formulas without a stored value, `errors` cells that show "#DIV/0!",
    `percents` cells whose format shows 0.83 as 83%, `raised` texts with letters above the line,
    `formulas` the cells that have one; None where the file does not say. `looks` says of cells
    that show something else than they hold what a reader sees, `conditions` under which others do.
    `results` has the formulas of the
    cells with a stored result, `texts` what cells say that calamine leaves out; a file that
    `waits_for_results` has been written by a program that works out none, and some write 0.
    """

    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    errors: tuple[tuple[tuple[int, int], str], ...] = ()
    percents: frozenset[tuple[int, int]] = frozenset()
    raised: Mapping[tuple[int, int], Raised] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] | None = frozenset()
    looks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    outside: Outside = field(default_factory=Outside)
    results: Mapping[tuple[int, int], WrittenFormula] = field(default_factory=dict)
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    waits_for_results: bool = False
    conditions: tuple[Condition, ...] = ()


def read_structures(data: bytes, kind: FileKind) -> dict[str, Structure] | None:
    """The structure of every sheet by name; None where the file contradicts itself."""
    if kind is FileKind.XLSX:
        return _of_xlsx(data)
    if kind is FileKind.ODS:
        return _of_ods(data)
    return {}


def _of_xlsx(data: bytes) -> dict[str, Structure] | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _sheet_parts(archive)
            styles, texts = _BookStyles.of(archive), _raised_texts(archive)
            waits = _WAITS_FOR_RESULTS.search(archive.read("xl/workbook.xml")) is not None
            return {
                name: replace(
                    _of_sheet(xml := archive.read(part), styles.percents, texts),
                    looks=dict(odd_looks(xml, styles.odd)),
                    conditions=conditions(xml, styles.xml, styles.theme),
                    outside=outside_of(archive, part),
                    waits_for_results=waits,
                )
                for name, part in parts.items()
            }
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
        frozenset(shape.percents),
        shape.raised,
        frozenset(shape.formulas),
        looks=shape.looks,
        outside=outside(shape.comments, shape.boxes),
        results=shape.results,
        texts={spot: text for spot, text in shape.texts.items() if text.strip()},
    )


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Each sheet's part, by way of the workbook's relations."""
    relations = parsed(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations if _is_of_sheet(r)}
    sheets = parsed(archive.read("xl/workbook.xml")).iter("{*}sheet")
    found = {sheet.get("name", ""): targets.get(_relation(sheet), "") for sheet in sheets}
    return {name: _part(target) for name, target in found.items() if target}


def _is_of_sheet(relation: etree._Element) -> bool:
    """Whether a relation is one to a worksheet, wherever that lies."""
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    return kind.endswith("/worksheet") or "worksheets" in target


def _relation(sheet: etree._Element) -> str | None:
    return next((sheet.get(name) for name in _RELATIONS if sheet.get(name)), None)


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


@dataclass(frozen=True)
class _BookStyles:
    """The cell formats of a workbook, and the colours of its theme; it may have neither."""

    xml: bytes
    theme: bytes

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> _BookStyles:
        names = archive.namelist()
        parts = ("xl/styles.xml", _EMPTY), ("xl/theme/theme1.xml", b"")
        return cls(*(archive.read(name) if name in names else none for name, none in parts))

    @property
    def percents(self) -> frozenset[int]:
        return percent_styles(self.xml)

    @property
    def odd(self) -> Mapping[int, str]:
        return odd_styles(self.xml, self.theme)


def _raised_texts(archive: zipfile.ZipFile) -> Mapping[int, Raised]:
    """Of the texts that cells share, those with raised letters; a workbook may share none."""
    name = "xl/sharedStrings.xml"
    return raised_texts(archive.read(name)) if name in archive.namelist() else {}


def _of_sheet(xml: bytes, styles: frozenset[int], texts: Mapping[int, Raised]) -> Structure:
    """Most sheets hide nothing and are not parsed at all."""
    shape = TableShape("", percents=set(percent_cells(xml, styles)))
    for match in _MERGED.finditer(xml):
        first, last = (cell_spot(corner.decode()) for corner in match.groups())
        if first and last:
            shape.merged.append((first, last))
    if texts or _is_worth_parsing(xml):
        _parse_sheet(xml, shape, texts)
    return _frozen(shape)


def _is_worth_parsing(xml: bytes) -> bool:
    return any(sign in xml for sign in _SIGNS) and bool(_WORTH_PARSING.search(xml))


def _parse_sheet(xml: bytes, shape: TableShape, texts: Mapping[int, Raised]) -> None:
    tags = [f"{{*}}{tag}" for tag in ("sheetFormatPr", "col", "row")]
    events = etree.iterparse(BytesIO(xml), tag=tags, huge_tree=True, resolve_entities=False)
    notes = _Notes(shape, texts)
    for _, element in events:
        tag = etree.QName(element).localname
        if tag == "row":
            notes.start_row(element)
            for cell in notes.worth_noting(element):
                notes.cell(cell)
            element.clear()
        elif tag == "col":
            _note_columns(element, shape)
        else:
            notes.are_hidden = element.get("zeroHeight") in _YES


@dataclass
class _Notes:
    """Where the reading of one sheet is: a row or cell without a name follows the one before."""

    shape: TableShape
    texts: Mapping[int, Raised]
    row: int = -1
    column: int = -1
    are_hidden: bool = False  # rows that say nothing of their height
    shared: dict[str, WrittenFormula] = field(default_factory=dict)

    def start_row(self, row: etree._Element) -> None:
        number, height = row.get("r", ""), _size(row.get("ht"))
        self.row = int(number) - 1 if number.isdecimal() else self.row + 1
        self.column = -1
        is_hidden = row.get("hidden") in _YES
        if height is None:  # openpyxl leaves a height of 0 out and says that there is one
            is_hidden = is_hidden or self.are_hidden or row.get("customHeight") in _YES
        if is_hidden or (height is not None and height < LOWEST):
            self.shape.hidden_rows.add(self.row)

    def worth_noting(self, row: etree._Element) -> Iterable[etree._Element]:
        """The cells of a row that there is something to say of; all of them where texts have
        raised letters, or where a cell without a name is counted from the one before."""
        found: list[etree._Element] = _WORTH_NOTING(row)
        if self.texts or not all(cell.get("r") for cell in found):
            return row.iterfind("{*}c")
        return found

    def cell(self, cell: etree._Element) -> None:
        spot = cell_spot(cell.get("r", "")) or (self.row, self.column + 1)
        self.column = spot[1]
        value, kind = cell.findtext("{*}v"), cell.get("t")
        formula = cell.find("{*}f")
        if has_formula := formula is not None:
            self.shape.formulas.add(spot)
        if formula is not None and value and kind != "e":
            self._result(spot, formula)
        if kind == "e":
            self.shape.errors[spot] = value or ""
        elif not value and has_formula and (kind != "str" or value is None):
            self.shape.uncomputed.add(spot)  # an empty text is a result too
        raised = self._raised(cell, kind, value)
        if raised is not None:
            self.shape.raised[spot] = raised

    def _result(self, spot: tuple[int, int], formula: etree._Element) -> None:
        """Note a formula; of those that share one, the first has its text and where it holds."""
        own, number = WrittenFormula(formula.text or "", spot), formula.get("si", "")
        if formula.get("t") == "shared":
            if own.text:
                self.shared[number] = own
            if number in self.shared:
                self.shape.results[spot] = self.shared[number]
        elif not formula.get("t"):  # else it is of an array, or of a table of data
            self.shape.results[spot] = own

    def _raised(self, cell: etree._Element, kind: str | None, value: str | None) -> Raised | None:
        if kind == "s" and self.texts and value and value.strip().isdecimal():
            return self.texts.get(int(value))
        own = cell.find("{*}is") if kind == "inlineStr" else None
        return raised_in(own) if own is not None else None


def _note_columns(column: etree._Element, shape: TableShape) -> None:
    first, last = column.get("min", ""), column.get("max", "")
    width = _size(column.get("width"))
    is_hidden = column.get("hidden") in _YES or (width is not None and width < NARROWEST)
    if is_hidden and first.isdecimal() and last.isdecimal():
        shape.hidden_columns.update(range(int(first) - 1, min(int(last), _MAX_COLUMNS)))


def _size(text: str | None) -> float | None:
    """A width or height; None where there is none, or none that is a number."""
    try:
        return float(text or "")
    except ValueError:
        return None
