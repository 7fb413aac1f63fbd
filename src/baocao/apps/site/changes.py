"""What changed since the period before: targets that turned, tasks that became overdue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baocao.apps.site.overview import Overview
from baocao.document.content import TargetContent, TaskContent, things_of
from baocao.output.page.late import LATE
from baocao.results.measured import URGENCY
from baocao.results.model import TargetStatus, TaskStatus


@dataclass(frozen=True)
class Changes:
    """A report beside that of the period before; targets and tasks of the later one: those that
    are late now and stand worse than before, those that are met now and were not, and tasks that
    became overdue."""

    report: Overview
    before: Overview
    worse: tuple[TargetContent, ...]
    better: tuple[TargetContent, ...]
    overdue: tuple[TaskContent, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.worse or self.better or self.overdue)


def changes_of(latest: Iterable[Overview], reports: Sequence[Overview]) -> list[Changes]:
    """The changes of each report that has one of the period before, of the same kind of data."""
    pairs = ((report, previous_of(report, reports)) for report in latest)
    return [_changes(report, before) for report, before in pairs if before is not None]


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


def _changes(report: Overview, before: Overview) -> Changes:
    earlier = {_name(t[0]): TargetStatus(t[0].status) for t in things_of(before.targets)}
    leading = [thing[0] for thing in things_of(report.targets)]
    known = [(t, TargetStatus(t.status), earlier[_name(t)]) for t in leading if _name(t) in earlier]
    waited = {(t.plan, t.id) for t in before.tasks if t.status == TaskStatus.OVERDUE.value}
    return Changes(
        report,
        before,
        tuple(t for t, now, then in known if now in LATE and _rank(now) < _rank(then)),
        tuple(t for t, now, then in known if now is TargetStatus.MET and then is not now),
        tuple(
            task
            for task in report.tasks
            if task.status == TaskStatus.OVERDUE.value and (task.plan, task.id) not in waited
        ),
    )


def _rank(status: TargetStatus) -> int:
    return URGENCY.index(status)


def _name(target: TargetContent) -> str:
    return target.thing or f"{target.plan}/{target.id}"
