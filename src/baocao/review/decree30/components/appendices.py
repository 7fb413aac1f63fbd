"""Recognises appendices: the word "Phụ lục", the title, the line of attachment of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.review.decree30.components.marks import APPENDIX, ATTACHED, CAPTION
from baocao.review.decree30.content import CheckedParagraph, LinePiece, whole

_LONGEST = 150
_MOST_TITLE_LINES = 4


@dataclass(frozen=True)
class AppendixHead:
    """The opening lines of one appendix."""

    number: LinePiece
    title: tuple[LinePiece, ...]
    reference: LinePiece | None


def first_appendix(paragraphs: Sequence[CheckedParagraph], foot: int) -> int:
    """The index at which the appendices begin; past the end where there are none.

    They follow Nơi nhận, which stands at the index `foot`.
    """
    starts = [p.index for p in paragraphs if p.index > foot and _begins(p)]
    return min(starts, default=len(paragraphs))


def recognise_appendices(rest: Sequence[CheckedParagraph]) -> tuple[AppendixHead, ...]:
    """Find the heads of all appendices in what follows the foot."""
    starts = [place for place, paragraph in enumerate(rest) if _begins(paragraph)]
    return tuple(_head(rest[a:b]) for a, b in pairwise([*starts, len(rest)]))


def _begins(paragraph: CheckedParagraph) -> bool:
    look = paragraph.look
    set_apart = look.align == "center" or look.page_break_before or whole(paragraph).is_bold
    words = len(paragraph.text) <= _LONGEST and APPENDIX.match(paragraph.text)
    return bool(words and set_apart and paragraph.place.in_text)


def _head(part: Sequence[CheckedParagraph]) -> AppendixHead:
    lines = [paragraph for paragraph in part[1:] if any(map(str.isalnum, paragraph.text))]
    reference = next((p for p in lines[: _MOST_TITLE_LINES + 1] if ATTACHED.match(p.text)), None)
    title = list(_title(lines, reference))
    return AppendixHead(
        number=whole(part[0]),
        title=tuple(map(whole, title)),
        reference=whole(reference) if reference else None,
    )


def _title(
    lines: Sequence[CheckedParagraph], reference: CheckedParagraph | None
) -> Iterator[CheckedParagraph]:
    """The lines up to the line of attachment; without one, those set as a title."""
    for paragraph in lines[:_MOST_TITLE_LINES]:
        if reference is not None and paragraph.index >= reference.index:
            return
        is_title = whole(paragraph).is_centred or whole(paragraph).is_bold
        if not paragraph.place.in_text or CAPTION.match(paragraph.text) or not is_title:
            return
        yield paragraph
