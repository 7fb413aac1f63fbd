"""The bare vocabulary of WordprocessingML as it is read: names, values, switches."""

from __future__ import annotations

import re

from baocao.core.word_file import NAMESPACES, Element

_W = NAMESPACES["w"]
R = NAMESPACES["r"]
A = NAMESPACES["a"]
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LENGTH = re.compile(r"([-+]?\d{1,9}(?:\.\d+)?)(mm|cm|in|pt|pc|pi)")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1, "pc": 12, "pi": 12}
_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """Qualify a name: "p" becomes "{namespace}p"."""
    return f"{{{_W}}}{name}"


def child(element: Element | None, *names: str) -> Element | None:
    """Follow child names down; None where one is missing."""
    for name in names:
        element = element.find(w(name)) if element is not None else None
    return element


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Read a `w:` attribute of an element that may be missing."""
    return None if element is None else element.get(w(name))


def switched_on(element: Element) -> bool:
    """Read a switch such as `w:b`: on unless it says otherwise."""
    return (attribute(element) or "1") not in _OFF


def length(text: str | None, per_point: int = 20) -> int | None:
    """Read a length in parts of a point, twips unless told: "240", and "12pt" of Strict files."""
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return integer(text)
    return round(float(found[1]) * _POINTS[found[2]] * per_point)


def integer(text: str | None) -> int | None:
    """Read a whole number; Word and others also write "240.0"."""
    try:
        return None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
