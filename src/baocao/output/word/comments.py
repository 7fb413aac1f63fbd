"""The reviewer copy: the finished Word file with comments that say where each figure is from.

A figure has its comment where it is printed first. The figures of a table's row share one, which
names their cells alone: programs lay out a thousand long comments very slowly. What a comment
says comes from other layers; here it is anchored and put in a part of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain, groupby

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from baocao.core.word_file import NAMESPACES, Element, qualified
from baocao.output.packed import pack
from baocao.output.word.document import RenderedWord
from baocao.output.word.markup import elements, text, w
from baocao.output.word.package import CONTENT_TYPES, parts_of, xml_bytes

PART = "word/comments.xml"
RELATIONS = "word/_rels/document.xml.rels"
_WHOLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="{NAMESPACES["w"]}">{{}}</w:comments>"""
FEW = 2  # figures of a row that are told of one by one
_LOOK = w("rPr", w("sz", val=20))  # half-points, of the words in a comment
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Comments:
    """The comments of one file: `notes` has the lines of each figure's by its id, `places` the
    sheet that its cells stand on and the cells, for a comment on many."""

    notes: Mapping[str, Sequence[str]]
    places: Mapping[str, tuple[str, str]]
    author: str
    initials: str
    created: datetime


def reviewer_copy(word: RenderedWord, comments: Comments) -> bytes:
    """The Word file of a report, gone on with its working papers, with its comments; dated as they
    are. The tree is the copy's from now on: the report's own bytes are asked for before."""
    word.go_on(word.document.working)
    noted = list(_noted(word.file.element, comments))
    _anchor([control for control, _ in noted])
    paragraph = cache(_paragraph)  # many comments name the same formula, cell or verdict
    written = (
        _comment(number, [paragraph(first, numbered=True), *map(paragraph, others)], comments)
        for number, (_, (first, *others)) in enumerate(noted)
    )
    parts = parts_of(word.file)
    changed = {
        PART: _WHOLE.format("".join(written)).encode(),
        CONTENT_TYPES: _named_type(etree.fromstring(parts[CONTENT_TYPES])),
        RELATIONS: _related(etree.fromstring(parts[RELATIONS])),
    }
    return pack(parts | changed)


def _noted(root: Element, comments: Comments) -> Iterator[tuple[Element, Sequence[str]]]:
    """Where comments stand, in the order of the text, and what each says."""
    unseen, value = set(comments.notes), qualified("w:val")
    for _, tags in groupby(root.iter(qualified("w:tag")), _row):
        noted = {}
        for tag in tags:
            if (id_ := tag.get(value)) in unseen:
                unseen.discard(id_)
                noted[id_] = next(tag.iterancestors(qualified("w:sdt")))
        if noted:
            yield next(iter(noted.values())), _lines(noted, comments)


def _row(tag: Element) -> Element:
    """The row of a table that the tag of a content control is in; in a sentence the tag itself."""
    return next(tag.iterancestors(qualified("w:tr")), tag)


def _lines(noted: Mapping[str, Element], comments: Comments) -> Sequence[str]:
    """All about one figure, or each of a few; of many the cells, by the sheets they stand on."""
    if len(noted) == 1:
        return comments.notes[next(iter(noted))]
    if len(noted) <= FEW:
        about = ((f"▪ {_printed(noted[id_])}", *comments.notes[id_]) for id_ in noted)
        return list(chain.from_iterable(about))
    sheets: dict[str, list[str]] = {}
    for id_, control in noted.items():
        sheet, cells = comments.places.get(id_, ("", ""))
        sheets.setdefault(sheet, []).append(f"{_printed(control)}: {cells}".rstrip(": "))
    return [f"{sheet}: {'; '.join(cells)}".removeprefix(": ") for sheet, cells in sheets.items()]


def _printed(control: Element) -> str:
    return "".join(text.text or "" for text in control.iter(qualified("w:t")))


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
