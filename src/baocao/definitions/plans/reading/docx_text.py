"""A Word file as paragraphs and tables; marks that Word counts itself are written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from baocao.core.word_file import Element, open_bytes, qualified
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
_VAL = qualified("w:val")
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_LIMIT = 400  # beyond, a broken file could ask for endless digits


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


def roman(number: int) -> str:
    """A number up to some tens in Roman figures."""
    if number >= _ROMAN_LIMIT:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


class ListNumbers:
    """Counts the items of one file's lists in the order in which they are asked for."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = dict(_levels(numbering)) if numbering is not None else {}
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Element) -> str:
        """The mark of the next item; "" for a paragraph that is in no list."""
        list_id, level = self._place(paragraph)
        abstract = self._lists.get(list_id, "")
        found = self._levels.get((abstract, level))
        if found is None:
            return ""
        kind, pattern, start = found
        if kind == "bullet":
            return "-" if level == 0 else "+"
        self._count(abstract, level, start)
        return _PLACE.sub(lambda place: self._written(abstract, int(place[1]) - 1), pattern)

    def _count(self, abstract: str, level: int, start: int) -> None:
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for key in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[key]

    def _written(self, abstract: str, level: int) -> str:
        kind, _, start = self._levels.get((abstract, level), ("decimal", "", 1))
        number = self._counts.get((abstract, level), start)
        return _FORMATS.get(kind, str)(number)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            return _list_place(own)
        style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        return self._styles.get(style.get(_VAL, "") if style is not None else "", ("", 0))


def _list_place(properties: Element) -> tuple[str, int]:
    def value(name: str) -> str:
        found = properties.find(qualified(name))
        return (found.get(_VAL) or "") if found is not None else ""

    level = value("w:ilvl")
    return value("w:numId"), int(level) if level.isdecimal() else 0


def _levels(numbering: Element) -> list[tuple[tuple[str, int], tuple[str, str, int]]]:
    found = []
    for abstract in numbering.iter(qualified("w:abstractNum")):
        id_ = abstract.get(qualified("w:abstractNumId"), "")
        for level in abstract.iter(qualified("w:lvl")):
            number = level.get(qualified("w:ilvl"), "0")
            kind, text = _value(level, "w:numFmt"), _value(level, "w:lvlText")
            start = _value(level, "w:start")
            first = int(start) if start.isdecimal() else 1
            found.append(((id_, int(number) if number.isdecimal() else 0), (kind, text, first)))
    return found


def _lists(numbering: Element) -> list[tuple[str, str]]:
    nums = numbering.iter(qualified("w:num"))
    return [(num.get(qualified("w:numId"), ""), _value(num, "w:abstractNumId")) for num in nums]


def _styles(styles: Element) -> list[tuple[str, tuple[str, int]]]:
    found = []
    for style in styles.iter(qualified("w:style")):
        own = style.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")
        if own is not None:
            found.append((style.get(qualified("w:styleId"), ""), _list_place(own)))
    return found


def _value(around: Element, name: str) -> str:
    found = around.find(qualified(name))
    return (found.get(_VAL) or "") if found is not None else ""
