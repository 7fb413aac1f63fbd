"""How far each report is: the table of `baocao status` as a page, and all reports by period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.apps.site.arrange import AllReports, row_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.folders import Unusable
from baocao.apps.site.matrix import matrix
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import is_outdated
from baocao.build.status.model import ReportStatus, State
from baocao.build.status.next_steps import step_ahead
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.naming import period_name
from baocao.output.page.page import Page, PageHeading, PageItem, page_items
from baocao.output.page.templates import Templates

KIND = "tiến độ"
PATH = "tinh-trang.html"
OWING = "chua-gui"
SCRIPTS = ("tables.js",)


@dataclass(frozen=True)
class StatusLine:
    """The status of one report, with its page where there is one."""

    status: ReportStatus
    name: str
    period: str
    report: Overview | None
    left: str

    @property
    def outdated(self) -> bool:
        """Whether there is a report that is no longer what the data gives."""
        return self.report is not None and is_outdated(self.status)

    @property
    def ahead(self) -> str:
        """What comes next for the report; `baocao next` says it step by step."""
        return step_ahead(self.status)

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(self.status.count(severity) for severity in Severity)


def status_page(every: AllReports, choices: Choices, templates: Templates) -> Page:
    """Who owes data, a line for each province and period, the newest first; then all reports by
    period, and the folders that are none."""
    lines = _lines(every, choices)
    content: list[PageItem] = [
        *_owing(every, choices, templates),
        templates.html("status_table", lines=lines, problems=every.progress.problems),
        *_problems(lines, templates),
        PageHeading(2, "Báo cáo theo tỉnh và kỳ", "bao-cao"),
        matrix(every, choices, templates),
        *_unusable(every.unusable, templates),
        templates.end("", SCRIPTS),
    ]
    lead = f"Từng tỉnh, từng kỳ, ngày {short_date(every.progress.day)}."
    return Page(PATH, "Tiến độ gửi số liệu, lập báo cáo", lead, KIND, page_items(content))


def _owing(every: AllReports, choices: Choices, templates: Templates) -> Iterator[PageItem]:
    """Who owes data of the newest periods, apart from what is owed of those before."""
    owing = named(every.progress.owing(), every, choices)
    before = named(every.progress.owed_before(), every, choices)
    if owing or before:
        yield PageHeading(2, "Chưa gửi số liệu của kỳ phải gửi gần nhất", OWING)
        yield templates.html("owing", owing=owing, before=before)
        yield PageHeading(2, "Từng báo cáo", "tung-bao-cao")


def named(
    statuses: Iterable[ReportStatus], every: AllReports, choices: Choices
) -> list[tuple[str, str, ReportStatus]]:
    """Each status behind its province and the name of its period."""
    rows = every.rows(choices)
    return [(rows[row_of(s.key)], period_name(s.period), s) for s in statuses]


def _lines(every: AllReports, choices: Choices) -> list[StatusLine]:
    reports = {report.key: report for report in every.reports}
    rows = every.rows(choices)
    place = {row: number for number, row in enumerate(rows)}
    ordered = sorted(
        every.progress.statuses,
        key=lambda s: (place[row_of(s.key)], -s.period.end.toordinal(), s.period.start),
    )
    return [
        StatusLine(
            status,
            rows[row_of(status.key)],
            report.period.name if report else period_name(status.period),
            report,
            _left(status, every),
        )
        for status in ordered
        for report in [reports.get(status.key)]
    ]


def _left(status: ReportStatus, every: AllReports) -> str:
    left = status.days_left(every.progress.day)
    if left is not None:
        return f"còn {left} ngày làm việc"
    return "" if status.state in (State.BUILT, State.EDITED, State.ISSUED) else "đã qua hạn"


def _problems(lines: list[StatusLine], templates: Templates) -> list[PageItem]:
    broken = [line for line in lines if line.status.problems]
    if not broken:
        return []
    return [
        PageHeading(2, "Số liệu không đọc được hoặc đã đổi khi đang khóa", "khong-doc-duoc"),
        templates.html("status_problems", lines=broken),
    ]


def _unusable(unusable: Sequence[Unusable], templates: Templates) -> list[PageItem]:
    if not unusable:
        return []
    return [
        PageHeading(2, "Thư mục báo cáo không dùng được", "khong-dung-duoc"),
        templates.html("unusable", unusable=unusable),
    ]
