"""What the comma of "12,000" is in a column: it parts thousands, or decimals, or nobody can know.

Vietnamese parts decimals by a comma; a program set to English writes 12000 as "12,000". One such
text alone says nothing, the others of its column may.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum

_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}((?:,\d{3})+)(?![\d.,])")
_DECIMALS = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|(?<!\d)0,\d")
_DOTS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_DOTS_AS_ENGLISH_DECIMALS = re.compile(r"\d(?:,\d{3})+\.\d")


class Comma(Enum):
    """What a comma before three digits is."""

    THOUSANDS = "thousands"
    DECIMALS = "decimals"
    UNCLEAR = "unclear"


def may_part_thousands(text: str) -> bool:
    """Whether a text has a comma before exactly three digits: "12,000", "trên 1,234,567"."""
    return bool(_GROUPS.search(text))


def comma_of(texts: Iterable[str], *, is_count: bool) -> Comma:
    """What the commas of a column's texts are.

    A count has no decimals, so "3,456" people can only be 3456, unless other texts of the column
    part thousands by dots or have decimals behind a comma. "12,000" says nothing by itself.
    """
    every = list(texts)
    groups = [match[1] for text in every for match in _GROUPS.finditer(text)]
    if _is_english(every, groups):
        return Comma.THOUSANDS
    if any(_DECIMALS.search(text) or _DOTS.search(text) for text in every):
        return Comma.UNCLEAR if is_count else Comma.DECIMALS
    is_whole = any(group.strip(",0") for group in groups)
    return Comma.THOUSANDS if is_count and is_whole else Comma.UNCLEAR


def _is_english(texts: Collection[str], groups: Collection[str]) -> bool:
    """Whether "1,234,567" or "1,234.5" stands among the texts."""
    longer = any(len(group) > len(",000") for group in groups)
    return longer or any(_DOTS_AS_ENGLISH_DECIMALS.search(text) for text in texts)
