"""Recognises the numbered parts of the text: "I.", "1.", "a)", and Phần, Chương, Mục, Điều."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from baocao.review.decree30.components.divisions import Article, Division
from baocao.review.decree30.components.marks import ITEM, LETTER, SECTION
from baocao.review.decree30.components.model import Found
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.pieces import whole

_LONGEST_TITLE = 150
_SENTENCE_ENDS = (".", ";", ":", ",", "]", "”")


def recognise_headings(
    body: Sequence[CheckedParagraph],
    quoted: Collection[int],
    divisions: Sequence[Division],
    articles: Sequence[Article],
) -> Found:
    """Find sections, items that have a title of their own, letters, divisions, articles."""
    own = [paragraph for paragraph in body if paragraph.index not in quoted]
    return {
        "section_heading": tuple(whole(p) for p in own if SECTION.match(p.text)),
        "item_heading": tuple(whole(p) for p in own if ITEM.match(p.text) and is_titled(p)),
        "letter": tuple(whole(p) for p in own if LETTER.match(p.text)),
        "part_word": tuple(each.piece for each in divisions),
        "part_title": tuple(each.title for each in divisions if each.title is not None),
        "article_heading": tuple(each.piece for each in articles),
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
