"""What is known of headers before a table is looked at: words, likenesses, other mappings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from baocao.submissions.mapped.columns import OPEN, comparable
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.likeness import Likeness
from baocao.submissions.mapped.model import Mapping, Meaning, TableContext


@dataclass(frozen=True)
class HeaderKnowledge:
    """`others` are the mappings that may say what a header means: those of the unit first."""

    lexicon: Lexicon
    place: TableContext
    others: tuple[Mapping, ...]

    @cached_property
    def likeness(self) -> Likeness:
        return Likeness(self.lexicon)

    def said_by_others(self, header: str, given: Meaning) -> tuple[Meaning | None, str]:
        """What another mapping says of a header, unless it speaks of another group than the sheet
        does, and that mapping's file."""
        held = {pair for pair in given.options if pair[1] != OPEN}
        for meaning, file in _said_in(self.others, header):
            splits = {category for category, _ in meaning.options}
            if {pair for pair in held if pair[0] in splits} <= set(meaning.options):
                joined = self.lexicon.dictionary.joined(meaning, given)
                if joined is not None:
                    return joined, file
        return None, ""


def _said_in(mappings: Sequence[Mapping], header: str) -> Iterator[tuple[Meaning, str]]:
    """What mappings say of a header that means one thing wherever it stands, with their file."""
    key = comparable(header)
    for mapping in mappings:
        rules = (rule for sheet in mapping.sheets for rule in sheet.columns)
        means = {
            r.meaning for r in rules if comparable(r.header) == key and not (r.column or r.table)
        }
        said = [meaning for meaning in means if meaning.element is not None]
        if len(means) == 1 and said:
            yield said[0], mapping.file
