"""How long a line of Times New Roman is, for rules measured by text and lines that fill.

The widths are those of the font in 1/1000 em; a letter with a mark is as wide as the letter,
save the horned ones. Liberation Serif and Tinos share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import normalize

_HORN = "\N{COMBINING HORN}"
_BOLD = {
    250: " .,\N{NO-BREAK SPACE}",
    278: "il/",
    333: "fjt-():;\N{NON-BREAKING HYPHEN}",
    389: "sI",
    444: "cerz",
    500: "agovxyJ0123456789–“”",
    554: "ơ",
    556: "bdhknpquđS",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "wACDNRUVXYĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "m",
    944: "M",
    1000: "W%…",
}
_REGULAR = {
    250: " .,\N{NO-BREAK SPACE}",
    278: "ijlt/:;",
    333: "frI-()[]!\N{NON-BREAKING HYPHEN}",
    389: "sJ",
    444: "acez?“”",
    500: "bdghknopquvxyđ0123456789–",
    529: "ơ",
    542: "ư",
    549: "≥≤",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXYĐƠ",
    776: "Ư",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "…",
}


def _letters(classes: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in classes.items() for letter in letters}


_BOLD_WIDTHS, _REGULAR_WIDTHS = _letters(_BOLD), _letters(_REGULAR)
_UNKNOWN = 600


@lru_cache(maxsize=2**14)  # a table asks for a cell's more than once, and cells are alike
def bold_width(text: str, points: int) -> int:
    """Return the length of `text` in twips, set in bold at `points`."""
    return _width(text, _BOLD_WIDTHS) * points // 50


def line_width(text: str, points: int) -> int:
    """Return the length of `text` in twips, set upright and not bold at `points`."""
    return _width(text, _REGULAR_WIDTHS) * points // 50


def _width(text: str, widths: Mapping[str, int]) -> int:
    return sum(widths.get(_base(letter), _UNKNOWN) for letter in normalize("NFC", text))


@cache
def _base(letter: str) -> str:
    """The letter without its marks, save the horn."""
    parts = normalize("NFD", letter)
    return normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
