"""What was sent for the same days by another kind of period: it has to say the same.

Which kind counts, and what each says, is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from baocao.submissions.validation.check import finding_of
from baocao.submissions.validation.model import Finding, Quoted
from baocao.submissions.validation.rule import DataBreach, DataRule

DIFFER, APART = "kinds_differ", "kinds_apart"
WORDS = {
    DIFFER: ("name", "area", "found", "used_periods", "other", "other_periods"),
    APART: ("used_periods", "other_periods"),
}


@dataclass(frozen=True)
class SentTwice:
    """One value by the periods that count (`found`) and by those beside them (`other`)."""

    name: str
    area: str
    used_periods: str
    found: Quoted
    other_periods: str
    other: Quoted


@dataclass(frozen=True)
class SentApart:
    """Periods beside those that count whose days are others: nothing can be compared."""

    used_periods: str
    other_periods: str


def kinds_found(
    sent: Iterable[SentTwice | SentApart], rules: Iterable[DataRule]
) -> Iterator[Finding]:
    """A finding for each value that differs, and for what cannot be compared."""
    known = {rule.checked_by: rule for rule in rules}
    for one in sent:
        id_ = DIFFER if isinstance(one, SentTwice) else APART
        if id_ in known:
            yield finding_of(known[id_], DataBreach(None, "", vars(one)))
