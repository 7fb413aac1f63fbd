"""Recognises what stands between the head and the text: subject, Kính gửi, legal bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from baocao.review.decree30.components.marks import (
    ADDRESSEE,
    ATTACHED,
    CALLED,
    DASH,
    ENACTING,
    FURTHER_BASIS,
    ITEM,
    LEGAL_BASIS,
    SECTION,
)
from baocao.review.decree30.content import CheckedParagraph, Found, LinePiece, whole

_LONGEST_TITLE = 400
_LONGEST_ADDRESSEE = 120
_TELEGRAM = "cong dien"
_DECIDES = ("quyetdinh", "nghiquyet")
# "Căn cứ …, Sở Y tế báo cáo …" is a sentence: somebody does something after the comma.
_SENTENCE = re.compile(
    r",\s+(?:[A-ZĐỦỶÚỨÔÂ]\w+)[^;]*\b(?:báo cáo|trình|đề nghị|ban hành|yêu cầu|thông báo|"
    r"hướng dẫn|xây dựng|tổ chức|triển khai|quyết định|cử|đồng ý)\b"
)


def recognise_opening(early: Sequence[CheckedParagraph], head: Found) -> Found:
    """Find the opening's components; the head's are known already."""
    written = [paragraph for paragraph in early if any(map(str.isalnum, paragraph.text))]
    addressee = next((p for p in written if ADDRESSEE.match(p.text)), None)
    items = list(_items(addressee, written, named=_named(addressee))) if addressee else []
    telegram = any(piece.key == _TELEGRAM for piece in head["type_name"])
    called = next((p for p in written if telegram and CALLED.match(p.text)), None)
    bases = _bases(written)
    title = list(_subject(early, head, addressee))
    authority = list(_authority(written, head, title))
    return {
        "subject": tuple(piece for piece in title if piece not in authority),
        "authority": tuple(authority),
        "addressee": (whole(addressee),) if addressee else (),
        "addressee_item": tuple(map(whole, items)),
        "called": tuple(map(whole, [called, *_items(called, written)])) if called else (),
        "legal_basis": tuple(map(whole, bases)),
        "enacting": tuple(whole(p) for p in written if ENACTING.fullmatch(p.text)),
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
    others = (ADDRESSEE, LEGAL_BASIS, SECTION, ITEM, ATTACHED, ENACTING, CALLED)
    if piece.paragraph.look.framed or any(mark.match(piece.text) for mark in others):
        return False
    return len(piece.text) <= _LONGEST_TITLE and piece.position not in _numbers(piece)


def _numbers(piece: LinePiece) -> tuple[tuple[int, int], ...]:
    """A number below the type, as contracts have it, is no subject."""
    return (piece.position,) if re.match(r"Số\s*:", piece.text) else ()


def _authority(
    written: Sequence[CheckedParagraph], head: Found, title: Sequence[LinePiece]
) -> Iterator[LinePiece]:
    """Who decides, in capitals between the subject of a decision and its legal bases."""
    kinds = [piece.key.replace(" ", "") for piece in head["type_name"]]
    if not kinds or kinds[0] not in _DECIDES or not title:
        return
    for paragraph in written:
        piece = whole(paragraph)
        if paragraph.index <= title[0].index:
            continue
        if not piece.text.isupper() or ENACTING.fullmatch(piece.text):
            if piece not in title:
                return
            continue
        yield piece


def _named(addressee: CheckedParagraph) -> bool:
    """Whether the line of Kính gửi names somebody."""
    return any(map(str.isalnum, ADDRESSEE.sub("", addressee.text)))


def _items(
    opening: CheckedParagraph, written: Sequence[CheckedParagraph], *, named: bool = True
) -> Iterator[CheckedParagraph]:
    """The lines below that name one addressee each, up to a full stop.

    They have dashes; where the line of Kính gửi names nobody, a dash may have been forgotten.
    """
    ended = False
    below = [paragraph for paragraph in written if paragraph.index > opening.index]
    for place, paragraph in enumerate(below):
        if LEGAL_BASIS.match(paragraph.text) or len(paragraph.text) > _LONGEST_ADDRESSEE:
            return
        goes_on = any(DASH.match(after.text) for after in below[place + 1 : place + 2])
        listed = not named and not ended and (paragraph.text.endswith((";", ".")) or goes_on)
        if not DASH.match(paragraph.text) and not listed:
            return
        yield paragraph
        ended = paragraph.text.endswith(".")


def _bases(written: Sequence[CheckedParagraph]) -> list[CheckedParagraph]:
    """The legal bases: lines side by side; "Căn cứ …, như sau:" is a sentence, not a basis."""
    starts = [
        place for place, p in enumerate(written) if _is_basis(p) and LEGAL_BASIS.match(p.text)
    ]
    return list(takewhile(_is_basis, written[starts[0] :])) if starts else []


def _is_basis(paragraph: CheckedParagraph) -> bool:
    text = paragraph.text
    if not FURTHER_BASIS.match(text) or text.endswith(":"):
        return False
    return whole(paragraph).is_slanted or text.endswith(";") or not _SENTENCE.search(text)
