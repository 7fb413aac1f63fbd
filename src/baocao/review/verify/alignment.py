"""Words and numbers of linked passages, laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from baocao.review.verify.draft import Passage
from baocao.review.verify.numbers import NUMBER

TOKEN = re.compile(rf"{NUMBER.pattern}|[^\W\d_]+|[^\w\s]|_")

Span = tuple[int, int, int]  # passage, start, end


@dataclass(frozen=True)
class Token:
    """A word, a number or a sign, and where it stands."""

    text: str
    passage: int
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return NUMBER.match(self.text) is not None

    def within(self, span: Span) -> bool:
        """Whether the token lies in the span."""
        passage, start, end = span
        return self.passage == passage and start <= self.start and self.end <= end


@dataclass(frozen=True)
class Region:
    """Tokens that differ between two stretches that are equal."""

    built: tuple[Token, ...]
    edited: tuple[Token, ...]


@dataclass(frozen=True)
class Alignment:
    """`same` gives for each token as built its equal in the edited file."""

    built: tuple[Token, ...]
    edited: tuple[Token, ...]
    same: dict[Token, Token]
    regions: tuple[Region, ...]


def align(built: Iterable[tuple[int, Passage]], edited: Iterable[tuple[int, Passage]]) -> Alignment:
    """Lay passages, with their places, side by side so that most tokens are equal."""
    old, new = tuple(_tokens(built)), tuple(_tokens(edited))
    same: dict[Token, Token] = {}
    regions: list[Region] = []
    left = right = 0
    blocks = LCSseq.editops([t.text for t in old], [t.text for t in new]).as_matching_blocks()
    for block in blocks:
        region = Region(old[left : block.a], new[right : block.b])
        if region.built or region.edited:
            regions.append(region)
        left, right = block.a + block.size, block.b + block.size
        same.update(zip(old[block.a : left], new[block.b : right], strict=True))
    return Alignment(old, new, same, tuple(regions))


def _tokens(passages: Iterable[tuple[int, Passage]]) -> Iterator[Token]:
    for place, passage in passages:
        for match in TOKEN.finditer(passage.text):
            yield Token(match[0], place, match.start(), match.end())
