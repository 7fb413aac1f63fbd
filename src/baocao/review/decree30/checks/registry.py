"""All checks by the ids of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.review.decree30.checks import (
    appendices,
    body,
    capitals,
    characters,
    citations,
    divisions,
    foot,
    head,
    lines,
    numbering,
    opening,
    order,
    page,
)
from baocao.review.decree30.checks.form import LOOKS
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import CapitalRule, FormatBreach, FormatCheck, FormatRule, LookRule

_FAMILIES = (
    page,
    characters,
    order,
    head,
    lines,
    opening,
    citations,
    numbering,
    divisions,
    body,
    capitals,
    foot,
    appendices,
)
CHECKS: Mapping[str, FormatCheck] = {
    id_: check for family in _FAMILIES for id_, check in family.CHECKS.items()
}


def breaches(rule: FormatRule, document: Recognised) -> Iterator[FormatBreach]:
    """Where the document departs from a rule."""
    if isinstance(rule, LookRule):
        return LOOKS[rule.check].run(document, rule)
    if isinstance(rule, CapitalRule):
        return capitals.CAPITALS.run(document, rule)
    return CHECKS[rule.checked_by].run(document, rule)
