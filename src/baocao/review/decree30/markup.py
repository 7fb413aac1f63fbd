"""The bare vocabulary of WordprocessingML as it is read: names, values, switches."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"

# Word writes the strict variant of the format on demand; it differs in these names alone.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A.encode(),
}
_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """Qualify a name: "p" becomes "{namespace}p"."""
    return f"{{{W}}}{name}"


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


def integer(text: str | None) -> int | None:
    """Read a whole number; Word and others also write "240.0" and "12pt" (None)."""
    try:
        return None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
