"""What an amendment changes: item by item, from one version of a document to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from baocao.definitions.plans.model import Plan, Target, Task


class AmendmentKind(Enum):
    """What became of a target or task; words are in templates/phrases.yaml."""

    RAISED = "raised"
    LOWERED = "lowered"
    REDEFINED = "redefined"  # judged otherwise than before
    REALLOTTED = "reallotted"  # units are given other values
    RESCHEDULED = "rescheduled"  # other milestones on the way to it
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    ADDED = "added"


@dataclass(frozen=True)
class AmendedTarget:
    """A target before and after; one of the two is missing where it was added or withdrawn."""

    kind: AmendmentKind
    before: Target | None
    after: Target | None


@dataclass(frozen=True)
class AmendedTask:
    """A task before and after; one of the two is missing where it was added or withdrawn."""

    kind: AmendmentKind
    before: Task | None
    after: Task | None


@dataclass(frozen=True)
class Amendment:
    """A version of a document with all that it changes, and the day from which it counts."""

    before: Plan
    after: Plan
    effective_from: date
    targets: tuple[AmendedTarget, ...]
    tasks: tuple[AmendedTask, ...]


def amendment(before: Plan, after: Plan) -> Amendment:
    """What the next version of a document changes."""
    return Amendment(
        before,
        after,
        after.counts_from,
        tuple(_targets(before, after)),
        tuple(_tasks(before, after)),
    )


def _targets(before: Plan, after: Plan) -> Iterator[AmendedTarget]:
    olds = {target.id: target for target in before.targets}
    news = {target.id: target for target in after.targets}
    for id_ in dict.fromkeys((*olds, *news)):
        old, new = olds.get(id_), news.get(id_)
        if old is None or new is None:
            kind = AmendmentKind.ADDED if old is None else AmendmentKind.WITHDRAWN
            yield AmendedTarget(kind, old, new)
            continue
        ends = old.deadline or before.valid_to, new.deadline or after.valid_to
        for found in (_level(old, new), _given(old, new), _marks(old, new), _moved(*ends)):
            if found is not None:
                yield AmendedTarget(found, old, new)


def _level(old: Target, new: Target) -> AmendmentKind | None:
    """Whether the number was changed, or how it is judged."""
    if old.criterion != new.criterion:
        return AmendmentKind.REDEFINED
    if old.value is None or new.value is None or old.value == new.value:
        return None
    return AmendmentKind.RAISED if new.value > old.value else AmendmentKind.LOWERED


def _given(old: Target, new: Target) -> AmendmentKind | None:
    """Whether units have other values to reach than before."""
    if old.criterion != new.criterion or old.among is None or old.among == new.among:
        return None
    return AmendmentKind.REALLOTTED


def _marks(old: Target, new: Target) -> AmendmentKind | None:
    """Whether other values have to be reached on the way."""
    return None if old.milestones == new.milestones else AmendmentKind.RESCHEDULED


def _moved(old: date | None, new: date | None) -> AmendmentKind | None:
    if old is None or new is None or old == new:
        return None
    return AmendmentKind.POSTPONED if new > old else AmendmentKind.BROUGHT_FORWARD


def _tasks(before: Plan, after: Plan) -> Iterator[AmendedTask]:
    """Tasks by their ids; standing duties, whose ids only count them, by agency and words."""
    olds = {_key(task): task for task in before.tasks}
    news = {_key(task): task for task in after.tasks}
    for key in dict.fromkeys((*olds, *news)):
        old, new = olds.get(key), news.get(key)
        if old is None or new is None:
            kind = AmendmentKind.ADDED if old is None else AmendmentKind.WITHDRAWN
            yield AmendedTask(kind, old, new)
            continue
        if old.lead != new.lead:
            yield AmendedTask(AmendmentKind.HANDED_OVER, old, new)
        moved = _moved(old.due, new.due)
        if moved is not None:
            yield AmendedTask(moved, old, new)


def _key(task: Task) -> tuple[str, ...]:
    return (task.lead, task.name) if task.is_duty else (task.id,)
