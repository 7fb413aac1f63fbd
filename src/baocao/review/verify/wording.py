"""Changed words, cut down to what changed and the words around it."""

from __future__ import annotations

from rapidfuzz.distance import Postfix, Prefix

from baocao.review.verify.model import Change, ChangeKind, WordPlace

AROUND = 4  # words shown before and after


def wording_change(old: str, new: str, place: WordPlace, what: tuple[ChangeKind, str]) -> Change:
    """The change of a text; `what` says whether its words are computed, and which text they are."""
    kind, id_ = what
    shown = shortened(old, new) if old and new else (old, new)
    return Change(kind, place, id_, *shown)


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
