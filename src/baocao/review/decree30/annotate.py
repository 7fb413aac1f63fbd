"""A copy of a Word file with the findings as comments; all else stays as it is, comments too.

Word has no comments within text boxes and headers: what is found there, and what is about the
whole document, is told at the paragraph that holds the box, or at the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from baocao.core.word_file import Element, Package, open_bytes
from baocao.output.packed import pack
from baocao.output.word.package import CONTENT_TYPES, xml_bytes
from baocao.review.decree30.reading import numbered_paragraphs
from baocao.review.decree30.report import Departure

AUTHOR, INITIALS = "baocao lint", "BC"
_PART = "word/comments.xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def annotated(content: bytes, name: str, found: Sequence[Departure], at: datetime) -> bytes:
    """The file of these bytes with one comment at each paragraph that has findings.

    Raises `BaocaoError` as `open_bytes` does.
    """
    package = open_bytes(content, name)
    comments = _comments_part(package)
    root = package.tree(package.main)
    paragraphs = _paragraphs(package, root)
    notes = list(_notes(found, paragraphs))
    first = _next_id(comments)
    for number, (paragraph, findings) in enumerate(notes, start=first):
        _anchor(paragraph, number)
        comments.append(_comment(comments, number, findings, at))
    return pack(package.contents() | _changed(package, root, comments))


def _paragraphs(package: Package, root: Element) -> Mapping[int, Element]:
    """The paragraphs by their numbers, as they stand in the file itself: it may be Strict."""
    read = package.part(package.main)
    if read is None or read is root:
        return numbered_paragraphs(package)
    twins = dict(zip(read.iter(), root.iter(), strict=True))
    return {number: twins[each] for number, each in numbered_paragraphs(package).items()}


def _notes(
    found: Iterable[Departure], paragraphs: Mapping[int, Element]
) -> Iterator[tuple[Element, list[Departure]]]:
    """The findings of each paragraph; those of no paragraph stand at the first one."""
    first = min(paragraphs, default=None)
    places = ((each.paragraph if each.paragraph in paragraphs else first, each) for each in found)
    ordered = sorted(places, key=lambda place: place[0] or 0)
    for number, group in groupby(ordered, key=lambda place: place[0]):
        if number is not None:
            yield paragraphs[number], [finding for _, finding in group]


def _anchor(paragraph: Element, number: int) -> None:
    """Put the comment around all that the paragraph says."""
    space = _space(paragraph)
    start, end = (
        etree.Element(f"{{{space}}}commentRange{side}", {f"{{{space}}}id": str(number)})
        for side in ("Start", "End")
    )
    run = etree.Element(f"{{{space}}}r")
    etree.SubElement(run, f"{{{space}}}commentReference", {f"{{{space}}}id": str(number)})
    has_properties = len(paragraph) and paragraph[0].tag == f"{{{space}}}pPr"
    paragraph.insert(1 if has_properties else 0, start)
    paragraph.extend([end, run])


def _comment(comments: Element, number: int, found: Sequence[Departure], at: datetime) -> Element:
    space = _space(comments)
    said = {
        "id": str(number),
        "author": AUTHOR,
        "initials": INITIALS,
        "date": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    comment = etree.Element(
        f"{{{space}}}comment", {f"{{{space}}}{name}": value for name, value in said.items()}
    )
    for line in (line for finding in found for line in _lines(finding)):
        paragraph = etree.SubElement(comment, f"{{{space}}}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{{{space}}}r"), f"{{{space}}}t")
        text.text = line
    return comment


def _lines(finding: Departure) -> Iterator[str]:
    yield f"{finding.message}. Quy định: {finding.expected}."
    yield f"{finding.todo} ({finding.clause})"


def _comments_part(package: Package) -> Element:
    """The file's comments, or an empty part in the form (Strict or not) of the text."""
    named = package.related(package.main, "comments")
    if named:
        return package.tree(named[0])
    space = _space(package.tree(package.main))
    return etree.Element(f"{{{space}}}comments", nsmap={"w": space})


def _space(element: Element) -> str:
    """The namespace of an element: Strict files have another one."""
    return etree.QName(element).namespace or ""


def _next_id(comments: Element) -> int:
    space = _space(comments)
    ids = (comment.get(f"{{{space}}}id", "") for comment in comments)
    return max((int(each) for each in ids if each.isdigit()), default=-1) + 1


def _changed(package: Package, root: Element, comments: Element) -> dict[str, bytes]:
    """The parts that are written anew: text and comments, and what names new comments."""
    named = package.related(package.main, "comments")
    changed = {package.main: xml_bytes(root), (*named, _PART)[0]: xml_bytes(comments)}
    if named:
        return changed
    folder, _, file = package.main.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    return changed | {
        CONTENT_TYPES: _typed(package.tree(CONTENT_TYPES)),
        relations: _related(package, relations),
    }


def _typed(content_types: Element) -> bytes:
    own = {"PartName": f"/{_PART}", "ContentType": CONTENT_TYPE.WML_COMMENTS}
    etree.SubElement(content_types, f"{{{_TYPES}}}Override", own)
    return xml_bytes(content_types)


def _related(package: Package, relations: str) -> bytes:
    """The relations of the text with one to its comments; a Strict file names kinds otherwise."""
    if package.content(relations):
        root = package.tree(relations)
    else:
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    kinds = [each.get("Type", "") for each in root]
    strict = next((kind.rpartition("/")[0] for kind in kinds if "purl.oclc.org" in kind), "")
    kind = f"{strict}/comments" if strict else RELATIONSHIP_TYPE.COMMENTS
    own = {"Id": "rIdLintComments", "Type": kind, "Target": f"/{_PART}"}
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", own)
    return xml_bytes(root)
