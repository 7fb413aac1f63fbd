"""From a project's folders to the inputs of one report. All reading of data happens here."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from baocao.areas.model import AdminUnit
from baocao.areas.registry import AreaRegistry, load_areas
from baocao.errors import BaocaoError, Problem, raise_all
from baocao.indicators.load import load_catalogue
from baocao.indicators.model import IndicatorCatalogue
from baocao.periods.calendar import (
    periods_before,
    previous,
    quarters_within,
    same_period_last_year,
)
from baocao.periods.deadlines import deadline
from baocao.periods.model import PeriodType, ReportingPeriod
from baocao.periods.parse import parse_period
from baocao.plans.in_force import in_force
from baocao.plans.load import load_plans, load_profile
from baocao.project import Project
from baocao.results.model import ReferenceValue
from baocao.results.report_data import Inputs
from baocao.submissions.model import SourceCell, Submission
from baocao.submissions.read import read_submissions
from baocao.validation.check import validate
from baocao.validation.model import Finding
from baocao.validation.rule import Rule
from baocao.validation.rules import load_rules

HISTORY = 8  # earlier periods that trends look back over
LONG_PERIODS = (PeriodType.HALF_YEAR, PeriodType.NINE_MONTHS, PeriodType.YEAR)


@dataclass(frozen=True)
class Definitions:
    """What all reports of a project share: areas, indicators, validation rules."""

    project: Project

    @cached_property
    def areas(self) -> AreaRegistry:
        path = self.project.areas_file
        return load_areas(path, name=self.project.name(path))

    @cached_property
    def catalogue(self) -> IndicatorCatalogue:
        return load_catalogue(self.project.indicators)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return load_rules(self.project.rules)

    def period(self, province: AdminUnit, text: str) -> ReportingPeriod:
        """The period under the regime of the province's report profile."""
        profile = load_profile(self.project.plans, province.slug)
        return parse_period(text, profile.regime)


@dataclass(frozen=True)
class Collected:
    """The submissions of one period with those of earlier ones, and what validation found."""

    province: AdminUnit
    period: ReportingPeriod
    districts: tuple[AdminUnit, ...]
    units: tuple[AdminUnit, ...]
    submissions: tuple[Submission, ...]
    history: dict[str, tuple[Submission, ...]]
    findings: tuple[Finding, ...]


def collect(
    definitions: Definitions,
    province: AdminUnit,
    period: ReportingPeriod,
    submissions: tuple[Submission, ...],
) -> Collected:
    """Read the earlier periods beside `submissions` and validate."""
    history = {p.key: sent_for(definitions, province, p) for p in _earlier(period)}
    districts = definitions.areas.children(province.code, on=period.end)
    units = _reporting_units(province, districts, submissions)
    findings = validate(
        submissions,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
        period=period,
        previous=history.get(previous(period).key, ()),
        expected_units=units,
        rules=definitions.rules,
    )
    return Collected(province, period, districts, units, submissions, history, findings)


def load_inputs(project: Project, province_text: str, period_text: str) -> Inputs:
    """Read, validate and gather everything one report is made from.

    Raises `BaocaoError` with all problems where a file cannot be read or a finding of
    severity error stands, and where the period has no data at all.
    """
    definitions = Definitions(project)
    province = definitions.areas.province(province_text)
    period = definitions.period(province, period_text)
    submissions = sent_for(definitions, province, period)
    if not submissions:
        raise no_data(project, province, period)
    collected = collect(definitions, province, period, submissions)
    raise_all(_stopping(collected.findings))
    plans = load_plans(project.plans, province.slug, definitions.catalogue)
    return Inputs(
        province=province,
        districts=collected.districts,
        reporting_units=collected.units,
        period=period,
        deadline=deadline(period),
        profile=load_profile(project.plans, province.slug),
        plans=in_force(plans, period),
        catalogue=definitions.catalogue,
        submissions=submissions,
        history=collected.history,
        previous=previous(period).key,
        last_year=same_period_last_year(period).key,
        references=load_references(project),
        findings=collected.findings,
    )


def load_references(project: Project) -> tuple[ReferenceValue, ...]:
    """Published comparison values; each must say its day and source (rule 8 of the design)."""
    path = project.references / "comparison_values.csv"
    name = project.name(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    values: list[ReferenceValue] = []
    problems: list[Problem] = []
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            source = SourceCell(name, digest, "", f"dòng {line}")
            try:
                day, value = date.fromisoformat(row["as_of"]), Decimal(row["value"])
                values.append(ReferenceValue(row["id"], value, day, row["source"], source))
            except (KeyError, TypeError, ValueError, InvalidOperation):
                todo = "ghi đủ cột id, value, as_of (2023-04-11), source"
                problems.append(Problem("giá trị so sánh ghi sai", f"{name}, dòng {line}", todo))
    raise_all(problems)
    return tuple(values)


def _earlier(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """Earlier periods, oldest first, the same period last year among them."""
    found = {p.key: p for p in periods_before(period, HISTORY)}
    last_year = same_period_last_year(period)
    found.setdefault(last_year.key, last_year)
    return tuple(sorted(found.values(), key=lambda p: p.start))


def sent_for(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> tuple[Submission, ...]:
    """The period's submissions; a longer period without its own is made of its quarters'."""
    folder = definitions.project.submissions / province.slug / period.key
    if period.type in LONG_PERIODS and not folder.is_dir():
        quarters = quarters_within(period)
        return tuple(s for quarter in quarters for s in sent_for(definitions, province, quarter))
    return _read(folder, definitions)


def _read(folder: Path, definitions: Definitions) -> tuple[Submission, ...]:
    if not folder.is_dir():
        return ()
    return read_submissions(
        folder,
        project=definitions.project,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
    )


def _reporting_units(
    province: AdminUnit, districts: tuple[AdminUnit, ...], submissions: tuple[Submission, ...]
) -> tuple[AdminUnit, ...]:
    """Who has to report: the districts and the province's own office.

    Where the province's office alone reported for the whole province, it is the only unit.
    """
    if all(submission.unit == province.code for submission in submissions):
        return (province,)
    return (*districts, province)


def _stopping(findings: tuple[Finding, ...]) -> list[Problem]:
    return [
        Problem(finding.message, str(finding.source or ""), finding.todo)
        for finding in findings
        if finding.stops
    ]


def no_data(project: Project, province: AdminUnit, period: ReportingPeriod) -> BaocaoError:
    folder = project.name(project.submissions / province.slug / period.key)
    what = f"{province.name} chưa có số liệu kỳ {period.key}"
    return BaocaoError(Problem(what, folder, "đặt các tệp số liệu (.xlsx) vào thư mục này"))
