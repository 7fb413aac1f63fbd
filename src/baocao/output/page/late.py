"""What a report's page says first: targets that are missed or behind, where most is missing, and
tasks that are overdue, each with whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.core.quantities import Operator, Quantity, satisfies
from baocao.document.content import TargetContent, TaskContent, things_of
from baocao.output.page.view import ReportView
from baocao.results.ledger.model import Figure
from baocao.results.measured import UNMET
from baocao.results.model import TargetStatus, TaskStatus


@dataclass(frozen=True)
class UnitFigure:
    """A unit with its figure, as the report prints it."""

    name: str
    figure: Figure


@dataclass(frozen=True)
class LateTarget:
    """A target in need, and the unit that is furthest from it, None where none is known to be."""

    target: TargetContent
    furthest: UnitFigure | None


def late_targets(view: ReportView) -> list[LateTarget]:
    """Each thing once that a target asks for, what is missed first, of it what is furthest off."""
    leading = [thing[0] for thing in things_of(view.content.targets)]
    leading.sort(key=distance, reverse=True)
    ordered = [t for status in UNMET for t in leading if TargetStatus(t.status) is status]
    return [LateTarget(target, _furthest(view, target)) for target in ordered]


def late_of(tasks: Iterable[TaskContent]) -> list[TaskContent]:
    """The overdue tasks, those that wait longest first."""
    overdue = [task for task in tasks if task.status == TaskStatus.OVERDUE.value]
    return sorted(overdue, key=lambda task: -task.days_overdue)


def untold_of(tasks: Iterable[TaskContent], cutoff: date) -> list[TaskContent]:
    """The tasks that nobody has told of, of those whose day has passed: they may be overdue."""
    unreported = (task for task in tasks if task.status == TaskStatus.NOT_REPORTED.value)
    return [task for task in unreported if task.due is not None and task.due < cutoff]


def by_lead(tasks: Iterable[TaskContent]) -> list[tuple[str, list[TaskContent]]]:
    """Tasks by their lead agency, the one with most first."""
    found: dict[str, list[TaskContent]] = {}
    for task in tasks:
        found.setdefault(task.lead, []).append(task)
    return sorted(found.items(), key=lambda held: -len(held[1]))


def untold(tasks: Iterable[TaskContent], cutoff: date) -> int:
    """How many tasks nobody has told of whose day has passed."""
    return len(untold_of(tasks, cutoff))


def distance(target: TargetContent) -> float:
    """How far a target is off, as a share of what it asks for; below 0 where that is not known."""
    if target.value is None or not target.asked:
        return -1.0 if target.value is None or target.asked is None else abs(target.value)
    return abs(target.asked - target.value) / abs(target.asked)


def _furthest(view: ReportView, target: TargetContent) -> UnitFigure | None:
    """Of the units that are short of the target that with most to go; a bound that leaves it open
    is not short."""
    if not target.for_units or target.operator in ("", "="):
        return None
    operator, short = Operator(target.operator), dict[Decimal, Figure]()
    for figure in view.units.get((target.indicator, target.split), ()):
        asked = target.asked_of(figure.area)
        value = Quantity(figure.value, figure.bound)
        if asked is not None and satisfies(value, operator, asked) is False:
            short.setdefault(abs(figure.value - asked), figure)
    if not short:
        return None
    furthest = short[max(short)]
    return UnitFigure(view.content.areas[furthest.area or ""], furthest)
