"""What changed since the period before: main figures that are worse, targets that turned, tasks
that became overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from baocao.apps.site.choices import Choices
from baocao.apps.site.overview import Overview
from baocao.core.quantities import Bound
from baocao.definitions.indicators.model import Direction
from baocao.document.content import TargetContent, TaskContent, things_of
from baocao.output.page.late import distance
from baocao.output.page.view import PrintedValue
from baocao.results.measured import UNMET, URGENCY
from baocao.results.model import TargetStatus, TaskStatus
from baocao.results.worsened import FEW

MOST = 5  # figures named beside the main ones


@dataclass(frozen=True)
class MainChange:
    """A main figure that moved: the wrong way (`worse`), the right one (`better`), or neither."""

    label: str
    value: PrintedValue
    worse: bool
    better: bool


@dataclass(frozen=True)
class Changes:
    """A report beside that of the period before; figures, targets and tasks of the later one:
    figures with their labels that moved the wrong way, those first that moved most of what they
    were, targets that are late now and stand worse than before, the furthest off first, those that
    are met now and were not, tasks that became overdue; and the main figures that moved any way,
    and those that are printed as they were. `most` is the largest part that one of `figures`
    moved."""

    report: Overview
    before: Overview
    figures: tuple[tuple[str, PrintedValue], ...]
    worse: tuple[TargetContent, ...]
    better: tuple[TargetContent, ...]
    overdue: tuple[TaskContent, ...]
    main: tuple[MainChange, ...] = ()
    unchanged: tuple[tuple[str, PrintedValue], ...] = ()
    most: float = 0.0

    @property
    def is_any(self) -> bool:
        return bool(self.figures or self.worse or self.better or self.overdue)


def changes_of(
    latest: Iterable[Overview], reports: Sequence[Overview], choices: Choices
) -> list[Changes]:
    """The changes of each report that has one of the period before, of the same kind of data."""
    pairs = ((report, previous_of(report, reports)) for report in latest)
    return [_changes(report, before, choices) for report, before in pairs if before is not None]


def previous_of(report: Overview, reports: Iterable[Overview]) -> Overview | None:
    """The province's report of the period before, as long and as real or synthetic as this."""
    same = [
        other
        for other in reports
        if (other.key.programme, other.key.province) == (report.key.programme, report.key.province)
        and other.kind == report.kind
        and other.period.end < report.period.start
    ]
    last = max(same, key=lambda other: other.period.end, default=None)
    follows = last is not None and (report.period.start - last.period.end).days == 1
    return last if follows else None


def _changes(report: Overview, before: Overview, choices: Choices) -> Changes:
    earlier = {_name(t[0]): TargetStatus(t[0].status) for t in things_of(before.targets)}
    leading = [thing[0] for thing in things_of(report.targets)]
    known = [(t, TargetStatus(t.status), earlier[_name(t)]) for t in leading if _name(t) in earlier]
    waited = {(t.plan, t.id) for t in before.tasks if t.status == TaskStatus.OVERDUE.value}
    main = list(_of_main(report, before, choices))
    worse = [
        *((one.label, one.value) for one in main if one.worse),
        *_others(report, before, choices),
    ]
    shares = _shares_moved(report, before)
    worse.sort(key=lambda told: shares.get(told[1].figure, 0.0), reverse=True)
    fallen = [t for t, now, then in known if now in UNMET and _rank(now) < _rank(then)]
    return Changes(
        report,
        before,
        tuple(worse),
        tuple(sorted(fallen, key=distance, reverse=True)),
        tuple(t for t, now, then in known if now is TargetStatus.MET and then is not now),
        tuple(
            task
            for task in report.tasks
            if task.status == TaskStatus.OVERDUE.value and (task.plan, task.id) not in waited
        ),
        tuple(main),
        tuple(_unchanged(report, before, choices)),
        max((shares.get(value.figure, 0.0) for _, value in worse), default=0.0),
    )


def _others(
    report: Overview, before: Overview, choices: Choices
) -> Iterator[tuple[str, PrintedValue]]:
    """What got worse beside the main figures, of all that the report compares, the most first,
    whether a target asks for it or not."""
    main = {(one.indicator, one.split) for one in choices.main_of(report.key.programme)}
    others = [one for one in report.worsened if (one.indicator, one.split) not in main]
    for one in others[:MOST]:
        value = report.values.get((one.indicator, one.split))
        if value and value.change and value.change.period == before.key.days:
            yield one.name, value


def _of_main(report: Overview, before: Overview, choices: Choices) -> Iterator[MainChange]:
    """Main figures whose change is printed; worse is more where less is better, and less where
    more is."""
    wrong_way = {Direction.HIGHER_IS_BETTER: -1, Direction.LOWER_IS_BETTER: 1}
    ways = {i.id: wrong_way.get(Direction(i.direction), 0) for i in report.indicators}
    for main in choices.main_of(report.key.programme):
        value = report.values.get((main.indicator, main.split))
        change = value.change if value else None
        if value is None or change is None or change.period != before.key.days:
            continue
        way = change.number * ways.get(main.indicator, 0)
        yield MainChange(main.label, value, worse=way > 0, better=way < 0)


def _unchanged(
    report: Overview, before: Overview, choices: Choices
) -> Iterator[tuple[str, PrintedValue]]:
    """Main figures without a change that both reports print alike, of the same people."""
    for main in choices.main_of(report.key.programme):
        key = (main.indicator, main.split)
        value, earlier = report.values.get(key), before.values.get(key)
        if value and earlier and not value.change and _alike(value, earlier):
            yield main.label, value


def _alike(value: PrintedValue, earlier: PrintedValue) -> bool:
    same = (value.text, value.of) == (earlier.text, earlier.of)
    return same and value.bound is Bound.EXACT and earlier.bound is Bound.EXACT


def _shares_moved(report: Overview, before: Overview) -> dict[str, float]:
    """By what part of its earlier value each figure moved, infinite from none; 0 where so few were
    counted that a proportion says nothing."""
    counts = {i.id for i in report.indicators if i.counts}
    found: dict[str, float] = {}
    for key, value in report.values.items():
        earlier = before.values.get(key)
        if earlier is None or (key[0] in counts and max(value.number, earlier.number) < FEW):
            continue
        moved = abs(value.number - earlier.number)
        found[value.figure] = moved / abs(earlier.number) if earlier.number else inf
    return found


def _rank(status: TargetStatus) -> int:
    return URGENCY.index(status)


def _name(target: TargetContent) -> str:
    return target.thing or f"{target.plan}/{target.id}"
