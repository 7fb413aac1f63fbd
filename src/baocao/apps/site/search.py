"""What the search finds besides pages: files, summaries, changes, thresholds, targets and overdue
tasks of the last reports, splits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from baocao.apps.site.addresses import indicator_path, province_path
from baocao.apps.site.arrange import by_programme, latest_of
from baocao.apps.site.changes import changes_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.files import address_of
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import Progress
from baocao.apps.site.provinces import thresholds_of
from baocao.apps.site.series import latest_first
from baocao.apps.site.status_page import PATH as STATUS
from baocao.apps.site.task_pages import LIST as TASKS
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.periods.naming import period_name
from baocao.document.content import things_of
from baocao.document.contents import text_of
from baocao.output.page.page import Entry, heading_id
from baocao.output.page.report_page import THRESHOLDS
from baocao.results.measured import UNMET
from baocao.results.model import TargetStatus, TaskStatus


def content_entries(
    reports: Sequence[Overview], progress: Progress, choices: Choices
) -> Iterator[Entry]:
    """An entry for each thing, with the place where it stands; the newest periods first."""
    yield Entry("Nhiệm vụ quá hạn theo tỉnh", TASKS, "nhiệm vụ")
    yield from _owing(progress, choices)
    newest = latest_first(latest_of(reports))
    yield from _files(newest, choices)
    yield from _parts(newest)
    yield from _changes(newest, reports, choices)
    yield from _thresholds(newest, choices)
    for report in newest:
        yield from _targets(report)
        yield from _tasks(report)
    for programme, own in by_programme(reports).items():
        yield from _splits(programme, own)


def _owing(progress: Progress, choices: Choices) -> Iterator[Entry]:
    """Where units have not sent their data, and which."""
    for status in progress.owing():
        name = choices.row_name(status.province.name, status.key.programme)
        units = ", ".join(unit.name for unit in status.missing) or "tất cả đơn vị"
        title = f"{name}, {period_name(status.period)}: chưa gửi số liệu: {units}"
        yield Entry(title, f"{STATUS}#{status.key.slug}", "tình trạng")


def _files(reports: Sequence[Overview], choices: Choices) -> Iterator[Entry]:
    """The files to be taken, of each report those offered first together."""
    for report in reports:
        for offer in choices.downloads:
            if offer.file in report.files:
                title = f"{report.province.name}, {report.period.name}: {lower_first(offer.label)}"
                kind = f"tệp, tải về{synthetic_words(report)}"
                yield Entry(title, quote(address_of(report.key, offer.file)), kind)


def _parts(reports: Sequence[Overview]) -> Iterator[Entry]:
    for report in reports:
        title = f"{report.province.name}: tóm tắt báo cáo {report.period.name}"
        yield Entry(title, f"{report.page}#tom-tat", "báo cáo")


def _changes(
    newest: Sequence[Overview], every: Sequence[Overview], choices: Choices
) -> Iterator[Entry]:
    for one in changes_of(newest, every, choices):
        what = f"thay đổi so với {one.before.period.name}"
        title = f"{one.report.province.name}, {one.report.period.name}: {what}"
        yield Entry(title, "index.html#thay-doi", "diễn biến xấu hơn, tốt lên")


def _thresholds(reports: Sequence[Overview], choices: Choices) -> Iterator[Entry]:
    """The counts that have an epidemic threshold, those above it first."""
    lines = [
        (report, line)
        for report in reports
        for line in thresholds_of(report, choices.main_of(report.key.programme))
    ]
    for report, line in sorted(lines, key=lambda pair: not pair[1].threshold.is_above):
        one = line.threshold
        limit = f", ngưỡng cảnh báo {one.limit}" if one.limit else ""
        told = f"{line.name} {line.value.text}{limit}: {lower_first(one.status_text)}"
        title, kind = f"{report.province.name}: {told}", f"ngưỡng cảnh báo{synthetic_words(report)}"
        yield Entry(title, f"{report.page}#{THRESHOLDS}", kind)


def synthetic_words(report: Overview) -> str:
    """What goes after a figure that is made up; "" after a real one."""
    return ", mô phỏng" if report.synthetic else ""


def _targets(report: Overview) -> Iterator[Entry]:
    for target, *_ in things_of(report.targets):
        kind = "chỉ tiêu chưa đạt" if TargetStatus(target.status) in UNMET else "chỉ tiêu"
        words = f"{kind}, {target.status_text.lower()}{synthetic_words(report)}"
        result = "" if target.value is None else f": {text_of(target.result)}"
        title = f"{report.province.name}: {target.name}{result}"
        yield Entry(title, f"{report.page}#chi-tieu", words)


def _tasks(report: Overview) -> Iterator[Entry]:
    place = province_path(report.key.programme, report.key.province)
    for task in report.tasks:
        if task.status == TaskStatus.OVERDUE.value:
            lead = f"{place}#{heading_id(task.lead)}"
            title = f"{report.province.name}: {task.name} ({task.lead})"
            yield Entry(title, lead, "nhiệm vụ quá hạn")


def _splits(programme: str, reports: Sequence[Overview]) -> Iterator[Entry]:
    found = {
        (indicator.id, split): name
        for report in reports
        for indicator in report.indicators
        for split, name in indicator.splits.items()
        if split and (indicator.id, split) in report.values
    }
    for (indicator, split), name in found.items():
        yield Entry(name, f"{indicator_path(programme, indicator)}#{heading_id(split)}", "số liệu")
