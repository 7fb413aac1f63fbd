"""Which value stands where units stated several: the one answer for every room.

A value without an hour closes its day. Of two values of one moment the first stated stands.
Whether two values may stand beside each other is judged by `validation.values`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, time

from baocao.definitions.indicators.model import Aggregation
from baocao.submissions.workbooks.model import Group, Observation


def moment(observation: Observation) -> tuple[date, time]:
    """The time a value stands at; a day without an hour is its last minute."""
    return observation.as_of, observation.as_of_time or time.max


def latest(observations: Iterable[Observation]) -> Observation | None:
    """The value that stands at the end; None where there is none."""
    return max(observations, key=moment, default=None)


def by_day(observations: Iterable[Observation]) -> dict[date, Observation]:
    """The value that closes each day, oldest day first."""
    known = tuple(observations)
    if len(known) == 1:  # as nearly every group has it
        return {known[0].as_of: known[0]}
    days: dict[date, list[Observation]] = defaultdict(list)
    for observation in known:
        days[observation.as_of].append(observation)
    return {day: max(days[day], key=moment) for day in sorted(days)}


def holding(observations: Iterable[Observation], day: date) -> Observation | None:
    """The value that holds on a day: that of the last day until then, else of the first after."""
    known = tuple(observations)
    if len(known) == 1:
        return known[0]
    until = [observation for observation in known if observation.as_of <= day]
    first = min((observation.as_of for observation in known), default=day)
    return latest(until or [observation for observation in known if observation.as_of == first])


def of_period(
    observations: Iterable[Observation], aggregation: Aggregation
) -> tuple[Observation, ...]:
    """What counts for a whole period: a stock's latest value, every day's value of a flow."""
    known = tuple(observations)
    if len(known) == 1:
        return known
    values = tuple(by_day(known).values())
    return values if aggregation is Aggregation.FLOW else values[-1:]


def by_provider(observations: Iterable[Observation]) -> dict[str, list[Observation]]:
    """The values of each provider, who come in the order of their first ones."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        found[observation.provider].append(observation)
    return dict(found)


def of_provider(observations: Iterable[Observation], provider: str) -> Sequence[Observation]:
    """The provider's own values, else those of the only provider that there is."""
    found = by_provider(observations)
    only = next(iter(found.values())) if len(found) == 1 else ()
    return found.get(provider, only)


def of_one_provider(observations: Iterable[Observation], provider: str) -> tuple[Observation, ...]:
    """Where several providers counted one group, the counts of `provider` alone.

    Groups that it did not count keep all that there is.
    """
    every = tuple(observations)
    if not provider:
        return every
    counted = {o.group for o in every if o.provider == provider}
    return tuple(o for o in every if o.provider == provider or o.group not in counted)


class StandingValues:
    """Observations by group, oldest first, and which of them stand."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self.groups: dict[Group, list[Observation]] = defaultdict(list)
        for observation in sorted(observations, key=moment):
            self.groups[observation.group].append(observation)

    def on_day(self, group: Group, day: date, provider: str = "") -> Observation | None:
        """The value of that very day: the provider's own, or that of the only provider."""
        same_day = [o for o in self.groups.get(group, ()) if o.as_of == day]
        return latest(of_provider(same_day, provider)) if same_day else None

    def latest(self, group: Group, provider: str = "") -> Observation | None:
        """The last value: the provider's own, or that of the only provider there is."""
        return latest(of_provider(self.groups.get(group, ()), provider))

    def holding(self, group: Group, day: date) -> list[Observation]:
        """Each provider's value that holds on a day."""
        known = self.groups.get(group, ())
        if len(known) < 2:
            return list(known)
        values = (holding(own, day) for own in by_provider(known).values())
        return [value for value in values if value is not None]

    def last_values(self) -> dict[Group, Observation]:
        """Each group's last value, whoever stated it."""
        return {group: max(stated, key=moment) for group, stated in self.groups.items()}

    def of_each_provider(self, group: Group) -> list[Observation]:
        """Each provider's last value."""
        known = self.groups.get(group, ())
        if len(known) < 2:
            return list(known)
        return [max(own, key=moment) for own in by_provider(known).values()]
