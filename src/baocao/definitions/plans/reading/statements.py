"""Passages cut into statements: sentences, and what semicolons part within them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.definitions.plans.reading.model import PlanPassage
from baocao.definitions.plans.reading.quantities import Measure
from baocao.definitions.plans.reading.sections import Zone
from baocao.definitions.plans.reading.wording import WordRule

_SENTENCE = re.compile(r"(?<=[^\W\d_][.!?…])\s+(?=[^\W\d_])|(?<=[\d)”\"]\.)\s+(?=[^\W\d_])")
_SHORT = re.compile(r"(?:^|\s)(?:TP|Q|P|TX|TT|ThS|TS|BS|GS|PGS|St)\.$")
_PART = re.compile(r";\s*(?![^()]*\))")


@dataclass(frozen=True)
class Statement:
    """One thing that a passage says; `sentence` is the whole around it, `carried` the level of
    what it is joined to."""

    text: str
    sentence: str
    passage: PlanPassage
    zone: Zone
    is_first: bool
    carried: tuple[Measure, ...] = ()


def statements(
    passage: PlanPassage, zone: Zone, joints: Sequence[WordRule]
) -> Iterator[list[Statement]]:
    """The statements of one passage in reading order; those that "và" joins stand together."""
    for sentence in sentences(passage.text):
        parts = [part.strip(" .;") for part in _PART.split(sentence)]
        for place, part in enumerate(part for part in parts if part):
            yield [
                Statement(text.strip(), sentence, passage, zone, is_first=place == 0)
                for text in _unjoined(part, joints)
            ]


def _unjoined(part: str, joints: Sequence[WordRule]) -> list[str]:
    for rule in joints:
        match = rule.words.search(part)
        if match is not None and match.start() > 0:
            return [part[: match.start()], part[match.end() :]]
    return [part]


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; abbreviations end none."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        ends_short = found and _SHORT.search(found[-1])
        begins_small = found and piece[:1].islower()
        if ends_short or begins_small:
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found
