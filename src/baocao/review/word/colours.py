"""The colours of letters and of what lies behind them, as one element sets them."""

from __future__ import annotations

from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute, child, integer

_THEME_BLACK = ("text1", "dark1")
_THEME_WHITE = ("background1", "light1")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CLEAR = 70_000  # thousandths of a percent that are seen through: nothing is left to be read


def shade(element: Element | None) -> str | None:
    """The colour behind a run, a paragraph or a cell (given as its properties)."""
    shading = child(element, "shd")
    if shading is None:
        return None
    share = _share(attribute(shading) or "")
    fill, over = attribute(shading, "fill"), attribute(shading, "color")
    if share == 1:  # the pattern's colour covers all
        return "" if over in (None, "auto") else over
    fill = "" if fill in (None, "auto") else fill
    return fill if share == 0 else _mixed(over, fill, share)


def _share(pattern: str) -> float:
    """How much of the ground a pattern's dots cover."""
    percent = pattern.removeprefix("pct")
    return 1 if pattern == "solid" else int(percent) / 100 if percent.isdecimal() else 0


def _mixed(over: str | None, fill: str | None, share: float) -> str:
    """The colour of dots upon a ground; black upon white where neither is named."""
    named = (over if over not in (None, "auto") else "000000", fill or "FFFFFF")
    try:
        parts = [[int(c[n : n + 2], 16) for n in (0, 2, 4)] for c in named if c]
    except ValueError:
        return fill or ""
    return "".join(f"{round(o * share + f * (1 - share)):02X}" for o, f in zip(*parts, strict=True))


def letter_colour(element: Element) -> str | None:
    """The colour of a run's letters, as it is shown."""
    return _filling(element) or _colour(element)


def behind_letters(element: Element) -> str | None:
    """The colour behind a run's letters."""
    return _highlight(element) or shade(element)


def is_clear(element: Element) -> bool:
    """Whether the letters have no filling, or one that is seen through."""
    filling = element.find(f"{_W14}textFill")
    if filling is None:
        return False
    seen_through = (integer(e.get(f"{_W14}val")) or 0 for e in filling.iter(f"{_W14}alpha"))
    empty = filling.find(f"{_W14}noFill") is not None
    return empty or max(seen_through, default=0) > _CLEAR


def _highlight(element: Element) -> str | None:
    return _HIGHLIGHTS.get(attribute(child(element, "highlight")) or "")


def _colour(element: Element) -> str | None:
    colour = child(element, "color")
    theme = attribute(colour, "themeColor")
    mixed = attribute(colour, "themeTint") or attribute(colour, "themeShade")
    if mixed and attribute(colour):  # the value is what the mixture gives
        return attribute(colour)
    if theme in _THEME_BLACK:
        return "auto"
    return "FFFFFF" if theme in _THEME_WHITE else attribute(colour)


def _filling(element: Element) -> str | None:
    """The one colour of the letters' own filling, which is shown instead of their colour."""
    filling = element.find(f"{_W14}textFill")
    parts = () if filling is None else filling.iter(f"{_W14}srgbClr", f"{_W14}schemeClr")
    colours = {_of_filling(part) for part in parts}
    return colours.pop() if len(colours) == 1 else None


def _of_filling(part: Element) -> str | None:
    value = part.get(f"{_W14}val")
    if part.tag == f"{_W14}srgbClr":
        return value
    return "FFFFFF" if value in ("bg1", "lt1") and not len(part) else None
