"""What a run or a paragraph looks like: one element's settings, and settings put together.

Settings are mappings of plain values, so that later ones simply replace earlier ones. Where
they come from (defaults, styles, the text itself) is the matter of `stylesheet`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute, child, integer, length, switched_on
from baocao.review.word.colours import behind_letters, is_clear, letter_colour, shade

Settings = Mapping[str, Any]
TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden", "strike": "struck"}
_SWITCHES = {"dstrike": "struck_twice", "specVanish": "always_hidden", "webHidden": "web_hidden"}
_FRAME_SIDES = ("left", "right")
_LINE_SIDES = ("top", "bottom")
_TWIPS_PER_POINT = 20
_BLACK = ("auto", "000000")
_PAGE = 400.0  # points: further from the margin no text of a page begins
SINGLE_LINE = 240
# A face under a name of its own: "Times New Roman Bold", "TimesNewRomanPS-BoldMT".
_FACE = re.compile(
    r"Times ?New ?Roman(?:PS)?(?:MT)?[ ,-]*(?P<bold>Bold)?[ ,]*(?P<italic>Italic)?(?:MT)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class RunFormat:
    """The look of characters; `size` in points, `colour` as RRGGBB or "auto".

    `shade` is what lies behind them, "" where that is the paragraph's. `scale` is how wide they
    are, in percent. `clear` characters have no filling. `raised` and `apart` are points from the
    line and from the next letter; `fitted` is the width in points that all of a run is pressed
    into, 0 for none. `script` is a superscript or subscript; `stacked` letters stand in two lines
    within the line, or lie on their side; `turned` ones run from right to left.
    """

    font: str = "Times New Roman"  # what Word takes where nothing is said
    digits: str = ""  # the font of digits and plain letters, where it is another one
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = "auto"
    caps: bool = False
    hidden: bool = False
    always_hidden: bool = False
    web_hidden: bool = False
    struck: bool = False
    struck_twice: bool = False
    clear: bool = False
    shade: str = ""
    scale: int = 100
    raised: float = 0.0
    apart: float = 0.0
    fitted: float = 0.0
    script: bool = False
    stacked: bool = False
    turned: bool = False

    @property
    def is_black(self) -> bool:
        return self.colour in _BLACK


@dataclass(frozen=True)
class ParagraphFormat:
    """The look of a paragraph; lengths in points.

    `line` is in lines where `line_rule` is "auto", else in points. `first` is where the first
    line begins, from the margin. `framed` means borders on both sides, `ruled` a line above
    or below alone.
    """

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    contextual: bool = False
    framed: bool = False
    ruled: bool = False
    page_break_before: bool = False
    centred_frame: bool = False
    centre_tab: bool = False
    shade: str = ""
    away: bool = False


def run_settings(element: Element | None, theme: Mapping[str, str]) -> dict[str, Any]:
    """Read `w:rPr`; toggles are left to who knows whether a style or the text sets them."""
    if element is None:
        return {}
    found: dict[str, Any] = {
        "font": _font(element, theme, ("hAnsi", "ascii")),
        "digits": _font(element, theme, ("ascii",)),
        "turned": _switch(element, "rtl"),
        "colour": letter_colour(element),
        "shade": behind_letters(element),
        "scale": integer((attribute(child(element, "w")) or "").rstrip("%") or None),
        "clear": is_clear(element) or None,
        "raised": _points(child(element, "position"), per_point=2),
        "apart": _points(child(element, "spacing"), _TWIPS_PER_POINT),
        "fitted": _points(child(element, "fitText"), _TWIPS_PER_POINT),
        "script": _script(child(element, "vertAlign")),
        "stacked": _stacked(child(element, "eastAsianLayout")),
        **{name: _switch(element, tag) for tag, name in _SWITCHES.items()},
    }
    half_points = length(attribute(child(element, "sz")), per_point=2)
    found["size"] = None if half_points is None else half_points / 2
    underline = child(element, "u")
    found["underlined"] = None if underline is None else attribute(underline) != "none"
    return {key: value for key, value in found.items() if value is not None}


def _script(element: Element | None) -> bool | None:
    return None if element is None else attribute(element) in ("superscript", "subscript")


def _stacked(element: Element | None) -> bool | None:
    if element is None:
        return None
    return any(attribute(element, name) in ("1", "true", "on") for name in ("combine", "vert"))


def with_face(look: RunFormat) -> RunFormat:
    """The same look where the font's name says bold or italic instead of the run."""
    face = _FACE.fullmatch(look.font)
    if face is None:
        return look
    return replace(
        look,
        font="Times New Roman",
        bold=look.bold or bool(face["bold"]),
        italic=look.italic or bool(face["italic"]),
    )


def toggles(element: Element | None) -> dict[str, bool]:
    """Read bold, italic, capitals and hidden, each only where it is set."""
    found = {name: child(element, tag) for tag, name in TOGGLES.items()}
    return {name: switched_on(each) for name, each in found.items() if each is not None}


