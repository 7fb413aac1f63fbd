"""Provinces by periods: the report of each, why it cannot be shown, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.apps.site.arrange import AllReports, PeriodColumn, Row, columns_of
from baocao.apps.site.choices import Choices
from baocao.apps.site.folders import Unusable
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import is_outdated
from baocao.build.status.model import ReportStatus
from baocao.core.report_key import ReportKey
from baocao.output.page.cards import UNJUDGED
from baocao.output.page.page import Html
from baocao.output.page.templates import Templates
from baocao.results.model import TargetStatus


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


def behind_words(report: Overview) -> str:
    """ "11 không đạt, 1 chậm, 9 chưa đánh giá": with those that are met they are all; what there is
    none of is left out."""
    counts = {
        "không đạt": (TargetStatus.NOT_MET,),
        "chậm": (TargetStatus.BEHIND,),
        "đúng tiến độ": (TargetStatus.ON_TRACK,),
        "chưa đánh giá": UNJUDGED,
    }
    found = {words: report.targets_in(*statuses) for words, statuses in counts.items()}
    return ", ".join(f"{count} {words}" for words, count in found.items() if count)


def matrix(every: AllReports, choices: Choices, templates: Templates) -> Html:
    """The table, the newest period first."""
    columns = columns_of(every.periods)[::-1]
    rows = _rows(every, columns, choices)
    return templates.html("matrix", columns=columns, rows=rows)


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
