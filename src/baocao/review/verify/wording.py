"""Changed words, cut down to what changed and the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Postfix, Prefix

from baocao.review.verify.model import Change, ChangeKind, Place

AROUND = 4  # words shown before and after


def wording_change(
    old_words: Sequence[str], new_words: Sequence[str], old: str, new: str, place: Place
) -> Iterator[Change]:
    """One change where the words differ; `old` and `new` are the texts they stand in."""
    if list(old_words) != list(new_words):
        shown = shortened(old, new) if old and new else (old, new)
        yield Change(ChangeKind.WORDING_CHANGED, place, old=shown[0], new=shown[1])


def shortened(old: str, new: str) -> tuple[str, str]:
    """Both texts without the words that they begin and end with alike."""
    left, right = old.split(), new.split()
    head = Prefix.similarity(left, right)
    tail = Postfix.similarity(left[head:], right[head:])
    return _cut(left, head, tail), _cut(right, head, tail)


def _cut(words: list[str], head: int, tail: int) -> str:
    start, end = max(head - AROUND, 0), min(len(words) - tail + AROUND, len(words))
    before = ["…"] if start else []
    after = ["…"] if end < len(words) else []
    return " ".join([*before, *words[start:end], *after])
