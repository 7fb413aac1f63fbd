"""A page for each plan: its targets and tasks with their status and clause; and the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from baocao.apps.site.addresses import plan_path
from baocao.apps.site.arrange import row_of
from baocao.apps.site.done_before import done_before
from baocao.apps.site.overview import Overview
from baocao.document.content import PlanContent, TargetContent, TaskContent
from baocao.output.page.late import untold_of
from baocao.output.page.page import MakePage, Page, PageHeading, PageItem, page_items
from baocao.output.page.templates import Templates
from baocao.results.model import TargetStatus, TaskStatus

KIND = "kế hoạch"
LIST = "ke-hoach/index.html"
ROOT = "../"
SCRIPTS = ("tables.js",)


@dataclass(frozen=True)
class Judged:
    """A plan with the reports that judged it, oldest first; the last one is shown in full."""

    plan: PlanContent
    reports: tuple[Overview, ...]

    @property
    def report(self) -> Overview:
        return self.reports[-1]

    @property
    def targets(self) -> list[TargetContent]:
        return [target for target in self.report.targets if target.plan == self.plan.id]

    @property
    def tasks(self) -> list[TaskContent]:
        return [task for task in self.report.tasks if task.plan == self.plan.id]

    @property
    def met(self) -> int:
        return sum(target.status == TargetStatus.MET.value for target in self.targets)

    @property
    def overdue(self) -> int:
        return sum(task.status == TaskStatus.OVERDUE.value for task in self.tasks)


@dataclass(frozen=True)
class PlanTargetLine:
    """A target with its verdict in each report, the last one first; None where it has none."""

    target: TargetContent
    judged: tuple[TargetContent | None, ...]


def plan_pages(reports: Sequence[Overview], templates: Templates) -> Iterator[MakePage]:
    """The list of plans, then a page for each."""
    judged = _judged(reports)
    yield partial(_list, judged, templates)
    for plan in judged:
        yield partial(_page, plan, templates)


def _list(judged: Sequence[Judged], templates: Templates) -> Page:
    lead = "Chỉ tiêu, nhiệm vụ của từng văn bản và tình trạng thực hiện."
    table = templates.html("plan_list", lines=judged, root=ROOT)
    return Page(LIST, "Kế hoạch", lead, KIND, page_items([table, templates.end(ROOT, SCRIPTS)]))


def _judged(reports: Sequence[Overview]) -> list[Judged]:
    found: dict[tuple[str, str], list[tuple[PlanContent, Overview]]] = {}
    for report in sorted(reports, key=lambda r: (row_of(r.key), r.period.end, r.period.key)):
        for plan in report.plans:
            found.setdefault((report.key.programme, plan.id), []).append((plan, report))
    return [Judged(pairs[-1][0], tuple(r for _, r in pairs)) for pairs in found.values()]


def _page(judged: Judged, templates: Templates) -> Page:
    plan, report = judged.plan, judged.report
    content: list[PageItem | None] = [
        templates.html("plan", plan=plan, report=report, root=ROOT),
        *_amendments(plan, templates),
        *_targets(judged, templates),
        *_tasks(judged, templates),
        templates.end(ROOT, SCRIPTS),
    ]
    return Page(
        plan_path(report.key.programme, plan.id),
        plan.short_citation,
        plan.title,
        KIND,
        page_items(content),
    )


def _amendments(plan: PlanContent, templates: Templates) -> Iterator[PageItem]:
    if plan.amendments:
        yield PageHeading(2, "Các lần sửa đổi, bổ sung", "sua-doi")
        yield templates.html("plan_amendments", amendments=plan.amendments)


def _targets(judged: Judged, templates: Templates) -> Iterator[PageItem]:
    if judged.targets:
        yield PageHeading(2, "Chỉ tiêu", "chi-tieu")
        yield templates.html(
            "plan_targets",
            lines=_lines(judged),
            reports=judged.reports[::-1],
            # An indicator without any value has no page.
            printed={indicator for report in judged.reports for indicator, _ in report.values},
            programme=judged.report.key.programme,
            root=ROOT,
        )


def _lines(judged: Judged) -> list[PlanTargetLine]:
    by_report = [
        {target.id: target for target in report.targets if target.plan == judged.plan.id}
        for report in judged.reports[::-1]
    ]
    return [
        PlanTargetLine(t, tuple(found.get(t.id) for found in by_report)) for t in judged.targets
    ]


def _tasks(judged: Judged, templates: Templates) -> Iterator[PageItem]:
    if judged.tasks:
        yield PageHeading(2, "Nhiệm vụ", "nhiem-vu")
        yield templates.html(
            "tasks",
            tasks=judged.tasks,
            silent=untold_of(judged.tasks, judged.report.period.cutoff),
            caption="Nhiệm vụ của văn bản",
            agencies=True,
            plans={},
            done=done_before(judged.report, judged.reports),
            root=ROOT,
        )
