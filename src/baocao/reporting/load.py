"""From a project's folders to the inputs of one report."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from decimal import Decimal, InvalidOperation

from baocao.errors import Problem, raise_all
from baocao.periods.calendar import previous, same_period_last_year
from baocao.periods.deadlines import deadline
from baocao.plans.in_force import in_force
from baocao.plans.load import load_plans, load_profile
from baocao.project import Project
from baocao.reporting.collect import collect
from baocao.reporting.sent import Definitions, no_data, sent_for
from baocao.results.model import ReferenceValue
from baocao.results.report_data import Inputs
from baocao.submissions.model import SourceCell
from baocao.validation.model import Finding


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
        quarters=collected.quarters,
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


def _stopping(findings: tuple[Finding, ...]) -> list[Problem]:
    return [
        Problem(finding.message, str(finding.source or ""), finding.todo)
        for finding in findings
        if finding.stops
    ]
