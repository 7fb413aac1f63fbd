"""Whether two lines of a narrow cell are halves of one word that was wider than the cell."""

from __future__ import annotations

import re
from unicodedata import normalize

from baocao.core.vietnamese.syllables import is_syllable

_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"[^\W\d_]+")
_CLOSING = re.compile(r"[.,;:!?)\]”…%/]|-(?=\w)")
_OF_NUMBER = re.compile(r"\d[.,]?$")
_LONGEST_REST = 2  # letters of the end of a foreign word that look like a word of their own


def is_one_word(before: str, after: str) -> bool:
    """Whether the word that fills the line `before` goes on in the first one of `after`.

    So do numbers, what a sign closes, the halves of a syllable, and of a name or abbreviation that
    is no syllable; two words of their own do not.
    """
    before, after = normalize("NFC", before), normalize("NFC", after)
    if _CLOSING.match(after) or (_OF_NUMBER.search(before) and after[:1].isdigit()):
        return True
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return tail is not None and head is not None and _is_cut(tail[0], head[0])


def _is_cut(tail: str, head: str) -> bool:
    if head[0].isupper() and not tail.isupper():
        return False
    if is_syllable(tail + head):
        return True
    is_rest = not is_syllable(head) or (len(head) <= _LONGEST_REST and head.isascii())
    return is_rest and not is_syllable(tail)
