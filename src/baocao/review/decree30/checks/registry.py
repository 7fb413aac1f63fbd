"""All checks by the ids of their rules."""

from __future__ import annotations

from baocao.review.decree30.checks import (
    appendices,
    body,
    characters,
    head,
    numbering,
    opening,
    order,
    page,
    placing,
    recipients,
    signer,
)
from baocao.review.decree30.checks.form import LOOKS
from baocao.review.decree30.rule import Check, Checks, Rule

_FAMILIES = (
    page,
    characters,
    order,
    head,
    placing,
    opening,
    numbering,
    body,
    signer,
    recipients,
    appendices,
)
CHECKS: Checks = {id_: check for family in _FAMILIES for id_, check in family.CHECKS.items()}


def check_of(rule: Rule) -> Check:
    """The code of a rule; one on a component's look is named after both."""
    if rule.component:
        return LOOKS[rule.id.removeprefix(f"{rule.component}_")]
    return CHECKS[rule.id]
