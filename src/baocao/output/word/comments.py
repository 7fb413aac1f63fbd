"""The reviewer copy: the finished Word file with a comment at each figure, where it is from.

What a comment says comes from other layers; here it is anchored and put in a part of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from baocao.core.word_file import NAMESPACES, Element, open_bytes, qualified
from baocao.output.word.markup import elements, text, w
from baocao.output.word.package import CONTENT_TYPES, pack, xml_bytes

PART = "word/comments.xml"
RELATIONS = "word/_rels/document.xml.rels"
_WHOLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="{NAMESPACES["w"]}">{{}}</w:comments>"""
_LOOK = w("rPr", w("sz", val=20))  # half-points, of the words in a comment
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Comments:
    """The comments of one file: `notes` has the lines of each figure's by its id."""

    notes: Mapping[str, Sequence[str]]
    author: str
    initials: str
    created: datetime


def reviewer_copy(content: bytes, comments: Comments) -> bytes:
    """The Word file of a report, given as bytes, with its comments; dated as they are."""
    file = open_bytes(content, PART)
    root = file.tree(file.main)
    noted = list(_noted(root, comments.notes))
    _anchor([control for control, _ in noted])
    paragraph = cache(_paragraph)  # many comments name the same formula, cell or verdict
    written = (
        _comment(number, [paragraph(first, numbered=True), *map(paragraph, others)], comments)
        for number, (_, (first, *others)) in enumerate(noted)
    )
    changed = {
        file.main: xml_bytes(root),
        PART: _WHOLE.format("".join(written)).encode(),
        CONTENT_TYPES: _named_type(file.tree(CONTENT_TYPES)),
        RELATIONS: _related(file.tree(RELATIONS)),
    }
    return pack(file.contents() | changed)


def _noted(
    root: Element, notes: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Element, Sequence[str]]]:
    """Each printed figure that has a note, in the order of the text."""
    tag = f"{qualified('w:sdtPr')}/{qualified('w:tag')}"
    for control in list(root.iter(qualified("w:sdt"))):
        named = control.find(tag)
        lines = notes.get(named.get(qualified("w:val"), ""), ()) if named is not None else ()
        if lines:
            yield control, lines


def _anchor(controls: Sequence[Element]) -> None:
    """Anchor a comment around each figure's content control and its bookmark."""
    marks = iter(elements("".join(_marks(number) for number in range(len(controls)))))
    for control, start, end, reference in zip(controls, marks, marks, marks, strict=False):
        first, last = control.getprevious(), control.getnext()
        if first is None or last is None:
            raise ValueError("a printed figure that does not stand in a bookmark")
        first.addprevious(start)
        last.addnext(reference)
        last.addnext(end)


def _marks(number: int) -> str:
    """Write start, end and reference of a comment."""
    reference = w("r", w("commentReference", id=number))
    return w("commentRangeStart", id=number) + w("commentRangeEnd", id=number) + reference


def _comment(number: int, paragraphs: Iterable[str], comments: Comments) -> str:
    return w(
        "comment",
        *paragraphs,
        id=number,
        author=comments.author,
        initials=comments.initials,
        date=comments.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _paragraph(line: str, *, numbered: bool = False) -> str:
    """A line of a comment; the first one carries the comment's mark."""
    mark = _run(w("annotationRef")) if numbered else ""
    return w("p", mark, _run(text(line)))


def _run(content: str) -> str:
    return w("r", _LOOK, content)


def _named_type(content_types: Element) -> bytes:
    own = {"PartName": f"/{PART}", "ContentType": CONTENT_TYPE.WML_COMMENTS}
    etree.SubElement(content_types, f"{{{_TYPES}}}Override", own)
    return xml_bytes(content_types)


def _related(relations: Element) -> bytes:
    """The relations of the main part with one to the comments."""
    own = {"Id": "rIdComments", "Type": RELATIONSHIP_TYPE.COMMENTS, "Target": "comments.xml"}
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", own)
    return xml_bytes(relations)
