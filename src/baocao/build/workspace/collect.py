"""The submissions of one period, checked, with those of the periods before.

A longer period without submissions of its own is checked part by part: each shorter period has
its own window, its own units and the one before it to be compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.history import History
from baocao.build.workspace.kinds import sent_by_kinds
from baocao.build.workspace.processes import MANY, beside
from baocao.build.workspace.sent import sent_for
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import (
    previous,
)
from baocao.definitions.periods.looked_back import earlier
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.parts import shorter_periods
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.programmes.units import UnitsOn, units_on
from baocao.results.computed import compute_results
from baocao.results.long_periods import in_parts
from baocao.results.model import IndicatorResult, PeriodPart
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.evidence import UsedValues
from baocao.submissions.validation.kinds import SentUnread, kinds_found
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.completeness import Completeness, completeness
from baocao.submissions.workbooks.model import Submission

Sent = tuple[Submission, ...]
Results = Callable[[], tuple[IndicatorResult, ...]]


@dataclass(frozen=True)
class Collected:
    """The submissions of one period with those of earlier ones, and what validation found.

    `units` are those that have to report; `results` are computed when they are first asked for.
    """

    province: AdminUnit
    period: ReportingPeriod
    districts: tuple[AdminUnit, ...]
    units: tuple[AdminUnit, ...]
    submissions: Sent
    history: Mapping[str, Sent]
    findings: tuple[Finding, ...]
    period_parts: tuple[PeriodPart, ...] = ()
    results: Results = field(default=tuple, compare=False)

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
    collected = _with_results(definitions, collected)
    by_part = in_parts(period, submissions)
    if by_part:
        return _with_kinds(definitions, _of_parts(definitions, collected, by_part))
    before = previous(period)
    found = _check(definitions, collected, history.get(before.key, ()))
    if history.unread(before.key):
        unread = SentUnread(period_name(before), len(history.unread(before.key)))
        found = (*found, *kinds_found([unread], definitions.rules))
    return _with_kinds(definitions, replace(collected, findings=found))


def _with_kinds(definitions: Definitions, collected: Collected) -> Collected:
    """With what was sent for the same days by another kind of period, where it says otherwise."""
    province, period, submissions = collected.province, collected.period, collected.submissions
    sent = sent_by_kinds(definitions, province, period, submissions)
    found = kinds_found(sent, definitions.rules)
    return replace(collected, findings=(*collected.findings, *found))


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
    """What the report's results are made from; a part's districts are those of its own end."""
    base = _base(definitions, collected)
    return used_values(base, collected.period, collected.submissions, collected.results())


def _base(definitions: Definitions, collected: Collected) -> ResultBase:
    province, period = collected.province, collected.period
    units = units_of(definitions, province, period)
    return ResultBase(
        province,
        units.areas,
        definitions.catalogue,
        in_force(definitions.plans(province.slug), period),
        definitions.areas.parts,
        definitions.areas.beside,
        units.reporting,
        definitions.programme.roles.needs,
    )


def _with_results(definitions: Definitions, collected: Collected) -> Collected:
    """With the results of its submissions, computed when they are first asked for."""
    base = _base(definitions, collected)
    results = cache(partial(compute_results, base, collected.period, collected.submissions))
    return replace(collected, results=results)


def _of_parts(definitions: Definitions, whole: Collected, by_part: Mapping[str, Sent]) -> Collected:
    """Check each part that has data against the latest earlier one of its kind that has any."""
    findings: list[Finding] = []
    found: list[PeriodPart] = []
    before: dict[PeriodType, Sent] = {}
    known = {part.key: part for part in shorter_periods(whole.period)}
    for period in (known[key] for key in by_part):
        sent = by_part[period.key]
        units = units_of(definitions, whole.province, period).reporting
        part = replace(whole, period=period, submissions=sent, units=units)
        part = _with_results(definitions, part)
        if sent:
            last = before.get(period.type)
            last = sent_for(definitions, whole.province, previous(period)) if last is None else last
            findings += _named(_check(definitions, part, last), period)
            before[period.type] = sent
        found.append(_part_of(part))
    return replace(whole, findings=tuple(findings), period_parts=tuple(found))


def _named(findings: tuple[Finding, ...], part: ReportingPeriod) -> list[Finding]:
    """Name the part of a finding that has no cell to tell it by."""
    return [
        finding
        if finding.source
        else replace(
            finding,
            patterns=replace(finding.patterns, message=f"{finding.patterns.message} ({{part}})"),
            values={**finding.values, "part": period_name(part)},
        )
        for finding in findings
    ]


def _part_of(part: Collected) -> PeriodPart:
    synthetic = any(submission.synthetic for submission in part.submissions)
    return PeriodPart(part.period.key, part.completeness, synthetic)
