"""Which plans apply to a period: the latest version of each document."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan


def in_force(plans: Iterable[Plan], period: ReportingPeriod) -> tuple[Plan, ...]:
    """The latest version of each document that applied to `period`, in the order given.

    A document applies where its validity and the period share a day. An amendment that
    was issued after the period's cut-off does not change what the period is judged by.
    """
    latest: dict[str, Plan] = {}
    for plan in plans:
        if _applies(plan, period):
            other = latest.setdefault(plan.id, plan)
            latest[plan.id] = max(other, plan, key=lambda version: version.version)
    return tuple(latest.values())


def _applies(plan: Plan, period: ReportingPeriod) -> bool:
    valid = plan.valid_from <= period.end and period.start <= plan.valid_to
    issued = plan.issued_on if plan.amends else None
    return valid and (issued is None or issued <= period.cutoff)
