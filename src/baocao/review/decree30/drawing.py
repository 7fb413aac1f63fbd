"""What a file says of drawn lines, in points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.core.word_file import Element
from baocao.review.word.markup import integer, length

_V = "urn:schemas-microsoft-com:vml"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_POINTS_PER_EMU = 1 / 12700
_FLAT = 0.15  # a drawing so much lower than it is wide is a line
_POINT = re.compile(r"\s*([-\d.]+(?:[a-z]+)?)")


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
