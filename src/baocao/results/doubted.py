"""Tasks reported as done beside targets of the same clause that are not met: who checks a report
asks what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.results.measured import UNMET
from baocao.results.model import TargetResult, TaskResult, TaskStatus

_DONE = (TaskStatus.DONE, TaskStatus.DONE_LATE)


def doubted(
    tasks: Sequence[TaskResult], targets: Sequence[TargetResult]
) -> Iterator[tuple[TaskResult, list[TargetResult]]]:
    """Each such task with the unmet targets of its document's clause."""
    for judged in tasks:
        unmet = [
            target
            for target in targets
            if target.status in UNMET
            and (target.plan.id, target.target.clause) == (judged.plan.id, judged.task.clause)
        ]
        if unmet and judged.status in _DONE:
            yield judged, unmet
