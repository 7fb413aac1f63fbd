"""Names every component of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from baocao.review.decree30.components.appendices import (
    AppendixHead,
    first_appendix,
    recognise_appendices,
)
from baocao.review.decree30.components.foot import last_recipients_title, recognise_foot
from baocao.review.decree30.components.head import recognise_head
from baocao.review.decree30.components.headings import recognise_headings
from baocao.review.decree30.components.marks import ARTICLE, ITEM, PART, SECTION
from baocao.review.decree30.components.model import Found, Recognised
from baocao.review.decree30.components.opening import recognise_opening
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import LinePiece, whole
from baocao.review.decree30.reading import CheckedFile

_LONGEST_EARLY = 60  # paragraphs within which the opening is looked for


def recognise(file: CheckedFile, type_names: Mapping[str, str]) -> Recognised:
    """Find the components of `file`; `type_names` are known types: "baocao" -> "BC"."""
    cut = first_appendix(file.paragraphs, last_recipients_title(file.paragraphs))
    main, rest = file.paragraphs[:cut], file.paragraphs[cut:]
    foot, foot_start = recognise_foot(main)
    early = _early(main, foot_start)
    head = recognise_head(early, type_names)
    opening = recognise_opening(early, head)
    body = _body(main, (*_all(head), *_all(opening)), foot_start)
    appendices = recognise_appendices(rest)
    found = {**head, **opening, **foot, **recognise_headings(body)}
    found = {**found, **_of_appendices(appendices), "page_number": _page_numbers(file)}
    return Recognised(file, found, main, body, early, appendices, type_names)


def _early(main: Sequence[CheckedParagraph], foot_start: int) -> tuple[CheckedParagraph, ...]:
    """What stands before the first numbered part outside a table."""
    for place, paragraph in enumerate(main):
        numbered = (SECTION, ITEM, ARTICLE, PART)
        starts = paragraph.place.in_text and any(m.match(paragraph.text) for m in numbered)
        if starts or paragraph.index >= foot_start or place >= _LONGEST_EARLY:
            return tuple(main[:place])
    return tuple(main)


def _body(
    main: Sequence[CheckedParagraph], opening: Iterable[LinePiece], foot_start: int
) -> tuple[CheckedParagraph, ...]:
    """The paragraphs of the text: after the opening, before the foot, outside tables."""
    taken = {piece.index for piece in opening}
    begin = max(taken, default=-1)
    return tuple(
        paragraph
        for paragraph in main
        if begin < paragraph.index < foot_start and paragraph.place.in_text and paragraph.text
    )


def _all(found: Found) -> Iterable[LinePiece]:
    return (piece for group in found.values() for piece in group)


def _of_appendices(appendices: Sequence[AppendixHead]) -> Found:
    return {
        "appendix_number": tuple(appendix.number for appendix in appendices),
        "appendix_title": tuple(piece for each in appendices for piece in each.title),
        "appendix_reference": tuple(
            each.reference for each in appendices if each.reference is not None
        ),
    }


def _page_numbers(file: CheckedFile) -> tuple[LinePiece, ...]:
    """The printed page numbers, each header once however many sections use it."""
    headers = {
        paragraph: None
        for section in file.sections
        for furniture in (section.headers.get("default"), section.headers.get("even"))
        if furniture
        for paragraph in furniture.numbered
    }
    return tuple(map(whole, headers))
