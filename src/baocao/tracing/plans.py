"""The clauses that verdicts rest on, from the plans that the report was made with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from baocao.errors import BaocaoError
from baocao.indicators.load import load_catalogue
from baocao.ledger.model import Verdict
from baocao.plans.load import load_plan
from baocao.plans.model import Plan
from baocao.project import Project
from baocao.tracing.model import TracedVerdict


class PlanReader:
    """Knows the plans of one run; a plan that is gone or broken is left out."""

    def __init__(self, project: Project, run: Mapping[str, Any]) -> None:
        self._plans = {plan.id: plan for plan in _plans(project, run)}

    def verdict(self, verdict: Verdict) -> TracedVerdict:
        """The verdict with its clause, as far as the plan is there."""
        plan = self._plans.get(verdict.plan)
        bare = TracedVerdict(verdict.plan, verdict.target, verdict.status)
        return _with_clause(bare, plan) if plan else bare


def _plans(project: Project, run: Mapping[str, Any]) -> Iterable[Plan]:
    try:
        catalogue = load_catalogue(project.indicators)
    except BaocaoError:
        return
    for entry in run.get("plans", ()):
        try:
            yield load_plan(project.root / entry["file"], catalogue, name=entry["file"])
        except (BaocaoError, OSError):
            continue  # a trace says what it still can


def _with_clause(bare: TracedVerdict, plan: Plan) -> TracedVerdict:
    target = next((t for t in plan.targets if t.id == bare.item), None)
    task = next((t for t in plan.tasks if t.id == bare.item), None)
    citation = plan.short_citation
    if target is not None:
        return TracedVerdict(
            citation, bare.item, bare.status, target.clause, target.name, target.deadline
        )
    if task is not None:
        return TracedVerdict(citation, bare.item, bare.status, task.clause, task.name, task.due)
    return TracedVerdict(citation, bare.item, bare.status)
