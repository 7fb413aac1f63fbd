"""The names of elements, and a part's XML parsed: no document type, no entities, no network, no
depth without a bottom.

Word can save in two forms, Transitional and Strict, which name the same things differently.
Readers see Transitional names alone. Values keep their form: a length may be "1134" or
"56.7pt", an alignment "left" or "start", and who reads one has to know both.
"""

from __future__ import annotations

import re
from functools import cache

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
MAX_DEPTH = 200  # elements in each other; a report has about 20
_TOO_DEEP = etree.XPath("/*" * (MAX_DEPTH + 1))
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)((?:/\w+)*)")
_RENAMED = {
    "extendedProperties": "extended-properties",
    "customProperties": "custom-properties",
}
_TAG = re.compile(rb"<[^<>]*\sxmlns[^<>]*>")
_DECLARED = re.compile(rb'(\sxmlns(?::[^\s=]+)?=")([^"]*)(?=")')


@cache
def qualified(name: str) -> str:
    """Turn "w:p" into "{namespace}p"."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class XmlError(ValueError):
    """A part that is not well-formed, or declares what no document needs."""


def parse(data: bytes) -> Element:
    """Parse one part as it stands; raise `XmlError` where that cannot be done safely."""
    text = _as_utf_8(data)
    if b"<!DOCTYPE" in text:
        raise XmlError("a document type")
    # The encoding is given, so a declared one cannot hide a document type from the line above.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(str(error)) from None
    if _TOO_DEEP(root):
        raise XmlError("too deep")
    return root


def transitional(root: Element) -> Element:
    """The part with Transitional names; `root` itself where it has no Strict ones."""
    if not any(_STRICT.match(space or "") for space in root.nsmap.values()):
        return root
    written = etree.tostring(root, encoding="utf-8")
    return parse(_TAG.sub(_declared_anew, written))


def transitional_name(name: str) -> str:
    """A namespace or the type of a relation under its Transitional name."""
    found = _STRICT.fullmatch(name)
    if found is None:
        return name
    family, own, rest = found.groups()
    words = [_RENAMED.get(word, word) for word in f"{own}{rest}".split("/")]
    return f"http://schemas.openxmlformats.org/{family}/2006/{'/'.join(words)}"


def _declared_anew(tag: re.Match[bytes]) -> bytes:
    """A start tag with its declarations changed; in values and text no quote stands bare."""
    return _DECLARED.sub(
        lambda found: found[1] + transitional_name(found[2].decode()).encode(), tag[0]
    )


def _as_utf_8(data: bytes) -> bytes:
    if not data.startswith(_UTF_16):
        return data
    try:
        text = data.decode("utf-16-be" if data.startswith(b"\0<") else "utf-16")
    except UnicodeDecodeError:
        raise XmlError("no UTF-16") from None
    return text.encode("utf-8", "replace")
