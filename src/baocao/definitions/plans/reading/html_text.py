"""A web page as paragraphs and tables, without what is no text of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from baocao.definitions.plans.reading.model import RawBlock, RawParagraph, RawTable

_DROPPED = {"script", "style", "noscript", "nav", "aside", "form", "iframe", "svg", "head"}
_DROPPED |= {"button", "select", "template"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main"}
_BLOCKS |= {"body", "header", "footer", "ul", "ol", "blockquote", "pre", "figure", "figcaption"}
_BLOCKS |= {"center", "dd", "dt", "dl", "hr", "address"}
_MOST_MERGED = 500
_PAGE = re.compile(r"<(?:!doctype html|html|body|p|div|table|article)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def is_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return text.lstrip().startswith("<") and _PAGE.search(text[:5000]) is not None


def html_blocks(text: str) -> list[RawBlock]:
    """The blocks of a page; a page that is broken is read as browsers read it."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    reader = _PageReader()
    reader.walk(root)
    reader.end_line()
    return reader.blocks


class _PageReader:
    """Gathers the text of inline elements until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self._line = ""

    def walk(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _DROPPED:
            return
        if tag == "table" and (rows := list(_rows(element))):
            self.end_line()
            self.blocks.append(RawTable(tuple(rows)))
            return
        if tag == "br" or tag in _BLOCKS:
            self.end_line()
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)
        if tag in _BLOCKS:
            self.end_line()

    def end_line(self) -> None:
        if self._line.strip():
            self.blocks.append(RawParagraph(self._line))
        self._line = ""

    def _add(self, text: str | None) -> None:
        self._line += _BLANKS.sub(" ", text or "")


def _rows(table: etree._Element) -> Iterator[tuple[str, ...]]:
    """The rows; a cell merged downwards stands in each of its rows, one merged across in the
    first of its columns."""
    held: dict[int, tuple[str, int]] = {}  # by column: the text, and for how many rows more
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        texts: list[str] = []
        for cell in (cell for cell in row if cell.tag in ("td", "th")):
            texts += _from_above(held, len(texts))
            text, down = _cell_text(cell), _number(cell, "rowspan")
            if down > 1:
                held[len(texts)] = (text, down - 1)
            texts += [text, *[""] * (_number(cell, "colspan") - 1)]
        yield (*texts, *_from_above(held, len(texts)))


def _from_above(held: dict[int, tuple[str, int]], column: int) -> Iterator[str]:
    while column in held:
        text, rows = held.pop(column)
        if rows > 1:
            held[column] = (text, rows - 1)
        yield text
        column += 1


def _number(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), _MOST_MERGED) if value.isdecimal() and int(value) else 1


def _cell_text(cell: etree._Element) -> str:
    reader = _PageReader()
    reader.walk(cell)
    reader.end_line()
    texts = (_text(block) for block in reader.blocks)
    return "\n".join(texts)


def _text(block: RawBlock) -> str:
    if isinstance(block, RawParagraph):
        return block.text
    return "\n".join(" ".join(row) for row in block.rows)
