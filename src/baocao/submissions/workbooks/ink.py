"""Whether the letters of a cell can be read: struck through, of the colour behind them, tiny, or
drawn as signs by their font. Colours of a theme are those of the file, or Office's own."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from baocao.core.contrast import contrast

STRUCK = "bị gạch ngang"
UNSEEN = "có màu chữ trùng màu nền"
TINY = "có cỡ chữ quá nhỏ, không đọc được"
DRAWN = "hiện ra thành ký hiệu vì phông chữ"

FAINTEST = 1.3  # contrast; the grey of a letter that is meant to be read has more
SMALLEST = 4.0  # points
PAPER, BLACK = "FFFFFF", "000000"
_OF_SIGNS = ("wingdings", "webdings", "zapfdingbats", "marlett")
_THEME = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)))
_OFFICE_THEME = (
    *(BLACK, PAPER, "44546A", "E7E6E6", "4472C4"),
    *("ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"),
)
_BY_INDEX = (1, 0, 3, 2, *range(4, 10))  # ECMA-376-1, 18.8.3: light colours go before dark ones
_EIGHT = (BLACK, PAPER, "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_INDEXED = (*_EIGHT, *_EIGHT)  # 18.8.27; what is beyond is drawn in colours that can be read


@dataclass(frozen=True)
class Ink:
    """The letters of a cell, and what lies behind them; colours as RRGGBB, "" for unknown ones."""

    colour: str = BLACK
    behind: str = PAPER
    size: float = 11.0
    font: str = ""
    is_struck: bool = False

    @property
    def look(self) -> str:
        """Why nobody reads them; "" where they can be read."""
        if self.is_struck:
            return STRUCK
        if self.size < SMALLEST:
            return TINY
        if self.font.casefold().startswith(_OF_SIGNS):
            return DRAWN
        return UNSEEN if contrast(self.colour, self.behind) < FAINTEST else ""


@dataclass(frozen=True)
class Palette:
    """The colours of a workbook's theme, as a font names them by number."""

    theme: Sequence[str] = _OFFICE_THEME

    def colour(self, element: etree._Element | None, automatic: str) -> str:
        """What a `color`, `fgColor` or `bgColor` is; `automatic` where it does not say."""
        if element is None or element.get("auto") in ("1", "true"):
            return automatic
        if rgb := element.get("rgb"):
            return _tinted(rgb[-6:].upper(), element.get("tint"))
        if theme := element.get("theme"):
            place = int(theme) if theme.isdecimal() else len(_BY_INDEX)
            own = self.theme[_BY_INDEX[place]] if place < len(_BY_INDEX) else ""
            return _tinted(own, element.get("tint"))
        index = element.get("indexed") or ""
        return _INDEXED[int(index)] if index.isdecimal() and int(index) < len(_INDEXED) else ""

    def ink(self, font: etree._Element | None, fill: etree._Element | None) -> Ink:
        """The letters of a `font` upon a `fill` of styles.xml."""
        behind = self._behind(fill)
        if font is None:
            return Ink(behind=behind)
        return Ink(
            self.colour(font.find("{*}color"), BLACK),
            behind,
            float(_value(font, "sz") or Ink.size),
            _value(font, "name"),
            is_on(font.find("{*}strike")),
        )

    def conditional(self, font: etree._Element | None, fill: etree._Element | None) -> Ink:
        """The letters of a `dxf`, whose fill is its background; on paper where it has none."""
        behind = None if fill is None else fill.find("{*}patternFill/{*}bgColor")
        own = self.ink(font, None)
        return replace(own, behind=self.colour(behind, PAPER))

    def _behind(self, fill: etree._Element | None) -> str:
        """The colour of a fill that has one; "" for patterns and gradients."""
        pattern = None if fill is None else fill.find("{*}patternFill")
        if fill is None or pattern is None:
            return PAPER if fill is None else ""
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return PAPER
        return self.colour(pattern.find("{*}fgColor"), BLACK) if kind == "solid" else ""


@lru_cache(maxsize=64)  # as many workbooks as have one theme
def palette_of(theme: bytes) -> Palette:
    """The palette of a part theme1.xml; Office's own where there is none, or one without it."""
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return Palette()
    colours = [_theme_colour(root, name) for name in _THEME]
    return Palette(tuple(colours)) if all(colours) else Palette()


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch of a font is set."""
    return element is not None and element.get("val", "1") not in ("0", "false")


def _theme_colour(root: etree._Element, name: str) -> str:
    found = root.find(f".//{{*}}clrScheme/{{*}}{name}/*")
    return "" if found is None else (found.get("lastClr") or found.get("val") or "").upper()


def _value(font: etree._Element, tag: str) -> str:
    found = font.find(f"{{*}}{tag}")
    return "" if found is None else found.get("val") or ""


def _tinted(colour: str, tint: str | None) -> str:
    """A colour made lighter, or darker below 0 (18.8.19)."""
    try:
        by = float(tint or 0)
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    parts = colorsys.hls_to_rgb(hue, min(light, 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
