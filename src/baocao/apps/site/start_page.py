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
from baocao.results.model import TargetStatus

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
    def behind_words(self) -> str:
        """ "11 không đạt, 1 chậm"; what there is none of is left out."""
        counts = {"không đạt": TargetStatus.NOT_MET, "chậm": TargetStatus.BEHIND}
        found = {w: self.report.targets_in(s) for w, s in counts.items()} if self.report else {}
        return ", ".join(f"{count} {words}" for words, count in found.items() if count)


@dataclass(frozen=True)
class Latest:
    """The last report of a province with its main figures, None where it has no such figure."""

    report: Overview
    values: tuple[PrintedValue | None, ...]


@dataclass(frozen=True)
class MainFigures:
    """A programme's main figures in each province's last report; `name` is empty where the
    programme is the only one."""

    name: str
    labels: tuple[str, ...]
    rows: tuple[Latest, ...]


def start_page(
    every: AllReports, written: WrittenPage, choices: Choices, templates: Templates
) -> Page:
    """Provinces by periods, the latest figures, and what cannot be shown."""
    columns = columns_of(every.periods)
    latest = latest_of(every.reports)
    rows = _rows(every, columns, choices)
    items: list[PageItem | None] = [
        *written.content,
        PageHeading(2, "Báo cáo theo tỉnh và kỳ", "bao-cao"),
        templates.html("start_matrix", columns=columns, rows=rows, latest=latest),
        PageHeading(2, "Số liệu chính của báo cáo mới nhất", "so-lieu-chinh"),
        *(templates.html("start_latest", shown=shown) for shown in _main(latest, choices)),
        *_problems(every.unusable, templates),
        templates.end("", SCRIPTS),
    ]
    return Page(PATH, written.title, "", KIND, page_items(items))


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


def _main(latest: Sequence[Overview], choices: Choices) -> Iterator[MainFigures]:
    """A table for each programme that has reports."""
    programmes = dict.fromkeys(report.key.programme for report in latest)
    for programme in programmes:
        main = choices.main_of(programme)
        keys = [(one.indicator, one.split) for one in main]
        reports = [report for report in latest if report.key.programme == programme]
        rows = tuple(Latest(r, tuple(r.values.get(key) for key in keys)) for r in reports)
        name = choices.name_of(programme) if len(programmes) > 1 else ""
        yield MainFigures(name, tuple(one.label for one in main), rows)
