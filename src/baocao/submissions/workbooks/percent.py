"""Which cells are shown as percentages: 0.83 with the format 0.00% is 83,00% to whoever reads it.

Only the format is looked at; what the number means is for whoever reads the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from functools import lru_cache

from lxml import etree

from baocao.submissions.workbooks.cell_names import Spot, cell_spot

BUILT_IN = frozenset({9, 10})  # 0% and 0.00% of every workbook (ECMA-376-1, 18.8.30)

_SHEET_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_NAME = re.compile(rb"(?:^|\s)r=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_STYLE = re.compile(rb"(?:^|\s)s=[\"'](\d+)[\"']")
_NOT_A_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # words, escaped signs, colours


def shows_percent(code: str) -> bool:
    """Whether a number format multiplies by 100 and writes the sign: 0.0"%" only writes it."""
    return "%" in _NOT_A_SIGN.sub("", code)


@lru_cache(maxsize=64)  # what one program writes has the same formats in all its workbooks
def percent_styles(xml: bytes) -> frozenset[int]:
    """The cell formats of styles.xml that show percentages, by their number."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    own = {_number(f.get("numFmtId")): f.get("formatCode") or "" for f in root.iter("{*}numFmt")}
    ids = {id_ for id_, code in own.items() if shows_percent(code)} | (BUILT_IN - own.keys())
    cells = root.find("{*}cellXfs")
    formats = () if cells is None else cells.findall("{*}xf")
    return frozenset(n for n, xf in enumerate(formats) if _number(xf.get("numFmtId")) in ids)


def percent_cells(xml: bytes, styles: Collection[int]) -> Iterator[Spot]:
    """The cells of a sheet that have one of these formats."""
    return (spot for spot, _ in styled_cells(xml, styles))


def styled_cells(xml: bytes, styles: Container[int]) -> Iterator[tuple[Spot, int]]:
    """The cells of a sheet that have one of these formats, with its number."""
    if not styles:
        return
    for cell in _SHEET_CELL.finditer(xml):
        style, name = _STYLE.search(cell[1]), _NAME.search(cell[1])
        if style and name and int(style[1]) in styles:
            spot = cell_spot(name[1].decode())
            if spot is not None:
                yield spot, int(style[1])


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else -1
