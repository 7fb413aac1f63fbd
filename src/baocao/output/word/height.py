"""How tall the body of a written file is, as word processors set it in Times New Roman.

For what has to stay on one page: lines are counted by the lengths of their words, in the sizes and
spaces of the template's styles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from baocao.core.word_file import Element, qualified
from baocao.output.word.fewest_lines import lines_of
from baocao.output.word.metrics import bold_width, line_width

_LINE = 1.15  # of the letters' size: a line of Times New Roman
_SINGLE = 240  # w:line of one line's height
_EMU = 635  # to a twip
_BORDER = 10  # twips below a row


@dataclass(frozen=True)
class TextLook:
    """What a style says of its paragraphs; twips, and points for the letters. `frame` is what
    borders above and below take, `sides` what is left free at both, in a table's cells too."""

    size: float = 14.0
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = _SINGLE
    first: int = 0
    sides: int = 0
    frame: int = 0


Looks = Callable[[str], TextLook]


def looks_of(styles: Element) -> Looks:
    """The look of each style by its id; `styles` is the styles part."""
    known = {s.get(qualified("w:styleId"), ""): s for s in styles.iter(qualified("w:style"))}
    return cache(lambda id_: _look(_chain(known[id_], known)) if id_ in known else TextLook())


def height(body: Element, looks: Looks, width: int) -> int:
    """The height in twips of all that stands in `body` over a text of `width` twips."""
    tables, paragraphs = qualified("w:tbl"), qualified("w:p")
    total = 0
    for part in body:
        if part.tag == tables:
            margins = _styled(part, "w:tblPr/w:tblStyle", looks).sides
            total += sum(_row(row, looks, margins) for row in part.iter(qualified("w:tr")))
        elif part.tag == paragraphs:
            total += _paragraph(part, looks, width)
    return total


def _row(row: Element, looks: Looks, margins: int) -> int:
    return _BORDER + max(_cell(cell, looks, margins) for cell in row.iter(qualified("w:tc")))


def _cell(cell: Element, looks: Looks, margins: int) -> int:
    width = _number(cell, "w:tcPr/w:tcW", "w:w", 0) - margins
    return sum(_paragraph(p, looks, width) for p in cell.iter(qualified("w:p")))


def _paragraph(paragraph: Element, looks: Looks, width: int) -> int:
    look, named = _styled(paragraph, "w:pPr/w:pStyle", looks), qualified("w:pStyle")
    if any(said.tag != named for said in paragraph.iterfind(f"{qualified('w:pPr')}/*")):
        look = _look([paragraph], look)
    drawn = sum(
        int(extent.get("cy", "0")) // _EMU for extent in paragraph.iter(qualified("wp:extent"))
    )
    bold_run = paragraph.find(f".//{_steps('w:r/w:rPr/w:b')}")
    measure = bold_width if look.bold or bold_run is not None else line_width
    lines = 0
    for text in _texts(paragraph):
        pieces = [measure(word, round(look.size)) for word in re.split(r" +|(?<=-)", text)]
        pieces[0] += look.first
        lines += lines_of(pieces, width - look.sides, measure(" ", round(look.size)))
    set_ = round(look.size * 20 * _LINE * look.line / _SINGLE)
    return look.before + look.frame + (drawn or lines * set_) + look.after


@cache
def _steps(path: str) -> str:
    """A path in full: to find a short one, an element's namespaces are gathered each time."""
    return "/".join(map(qualified, path.split("/")))


def _styled(element: Element, path: str, looks: Looks) -> TextLook:
    style = element.find(_steps(path))
    return TextLook() if style is None else looks(style.get(qualified("w:val"), ""))


def _texts(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph, a text for each of its own lines."""
    made = {
        qualified("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
        qualified("w:br"): "\n",
        qualified("w:tab"): " ",
    }
    words = qualified("w:t")
    parts = (
        part.text or "" if part.tag == words else made.get(str(part.tag), "")
        for part in paragraph.iter()
    )
    yield from "".join(parts).split("\n")


def _chain(style: Element, known: Mapping[str, Element]) -> list[Element]:
    """A style and those that it is based on, the first of all first."""
    found = [style]
    while True:
        based = found[0].find(qualified("w:basedOn"))
        parent = known.get(based.get(qualified("w:val"), "")) if based is not None else None
        if parent is None or parent in found:
            return found
        found.insert(0, parent)


def _look(said: list[Element], look: TextLook = TextLook()) -> TextLook:
    for one in said:
        look = TextLook(
            size=_number(one, "w:rPr/w:sz", "w:val", round(look.size * 2)) / 2,
            bold=look.bold or one.find(_steps("w:rPr/w:b")) is not None,
            before=_number(one, "w:pPr/w:spacing", "w:before", look.before),
            after=_number(one, "w:pPr/w:spacing", "w:after", look.after),
            line=_number(one, "w:pPr/w:spacing", "w:line", look.line),
            first=_number(one, "w:pPr/w:ind", "w:firstLine", look.first),
            sides=_sides(one) or look.sides,
            frame=sum(_border(one, side) for side in ("top", "bottom")) or look.frame,
        )
    return look


def _sides(one: Element) -> int:
    indents = sum(_number(one, "w:pPr/w:ind", f"w:{side}", 0) for side in ("left", "right"))
    cells = (_number(one, f"w:tblPr/w:tblCellMar/w:{side}", "w:w", 0) for side in ("left", "right"))
    return indents + sum(cells)


def _border(one: Element, side: str) -> int:
    place = f"w:pPr/w:pBdr/w:{side}"
    return _number(one, place, "w:space", 0) * 20 + _number(one, place, "w:sz", 0) * 20 // 8


def _number(element: Element, path: str, name: str, otherwise: int) -> int:
    found = element.find(_steps(path))
    said = None if found is None else found.get(qualified(name))
    return otherwise if said is None else int(said)
