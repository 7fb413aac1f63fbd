"""Sections of the file: paper, its direction, and page numbers that start again.

Paper, margins and the header with the page number come from the template.
"""

from __future__ import annotations

from copy import deepcopy

from baocao.core.word_file import Element, qualified
from baocao.output.word.markup import element, w
from baocao.output.word.paragraphs import properties
from baocao.output.word.styles import Style


def text_width(section: Element) -> int:
    """Return the width of the text in twips: the paper's less the margins."""
    return _within_margins(section, "w:w", ("left", "right"))


def text_height(section: Element) -> int:
    """Return the height of a page's text in twips."""
    return _within_margins(section, "w:h", ("top", "bottom"))


def _within_margins(section: Element, length: str, sides: tuple[str, str]) -> int:
    size, margins = _size(section), section.find(qualified("w:pgMar"))
    if margins is None:
        raise ValueError("a section without margins")
    free = sum(int(margins.get(qualified(f"w:{side}"), "0")) for side in sides)
    return int(size.get(qualified(length), "0")) - free


def turned(section: Element) -> Element:
    """Return the same section on paper that lies on its long side."""
    made = deepcopy(section)
    size = _size(made)
    wide, high = size.get(qualified("w:w"), ""), size.get(qualified("w:h"), "")
    size.set(qualified("w:w"), high)
    size.set(qualified("w:h"), wide)
    size.set(qualified("w:orient"), "landscape")
    return made


def numbered_from_one(section: Element) -> Element:
    """Return the same section with page numbers that start again at 1."""
    made = deepcopy(section)
    margins = made.find(qualified("w:pgMar"))
    if margins is not None:
        margins.addnext(element(w("pgNumType", start=1)))
    return made


def section_end(section: Element) -> Element:
    """Build the paragraph that ends a section; one point high, so it never makes a page."""
    made = element(w("p", properties(Style.SECTION_END)))
    made[0].append(deepcopy(section))
    return made


def _size(section: Element) -> Element:
    size = section.find(qualified("w:pgSz"))
    if size is None:
        raise ValueError("a section without a paper size")
    return size
