"""What stands within quotation marks: numbers and letters there belong to another document."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.review.decree30.content import CheckedParagraph

_OPEN, _CLOSE, _STRAIGHT = "\u201c", "\u201d", '"'
_LONGEST = 40  # paragraphs; a quotation longer than that was never closed


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
        elif len(pending) > _LONGEST:
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
