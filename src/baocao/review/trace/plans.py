"""The clauses that verdicts rest on, from the plans that the report was made with."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.archive.built.run import RunFacts
from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan
from baocao.results.ledger.model import Verdict
from baocao.review.trace.model import TracedVerdict


def plans_of(programme: ProgrammeFolders, run: RunFacts) -> Iterator[Plan]:
    """The plans that a run names; one that is gone or broken by now is left out."""
    try:
        catalogue = load_catalogue(programme.indicators)
    except BaocaoError:
        return
    for used in run.plans:
        try:
            yield load_plan(programme.project.root / used.file, catalogue, name=used.file)
        except (BaocaoError, OSError):
            continue  # a trace says what it still can


def with_clause(verdict: Verdict, plan: Plan | None) -> TracedVerdict:
    """The verdict with the words and the clause of its target or task, as far as known."""
    target = next((t for t in plan.targets if t.id == verdict.target), None) if plan else None
    task = next((t for t in plan.tasks if t.id == verdict.target), None) if plan else None
    found = target or task
    return TracedVerdict(
        plan=plan.short_citation if plan else verdict.plan,
        item=verdict.target,
        status=verdict.status,
        clause=found.clause if found else "",
        name=found.name if found else "",
        deadline=target.deadline if target else task.due if task else None,
    )
