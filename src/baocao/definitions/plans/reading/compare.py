"""A document held against a plan's file: is every number of the text in the plan?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from baocao.core.quantities import Operator
from baocao.core.vietnamese.dates import short_date, short_month, years_text
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.plans.model import Plan, Relative, Target, Task
from baocao.definitions.plans.reading.agencies import Agencies, same_agencies
from baocao.definitions.plans.reading.model import FoundTarget, FoundTask, PlanProposal

_LEVELS = {
    Operator.AT_LEAST: "từ {} trở lên",
    Operator.ABOVE: "trên {}",
    Operator.AT_MOST: "không quá {}",
    Operator.BELOW: "dưới {}",
    Operator.EQUAL: "bằng {}",
}
_COMPARED = {
    Operator.AT_LEAST: "ít nhất bằng",
    Operator.ABOVE: "cao hơn",
    Operator.AT_MOST: "không quá",
    Operator.BELOW: "thấp hơn",
    Operator.EQUAL: "bằng",
}


class Disagreement(Enum):
    """How text and plan differ."""

    NOT_IN_PLAN = "văn bản có, kế hoạch chưa có"
    OTHER = "kế hoạch ghi khác văn bản"
    NOT_IN_TEXT = "kế hoạch có, không thấy trong văn bản"
    UNREAD = "câu có số chưa đọc được, xem lại bằng mắt"

    @property
    def is_grave(self) -> bool:
        """Whether a number of the text is missing or other in the plan."""
        return self in (Disagreement.NOT_IN_PLAN, Disagreement.OTHER)


@dataclass(frozen=True)
class Difference:
    """One difference, with its clause and, where the plan has it, the id there."""

    kind: Disagreement
    clause: str
    text: str
    plan: str = ""


def differences(plan: Plan, proposal: PlanProposal, agencies: Agencies) -> list[Difference]:
    """All differences in numbers, days and agencies; wording is not compared."""
    return [
        *_of_targets(plan.targets, proposal.targets),
        *_of_tasks(plan.tasks, proposal.tasks, agencies),
        *(Difference(Disagreement.UNREAD, one.clause, one.words) for one in proposal.left),
    ]


def _of_targets(targets: Sequence[Target], found: Sequence[FoundTarget]) -> Iterator[Difference]:
    numbered = [one for one in found if one.has_number]
    for one in numbered:
        if any(agrees(target, one) and same_thing(target, one) for target in targets):
            continue
        near = [t for t in targets if t.operator and same_thing(t, one)]
        near.sort(key=lambda target: not same_group(target, one))
        kind = Disagreement.OTHER if near else Disagreement.NOT_IN_PLAN
        said = f"{one.name}: {found_criterion(one)}"
        plan = f"{near[0].id}: {plan_criterion(near[0])}" if near else ""
        yield Difference(kind, one.clause, said, plan)
    for target in targets:
        if target.operator and not any(same_thing(target, one) for one in numbered):
            said = f"{target.id}: {plan_criterion(target)}"
            yield Difference(Disagreement.NOT_IN_TEXT, target.clause, target.name, said)


def _of_tasks(
    tasks: Sequence[Task], found: Sequence[FoundTask], agencies: Agencies
) -> Iterator[Difference]:
    by_id = {task.id: task for task in tasks}
    for one in found:
        task = by_id.get(one.id)
        if task is None:
            yield Difference(Disagreement.NOT_IN_PLAN, one.clause, _task_text(one))
        elif not same_task(task, one, agencies):
            said = f"{task.id}: {task.lead}; {_months(task.start, task.due)}"
            yield Difference(Disagreement.OTHER, one.clause, _task_text(one), said)


def agrees(target: Target, found: FoundTarget) -> bool:
    """Whether operator, level and day are the same, and the plan has every milestone of the text;
    of a target without a number, that both are."""
    if target.operator is None:
        return found.operator is None
    planned = {(step.date, step.value) for step in target.milestones}
    if not {(step.day, step.value) for step in found.milestones} <= planned:
        return False
    reference = (target.reference or "").rpartition(".")[2]
    return (target.operator, target.value, reference, target.relative, target.deadline) == (
        found.operator,
        found.value,
        found.reference,
        found.relative,
        found.deadline,
    )


def same_thing(target: Target, found: FoundTarget) -> bool:
    """Whether both are about one clause, or one indicator and group."""
    ours, theirs = _clauses(target.clause), _clauses(found.clause)
    near = any(
        a == b or a.startswith(f"{b},") or b.startswith(f"{a},") for a in ours for b in theirs
    )
    return near or (bool(found.indicator) and same_group(target, found))


def same_group(target: Target, found: FoundTarget) -> bool:
    """Whether indicator and group are the same."""
    ours = (target.indicator or "", target.disaggregation)
    return ours == (found.indicator, found.disaggregation)


def same_task(task: Task, found: FoundTask, agencies: Agencies) -> bool:
    """Whether agencies and months are the same, however the agencies are spelled."""
    if _months(task.start, task.due) != _months(found.start, found.due):
        return False
    same_lead = same_agencies([task.lead], [found.lead], agencies)
    return same_lead and same_agencies(task.supporting, found.supporting, agencies)


def found_criterion(found: FoundTarget) -> str:
    """What a found target asks, in words for tables."""
    return _criterion(found, f"mức của {found.reference}" if found.reference else "", found.unit)


def plan_criterion(target: Target) -> str:
    """What a plan's target asks, in words for tables."""
    return _criterion(target, f"mức {target.reference}" if target.reference else "", "")


def _criterion(target: Target | FoundTarget, reference: str, unit: str) -> str:
    parts = [] if target.operator else ["không nêu mức"]
    if target.operator and target.value is not None:
        level = format_number(target.value.normalize()) + unit
        parts.append(level if level == "100%" else _LEVELS[target.operator].format(level))
    if target.operator and reference:
        parts.append(f"{_COMPARED[target.operator]} {reference}")
    if target.relative is not None:
        parts.append(_change(target.relative))
    if target.deadline:
        parts.append(f"đến {short_date(target.deadline)}")
    if target.milestones:
        parts.append(f"({len(target.milestones)} mốc)")
    return " ".join(parts)


def _change(relative: Relative) -> str:
    years = relative.years
    base = f"trung bình {years_text(range(years[0], years[1] + 1))}" if years else "năm trước"
    if relative.change == 0:
        return f"so với {base}"
    way = "tăng" if relative.change > 0 else "giảm"
    return f"{way} {format_number(abs(relative.change))}% so với {base}"


def _clauses(text: str) -> list[str]:
    return [part.strip().casefold() for part in text.split(";")]


def _task_text(task: FoundTask) -> str:
    return f"{task.id}: {task.lead}; {_months(task.start, task.due)}"


def _months(start: date | None, due: date | None) -> str:
    return " - ".join(short_month(day) if day else "?" for day in (start, due))
