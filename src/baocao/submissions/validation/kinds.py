"""What was sent for other periods: for the same days it has to say the same; the period before
has to be readable.

Which kind of period counts, and what each says, is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.submissions.validation.check import finding_of
from baocao.submissions.validation.model import Finding, Quoted, Value
from baocao.submissions.validation.rule import DataBreach, DataRule

DIFFER, APART, UNREAD = "kinds_differ", "kinds_apart", "earlier_unread"
WORDS = {
    DIFFER: ("name", "area", "found", "used_periods", "other", "other_periods"),
    APART: ("used_periods", "other_periods"),
    UNREAD: ("other_periods", "found"),
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


@dataclass(frozen=True)
class SentUnread:
    """The period before, in whose workbooks so many errors stop the reading."""

    other_periods: str
    errors: int


Sent = SentTwice | SentApart | SentUnread


def kinds_found(sent: Iterable[Sent], rules: Iterable[DataRule]) -> Iterator[Finding]:
    """A finding for each value that differs, and for what cannot be compared or read."""
    known = {rule.checked_by: rule for rule in rules}
    for one in sent:
        id_, values = _told(one)
        if id_ in known:
            yield finding_of(known[id_], DataBreach(None, "", values))


def _told(one: Sent) -> tuple[str, dict[str, Value]]:
    if isinstance(one, SentUnread):
        found = Quoted(Quantity(Decimal(one.errors)))
        return UNREAD, {"other_periods": one.other_periods, "found": found}
    return (DIFFER if isinstance(one, SentTwice) else APART), vars(one)
