"""Which part of the document a passage stands in, and passages cut into statements: sentences, and
what semicolons part within them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from baocao.definitions.plans.reading.model import PlanPassage
from baocao.definitions.plans.reading.quantities import Measure
from baocao.definitions.plans.reading.wording import SectionRule, WordRule, any_of, lowered

_LONGEST_TITLE = 200
_SENTENCE = re.compile(r"(?<=[^\W\d_][.!?…])\s+(?=[^\W\d_])|(?<=[\d)”\"]\.)\s+(?=[^\W\d_])")
_SHORT = re.compile(r"(?:^|\s)(?:TP|Q|P|TX|TT|ThS|TS|BS|GS|PGS|St)\.$")
_PART = re.compile(r";\s*(?![^()]*\))")


class Zone(Enum):
    """The parts of a plan; targets are looked for in another way in each."""

    GOALS = "goals"
    GENERAL = "general"
    PURPOSE = "purpose"
    WORK = "work"
    ORGANISATION = "organisation"
    TIME = "time"
    MONEY = "money"
    SITUATION = "situation"
    PREAMBLE = "preamble"


def zone_of(passage: PlanPassage, rules: Sequence[SectionRule]) -> Zone:
    """The part by the nearest title that tells; numbered items without one are work."""
    own = lowered(passage.text)[:60]
    general = [rule for rule in rules if rule.is_ == Zone.GENERAL.value]
    if any_of(general, own):
        return Zone.GENERAL
    for title in reversed([h for h in passage.headings if len(h) < _LONGEST_TITLE]):
        rule = any_of(rules, lowered(title))
        if rule is not None:
            return Zone(rule.is_)
    return (
        Zone.WORK
        if passage.clause.startswith(("Mục", "Phần", "Chương", "Điều", "Phụ lục"))
        else Zone.PREAMBLE
    )


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
