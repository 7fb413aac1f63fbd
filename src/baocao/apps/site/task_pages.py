"""Tasks by agency: how many stand how in each province, and each province's tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from baocao.apps.site.addresses import OVERDUE, UNTOLD, lead_place, province_path
from baocao.apps.site.arrange import latest_of
from baocao.apps.site.done_before import TaskKey, done_before
from baocao.apps.site.overview import Overview
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.names import sort_key
from baocao.document.content import TaskContent
from baocao.output.page.late import by_lead, late_of, untold, untold_of
from baocao.output.page.page import MakePage, Page, PageHeading, PageItem, heading_id, page_items
from baocao.output.page.templates import Templates
from baocao.results.model import TaskStatus

KIND = "nhiệm vụ"
LIST = "nhiem-vu/index.html"
ROOT = "../"
SCRIPTS = ("tables.js",)
ORDER = (
    TaskStatus.OVERDUE,
    TaskStatus.IN_PROGRESS,
    TaskStatus.NOT_REPORTED,
    TaskStatus.NOT_DUE,
    TaskStatus.DONE_LATE,
    TaskStatus.DONE,
    TaskStatus.STANDING,
)
"""What needs somebody's hand comes first."""
UNTOLD_AT = ORDER.index(TaskStatus.NOT_REPORTED)


@dataclass(frozen=True)
class TaskLine:
    """A province or an agency with its tasks in each status of `ORDER`; `untold` are those of
    them that nobody told of and whose day has passed."""

    name: str
    path: str
    counts: tuple[int, ...]
    untold: int
    synthetic: bool = False


def task_pages(
    reports: Sequence[Overview], status_words: Mapping[str, str], templates: Templates
) -> Iterator[MakePage]:
    """The provinces with their counts, then a page for each province by lead agency.

    Tasks stand as the province's last report judged them; `status_words` are the words of
    `TaskStatus` by its values.
    """
    latest = [report for report in latest_of(reports) if report.tasks]
    statuses = [status_words[status.value] for status in ORDER]
    done = {report.key: done_before(report, reports) for report in latest}
    yield partial(_list, latest, statuses, done, templates)
    for report in latest:
        yield partial(_page, report, statuses, done[report.key], templates)


def _list(
    latest: Sequence[Overview],
    statuses: Sequence[str],
    done: Mapping[ReportKey, Mapping[TaskKey, Overview]],
    templates: Templates,
) -> Page:
    lines = [
        TaskLine(
            r.province.name,
            ROOT + _path(r),
            _counts(r.tasks),
            untold(r.tasks, r.period.cutoff),
            r.synthetic,
        )
        for r in latest
    ]
    table = templates.html(
        "agencies",
        caption="Nhiệm vụ theo tình trạng, báo cáo mới nhất của từng tỉnh",
        heading="Tỉnh",
        statuses=statuses,
        lines=lines,
        untold_at=UNTOLD_AT,
    )
    lead = "Chọn một tỉnh để xem nhiệm vụ theo cơ quan chủ trì."
    items: list[PageItem] = [
        _late(latest, templates),
        *_waiting("Quá hạn", OVERDUE, [(r, late_of(r.tasks)) for r in latest], done, templates),
        *_waiting(
            "Đã đến hạn, chưa có báo cáo",
            UNTOLD,
            [(r, untold_of(r.tasks, r.period.cutoff)) for r in latest],
            done,
            templates,
        ),
        PageHeading(2, "Từng tỉnh", "tung-tinh"),
        table,
        templates.end(ROOT, SCRIPTS),
    ]
    return Page(LIST, "Nhiệm vụ", lead, KIND, page_items(items))


def _late(latest: Sequence[Overview], templates: Templates) -> PageItem:
    """Where tasks are overdue, and where nobody has told of some whose day has passed, so that it
    is not known."""
    overdue, silent = (
        [(r.province.name, ROOT + _path(r), count) for r in latest if (count := counted(r))]
        for counted in (
            lambda r: r.tasks_in(TaskStatus.OVERDUE),
            lambda r: untold(r.tasks, r.period.cutoff),
        )
    )
    return templates.html("overdue", overdue=overdue, silent=silent)


def _waiting(
    title: str,
    part: str,
    held: Iterable[tuple[Overview, Sequence[TaskContent]]],
    done: Mapping[ReportKey, Mapping[TaskKey, Overview]],
    templates: Templates,
) -> Iterator[PageItem]:
    """Every task that waits, by province and lead agency."""
    found = [(report, tasks) for report, tasks in held if tasks]
    if found:
        yield PageHeading(2, title, part)
    for report, tasks in found:
        key = report.key
        yield PageHeading(3, report.province.name, f"{part}-{heading_id(key.slug)}")
        yield templates.html(
            "waiting",
            leads=[(lead, lead_place(part, key, lead), own) for lead, own in by_lead(tasks)],
            done=done[key],
            root=ROOT,
        )


def _path(report: Overview) -> str:
    return province_path(report.key.programme, report.key.province)


def _page(
    report: Overview,
    statuses: Sequence[str],
    done: Mapping[TaskKey, Overview],
    templates: Templates,
) -> Page:
    silent = untold_of(report.tasks, report.period.cutoff)
    agencies = _agencies([*silent, *(task for task in report.tasks if task not in silent)])
    lines = [
        TaskLine(name, f"#{heading_id(name)}", _counts(tasks), untold(tasks, report.period.cutoff))
        for name, tasks in agencies.items()
    ]
    content: list[PageItem] = [
        templates.html("report_link", report=report, root=ROOT),
        templates.html(
            "agencies",
            caption="Nhiệm vụ của từng cơ quan chủ trì",
            heading="Cơ quan chủ trì",
            statuses=statuses,
            lines=lines,
            untold_at=UNTOLD_AT,
        ),
    ]
    plans = {plan.id: plan for plan in report.plans}
    for name, tasks in agencies.items():
        content += [
            PageHeading(2, name, heading_id(name)),
            templates.html(
                "tasks", tasks=tasks, caption=f"Nhiệm vụ do {name} chủ trì", agencies=False,
                silent=silent, done=done, plans=plans, programme=report.key.programme, root=ROOT,
            ),
        ]  # fmt: skip
    content.append(templates.end(ROOT, SCRIPTS))
    title = f"Nhiệm vụ: {report.province.name}"
    return Page(_path(report), title, "", KIND, page_items(content))


def _agencies(tasks: Iterable[TaskContent]) -> dict[str, list[TaskContent]]:
    """Tasks by lead agency, in the order of the alphabet; within one by status."""
    found: dict[str, list[TaskContent]] = {}
    order = {status.value: place for place, status in enumerate(ORDER)}
    for task in sorted(tasks, key=lambda task: order.get(task.status, len(order))):
        found.setdefault(task.lead, []).append(task)
    return dict(sorted(found.items(), key=lambda item: sort_key(item[0])))


def _counts(tasks: Iterable[TaskContent]) -> tuple[int, ...]:
    counts = Counter(task.status for task in tasks)
    return tuple(counts[status.value] for status in ORDER)
