"""What a report's page says first: targets that are missed or behind, where most is missing, and
tasks that are overdue, each with whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Operator, Quantity, satisfies
from baocao.document.content import TargetContent, TaskContent, things_of
from baocao.output.page.view import ReportView
from baocao.results.ledger.model import Figure
from baocao.results.measured import UNMET
from baocao.results.model import TargetStatus, TaskStatus

NAMED = 3  # units of a target
_UPWARD = (">=", ">")


@dataclass(frozen=True)
class UnitFigure:
    """A unit with its figure, as the report prints it."""

    name: str
    figure: Figure


@dataclass(frozen=True)
class LateTarget:
    """A target in need, and the units that are furthest from it, the furthest first."""

    target: TargetContent
    furthest: tuple[UnitFigure, ...]


def late_targets(view: ReportView) -> list[LateTarget]:
    """Each thing once that a target asks for, what is missed first."""
    leading = [thing[0] for thing in things_of(view.content.targets)]
    ordered = [t for status in UNMET for t in leading if TargetStatus(t.status) is status]
    return [LateTarget(target, tuple(_furthest(view, target))) for target in ordered]


def late_tasks(view: ReportView) -> list[TaskContent]:
    """The overdue tasks, those that wait longest first."""
    overdue = [t for t in view.content.tasks if t.status == TaskStatus.OVERDUE.value]
    return sorted(overdue, key=lambda task: -task.days_overdue)


def _furthest(view: ReportView, target: TargetContent) -> Iterator[UnitFigure]:
    """Of the units that are short of the target those with most to go; a bound that leaves it open
    is not short."""
    if target.asked is None or not target.for_units or target.operator in ("", "="):
        return
    operator, asked = Operator(target.operator), Decimal(str(target.asked))
    sign = 1 if target.operator in _UPWARD else -1
    short = [
        figure
        for figure in view.units.get((target.indicator, target.split), ())
        if satisfies(Quantity(figure.value, figure.bound), operator, asked) is False
    ]
    for figure in sorted(short, key=lambda figure: sign * figure.value)[:NAMED]:
        yield UnitFigure(view.content.areas[figure.area or ""], figure)
