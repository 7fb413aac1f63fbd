"""A Word file as paragraphs and tables; marks that Word counts itself are written out."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.word_file import Element, open_bytes, qualified
from baocao.core.word_file.list_labels import ListLabels
from baocao.core.word_file.markup import attribute, child, integer, w
from baocao.definitions.plans.reading.model import RawBlock, RawParagraph, RawTable

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
    numbers = ListMarks(package.one_related("numbering"), package.one_related("styles"))
    return list(_blocks(package.body(), numbers))


def _blocks(around: Element, numbers: ListMarks) -> Iterator[RawBlock]:
    for part in around:
        if part.tag == _P:
            yield from (RawParagraph(line) for line in _text(part, numbers).split("\n"))
        elif part.tag == _TABLE:
            yield RawTable(tuple(_table(part, numbers)))
        elif part.tag in _INSIDE:
            yield from _blocks(part, numbers)


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE), None) is table)


def _table(table: Element, numbers: ListMarks) -> Iterator[tuple[str, ...]]:
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
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge) != "restart"


def _span(cell: Element) -> int:
    span = attribute(child(cell, "tcPr", "gridSpan")) or ""
    return min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1


def _text(paragraph: Element, numbers: ListMarks) -> str:
    text = "".join(_pieces(paragraph))
    mark = numbers.mark(paragraph) if text.strip() else ""
    return f"{mark} {text}" if mark else text


def _pieces(around: Element) -> Iterator[str]:
    for part in around:
        if part.tag == _T:
            yield part.text or ""
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag in _INSIDE:
            yield from _pieces(part)


class ListMarks:
    """The marks of one file's lists in the order in which they are asked for. Every sign of a list
    is a dash, or a plus where it stands below another item."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._labels = ListLabels(numbering)
        self._styles = {} if styles is None else dict(_listed(styles))

    def mark(self, paragraph: Element) -> str:
        """The mark of the next item; "" for a paragraph that is in no list."""
        number = child(paragraph, "pPr", "numPr")
        if number is None:
            number = self._styles.get(attribute(child(paragraph, "pPr", "pStyle")))
        level = self._labels.level(number)
        if attribute(child(level, "numFmt")) == "bullet":
            return "+" if integer(attribute(child(number, "ilvl"))) else "-"
        return self._labels.next_label(number)


def _listed(styles: Element) -> Iterator[tuple[str | None, Element]]:
    """The styles whose paragraphs are in a list, with their place in it."""
    for style in styles.iter(w("style")):
        number = child(style, "pPr", "numPr")
        if number is not None:
            yield attribute(style, "styleId"), number
