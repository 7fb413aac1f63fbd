"""The submissions of one period, checked, with those of the periods before.

A longer period without submissions of its own is checked quarter by quarter: each quarter has
its own window, its own units and the quarter before it to be compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from baocao.build.workspace.earlier_kept import History
from baocao.build.workspace.processes import MANY, beside
from baocao.build.workspace.sent import Definitions, sent_for
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import (
    periods_before,
    previous,
    quarters_within,
    same_period_last_year,
)
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.programmes.units import UnitsOn, units_on
from baocao.results.long_periods import in_quarters
from baocao.results.model import Quarter
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.evidence import UsedValues
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.completeness import Completeness, completeness
from baocao.submissions.workbooks.model import Submission

HISTORY = 8  # the number of earlier periods that trends cover

Sent = tuple[Submission, ...]


@dataclass(frozen=True)
class Collected:
    """The submissions of one period with those of earlier ones, and what validation found.

    `units` are those that have to report.
    """

    province: AdminUnit
    period: ReportingPeriod
    districts: tuple[AdminUnit, ...]
    units: tuple[AdminUnit, ...]
    submissions: Sent
    history: Mapping[str, Sent]
    findings: tuple[Finding, ...]
    quarters: tuple[Quarter, ...] = ()

    @property
    def completeness(self) -> Completeness:
        """Who of the units that have to report did."""
        return completeness(self.units, self.submissions)


def collect(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod, submissions: Sent
) -> Collected:
    """Add the earlier periods to `submissions` and validate."""
    history = History(definitions, province, earlier(period))
    units = units_of(definitions, province, period)
    collected = Collected(
        province,
        period,
        units.areas,
        units.reporting,
        submissions,
        history,
        findings=(),
    )
    by_quarter = in_quarters(period, submissions)
    if by_quarter:
        return _of_quarters(definitions, collected, by_quarter)
    before = history.get(previous(period).key, ())
    return replace(collected, findings=_check(definitions, collected, before))


def units_of(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> UnitsOn:
    """The units at a period's end."""
    return units_on(definitions.programme, definitions.areas, province, period.end)


def _check(definitions: Definitions, collected: Collected, before: Sent) -> tuple[Finding, ...]:
    return validate(
        collected.submissions,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
        period=collected.period,
        previous=before,
        expected_units=collected.units,
        plans=definitions.plans(collected.province.slug),
        rules=definitions.rules,
        used=_begin_used(definitions, collected),
    )


def _begin_used(definitions: Definitions, collected: Collected) -> Callable[[], UsedValues]:
    """The same as `_used`, on another core where there is much to compute."""
    used = partial(_used, definitions, collected)
    return beside(used) if len(collected.submissions) >= MANY else used


def _used(definitions: Definitions, collected: Collected) -> UsedValues:
    """What the report's results are made from; a quarter's districts are those of its own end."""
    province, period = collected.province, collected.period
    units = units_of(definitions, province, period)
    base = ResultBase(
        province,
        units.areas,
        definitions.catalogue,
        in_force(definitions.plans(province.slug), period),
        definitions.areas.parts,
        definitions.areas.beside,
        units.reporting,
        definitions.programme.roles.needs,
    )
    return used_values(base, period, collected.submissions)


def _of_quarters(
    definitions: Definitions, whole: Collected, by_quarter: Mapping[str, Sent]
) -> Collected:
    """Check each quarter that has data against the latest earlier one that has any."""
    findings: list[Finding] = []
    quarters: list[Quarter] = []
    before: Sent = ()
    for quarter in quarters_within(whole.period):
        sent = by_quarter[quarter.key]
        units = units_of(definitions, whole.province, quarter).reporting
        part = replace(whole, period=quarter, submissions=sent, units=units)
        if sent:
            before = before or sent_for(definitions, whole.province, previous(quarter))
            findings += _named(_check(definitions, part, before), quarter)
            before = sent
        quarters.append(_quarter(part))
    return replace(whole, findings=tuple(findings), quarters=tuple(quarters))


def _named(findings: tuple[Finding, ...], quarter: ReportingPeriod) -> list[Finding]:
    """Name the quarter of a finding that has no cell to tell it by."""
    return [
        finding
        if finding.source
        else replace(
            finding,
            patterns=replace(finding.patterns, message=f"{finding.patterns.message} ({{quarter}})"),
            values={**finding.values, "quarter": period_name(quarter)},
        )
        for finding in findings
    ]


def _quarter(part: Collected) -> Quarter:
    synthetic = any(submission.synthetic for submission in part.submissions)
    return Quarter(part.period.key, part.completeness, synthetic)


def earlier(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    """Earlier periods, oldest first, the same period last year among them."""
    found = {p.key: p for p in periods_before(period, HISTORY)}
    last_year = same_period_last_year(period)
    found.setdefault(last_year.key, last_year)
    return tuple(sorted(found.values(), key=lambda p: p.start))
