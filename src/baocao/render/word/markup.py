"""Builds WordprocessingML elements, qualified and ready for python-docx's tree.

Only the bare vocabulary lives here: what a heading or a table looks like does not.
Lengths are in twips (1/20 pt) unless a name says otherwise.
"""

from __future__ import annotations

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qualified(name: str) -> str:
    """Turn "w:p" into "{namespace}p"."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def drawing(name: str, /, *children: Element, **attributes: str) -> Element:
    """Build an element of any namespace; DrawingML's attributes have no namespace.

    An attribute with one is written with two underscores: `r__embed` is `r:embed`.
    """
    prefix = name.split(":", maxsplit=1)[0]
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(qualified(key.replace("__", ":")) if "__" in key else key, value)
    made.extend(children)
    return made


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Build a WordprocessingML element; its attributes are qualified too."""
    made = etree.Element(qualified(f"w:{name}"), nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        made.set(qualified(f"w:{key}"), str(value))
    made.extend(children)
    return made


def text(value: str) -> Element:
    """Build `w:t`, keeping every space."""
    made = w("t")
    made.text = value
    made.set(_XML_SPACE, "preserve")
    return made