def _font(element: Element, theme: Mapping[str, str], slots: Sequence[str]) -> str | None:
    """The font of Vietnamese letters, or of digits; one of the theme goes before a named one."""
    fonts = child(element, "rFonts")
    for slot in slots:
        themed = attribute(fonts, f"{slot}Theme")
        named = theme.get(themed[:5]) if themed else attribute(fonts, slot)
        if named:
            return named
    return None


def _points(element: Element | None, per_point: int) -> float | None:
    found = length(attribute(element), per_point=per_point)
    return None if found is None else found / per_point


def paragraph_settings(element: Element | None) -> dict[str, Any]:
    """Read `w:pPr`; what it does not set is not in the result."""
    if element is None:
        return {}
    found = {
        "align": _align(attribute(child(element, "jc"))),
        **_indents(child(element, "ind")),
        **_spacing(child(element, "spacing")),
        **_borders(child(element, "pBdr")),
        "contextual": _switch(element, "contextualSpacing"),
        "page_break_before": _switch(element, "pageBreakBefore"),
        "centred_frame": attribute(child(element, "framePr"), "xAlign") == "center" or None,
        "centre_tab": _centre_tab(child(element, "tabs")),
        "shade": shade(element),
        "away": _is_away(child(element, "framePr")) or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _is_away(frame: Element | None) -> bool:
    """Whether a frame lies beside or below every page, or has no room."""
    places = (length(attribute(frame, side)) or 0 for side in ("x", "y"))
    is_low = attribute(frame, "hRule") == "exact" and _is_small(frame, "h")
    is_away = any(not -72 <= place / _TWIPS_PER_POINT <= 1200 for place in places)
    return is_away or is_low or _is_small(frame, "w")


def _is_small(frame: Element | None, side: str) -> bool:
    """Whether a frame has no room for a line, or for a letter."""
    size = length(attribute(frame, side))
    return size is not None and 0 < size < 4 * _TWIPS_PER_POINT


def _is_beside(settings: Settings) -> bool:
    """Whether indents push the lines off the page, or leave them no room."""
    left, first = settings.get("left", 0), settings.get("first_offset", 0)
    points = [abs(twips) / _TWIPS_PER_POINT for twips in (left, left + first)]
    right: float = settings.get("right", 0) / _TWIPS_PER_POINT
    return max(points) > _PAGE or right > 2 * _PAGE


def paragraph_format(settings: Settings) -> ParagraphFormat:
    """Put settings together: hanging lines, automatic spacing, lines or points."""
    kept = {key: value for key, value in settings.items() if key in _DIRECT}
    rule = settings.get("line_rule", "auto")
    unit = SINGLE_LINE if rule == "auto" else _TWIPS_PER_POINT
    left = settings.get("left", 0)
    return ParagraphFormat(
        **kept,
        away=settings.get("away", False) or _is_beside(settings),
        left=left / _TWIPS_PER_POINT,
        right=settings.get("right", 0) / _TWIPS_PER_POINT,
        first=(left + settings.get("first_offset", 0)) / _TWIPS_PER_POINT,
        before=_space(settings, "before"),
        after=_space(settings, "after"),
        line=settings.get("line", SINGLE_LINE) / unit,
        line_rule=rule,
    )


_DIRECT = (
    "align",
    "contextual",
    "framed",
    "ruled",
    "page_break_before",
    "centred_frame",
    "centre_tab",
    "shade",
)
_AUTOMATIC = 14.0  # points that Word puts in for automatic spacing


def _space(settings: Settings, side: str) -> float:
    if settings.get(f"{side}_auto"):
        return _AUTOMATIC
    return float(settings.get(side, 0) / _TWIPS_PER_POINT)


def _align(value: str | None) -> str | None:
    return {"start": "left", "end": "right"}.get(value, value) if value else None


def _indents(element: Element | None) -> dict[str, int | None]:
    left = attribute(element, "left") or attribute(element, "start")
    first, hanging = attribute(element, "firstLine"), attribute(element, "hanging")
    offset = length(first)
    if hanging is not None:  # goes before firstLine where both are set
        offset = -(length(hanging) or 0)
    right = attribute(element, "right") or attribute(element, "end")
    return {"left": length(left), "right": length(right), "first_offset": offset}


def _spacing(element: Element | None) -> dict[str, Any]:
    automatic = {
        f"{side}_auto": None if value is None else value not in ("0", "false", "off")
        for side in ("before", "after")
        for value in [attribute(element, f"{side}Autospacing")]
    }
    lengths = {side: length(attribute(element, side)) for side in ("before", "after", "line")}
    return {**lengths, **automatic, "line_rule": attribute(element, "lineRule")}


def _borders(element: Element | None) -> dict[str, bool | None]:
    if element is None:
        return {}
    drawn = [attribute(child(element, side)) for side in _FRAME_SIDES]
    framed = all(line not in (None, "nil", "none") for line in drawn)
    lines = [attribute(child(element, side)) for side in _LINE_SIDES]
    return {
        "framed": framed,
        "ruled": not framed and any(line not in (None, "nil", "none") for line in lines),
    }


def _switch(element: Element, name: str) -> bool | None:
    found = child(element, name)
    return None if found is None else switched_on(found)


def _centre_tab(element: Element | None) -> bool | None:
    if element is None:
        return None
    return any(attribute(tab) == "center" for tab in element) or None
