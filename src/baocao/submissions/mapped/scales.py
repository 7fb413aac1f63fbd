"""What a table says that its numbers are counted in: "Đơn vị tính: nghìn người".

What a mapping says goes before; what neither says is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baocao.core.quantities import Unit
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.mapped.grid import Grid, Header
from baocao.submissions.mapped.model import Scale
from baocao.submissions.mapped.words import TableWords

TITLE_ROWS = 8  # above a table, in which its unit of measure may stand


@dataclass(frozen=True)
class Counted:
    """What one number of a table stands for: a thousand or a million of what is counted."""

    scale: Scale
    is_money: bool


def counted_in(texts: Iterable[str], words: TableWords) -> Counted | None:
    """What the last of some texts that says so counts in; None where numbers are as they are."""
    found = [words.multiple(text) for text in texts]
    said = [each for each in found if each is not None]
    return Counted(*said[-1]) if said else None


def titles_counted_in(grid: Grid, table: Header, words: TableWords) -> Counted | None:
    """What the titles right above a table count in."""
    rows = range(max(0, table.first - TITLE_ROWS), table.first)
    texts = (grid.words(r, c) for r in rows for c in range(grid.width) if grid.own(r, c) != "")
    return counted_in(texts, words)


def column_counted_in(grid: Grid, table: Header, place: int, words: TableWords) -> Counted | None:
    """What a column counts in, by its header or else by the titles of its table."""
    return counted_in(table.paths[place], words) or titles_counted_in(grid, table, words)


def line_counted_in(grid: Grid, table: Header, row: int, words: TableWords) -> Counted | None:
    """What a line of a table of elements counts in: by its label or by the unit of measure that
    stands beside it, else by the titles."""
    texts = [grid.words(row, column) for column in table.columns]
    units = (f"({text})" for text in texts if text)
    own = counted_in([grid.words(row, table.label), *units], words)
    return own or titles_counted_in(grid, table, words)


def scale_of(element: DataElement, counted: Counted | None) -> Scale | None:
    """How numbers of an element are read that are counted so; None where that cannot be done.

    Rates are of no such unit; money is reported in millions of đồng.
    """
    is_money = element.unit == Unit.MILLION_DONG
    if counted is None or element.is_rate or counted.is_money != is_money:
        return Scale.AS_IS
    if is_money:
        return Scale.AS_IS if counted.scale is Scale.MILLION else None
    return counted.scale
