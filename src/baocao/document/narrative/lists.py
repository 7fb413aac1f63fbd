"""Lists of units in a sentence: every name of a short one, of a long one the first few and how
many more there are. The names of a long list go along; the workbook prints them.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.document.narrative.phrases import Computed, Sentence
from baocao.document.narrative.words import Words

MOST = 10  # names that a sentence prints
FIRST = 3  # of a longer list


def units_told(words: Words, names: Sequence[str]) -> Sentence:
    """ "xã A, xã B, xã C"; of more than `MOST` names the first, as the caller put them in
    order, and the number of the others."""
    comma = words.phrases["lists.comma"]
    if len(names) <= MOST:
        return (Computed(comma.join(names), "area"),) if names else ()
    more = len(names) - FIRST
    return words.phrases.fill(
        "lists.units",
        first=Computed(comma.join(names[:FIRST]), "area", whole=tuple(names)),
        count=words.figures.count(f"units-not-named.{more}", more, "số đơn vị không nêu tên"),
    )
