"""How a sheet names its cells: "AB12" is row 11 and column 27, both counted from 0;
and what a formula says at another cell than the one that it is worded for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")

Spot = tuple[int, int]
"""Row and column of a cell, counted from 0."""


def cell_name(row: int, column: int) -> str:
    """The name of a cell."""
    return f"{column_letters(column)}{row + 1}"


def cell_spot(name: str) -> Spot | None:
    """The cell of a name; None for what is no name of a cell."""
    match = _NAME.fullmatch(name)
    return (int(match[2]) - 1, column_place(match[1])) if match else None


def cells_within(name: str, height: int, width: int) -> Iterator[Spot]:
    """Every cell of a range, "C4:D9", from whichever corners, or the one cell of a name; those of
    a sheet of so many rows and columns alone."""
    corners = [spot for spot in map(cell_spot, name.split(":")) if spot is not None]
    rows, columns = zip(*corners, strict=True)
    for row in range(min(rows), min(max(rows) + 1, height)):
        for column in range(min(columns), min(max(columns) + 1, width)):
            yield row, column


def column_letters(place: int) -> str:
    """The letters of a column."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return letters


def column_place(letters: str) -> int:
    """The column of some letters, of either case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_spots(names: str) -> tuple[Spot, ...]:
    """The cells of names and ranges parted by commas, "C4:C6,C9"; () for what names no cells."""
    found: list[Spot] = []
    for name in names.split(","):
        first, _, last = name.partition(":")
        start, end = cell_spot(first), cell_spot(last or first)
        if start is None or end is None:
            return ()
        rows, columns = range(start[0], end[0] + 1), range(start[1], end[1] + 1)
        found += [(row, column) for row in rows for column in columns]
    return tuple(found)


@dataclass(frozen=True)
class WrittenFormula:
    """The text of a formula, without its sign, and the cell that it is worded for."""

    text: str
    spot: Spot

    def at(self, spot: Spot) -> str:
        """What it says at another cell; "" where it is too odd to be moved."""
        if spot == self.spot:
            return self.text
        # It takes long to import, and few formulas that are worked out again are shared ones.
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        try:
            own = Translator(f"={self.text}", cell_name(*self.spot))
            moved: str = own.translate_formula(cell_name(*spot))
        except (TokenizerError, TranslatorError, IndexError, ValueError):
            return ""
        return moved.removeprefix("=")
