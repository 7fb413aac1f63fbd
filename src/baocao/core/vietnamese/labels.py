"""Numbers that name a thing and count nothing: "mũi 3", "cấp độ 1"; the word before is a label."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

Labels = frozenset[str]

_NAMED = re.compile(r"(?<!\w)([^\W\d_]+) \d{1,2}$")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)[ \u00a0]$")


def labels_in(names: Iterable[str]) -> Labels:
    """The words that numbers stand behind at the end of names: "mũi" of "18+, mũi 3"."""
    found = (_NAMED.search(name) for name in names)
    return frozenset(match[1].casefold() for match in found if match)


def is_labelled(text: str, start: int, labels: Collection[str]) -> bool:
    """Whether the number that begins at `start` stands behind a label."""
    before = _BEFORE.search(text, 0, start)
    return before is not None and before[1].casefold() in labels
