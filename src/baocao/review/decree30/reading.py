"""Reads a Word file into paragraphs and sections, with the lines that are drawn in it. What
they mean is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from baocao.core.word_file import Element, Package, open_package
from baocao.core.word_file.list_labels import ListLabels
from baocao.core.word_file.markup import MC, attribute, child, integer, length, w
from baocao.review.decree30.content import CheckedParagraph, ParagraphPlace, Run
from baocao.review.decree30.sections import Furniture, PageSection, read_sections
from baocao.review.word.stylesheet import StyleSheet, read_stylesheet
from baocao.review.word.symbols import symbol
from baocao.review.word.tables import cell_room, grid_places, grid_widths

_SKIPPED = {w("del"), w("moveFrom"), w("rPr"), w("pPr"), w("sdtPr"), f"{{{MC}}}Fallback"}
_DRAWN = {w("drawing"), w("pict"), w("object")}
_SPECIAL = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_V = "urn:schemas-microsoft-com:vml"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_POINTS_PER_EMU = 1 / 12700
_FLAT = 0.15  # a drawing so much lower than it is wide is a line
_POINT = re.compile(r"\s*([-\d.]+(?:[a-z]+)?)")


@dataclass(frozen=True)
class CheckedFile:
    """A Word file as the rules see it."""

    name: str
    paragraphs: tuple[CheckedParagraph, ...]
    sections: tuple[PageSection, ...]


def read_word(path: Path, name: str) -> CheckedFile:
    """Read the Word file at `path`; raises `BaocaoError` as `open_package` does."""
    package = open_package(path, name)
    body = package.body()
    styles = read_stylesheet(package)
    labels = ListLabels(package.one_related("numbering"))
    sections = read_sections(package, body, lambda part: _furniture(part, styles))
    paragraphs = tuple(_Walk(styles, labels).paragraphs(body))
    if all(paragraph.page == 1 for paragraph in paragraphs):  # no page break was ever noted
        paragraphs = tuple(replace(paragraph, page=None) for paragraph in paragraphs)
    return CheckedFile(package.name, paragraphs, sections)


def numbered_paragraphs(package: Package) -> Mapping[int, Element]:
    """The paragraphs of the text by the numbers that findings give; those in boxes have none."""
    walk = _Walk(read_stylesheet(package), ListLabels(None))
    pairs = walk.pairs(package.body())
    return {p.number: each for p, each in pairs if p.place.box is None and p.number is not None}


def _furniture(part: Element, styles: StyleSheet) -> Furniture:
    """Read a header or footer and find where the page's number is in it."""
    walk = _Walk(styles, ListLabels(None))
    read = [(element, p) for p, element in walk.pairs(part)]
    numbered = tuple(replace(p, number=None) for e, p in read if _prints_page_number(e))
    plain = tuple(replace(paragraph, number=None) for _, paragraph in read)
    centred = any(_is_centred(e, p) for e, p in read if _prints_page_number(e))
    return Furniture(plain, numbered, centred)


def _prints_page_number(element: Element) -> bool:
    """Whether a PAGE field stands in the paragraph, written as one element or in parts."""
    simple = [attribute(field, "instr") or "" for field in element.iter(w("fldSimple"))]
    complex_ = "".join(text.text or "" for text in element.iter(w("instrText")))
    return any("PAGE" in code.upper().split() for code in (*simple, complex_))


def _is_centred(element: Element, paragraph: CheckedParagraph) -> bool:
    """Centred by its alignment, by a frame (Word before 2007), or by tabs to the centre."""
    if paragraph.look.align == "center" or paragraph.look.centred_frame:
        return True
    tabs = [attribute(tab, "alignment") for tab in element.iter(w("ptab"))]
    if tabs:
        return tabs[-1] == "center"
    return paragraph.look.centre_tab and paragraph.raw.startswith("\t")


