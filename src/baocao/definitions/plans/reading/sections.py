"""Which part of the document a passage stands in: goals, work, organisation and so on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from baocao.definitions.plans.reading.model import PlanPassage
from baocao.definitions.plans.reading.wording import SectionRule, any_of, lowered

_LONGEST_TITLE = 200


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
