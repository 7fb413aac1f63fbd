"""What a table says of its cells: how wide they are, and which formats of its style they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute, child, integer, length, w

_FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_CORNERS = {
    ("firstRow", "firstCol"): "nwCell",
    ("firstRow", "lastCol"): "neCell",
    ("lastRow", "firstCol"): "swCell",
    ("lastRow", "lastCol"): "seCell",
}
_WHOLE = 5000  # fiftieths of a percent


@dataclass(frozen=True)
class CellPlace:
    """Where a cell stands, from 0: in which of the rows of its table, of the cells of its row."""

    row: int
    rows: int
    column: int
    columns: int


def conditions(look: Element | None, place: CellPlace, bands: tuple[int, int]) -> tuple[str, ...]:
    """The conditional formats that a cell has, the later ones counting more; `look` is its
    table's `w:tblLook`, `bands` how many rows and columns a band has (ECMA-376 part 1, 17.7.6).
    """
    first_row, last_row, first_column, last_column, no_rows, no_columns = (
        _is_on(look, name, bit) for name, bit in _FLAGS.items()
    )
    row = _end("Row", place.row, place.rows, (first_row, last_row))
    column = _end("Col", place.column, place.columns, (first_column, last_column))
    found = (
        "wholeTable",
        "" if column or no_columns else f"band{_band(place.column - first_column, bands[1])}Vert",
        "" if row or no_rows else f"band{_band(place.row - first_row, bands[0])}Horz",
        row,
        column,
        _CORNERS.get((row, column), ""),
    )
    return tuple(filter(None, found))


def _end(name: str, at: int, number: int, marked: tuple[bool, bool]) -> str:
    """Which end of the rows or columns a cell stands at, where the table marks that end."""
    if marked[0] and at == 0:
        return f"first{name}"
    return f"last{name}" if marked[1] and at == number - 1 else ""


def _band(at: int, size: int) -> int:
    return 1 + at // max(size, 1) % 2


def _is_on(look: Element | None, name: str, bit: int) -> bool:
    """A switch of a table's look, by its name or, as older programs write it, by its bit."""
    said = attribute(look, name)
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(attribute(look) or "0", 16) & bit)
    except ValueError:
        return False


def cell_room(cell: Element, column: int, grid: list[float], margins: float) -> float | None:
    """The width of a cell's text in points: as the cell says, else as the table's grid does, in
    which the cell begins at `column`."""
    width = _said_width(child(cell, "tcPr", "tcW"), sum(grid))
    width = width or sum(grid[column : column + _span(cell)])
    return width - _margins(cell, margins) if width else None


def grid_places(row: Element, cells: Iterable[Element]) -> list[int]:
    """The columns of the table's grid, from 0, at which the cells of a row begin."""
    first = max(integer(attribute(child(row, "trPr", "gridBefore"))) or 0, 0)
    return list(accumulate(map(_span, cells), initial=first))[:-1]


def _span(cell: Element) -> int:
    return max(integer(attribute(child(cell, "tcPr", "gridSpan"))) or 1, 1)


def _margins(cell: Element, usual: float) -> float:
    """What is left free at both sides of a cell, in points; `usual` is what its table leaves."""
    said = side_margins(child(cell, "tcPr", "tcMar"))
    return sum(usual / 2 if each is None else each / 20 for each in said)


def side_margins(margins: Element | None) -> list[int | None]:
    """What margins of cells leave free left and right, in twips; None where they do not say."""
    names = (("left", "start"), ("right", "end"))
    sides = ([child(margins, name) for name in both] for both in names)
    return [length(attribute(one if one is not None else other, "w")) for one, other in sides]


def _said_width(said: Element | None, whole: float) -> float | None:
    kind, text = attribute(said, "type"), attribute(said, "w") or ""
    if kind == "pct":
        parts = 100 if text.endswith("%") else _WHOLE
        return (integer(text.rstrip("%")) or 0) / parts * whole
    return (length(text) or 0) / 20 if kind in (None, "dxa") else None


def grid_widths(table: Element) -> list[float]:
    """The widths of a table's columns, in points."""
    columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    return [(length(attribute(column, "w")) or 0) / 20 for column in columns]
