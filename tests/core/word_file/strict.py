"""A Word file in the form that Word calls "Strict Open XML Document".

Made from one in the usual form, as ISO 29500-1 has it: other namespaces and types of
relations, `start` and `end` for left and right, lengths with their unit, true and false for
switches, no VML.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.review.decree30.word import pack, unpack

_USUAL = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/([\w/-]+)")
_FAMILIES = (b"officeDocument", b"wordprocessingml", b"drawingml")
_TWIPS = re.compile(
    rb"w:(after|before|line|left|right|firstLine|hanging|top|bottom|header|footer"
    rb'|gutter)="(-?\d+)"'
)
_PAGE = re.compile(rb'<w:pgSz w:w="(\d+)" w:h="(\d+)"')
_HALF_POINTS = re.compile(rb'<w:(sz|szCs) w:val="(\d+)"')
_ALIGNED = re.compile(rb'<w:jc w:val="(left|right)"')
_SIDES = {b"left": b"start", b"right": b"end"}


def strict(file: bytes) -> bytes:
    """The same document, saved in the Strict form."""
    return pack({name: _part(name, part) for name, part in unpack(file).items()})


def _part(name: str, part: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")) or name == "[Content_Types].xml":
        return part
    for pattern, change in _CHANGES:
        part = pattern.sub(change, part)
    return part.replace(b"<w:document ", b'<w:document w:conformance="strict" ', 1)


def _renamed(found: re.Match[bytes]) -> bytes:
    family, rest = found.groups()
    if family not in _FAMILIES:  # what packages are made of has one form alone
        return found[0]
    rest = rest.replace(b"extended-properties", b"extendedProperties")
    return b"http://purl.oclc.org/ooxml/%s/%s" % (family, rest)


def _points(value: bytes, per_point: int) -> bytes:
    return b"%gpt" % (int(value) / per_point)


def _length(found: re.Match[bytes]) -> bytes:
    return b'w:%s="%s"' % (found[1], _points(found[2], 20))


def _page(found: re.Match[bytes]) -> bytes:
    return b'<w:pgSz w:w="%s" w:h="%s"' % (_points(found[1], 20), _points(found[2], 20))


def _size(found: re.Match[bytes]) -> bytes:
    return b'<w:%s w:val="%s"' % (found[1], _points(found[2], 2))


def _aligned(found: re.Match[bytes]) -> bytes:
    return b'<w:jc w:val="%s"' % _SIDES[found[1]]


def _indent(found: re.Match[bytes]) -> bytes:
    return found[0].replace(b"w:left=", b"w:start=").replace(b"w:right=", b"w:end=")


_CHANGES: tuple[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]], ...] = (
    (_USUAL, _renamed),
    (_TWIPS, _length),
    (_PAGE, _page),
    (_HALF_POINTS, _size),
    (_ALIGNED, _aligned),
    (re.compile(rb"<w:ind [^>]*>"), _indent),
)
