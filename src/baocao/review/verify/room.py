"""Where the words of a Word file find no room to be seen: in sections, tables, rows and cells."""

from __future__ import annotations

from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute, child, length
from baocao.review.word.visibility import SMALLEST

_LOWEST = SMALLEST * 20  # twips
_LEAST_ROOM = 1_000  # twips, nearly 2 cm
_FURTHEST = 17_000  # twips from the margin: beyond lies no A4 page, on either side


def is_without_room(section: Element) -> bool:
    """Whether margins or columns leave less of a page than a word, or a line, takes."""
    size, margins, columns = (child(section, name) for name in ("pgSz", "pgMar", "cols"))
    across, down = (length(attribute(size, side)) for side in ("w", "h"))
    taken = {
        side: length(attribute(margins, side)) or 0 for side in ("left", "right", "top", "bottom")
    }
    number = int(attribute(columns, "num") or 1)
    width = None if across is None else (across - taken["left"] - taken["right"]) / number
    height = None if down is None else down - abs(taken["top"]) - abs(taken["bottom"])
    return any(room is not None and room < _LEAST_ROOM for room in (width, height))


def is_away(table: Element) -> bool:
    """Whether a table lies beside or below every page."""
    floats, indent = child(table, "tblPr", "tblpPr"), child(table, "tblPr", "tblInd")
    places = (attribute(floats, "tblpX"), attribute(floats, "tblpY"), attribute(indent, "w"))
    return any(abs(length(place) or 0) > _FURTHEST for place in places)


def is_low(row: Element) -> bool:
    """Whether a row is held too low for any text."""
    height = child(row, "trPr", "trHeight")
    twips = length(attribute(height))
    return attribute(height, "hRule") == "exact" and twips is not None and twips < _LOWEST


def is_merged(cell: Element) -> bool:
    """Whether a cell goes on one above or before it: what stands in it is not shown."""
    merges = (child(cell, "tcPr", name) for name in ("vMerge", "hMerge"))
    return any(m is not None and attribute(m) in (None, "continue") for m in merges)
