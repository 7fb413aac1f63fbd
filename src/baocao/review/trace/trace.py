"""Traces figures of one report: formula, cells, findings, verdicts, earlier issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from baocao.archive.built.folder import open_published
from baocao.archive.built.run import FindingFacts, RunFacts
from baocao.archive.issued.issued import earlier_figures, issued_reports
from baocao.archive.issued.model import IssuedReport
from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan
from baocao.results.ledger.formula import worked_formula
from baocao.results.ledger.model import Figure, Verdict
from baocao.review.trace.cells import CellReader, as_number
from baocao.review.trace.find import find_figures, find_texts
from baocao.review.trace.model import (
    TextTrace,
    Trace,
    TracedCell,
    TracedVerdict,
)
from baocao.submissions.workbooks.model import SourceCell


def plans_of(programme: ProgrammeFolders, run: RunFacts) -> Iterator[Plan]:
    """The plans that a run names; one that is gone or broken by now is left out."""
    try:
        catalogue = load_catalogue(programme.indicators)
        regimes = regimes_of(programme.project)
    except BaocaoError:
        return
    for used in run.plans:
        try:
            yield load_plan(programme.project.root / used.file, catalogue, regimes, name=used.file)
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


NUMERATOR, DENOMINATOR, SOURCE = "tử số", "mẫu số", "nguồn"


def trace_figures(project: Project, key: ReportKey, wanted: str) -> tuple[Trace, ...]:
    """Trace the figure of that id, or all that print so, in the published report.

    Raises `BaocaoError` where the report or the register cannot be read, and `UsageError`
    where neither a figure nor a computed text is meant.
    """
    report = open_published(project, key)
    ledger = report.ledger
    every = issued_reports(project, key.programme, key.province)
    issued = [i for i in every if i.ledger.cutoff <= ledger.cutoff]
    plans = plans_of(project.of(key.programme), report.run)
    tracer = Tracer(project, plans, report.run, issued)
    return tuple(map(tracer.trace, find_figures(ledger, wanted)))


def trace_texts(project: Project, key: ReportKey, wanted: str) -> tuple[TextTrace, ...]:
    """Trace the computed text of that id, or all that print so, as `trace_figures` does."""
    report = open_published(project, key)
    figures = {figure.id: figure for figure in report.ledger.figures}
    plans = {plan.id: plan for plan in plans_of(project.of(key.programme), report.run)}
    return tuple(
        TextTrace(
            text=text,
            figures=tuple(figures[id_] for id_ in text.figures),
            verdicts=tuple(
                with_clause(part.verdict, plans.get(part.verdict.plan))
                for part in text.parts
                if part.verdict
            ),
        )
        for text in find_texts(report.ledger, wanted)
    )


class Tracer:
    """Traces the figures of one report.

    `plans` are those it was made with, `run` the facts of its run.json, `issued` the issued
    reports in which its figures are looked for.
    """

    def __init__(
        self,
        project: Project,
        plans: Iterable[Plan],
        run: RunFacts,
        issued: Sequence[IssuedReport],
    ) -> None:
        self._cells = CellReader(project)
        self._cell = cache(self._traced)
        self._plans = {plan.id: plan for plan in plans}
        self._findings = _findings(run)
        self._earlier = earlier_figures(issued)

    def trace(self, figure: Figure) -> Trace:
        """All that is known of one figure."""
        sources = _sources(figure)
        values = [self._cells.value(source) for _, source in sources]
        return Trace(
            figure=figure,
            worked=worked_formula(figure, [as_number(value) for value in values]),
            cells=tuple(self._cell(role, source) for role, source in sources),
            verdicts=tuple(with_clause(v, self._plans.get(v.plan)) for v in figure.verdicts),
            earlier=self._earlier.get(figure.id, ()),
        )

    def _traced(self, role: str, source: SourceCell) -> TracedCell:
        value = self._cells.value(source)
        number = as_number(value)
        shown = format_number(number) if number is not None else str(value or "")
        state, findings = self._cells.state(source), tuple(self._findings.get(str(source), ()))
        return TracedCell(role, source, state, shown, findings, number)


def _sources(figure: Figure) -> list[tuple[str, SourceCell]]:
    """Every source cell once, with what it counts for."""
    found: dict[SourceCell, str] = {}
    for role, component in ((NUMERATOR, figure.numerator), (DENOMINATOR, figure.denominator)):
        for source in component.sources if component else ():
            found.setdefault(source, role)
    for source in figure.sources:
        found.setdefault(source, SOURCE)
    if figure.denominator is None:  # a count is no part of a fraction
        return [(SOURCE, source) for source in found]
    return [(role, source) for source, role in found.items()]


def _findings(run: RunFacts) -> dict[str, list[FindingFacts]]:
    """The findings of the run by their cell."""
    found: dict[str, list[FindingFacts]] = defaultdict(list)
    for finding in run.finding_list or ():
        found[finding.where].append(finding)
    return dict(found)
