"""What the pages over several reports need of one report, small enough to keep hundreds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from baocao.apps.site.folders import Shown
from baocao.apps.site.settings import heading_id
from baocao.archive.built.content import (
    IndicatorContent,
    PeriodContent,
    PlanContent,
    ProvinceContent,
    TargetContent,
    TaskContent,
)
from baocao.core.report_key import ReportKey
from baocao.definitions.indicators.naming import split_key
from baocao.results.ledger.model import Figure
from baocao.results.model import TargetStatus, TaskStatus

SOURCES = "sources"  # the id of the appendix with sources and findings
ValueKey = tuple[str, str]
"""An indicator and its split ("18plus/d3", "" for the total)."""


@dataclass(frozen=True)
class Value:
    """An indicator's value for the whole province, as the report prints it."""

    text: str
    figure: str
    number: float
    as_of: date | None


@dataclass(frozen=True)
class Overview:
    """One report as the start page and the pages over all reports see it.

    Where the pages are of several programmes, the province's name says which one. `sources` is
    the place on its page of the appendix with sources and findings, "" without.
    """

    key: ReportKey
    province: ProvinceContent
    period: PeriodContent
    page: str
    synthetic: bool
    changed: tuple[str, ...]
    values: Mapping[ValueKey, Value]
    themes: Mapping[str, str]
    plans: tuple[PlanContent, ...]
    indicators: tuple[IndicatorContent, ...]
    targets: tuple[TargetContent, ...]
    tasks: tuple[TaskContent, ...]
    findings: Mapping[str, int]
    placeholders: int
    expected_units: tuple[str, ...]
    missing_units: tuple[str, ...]
    missing_quarters: tuple[str, ...]
    sources: str

    def targets_in(self, *statuses: TargetStatus) -> int:
        """How many targets stand in one of `statuses`."""
        names = {status.value for status in statuses}
        return sum(target.status in names for target in self.targets)

    def tasks_in(self, *statuses: TaskStatus) -> int:
        """How many tasks stand in one of `statuses`."""
        names = {status.value for status in statuses}
        return sum(task.status in names for task in self.tasks)


def report_path(key: ReportKey) -> str:
    """The place of a report's page."""
    return f"bao-cao/{key.slug}.html"


def overview_of(shown: Shown) -> Overview:
    """The parts of a report that other pages than its own show."""
    content = shown.content
    findings: dict[str, int] = {}
    for finding in shown.findings:
        findings[finding.severity] = findings.get(finding.severity, 0) + 1
    key = shown.report.key
    return Overview(
        key=key,
        province=content.province,
        period=content.period,
        page=report_path(key),
        synthetic=content.synthetic,
        changed=shown.changed,
        values=_values(shown),
        themes=content.themes,
        plans=content.plans,
        indicators=content.indicators,
        targets=content.targets,
        tasks=content.tasks,
        findings=findings,
        placeholders=shown.placeholders,
        expected_units=content.expected_units,
        missing_units=content.missing_units,
        missing_quarters=shown.report.run.missing_quarters,
        sources=next((heading_id(p.id) for p in content.parts if p.id == SOURCES), ""),
    )


def _values(shown: Shown) -> dict[ValueKey, Value]:
    province = shown.content.province.code
    return {
        (figure.indicator or "", split_key(figure.disaggregation)): Value(
            figure.text, figure.id, float(figure.value), figure.as_of
        )
        for figure in shown.report.ledger.figures
        if figure.area == province and _is_value(figure)
    }


def _is_value(figure: Figure) -> bool:
    return figure.indicator is not None and figure.id.endswith(".value")
