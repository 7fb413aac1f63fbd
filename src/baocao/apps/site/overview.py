"""What the pages over several reports need of one report, small enough to keep hundreds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from baocao.apps.site.asked import UnitGap, target_of_units, unit_gap
from baocao.apps.site.folders import ShownReport
from baocao.core.quantities import Bound
from baocao.core.report_key import ReportKey
from baocao.document.blocks import Inline, Text
from baocao.document.content import (
    IndicatorContent,
    PeriodContent,
    PlanContent,
    ProvinceContent,
    TargetContent,
    TaskContent,
    ThresholdContent,
    WorsenedContent,
    statuses_of,
)
from baocao.document.contents import text_of
from baocao.document.sections.sources import SOURCES
from baocao.output.page.page import heading_id
from baocao.output.page.report_page import report_path
from baocao.output.page.view import PrintedValue, ReportView, ValueKey, with_enough_events
from baocao.results.model import TargetStatus, TaskStatus

_DIGITS = re.compile(r"\d+")


class UnitValue(NamedTuple):
    """An indicator's value for a unit, as the report prints it; its step in the scorecard, or
    0; whether the number is exact or a bound; whether it is a rate of enough events; how far it is
    from the target that asks most of it."""

    text: str
    number: float
    as_of: date | None
    grade: int
    bound: Bound = Bound.EXACT
    enough: bool = True
    gap: UnitGap | None = None


@dataclass(frozen=True)
class Overview:
    """One report as the start page and the pages over all reports see it.

    Where the pages are of several programmes, the province's name says which one. `sources` is
    the place on its page of the appendix with sources and findings, "" without; `files` are those
    of its folder.
    """

    key: ReportKey
    province: ProvinceContent
    period: PeriodContent
    page: str
    synthetic: bool
    changed: tuple[str, ...]
    values: Mapping[ValueKey, PrintedValue]
    themes: Mapping[str, str]
    plans: tuple[PlanContent, ...]
    indicators: tuple[IndicatorContent, ...]
    targets: tuple[TargetContent, ...]
    tasks: tuple[TaskContent, ...]
    thresholds: tuple[ThresholdContent, ...]
    worsened: tuple[WorsenedContent, ...]
    findings: Mapping[str, int]
    placeholders: int
    expected_units: tuple[str, ...]
    missing_units: tuple[str, ...]
    through_units: tuple[str, ...]
    missing_parts: tuple[str, ...]
    sources: str
    areas: Mapping[str, str]
    units: Mapping[str, Mapping[ValueKey, UnitValue]]
    files: frozenset[str] = frozenset()

    @cached_property  # asked for by every line of every unit
    def kind(self) -> tuple[str, bool]:
        """The length of a period by its key ("2022-Q4" is a "-Q"), and whether data is synthetic:
        only values of one kind make one line."""
        return _DIGITS.sub("", self.period.key), self.synthetic

    def targets_in(self, *statuses: TargetStatus) -> int:
        """How many of the things that targets ask for stand in one of `statuses`."""
        return sum(status in statuses for status in statuses_of(self.targets))

    def tasks_in(self, *statuses: TaskStatus) -> int:
        """How many tasks stand in one of `statuses`."""
        names = {status.value for status in statuses}
        return sum(task.status in names for task in self.tasks)


def overview_of(shown: ShownReport) -> Overview:
    """The parts of a report that other pages than its own show."""
    content = shown.view.content
    findings: dict[str, int] = {}
    for finding in shown.view.findings:
        findings[finding.severity] = findings.get(finding.severity, 0) + 1
    key = shown.report.key
    return Overview(
        key=key,
        province=content.province,
        period=content.period,
        page=report_path(key),
        synthetic=content.synthetic,
        changed=shown.changed,
        values=shown.view.values,
        themes=content.themes,
        plans=content.plans,
        indicators=content.indicators,
        targets=tuple(map(_in_words, content.targets)),
        tasks=content.tasks,
        thresholds=content.thresholds,
        worsened=content.worsened,
        findings=findings,
        placeholders=shown.placeholders,
        expected_units=content.expected_units,
        missing_units=content.missing_units,
        through_units=content.through_units,
        missing_parts=shown.report.run.missing_parts,
        sources=next((heading_id(p.id) for p in content.parts if p.id == SOURCES), ""),
        areas=content.areas,
        units=_units(shown.view),
        files=frozenset(name for name in shown.report.run.outputs if "/" not in name),
    )


def _in_words(target: TargetContent) -> TargetContent:
    """Its result and gap without the figures' cells, which are most of a report."""
    return replace(target, result=_words(target.result), gap=_words(target.gap))


def _words(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return (Text(text_of(inlines)),) if inlines else ()


def _units(view: ReportView) -> dict[str, dict[ValueKey, UnitValue]]:
    """The values of districts or communes, by their codes."""
    card = view.content.scorecard
    grades = {cell.figure: cell.grade for row in card.rows for cell in row.cells} if card else {}
    found: dict[str, dict[ValueKey, UnitValue]] = {}
    for key, figures in view.units.items():
        enough = {figure.id for figure in with_enough_events(figures)}
        target = target_of_units(view.content.targets, key)
        for figure in figures:
            value = UnitValue(
                figure.text,
                float(figure.value),
                figure.as_of,
                grades.get(figure.id, 0),
                figure.bound,
                figure.id in enough,
                unit_gap(figure, target),
            )
            found.setdefault(figure.area or "", {})[key] = value
    return found
