"""Recognises the numbered parts of the text: "I.", "1.", "a)"."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.review.decree30.components.marks import ITEM, LETTER, SECTION
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import whole

_LONGEST_TITLE = 150
_SENTENCE_ENDS = (".", ";", ":", ",", "]")


def recognise_headings(body: Sequence[CheckedParagraph]) -> Found:
    """Find sections, items that have a title of their own, and letters."""
    return {
        "section_heading": tuple(whole(p) for p in body if SECTION.match(p.text)),
        "item_heading": tuple(whole(p) for p in body if ITEM.match(p.text) and is_titled(p)),
        "letter": tuple(whole(p) for p in body if LETTER.match(p.text)),
    }


def is_titled(paragraph: CheckedParagraph) -> bool:
    """Whether a numbered line is a title: short, and no sentence or member of a list."""
    return len(paragraph.text) <= _LONGEST_TITLE and not paragraph.text.endswith(_SENTENCE_ENDS)


def is_heading(paragraph: CheckedParagraph) -> bool:
    """Whether the paragraph has the look of a title rather than of text."""
    if SECTION.match(paragraph.text):
        return True
    numbered = ITEM.match(paragraph.text) or LETTER.match(paragraph.text)
    return bool(numbered) and is_titled(paragraph)
