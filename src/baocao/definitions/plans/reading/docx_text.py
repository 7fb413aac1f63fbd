"""A Word file as paragraphs and tables; marks that Word counts itself are written out."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.word_file import Element, open_bytes, qualified
from baocao.definitions.plans.reading.docx_numbers import ListNumbers
from baocao.definitions.plans.reading.raw import RawBlock, RawParagraph, RawTable

_P, _TABLE, _ROW, _CELL = (qualified(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_INSERTED = {qualified(f"w:{name}") for name in ("ins", "smartTag", "hyperlink", "sdt")}
_INSIDE = {*_INSERTED, qualified("w:sdtContent"), qualified("w:r"), qualified("w:customXml")}
_SIGNS = {
    qualified("w:tab"): "\t",
    qualified("w:br"): "\n",
    qualified("w:cr"): "\n",
    qualified("w:noBreakHyphen"): "-",
}
_T = qualified("w:t")
_MOST_COLUMNS = 60


def docx_blocks(content: bytes, name: str) -> list[RawBlock]:
    """The blocks of a Word file, tracked changes as accepted; raises as `open_bytes` does."""
    package = open_bytes(content, name)
    numbers = ListNumbers(package.one_related("numbering"), package.one_related("styles"))
    return list(_blocks(package.body(), numbers))


def _blocks(around: Element, numbers: ListNumbers) -> Iterator[RawBlock]:
    for child in around:
        if child.tag == _P:
            yield from (RawParagraph(line) for line in _text(child, numbers).split("\n"))
        elif child.tag == _TABLE:
            yield RawTable(tuple(_table(child, numbers)))
        elif child.tag in _INSIDE:
            yield from _blocks(child, numbers)


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE), None) is table)


def _table(table: Element, numbers: ListNumbers) -> Iterator[tuple[str, ...]]:
    """The rows; a cell merged downwards stands in each of its rows, one merged across in the
    first of its columns."""
    above: tuple[str, ...] = ()
    for row in _rows(table):
        texts: list[str] = []
        for cell in row.iter(_CELL):
            if next(cell.iterancestors(_ROW), None) is row:
                held = above[len(texts)] if len(texts) < len(above) else ""
                text = "\n".join(_text(p, numbers) for p in cell.iter(_P))
                texts.append(held if _goes_on(cell) else text)
                texts += [""] * (_span(cell) - 1)
        above = tuple(texts)
        yield above


def _goes_on(cell: Element) -> bool:
    """Whether a cell is the lower part of one merged downwards."""
    merge = cell.find(f"{qualified('w:tcPr')}/{qualified('w:vMerge')}")
    return merge is not None and merge.get(qualified("w:val")) != "restart"


def _span(cell: Element) -> int:
    span = cell.find(f"{qualified('w:tcPr')}/{qualified('w:gridSpan')}")
    value = (span.get(qualified("w:val")) or "") if span is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else 1


def _text(paragraph: Element, numbers: ListNumbers) -> str:
    text = "".join(_pieces(paragraph))
    mark = numbers.mark(paragraph) if text.strip() else ""
    return f"{mark} {text}" if mark else text


def _pieces(around: Element) -> Iterator[str]:
    for child in around:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in _INSIDE:
            yield from _pieces(child)
