"""How wide a table's columns are: their shares, save where a word would not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from baocao.document.blocks import Row, Table
from baocao.document.contents import text_of
from baocao.output.word.binding import cell_bound
from baocao.output.word.metrics import bold_width
from baocao.output.word.wording import hold_hyphens

_POINTS = 12  # the template's size in tables
_MARGINS = 180  # twips: left and right of the text in a cell, and a little for other fonts


def column_widths(table: Table, width: int) -> list[int]:
    """Share `width` twips among the columns; the last takes what rounding leaves.

    A column too narrow for its longest word gets what the word needs from the others,
    unless the words of all columns together are wider than the text.
    """
    least = [_least(table, place) for place in range(len(table.columns))]
    shares = [column.width for column in table.columns]
    if sum(least) > width:
        return _exact([width * share / sum(shares) for share in shares], width)
    return _exact(_stretch(shares, least, width), width)


def _stretch(shares: Sequence[float], least: Sequence[int], width: int) -> list[float]:
    """Fix the columns that need more than their share; the others share the rest."""
    fixed: set[int] = set()
    while True:
        free = width - sum(least[place] for place in fixed)
        total = sum(share for place, share in enumerate(shares) if place not in fixed)
        sizes = [
            float(least[place]) if place in fixed else free * share / total
            for place, share in enumerate(shares)
        ]
        tight = {place for place, size in enumerate(sizes) if round(size) < least[place]}
        if not tight:
            return sizes
        fixed |= tight


def _exact(sizes: Sequence[float], width: int) -> list[int]:
    whole = [int(size) for size in sizes]
    return [*whole[:-1], width - sum(whole[:-1])]


def _least(table: Table, place: int) -> int:
    """Return what the longest piece that no line break may part needs in a column."""
    pieces = chain(_pieces(table.columns[place].title), _pieces_below(table.rows, place))
    return max((bold_width(piece, _POINTS) for piece in pieces), default=0) + _MARGINS


def _pieces_below(rows: Sequence[Row], place: int) -> Iterator[str]:
    for row in rows:
        if not row.spans:
            yield from _pieces(text_of(cell_bound(row.cells[place])))


def _pieces(text: str) -> list[str]:
    """Part `text` where a line may end: at spaces, and after hyphens that are not held."""
    return re.split(r"[ \n]+|(?<=-)", hold_hyphens(text))
