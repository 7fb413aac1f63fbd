"""How a sheet names its cells: "AB12" is row 11 and column 27, both counted from 0."""

from __future__ import annotations

import re

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
