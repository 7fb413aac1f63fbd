"""How long a line of bold Times New Roman is, for the rules that the decree measures by text.

The widths are those of the font in 1/1000 em; a letter with a mark is as wide as the letter,
save the horned ones. Liberation Serif and Tinos share them.
"""

from __future__ import annotations

import unicodedata

_HORN = "\N{COMBINING HORN}"
_CLASSES = {
    250: " .,\N{NO-BREAK SPACE}",
    278: "il/",
    333: "fjt-():;",
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
_WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_UNKNOWN = 600


def bold_width(text: str, points: int) -> int:
    """Return the length of `text` in twips, set in bold at `points`."""
    letters = unicodedata.normalize("NFC", text)
    return sum(_letter_width(letter) for letter in letters) * points // 50


def _letter_width(letter: str) -> int:
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
    return _WIDTHS.get(base, _UNKNOWN)