class _Walk:
    """Goes through a part once, in the order of reading."""

    def __init__(self, styles: StyleSheet, labels: ListLabels) -> None:
        self._styles = styles
        self._labels = labels
        self._indices = count()
        self._boxes = count()
        self._tables = count()
        self._number = 0
        self._section = 0
        self._after_exhibit = False
        self._room: float | None = None
        self._page = 1

    def paragraphs(self, part: Element) -> Iterator[CheckedParagraph]:
        for paragraph, _ in self.pairs(part):
            yield paragraph

    def pairs(self, part: Element) -> Iterator[tuple[CheckedParagraph, Element]]:
        """Every paragraph with its element."""
        yield from self._blocks(part, ParagraphPlace(), None)

    def _blocks(
        self, parent: Element, place: ParagraphPlace, style: str | None
    ) -> Iterator[tuple[CheckedParagraph, Element]]:
        for element in parent:
            if element.tag == w("p"):
                yield from self._paragraph(element, place, style)
            elif element.tag == w("tbl"):
                yield from self._table(element)
            elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
                yield from self._blocks(element, place, style)  # content controls, insertions

    def _table(self, element: Element) -> Iterator[tuple[CheckedParagraph, Element]]:
        table = next(self._tables)
        style = attribute(child(element, "tblPr", "tblStyle"))
        grid, margins = grid_widths(element), self._styles.cell_margins(element)
        outside = self._room
        for row, line in enumerate(_within(element, w("tr"))):
            cells = list(_within(line, w("tc")))
            places = grid_places(line, cells)
            for column, (cell, at) in enumerate(zip(cells, places, strict=True)):
                self._room = cell_room(cell, at, grid, margins)
                yield from self._blocks(cell, ParagraphPlace(table, row, column), style)
        self._room = outside
        self._after_exhibit = True

    def _paragraph(
        self, element: Element, place: ParagraphPlace, style: str | None
    ) -> Iterator[tuple[CheckedParagraph, Element]]:
        if place.box is None:
            self._number += 1
        follows, self._after_exhibit = self._after_exhibit, False
        for box in _boxes(element):
            yield from self._blocks(box, replace(place, box=next(self._boxes)), style)
        self._turn_pages(element)
        made = self._made(element, place, style, follows=follows)
        yield made, element
        self._after_exhibit = made.has_drawing and not made.lettered
        if child(element, "pPr", "sectPr") is not None:
            self._section += 1

    def _turn_pages(self, element: Element) -> None:
        """Count the pages that Word broke when it last showed the file; others count none."""
        turned = sum(1 for _ in element.iter(w("lastRenderedPageBreak")))
        self._page += turned

    def _made(
        self, element: Element, place: ParagraphPlace, style: str | None, *, follows: bool
    ) -> CheckedParagraph:
        properties = child(element, "pPr")
        number = child(properties, "numPr")
        if number is None:
            number = self._styles.list_of(properties)
        level = self._labels.level(number)
        return CheckedParagraph(
            index=next(self._indices),
            number=self._number,
            section=self._section,
            place=place,
            label=self._labels.next_label(number),
            runs=tuple(self._runs(element, properties, style)),
            look=self._styles.paragraph(properties, style, level),
            style=attribute(child(properties, "pStyle")) or "",
            has_drawing=any(_is_picture(drawn) for drawn in element.iter(*_DRAWN)),
            follows_exhibit=follows,
            room=self._room,
            lines=line_lengths(element),
            page=self._page,
            breaks_page=any(attribute(each, "type") == "page" for each in element.iter(w("br"))),
        )

    def _runs(
        self, parent: Element, properties: Element | None, style: str | None
    ) -> Iterator[Run]:
        for element in parent:
            if element.tag == w("r"):
                look = self._styles.run(child(element, "rPr"), properties, style)
                words = _words(element)
                if words and not look.hidden:
                    yield Run(words.upper() if look.caps else words, look)
            elif element.tag not in _SKIPPED | _DRAWN:
                yield from self._runs(element, properties, style)


def _words(run: Element) -> str:
    """What a run prints; a break to a new page or column is none of its words."""
    pieces = []
    for element in run:
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif element.tag == w("sym"):
            pieces.append(symbol(element))
        elif element.tag in _SPECIAL and attribute(element, "type") not in ("page", "column"):
            pieces.append(_SPECIAL[str(element.tag)])
    return "".join(pieces)


def _is_picture(drawing: Element) -> bool:
    """Whether a drawing is a line, a shape or a picture rather than a box of text."""
    return next(drawing.iter(w("txbxContent")), None) is None


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those in content controls included."""
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml")):
            yield from _within(each, tag)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, in VML and DrawingML, each once."""
    for element in paragraph:
        if element.tag == w("txbxContent"):
            yield element
        elif element.tag not in _SKIPPED and element.tag != w("p"):
            yield from _boxes(element)


def line_lengths(paragraph: Element) -> tuple[float, ...]:
    """The lengths of the lines drawn in a paragraph; what cannot be measured is left out."""
    return tuple(each for each in (*_vml(paragraph), *_drawn(paragraph)) if each > 0)


def _vml(paragraph: Element) -> Iterator[float]:
    for line in paragraph.iter(f"{{{_V}}}line"):
        ends = [_points(_POINT.match(line.get(name, ""))) for name in ("from", "to")]
        if None not in ends:
            yield abs((ends[1] or 0) - (ends[0] or 0))


def _points(found: re.Match[str] | None) -> float | None:
    twips = length(found[1]) if found else None
    if twips is None or found is None:
        return None
    return twips / 20 if found[1][-1].isalpha() else float(twips)  # bare numbers are points


def _drawn(paragraph: Element) -> Iterator[float]:
    for extent in paragraph.iter(f"{{{_WP}}}extent"):
        wide, high = integer(extent.get("cx")), integer(extent.get("cy"))
        if wide and high is not None and high <= wide * _FLAT:
            yield wide * _POINTS_PER_EMU
