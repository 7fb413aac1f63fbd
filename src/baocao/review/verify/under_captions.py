"""Rows that stand under the caption of another table than they were built under: what a number is
of is told by both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baocao.review.verify.model import Change, ChangeKind
from baocao.review.verify.text import FileText


def moved_rows(built: FileText, edited: FileText) -> Iterator[Change]:
    """For each two captions, the first row that went from one to the other."""
    under: dict[str, set[str]] = defaultdict(set)
    for passage in built.passages:
        if passage.table:
            under[passage.text].add(passage.table)
    captions = {caption for own in under.values() for caption in own}
    told: set[tuple[str, str]] = set()
    for place, passage in enumerate(edited.passages):
        own = under.get(passage.text, set())
        if not own or passage.table not in captions or passage.table in own:
            continue
        old = min(own)
        if (old, passage.table) not in told:
            told.add((old, passage.table))
            id_ = _id_of(built, old)
            yield Change(ChangeKind.TEXT_CHANGED, edited.place(place), id_, old, passage.table)


def _id_of(built: FileText, caption: str) -> str:
    """The id of the computed text that is the caption."""
    texts = (text.id for text, place in built.computed if built.passages[place].text == caption)
    return next(texts, "")
