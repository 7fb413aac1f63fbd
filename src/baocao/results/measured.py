"""Targets by the thing that they measure: what two documents ask for is one thing, counted once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import DOWNWARD
from baocao.results.model import IndicatorResult, TargetResult, TargetStatus

# What leaders have to see first; of a thing that documents judge differently, the first stands.
URGENCY = (
    TargetStatus.NOT_MET,
    TargetStatus.BEHIND,
    TargetStatus.ON_TRACK,
    TargetStatus.NOT_DUE,
    TargetStatus.MET,
    TargetStatus.NOT_ASSESSABLE,
    TargetStatus.NOT_REPORTED,
)
UNMET = (TargetStatus.NOT_MET, TargetStatus.BEHIND)


@dataclass(frozen=True)
class Measured:
    """One thing that is measured, with every target that asks for it, in the plans' order."""

    targets: tuple[TargetResult, ...]

    @property
    def status(self) -> TargetStatus:
        """The most urgent status of its targets that no amendment has ended."""
        return most_urgent(t.status for t in self.standing or self.targets)

    @property
    def standing(self) -> tuple[TargetResult, ...]:
        """Its targets that no amendment has ended."""
        return tuple(t for t in self.targets if t.target.ended_on is None)

    @property
    def leading(self) -> TargetResult:
        """The target that its status is of: the first such one."""
        return next(t for t in self.standing or self.targets if t.status is self.status)

    @property
    def result(self) -> IndicatorResult | None:
        return self.leading.result


def most_urgent(statuses: Iterable[TargetStatus]) -> TargetStatus:
    """The status that leaders have to see first; there must be one."""
    return min(statuses, key=URGENCY.index)


def counted(targets: Iterable[TargetResult]) -> tuple[Measured, ...]:
    """All targets, each thing once: what is measured, and each target judged by a document."""
    groups: dict[Hashable, list[TargetResult]] = {}
    for judged in targets:
        groups.setdefault(thing(judged), []).append(judged)
    return tuple(Measured(tuple(group)) for group in groups.values())


def in_force(targets: Iterable[TargetResult]) -> list[Measured]:
    """What every place of the report and of the site counts: no thing that amendments ended."""
    return [one for one in counted(targets) if one.standing]


def unmet(targets: Iterable[TargetResult]) -> list[Measured]:
    """The things that fail or lag and that something can still be done about."""
    return [one for one in in_force(targets) if one.status in UNMET]


def distance(one: Measured) -> Decimal:
    """How far a thing is from what is asked, in proportion to that; what nothing brings back is
    furthest, 0 where no number says."""
    if is_lost(one):
        return Decimal("Infinity")
    gap, asked = one.leading.gap, one.leading.value
    return gap / abs(asked) if gap and asked else Decimal(0)


def is_lost(one: Measured) -> bool:
    """Whether more has added up by its day than is allowed: nothing brings that back."""
    judged = one.leading
    beyond = judged.status is TargetStatus.NOT_MET and judged.accumulated is not None
    return beyond and (bool(judged.days_left) or judged.target.operator in DOWNWARD)


def thing(judged: TargetResult) -> tuple[Hashable, ...]:
    """What two targets share that measure one thing; a target without an indicator is alone.

    The number that has to be reached and the day by which it has to be may differ.
    """
    target = judged.target
    if target.indicator is None:
        return judged.plan.id, target.id
    return target.indicator, target.disaggregation, target.over, target.among and target.among.kind


def thing_key(judged: TargetResult) -> str:
    """`thing` as one word, for whoever keeps it in a file."""
    target = judged.target
    if target.indicator is None:
        return f"{judged.plan.id}/{target.id}"
    among = f"{target.among.level}-{target.among.share}" if target.among else ""
    among += "-given" if target.among and target.among.given else ""
    parts = (target.indicator, *(option for _, option in target.disaggregation))
    return "/".join(part for part in (*parts, target.over.value, among) if part)
