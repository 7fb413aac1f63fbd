"""What a sheet hides beside its values: hidden rows and columns, merged cells, formulas that
were never computed, error values. Calamine gives values only, so the parts are looked at here.
Transitional and Strict OOXML differ in their namespaces alone, so only local names count.

Nothing is judged; which of these matters is for whoever reads the sheet.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from baocao.core.zipped import BROKEN_ZIP, ZipParts
from baocao.submissions.workbooks.cell_names import WrittenFormula
from baocao.submissions.workbooks.conditional import Condition, conditions
from baocao.submissions.workbooks.container import FileKind
from baocao.submissions.workbooks.looks import (
    Raised,
    RichText,
    coloured_styles,
    odd_looks,
    odd_styles,
    parsed,
    percent_styles,
    raised_texts,
)
from baocao.submissions.workbooks.open_document import Range, TableShape, shapes
from baocao.submissions.workbooks.open_document_pages import printed_pages
from baocao.submissions.workbooks.outside_cells import Outside, outside, outside_of
from baocao.submissions.workbooks.sheet_xml import BookParts, sheet_shape
from baocao.submissions.workbooks.written_over import constants

_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_WAITS_FOR_RESULTS = re.compile(rb"<(?:\w+:)?calcPr[^>]*fullCalcOnLoad=[\"'](?:1|true)[\"']")
_EMPTY = b"<styleSheet/>"


@dataclass(frozen=True)
class Structure:
    """What one sheet hides; rows and columns are counted from 0. Those without width or height
    are hidden too.

    `uncomputed` are formulas without a stored value, `errors` cells that show "#DIV/0!",
    `percents` cells whose format shows 0.83 as 83%, `raised` texts with letters above the line,
    `formulas` the cells that have one; None where the file does not say. `looks` says of cells
    that show something else than they hold what a reader sees, `conditions` under which others do.
    `results` has the formulas of the cells with a stored result, `texts` what cells say that
    calamine leaves out; a file that `waits_for_results` has been written by a program that works
    out none, and some write 0.
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


def read_structures(parts: ZipParts, kind: FileKind) -> dict[str, Structure] | None:
    """The structure of every sheet by name; None where the file contradicts itself."""
    try:
        if kind is FileKind.XLSX:
            return _of_xlsx(parts)
        return _of_open_document(parts)
    except (*BROKEN_ZIP, KeyError, etree.XMLSyntaxError):
        return None


def _of_xlsx(parts: ZipParts) -> dict[str, Structure]:
    styles = _BookStyles.of(parts)
    book = BookParts(styles.percents, styles.coloured, _raised_texts(parts))
    workbook, sheets = parts.read("xl/workbook.xml"), _sheet_parts(parts)
    waits = _WAITS_FOR_RESULTS.search(workbook) is not None
    named = {next(iter(sheets), ""): constants(workbook)}
    return {
        name: replace(
            _frozen(sheet_shape(xml := parts.read(part), book)),
            looks=dict(odd_looks(xml, styles.odd)),
            conditions=conditions(xml, styles.xml, styles.theme),
            outside=outside_of(parts, part, xml, named.get(name, ())),
            waits_for_results=waits,
        )
        for name, part in sheets.items()
    }


def _of_open_document(parts: ZipParts) -> dict[str, Structure] | None:
    found, styles = shapes(parts.read("content.xml")), "styles.xml"
    pages = printed_pages(parts.read(styles)) if styles in parts.names else {}
    for shape in found or ():
        shape.boxes += (((0, 0), text) for text in pages.get(shape.page, ()))
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
        outside=outside(shape.comments, shape.boxes, shape.pictures),
        results=shape.results,
        texts={spot: text for spot, text in shape.texts.items() if text.strip()},
    )


def _sheet_parts(parts: ZipParts) -> Mapping[str, str]:
    """Each sheet's part, by way of the workbook's relations."""
    of_sheets = parts.read("xl/_rels/workbook.xml.rels")
    return _parts_of_sheets(parts.read("xl/workbook.xml"), of_sheets)


@lru_cache(maxsize=64)  # units fill in one and the same workbook
def _parts_of_sheets(workbook: bytes, relations: bytes) -> Mapping[str, str]:
    targets = {r.get("Id"): r.get("Target", "") for r in parsed(relations) if _is_of_sheet(r)}
    sheets = parsed(workbook).iter("{*}sheet")
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
    def of(cls, parts: ZipParts) -> _BookStyles:
        both = ("xl/styles.xml", _EMPTY), ("xl/theme/theme1.xml", b"")
        return cls(*(parts.read(name) if name in parts.names else none for name, none in both))

    @property
    def percents(self) -> frozenset[int]:
        return percent_styles(self.xml)

    @property
    def coloured(self) -> frozenset[int]:
        return coloured_styles(self.xml, self.theme)

    @property
    def odd(self) -> Mapping[int, str]:
        return odd_styles(self.xml, self.theme)


def _raised_texts(parts: ZipParts) -> Mapping[int, RichText]:
    """Of the texts that cells share, those with raised letters; a workbook may share none."""
    name = "xl/sharedStrings.xml"
    return raised_texts(parts.read(name)) if name in parts.names else {}
