"""Names every component of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from baocao.review.decree30.components.appendices import AppendixHead, recognise_appendices
from baocao.review.decree30.components.divisions import articles, divisions, recognise_headings
from baocao.review.decree30.components.foot import FootPlace, recognise_foot
from baocao.review.decree30.components.head import recognise_copy, recognise_head
from baocao.review.decree30.components.marks import ARTICLE, DIVISION, ITEM, LETTERED, SECTION
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.opening import recognise_opening
from baocao.review.decree30.components.parts import FilePart, PartKind, cut
from baocao.review.decree30.content import CheckedParagraph, Found, LinePiece, whole
from baocao.review.decree30.reading import CheckedFile

_CONTACT = re.compile(r"địa chỉ|điện thoại|fax|e-?mail|website", re.IGNORECASE)
_LONGEST_EARLY = 60  # paragraphs within which the opening is looked for
_OPEN, _CLOSE, _STRAIGHT = "\u201c", "\u201d", '"'
_LONGEST_QUOTATION = 40  # paragraphs; a quotation longer than that was never closed


def recognise(file: CheckedFile, type_names: Mapping[str, str]) -> tuple[Recognised, ...]:
    """Find the components of each part of `file`; `type_names` are known types: "baocao" -> "BC".

    The first part has the file's appendices and page numbers.
    """
    parts, rest = cut(file.paragraphs, type_names)
    heads = recognise_appendices(rest)
    shared = {
        **_of_appendices(heads),
        "page_number": _page_numbers(file),
        "contact": tuple(_contact(file)),
    }
    first, *others = parts
    return (
        _recognised(file, first, type_names, (shared, heads)),
        *(_recognised(file, part, type_names, ({}, ())) for part in others),
    )


def _recognised(
    file: CheckedFile,
    part: FilePart,
    type_names: Mapping[str, str],
    shared: tuple[Found, tuple[AppendixHead, ...]],
) -> Recognised:
    main = part.paragraphs
    foot, place = recognise_foot(main)
    early = _early(main, place.start)
    head = (
        recognise_copy(early) if part.kind is PartKind.COPY else recognise_head(early, type_names)
    )
    opening = {} if part.kind is PartKind.COPY else recognise_opening(early, head)
    taken = (*_all(head), *_all(opening))
    body = () if part.kind is PartKind.COPY else _body(main, taken, place)
    quotes = quoted(body)
    own = [paragraph for paragraph in body if paragraph.index not in quotes]
    found_divisions, found_articles = divisions(own), articles(own)
    headings = recognise_headings(body, quotes, found_divisions, found_articles)
    return Recognised(
        file=file,
        kind=part.kind,
        found={**head, **_titled(part, opening), **foot, **headings, **shared[0]},
        main=main,
        body=body,
        early=early,
        quoted=quotes,
        divisions=found_divisions,
        articles=found_articles,
        appendices=shared[1],
        type_names=type_names,
    )


def _titled(part: FilePart, opening: Found) -> Found:
    """What is issued with a decision has a name below its type that no clause gives a look."""
    return opening if part.kind is not PartKind.ANNEX else {**opening, "subject": ()}


def _early(main: Sequence[CheckedParagraph], foot_start: int) -> tuple[CheckedParagraph, ...]:
    """What stands before the first numbered part outside a table."""
    for place, paragraph in enumerate(main):
        numbered = (SECTION, ITEM, ARTICLE, DIVISION, LETTERED)
        starts = paragraph.place.in_text and any(m.match(paragraph.text) for m in numbered)
        if starts or paragraph.index >= foot_start or place >= _LONGEST_EARLY:
            return tuple(main[:place])
    return tuple(main)


def _body(
    main: Sequence[CheckedParagraph], opening: Iterable[LinePiece], foot: FootPlace
) -> tuple[CheckedParagraph, ...]:
    """The paragraphs of the text: after the opening, before the foot, outside tables."""
    taken = {piece.index for piece in opening}
    begin = max(taken, default=-1)
    return tuple(
        paragraph
        for paragraph in main
        if begin < paragraph.index < foot.start and paragraph.place.in_text and paragraph.text
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


def _contact(file: CheckedFile) -> Iterator[LinePiece]:
    """The address of the body, at the foot of the first page."""
    for section in file.sections[:1]:
        for footer in section.footers.values():
            yield from (whole(p) for p in footer.paragraphs if _CONTACT.search(p.text))


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


def quoted(paragraphs: Sequence[CheckedParagraph]) -> frozenset[int]:
    """The indexes of the paragraphs that begin within a quotation."""
    found: list[int] = []
    pending: list[int] = []
    is_open = False
    for paragraph in paragraphs:
        text = paragraph.text
        if is_open or text.startswith((_OPEN, _STRAIGHT)):
            pending.append(paragraph.index)
        is_open = _open_after(text, is_open=is_open)
        if not is_open:
            found += pending
            pending = []
        elif len(pending) > _LONGEST_QUOTATION:
            is_open, pending = False, []
    return frozenset(found)


def _open_after(text: str, *, is_open: bool) -> bool:
    """Whether a quotation is still open after the text."""
    for char in text:
        if char == _OPEN:
            is_open = True
        elif char == _CLOSE:
            is_open = False
        elif char == _STRAIGHT:
            is_open = not is_open
    return is_open
