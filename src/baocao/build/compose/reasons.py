"""Why a figure that was issued is another one today: under which openings of its data it changed.

Each lock remembers the period's results as they were then, so that what changed in one opening is
told from what changed in the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from baocao.archive.issued.model import LockAction, LockEvent
from baocao.core.quantities import Bound, Quantity

_SAME = Decimal("1e-9")  # numbers in a ledger have been through JSON


def reason_of(
    events: Sequence[LockEvent], figure: str, printed: Quantity, at: datetime, now: Quantity | None
) -> str:
    """The reasons of the openings under which a figure changed since `at`, when it was printed.

    Where a lock does not say how the figure stood, the openings around it share their reasons.
    """
    reasons: list[str] = []
    opened: list[str] = []
    stood: Quantity | None = printed
    for event in _since(events, at):
        if event.action is LockAction.UNLOCK:
            opened.append(event.reason)
        elif event.values is not None:
            then = _quantity(event.values, figure)
            reasons += opened if not same(stood, then) else []
            stood, opened = then, []
    reasons += opened if not same(stood, now) else []
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


def same(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two values are one, or both are missing."""
    if one is None or other is None:
        return one is other
    near = abs(one.value - other.value) <= _SAME * max(abs(one.value), Decimal(1))
    return near and one.bound is other.bound


def _since(events: Sequence[LockEvent], at: datetime) -> Sequence[LockEvent]:
    """The events behind the issue at `at`, whatever the clock said later; where another period's
    report was issued then, behind the last event that is not later."""
    issues = [n for n, one in enumerate(events) if (one.action, one.at) == (LockAction.ISSUE, at)]
    before = issues or [place for place, event in enumerate(events) if event.at <= at]
    return events[before[-1] + 1 :] if before else events


def as_text(quantity: Quantity) -> str:
    """A value as a lock keeps it: "= 83.15"."""
    return f"{quantity.bound.value} {quantity.value}"


def _quantity(values: Mapping[str, str], figure: str) -> Quantity | None:
    if figure not in values:
        return None
    bound, _, value = values[figure].partition(" ")
    return Quantity(Decimal(value), Bound(bound))
