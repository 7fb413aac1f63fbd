"""The start page: which report there is for which province and period, and their main figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.apps.site.arrange import AllReports, PeriodColumn, Row, columns_of, latest_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.folders import Unusable
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import is_outdated
from baocao.apps.site.settings import WrittenPage
from baocao.build.status.model import ReportStatus
from baocao.core.report_key import ReportKey
from baocao.output.page.page import Page, PageHeading, PageItem, page_items
from baocao.output.page.templates import Templates
from baocao.output.page.view import PrintedValue
from baocao.results.model import TargetStatus, TaskStatus

KIND = "trang chính"
PATH = "index.html"
SCRIPTS = ("tables.js",)


@dataclass(frozen=True)
class MatrixCell:
    """One province in one period: its report, or why it cannot be shown, and how far it is."""

    report: Overview | None = None
    problem: Unusable | None = None
    status: ReportStatus | None = None

    @property
    def outdated(self) -> bool:
        return is_outdated(self.status)

    @property
    def met(self) -> int:
        return self.report.targets_in(TargetStatus.MET) if self.report else 0

    @property
    def total(self) -> int:
        return self.report.targets_in(*TargetStatus) if self.report else 0

    @property
    def behind_words(self) -> str:
        return behind_words(self.report) if self.report else ""


@dataclass(frozen=True)
class Latest:
    """The last report of a province with its main figures, None where it has no such figure."""

    report: Overview
    values: tuple[PrintedValue | None, ...]
    status: ReportStatus | None

    @property
    def outdated(self) -> bool:
        return is_outdated(self.status)

    @property
    def met(self) -> int:
        return self.report.targets_in(TargetStatus.MET)

    @property
    def total(self) -> int:
        return self.report.targets_in(*TargetStatus)

    @property
    def overdue(self) -> int:
        return self.report.tasks_in(TaskStatus.OVERDUE)

    @property
    def behind_words(self) -> str:
        return behind_words(self.report)


@dataclass(frozen=True)
class MainFigures:
    """A programme's main figures in each province's last report; `name` is empty where the
    programme is the only one."""

    name: str
    labels: tuple[str, ...]
    rows: tuple[Latest, ...]


def behind_words(report: Overview) -> str:
    """ "11 không đạt, 1 chậm"; what there is none of is left out."""
    counts = {"không đạt": TargetStatus.NOT_MET, "chậm": TargetStatus.BEHIND}
    found = {words: report.targets_in(status) for words, status in counts.items()}
    return ", ".join(f"{count} {words}" for words, count in found.items() if count)


def start_page(
    every: AllReports, written: WrittenPage, choices: Choices, templates: Templates
) -> Page:
    """Each province's last report, all reports by period, and what cannot be shown."""
    columns = columns_of(every.periods)[::-1]
    latest = latest_of(every.reports)
    rows = _rows(every, columns, choices)
    items: list[PageItem | None] = [
        *written.content,
        *_latest(latest, every, choices, templates),
        PageHeading(2, "Báo cáo theo tỉnh và kỳ", "bao-cao"),
        templates.html("start_matrix", columns=columns, rows=rows, latest=latest),
        *_problems(every.unusable, templates),
        templates.end("", SCRIPTS),
    ]
    return Page(PATH, written.title, "", KIND, page_items(items))


def _latest(
    latest: Sequence[Overview], every: AllReports, choices: Choices, templates: Templates
) -> list[PageItem]:
    if not latest:
        return []
    return [
        PageHeading(2, "Báo cáo mới nhất", "moi-nhat"),
        *(templates.html("start_latest", shown=s) for s in _main(latest, every, choices)),
    ]


def _problems(unusable: Sequence[Unusable], templates: Templates) -> list[PageItem]:
    if not unusable:
        return []
    return [
        PageHeading(2, "Thư mục báo cáo không dùng được", "khong-dung-duoc"),
        templates.html("start_problems", unusable=unusable),
    ]


def _rows(
    every: AllReports, columns: Sequence[PeriodColumn], choices: Choices
) -> list[tuple[str, list[MatrixCell]]]:
    reports = {report.key: report for report in every.reports}
    broken = {folder.key: folder for folder in every.unusable}
    statuses = every.progress.by_report

    def cell(row: Row, period: str) -> MatrixCell:
        key = ReportKey(*row, period)
        return MatrixCell(reports.get(key), broken.get(key), statuses.get(key))

    return [
        (name, [cell(row, column.period.key) for column in columns])
        for row, name in every.rows(choices).items()
    ]


def _main(latest: Sequence[Overview], every: AllReports, choices: Choices) -> Iterator[MainFigures]:
    """A table for each programme that has reports."""
    programmes = dict.fromkeys(report.key.programme for report in latest)
    for programme in programmes:
        main = choices.main_of(programme)
        keys = [(one.indicator, one.split) for one in main]
        reports = [report for report in latest if report.key.programme == programme]
        statuses = every.progress.by_report
        rows = tuple(
            Latest(report, tuple(report.values.get(k) for k in keys), statuses.get(report.key))
            for report in reports
        )
        name = choices.name_of(programme) if len(programmes) > 1 else ""
        yield MainFigures(name, tuple(one.label for one in main), rows)
