"""The known words that come nearest to one that nobody knows, for messages."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(text: str, known: Iterable[str], *, limit: int = 3, cutoff: float = 0) -> list[str]:
    """At most `limit` of the `known` words, the likest first; `cutoff` of 100 wants the same."""
    from rapidfuzz import process  # few runs meet a word that nobody knows

    found = process.extract(text, list(known), limit=limit, score_cutoff=cutoff)
    return [word for word, _, _ in found]
