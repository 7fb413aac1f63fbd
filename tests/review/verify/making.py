"""Makes WordprocessingML elements one by one, as people's edits need them."""

from __future__ import annotations

from lxml import etree

from baocao.core.word_file import NAMESPACES, Element, qualified

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """A WordprocessingML element; its attributes are qualified too."""
    made = etree.Element(qualified(f"w:{name}"), nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        made.set(qualified(f"w:{key}"), str(value))
    made.extend(children)
    return made


def text(value: str) -> Element:
    """`w:t`, keeping every space."""
    made = w("t")
    made.text = value
    made.set(_XML_SPACE, "preserve")
    return made
