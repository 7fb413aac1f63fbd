"""How many tasks are overdue is one number, wherever it is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from baocao.apps.site.done_before import done_before
from baocao.apps.site.overview import Overview
from baocao.apps.site.plan_pages import Judged
from baocao.apps.site.task_pages import ORDER, _counts, _late, task_pages
from baocao.build.compose.charts import load_chart_words
from baocao.build.compose.content import content_of
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.document.charts.tasks import describe_tasks
from baocao.document.content import Content
from baocao.document.context import Context
from baocao.document.sections.outlook import next_period
from baocao.document.sections.results import results
from baocao.document.summary import summary
from baocao.output.page.cards import cards
from baocao.output.page.late import by_lead
from baocao.output.page.page import Html, Page
from baocao.output.page.report_page import Concerns
from baocao.output.page.templates import load_templates
from baocao.output.page.view import ReportView
from baocao.results.model import TaskStatus
from tests.apps.site.test_start_page import of_province, rich
from tests.document.narrative.sample import PHRASES
from tests.document.sample import context, document, lines
from tests.results.sample import ROOT, plan, progress, submission, task

__all__ = ["rich"]
PAST, COMING = date(2022, 11, 30), date(2022, 12, 31)
KEY = ReportKey("covid-19", "lang-son", "2022-Q4")
OVERDUE = 3  # in progress, not begun and never reported on


@pytest.fixture(scope="module")
def composed() -> Context:
    """Seven tasks, of which three are past their due date and not done."""
    due = {"1": PAST, "2": PAST, "3": PAST, "4": PAST, "5": PAST, "6": COMING, "7": None}
    rows = [
        progress("1", "done", done_on=PAST),
        progress("2", "done", done_on=date(2022, 12, 3)),
        progress("3", "in_progress"),
        progress("4", "not_started"),
    ]
    tasks = [task(id_, day) for id_, day in due.items()]
    return context(submission(rows=rows), plans=[plan(tasks=tasks)])


@pytest.fixture(scope="module")
def content(composed: Context) -> Content:
    return content_of(document(composed), composed.words)


def test_the_report_says_one_number(composed: Context) -> None:
    """Section III, section V, the summary and the chart."""
    third, fifth = lines(results(composed).blocks), lines(next_period(composed).blocks)
    words = load_chart_words(Project(ROOT), PHRASES)
    told = {
        "III": number(r"(\d+) nhiệm vụ quá hạn", third),
        "V": number(r"(\d+) nhiệm vụ đã quá hạn", fifth),
        "summary": number(r"(\d+) nhiệm vụ quá hạn", lines(summary(composed, ()).blocks)),
        "chart": number(r"Quá hạn (\d+)", [describe_tasks(composed.data, words)]),
    }
    assert set(told.values()) == {OVERDUE}, told


def test_the_site_says_the_same_number(content: Content) -> None:
    """The report's page, the plan's page and the table of agencies."""
    view = ReportView(KEY, content, (), ())
    (card,) = [card for card in cards(view, (), {}) if card.label == "Nhiệm vụ quá hạn"]
    judged = Judged(content.plans[0], (cast(Overview, content),))
    agencies = _counts(content.tasks)[ORDER.index(TaskStatus.OVERDUE)]
    assert (card.value, judged.overdue, agencies) == (str(OVERDUE), OVERDUE, OVERDUE)


def test_nought_overdue_is_no_good_news_where_nobody_told(content: Content) -> None:
    """The card is green only where each task whose day has passed was told of; else it has their
    number and no other."""
    (done, *_) = (each for each in content.tasks if each.status == "DONE")
    silent = replace(done, id="8", status="NOT_REPORTED")
    for tasks, kind, label, value in (
        ((done,), "good", "Nhiệm vụ quá hạn", "0"),
        ((done, silent), "late", "Nhiệm vụ đã đến hạn, chưa có báo cáo", "1"),
        ((done, replace(silent, due=COMING)), "good", "Nhiệm vụ quá hạn", "0"),
    ):
        view = ReportView(KEY, replace(content, tasks=tasks), (), ())
        (card,) = [card for card in cards(view, (), {}) if card.label.startswith("Nhiệm vụ")]
        assert (card.label, card.value, card.kind, card.note) == (label, value, kind, "")


def test_tasks_that_nobody_told_of_have_one_name() -> None:
    """Whatever page counts or lists them, and of all that is on it."""
    pattern = r"ến hạn(?:,| nhưng| mà)? chưa (?:có )?báo cáo(?: kết quả)?"
    files = (ROOT / "templates/site").glob("*.j2")
    told = [name for file in files for name in re.findall(pattern, file.read_text("utf-8"))]
    assert len(told) > 5
    assert set(told) == {"ến hạn, chưa có báo cáo"}


def test_tasks_stand_behind_whose_they_are(content: Content) -> None:
    """The agency with most first, with its number; on paper nothing is folded away."""
    leads = ("Sở Y tế", "Công an tỉnh", "Sở Y tế")
    tasks = [replace(content.tasks[0], lead=lead, name=f"Việc {n}") for n, lead in enumerate(leads)]
    templates = load_templates(Project(ROOT))
    page = templates.render("late", needs=Concerns((), (), (), by_lead(tasks)), first=5, whole=8)
    (folded,) = re.findall("<details.*?</details>", page, re.DOTALL)
    title, _, rest = folded.partition("</summary>")
    assert "bc-more" in title
    assert title.endswith("3 nhiệm vụ đã đến hạn, chưa có báo cáo: Sở Y tế (2), Công an tỉnh (1)")
    assert re.findall(r"Việc \d", rest) == ["Việc 0", "Việc 2", "Việc 1"]


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (("DONE", "NOT_DUE"), "Không có nhiệm vụ quá hạn theo báo cáo mới nhất của các tỉnh."),
        (
            ("OVERDUE", "OVERDUE", "DONE"),
            "Nhiệm vụ quá hạn theo báo cáo mới nhất: Tỉnh Lạng Sơn 2.",
        ),
        (
            ("NOT_REPORTED", "DONE"),
            "Nhiệm vụ đã đến hạn, chưa có báo cáo: Tỉnh Lạng Sơn 1.",
        ),
    ],
)
def test_the_list_of_tasks_says_first_where_they_are_overdue(
    content: Content, statuses: tuple[str, ...], told: str
) -> None:
    """And where nobody told of some, so that nought overdue is no good news."""
    assert said_first(content, *((status, PAST) for status in statuses)) == told


def test_a_task_that_an_earlier_report_has_as_done_says_so(
    rich: Overview, published: Project
) -> None:
    """With the report that says it; not one that is done still, nor that of another province."""
    then, now = (of_province(rich, 1, quarter) for quarter in (6, 7))
    one, other = (replace(t, due=date(2021, 1, 1)) for t in rich.tasks[:2])
    before = [replace(t, status="DONE") for t in (one, other)]
    waits = replace(one, status="NOT_REPORTED")
    now = replace(now, tasks=(waits, before[1]))
    then = replace(then, tasks=tuple(before))
    assert done_before(now, [then, now]) == {(one.plan, one.id): then}
    assert done_before(now, [replace(of_province(rich, 2, 6), tasks=then.tasks), now]) == {}
    templates = load_templates(published, plan_path=lambda *_: "")
    words = {status.value: "" for status in TaskStatus}
    listed, own = (make() for make in task_pages([then, now], words, templates))
    for page in (listed, own):
        told = " ".join(item.html for item in page.items if isinstance(item, Html))
        link = f'<a href="../{then.page}#tasks">báo cáo {then.period.name}</a>'
        assert told.count(f"{link} (mô phỏng) đã ghi hoàn thành") == 1


def test_what_nobody_told_of_before_its_day_is_not_doubted(content: Content) -> None:
    """It is not overdue, whoever has done what."""
    told = said_first(content, ("NOT_REPORTED", COMING), ("NOT_REPORTED", PAST))
    assert told.endswith("chưa có báo cáo: Tỉnh Lạng Sơn 1.")


def test_of_those_without_a_report_the_counts_say_how_many_are_due(content: Content) -> None:
    """ "Chưa có báo cáo" alone would be read as overdue."""
    tasks = tuple(
        replace(content.tasks[0], id=str(number), status="NOT_REPORTED", due=due)
        for number, due in enumerate((PAST, COMING, COMING))
    )
    report: Any = SimpleNamespace(
        key=KEY, province=content.province, period=content.period, tasks=tasks, plans=(),
        synthetic=False, page="x.html",
    )  # fmt: skip
    report.tasks_in = lambda status: sum(task.status == status.value for task in tasks)
    words = {status.value: status.value for status in TaskStatus}
    for make in task_pages([report], words, load_templates(Project(ROOT))):
        cell = '<td class="bc-right" data-label="NOT_REPORTED">3 '
        assert f'{cell}<span class="bc-muted">(1 đã đến hạn)</span></td>' in page_html(make())


def page_html(page: Page) -> str:
    return "".join(item.html for item in page.items if isinstance(item, Html))


def said_first(content: Content, *judged: tuple[str, date]) -> str:
    """What the list of tasks begins with for a report with tasks of these statuses and days."""
    tasks = [replace(content.tasks[0], status=status, due=due) for status, due in judged]
    report = SimpleNamespace(key=KEY, province=content.province, period=content.period, tasks=tasks)
    report.tasks_in = lambda status: sum(task.status == status.value for task in tasks)
    item = _late([cast(Overview, report)], load_templates(Project(ROOT)))
    assert isinstance(item, Html)
    return re.sub("<[^>]+>", "", item.html).strip()


def test_a_task_without_a_report_says_so(content: Content) -> None:
    """It is overdue as far as is known; the agency may have done it."""
    assert [task.status_text for task in content.tasks if task.status == "OVERDUE"] == [
        "Quá hạn",
        "Quá hạn",
        "Quá hạn, chưa có báo cáo",
    ]


def number(pattern: str, texts: list[str]) -> int:
    (found,) = re.findall(pattern, "\n".join(texts))
    return int(found)
