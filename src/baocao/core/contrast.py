"""How well letters of one colour are told from what lies behind them."""

from __future__ import annotations

import re

_RGB = re.compile(r"[0-9A-Fa-f]{6}")
MOST = 21.0  # black on white


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 of two colours as RRGGBB, 1 to 21; what is none can always be read."""
    if not (_RGB.fullmatch(one) and _RGB.fullmatch(other)):
        return MOST
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
