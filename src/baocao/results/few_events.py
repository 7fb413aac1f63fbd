"""Which rates rest on too few events to set a unit beside others by.

One case more or less takes a small unit from the best quarter to the worst. A rate counts where
the unit had `LEAST_EVENTS`, or would have had them at the rate of all units together: the usual
bound of counts that are compared (W. G. Cochran, "Some methods for strengthening the common
chi-squared tests", Biometrics 10, 1954).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

LEAST_EVENTS = 5

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class EventCount:
    """The events of a unit, and among how many people or cases."""

    events: Decimal
    among: Decimal


def with_few_events(units: Mapping[Key, EventCount]) -> frozenset[Key]:
    """The units that had too few events and would have had at the rate of all `units` together."""
    events = sum((unit.events for unit in units.values()), Decimal(0))
    among = sum((unit.among for unit in units.values()), Decimal(0))

    def most(unit: EventCount) -> Decimal:
        expected = unit.among * events / among if among else Decimal(0)
        return max(unit.events, expected)

    return frozenset(key for key, unit in units.items() if most(unit) < LEAST_EVENTS)
