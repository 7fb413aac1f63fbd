"""Recognises what stands between the head and the text: subject, Kính gửi, legal bases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from baocao.review.decree30.components.marks import (
    ADDRESSEE,
    ATTACHED,
    DASH,
    ITEM,
    LEGAL_BASIS,
    SECTION,
)
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import LinePiece, whole

_LONGEST_TITLE = 400
_LONGEST_ADDRESSEE = 120


def recognise_opening(early: Sequence[CheckedParagraph], head: Found) -> Found:
    """Find the opening's components; the head's are known already."""
    written = [paragraph for paragraph in early if any(map(str.isalnum, paragraph.text))]
    addressee = next((p for p in written if ADDRESSEE.match(p.text)), None)
    items = list(_addressee_items(addressee, written)) if addressee else []
    bases = _bases(written)
    return {
        "subject": tuple(_subject(early, head, addressee)),
        "addressee": (whole(addressee),) if addressee else (),
        "addressee_item": tuple(map(whole, items)),
        "legal_basis": tuple(map(whole, bases)),
        "attached_to": tuple(whole(p) for p in written if ATTACHED.match(p.text)),
    }


def _subject(
    early: Sequence[CheckedParagraph], head: Found, addressee: CheckedParagraph | None
) -> Iterator[LinePiece]:
    """The lines under the type's name, set like a title or standing above Kính gửi."""
    if not head["type_name"]:
        return
    begun = False
    end = addressee.index if addressee else 0
    for paragraph in early:
        if paragraph.index <= head["type_name"][0].index:
            continue
        piece = whole(paragraph)
        if begun and not any(map(str.isalnum, piece.text)):
            return  # an empty line or the rule below
        is_title = paragraph.index < end or piece.is_centred or piece.is_bold
        if piece.text and not (is_title and _may_be_title(piece)):
            return
        if any(map(str.isalnum, piece.text)):
            begun = True
            yield piece


def _may_be_title(piece: LinePiece) -> bool:
    others = (ADDRESSEE, LEGAL_BASIS, SECTION, ITEM, ATTACHED)
    if piece.paragraph.look.framed or any(mark.match(piece.text) for mark in others):
        return False
    return len(piece.text) <= _LONGEST_TITLE


def _addressee_items(
    addressee: CheckedParagraph, written: Sequence[CheckedParagraph]
) -> Iterator[CheckedParagraph]:
    """The lines below that name one addressee each, up to a full stop.

    They have dashes; where the line of Kính gửi names nobody, a dash may have been forgotten.
    """
    named = any(map(str.isalnum, ADDRESSEE.sub("", addressee.text)))
    ended = False
    for paragraph in written:
        if paragraph.index <= addressee.index:
            continue
        if LEGAL_BASIS.match(paragraph.text) or len(paragraph.text) > _LONGEST_ADDRESSEE:
            return
        listed = not named and not ended and paragraph.text.endswith((";", "."))
        if not DASH.match(paragraph.text) and not listed:
            return
        yield paragraph
        ended = paragraph.text.endswith(".")


def _bases(written: Sequence[CheckedParagraph]) -> list[CheckedParagraph]:
    """The legal bases: lines side by side; "Căn cứ …, như sau:" is a sentence, not a basis."""
    starts = [place for place, paragraph in enumerate(written) if _is_basis(paragraph)]
    return list(takewhile(_is_basis, written[starts[0] :])) if starts else []


def _is_basis(paragraph: CheckedParagraph) -> bool:
    return bool(LEGAL_BASIS.match(paragraph.text)) and not paragraph.text.endswith(":")
