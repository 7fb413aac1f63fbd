"""Targets that the results of a period leave without a verdict, and what each of them lacks.

A target that adds up over several periods lacks what this period's result lacks. Comparison
values and those of earlier years are no unit's to send, and not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.disaggregations import observed, widened
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan, Target
from baocao.results.asked_of_parts import units_asked
from baocao.results.by_unit import UnitResults, meeting, status_of
from baocao.results.decided import meets
from baocao.results.due import due_day
from baocao.results.model import IndicatorResult, ResultKey, TargetStatus
from baocao.results.result_base import ResultBase
from baocao.submissions.validation.evidence import OpenTarget
from baocao.submissions.workbooks.model import Group, Submission

Results = Mapping[ResultKey, IndicatorResult]


def open_targets(
    base: ResultBase,
    period: ReportingPeriod,
    results: Iterable[IndicatorResult],
    submissions: Sequence[Submission],
) -> Iterator[OpenTarget]:
    """Each target that has a result and no verdict, in the plans' order."""
    known = {(r.indicator.id, r.area.code, r.disaggregation): r for r in results}
    sent = [o for submission in submissions for o in submission.observations]
    bounds = {o.source for o in sent if not o.quantity.is_exact}
    stated: dict[tuple[str, str], set[Disaggregation]] = {}
    for o in sent:
        stated.setdefault((o.element, o.area), set()).add(o.disaggregation)
    for plan in base.plans:
        for target in plan.targets:
            if target.indicator is None:
                continue
            undecided = _undecided(base, period, plan, target, known)
            inexact = {cell for result in undecided.values() if result for cell in result.sources}
            lacking = _lacking(base, target, undecided, stated)
            found = OpenTarget(target.name, tuple(inexact & bounds), tuple(lacking))
            if found.inexact or found.lacking:
                yield found


def _undecided(
    base: ResultBase, period: ReportingPeriod, plan: Plan, target: Target, known: Results
) -> dict[str, IndicatorResult | None]:
    """The areas whose results leave the target open, with the results; none where it is decided,
    or where nobody reported."""
    if target.among is None:
        own = known.get((target.indicator or "", base.province.code, target.disaggregation))
        return {base.province.code: own} if own and not _is_decided(own, target) else {}
    units = units_asked(base.districts, base.reporting, target)
    of_units = _of_units(units, target, known)
    if target.operator is None or (target.value is None and not target.among.given):
        return {}
    asked = meeting(UnitResults(of_units, only_grow=False), target, target.value)
    due = due_day(plan, target, period)
    if status_of(asked, target, due, period.cutoff) is not TargetStatus.NOT_ASSESSABLE:
        return {}
    return {unit.code: of_units[unit] for unit in (*asked.undecided, *asked.missing)}


def _of_units(
    units: Iterable[AdminUnit], target: Target, known: Results
) -> dict[AdminUnit, IndicatorResult | None]:
    split = target.disaggregation
    return {unit: known.get((target.indicator or "", unit.code, split)) for unit in units}


def _is_decided(result: IndicatorResult, target: Target) -> bool:
    """Whether a result decides; a level that is not known here is decided by all that is whole."""
    if target.operator is None or target.value is None:
        return result.is_complete and result.quantity.is_exact
    return meets(result, target.operator, target.value) is not None


def _lacking(
    base: ResultBase,
    target: Target,
    undecided: Mapping[str, IndicatorResult | None],
    stated: Mapping[tuple[str, str], set[Disaggregation]],
) -> Iterator[Group]:
    """What areas that are missing from a result would have to report, and did not."""
    indicator = base.catalogue.indicators[target.indicator or ""]
    for code, result in undecided.items():
        for area in result.missing_areas if result else (code,):
            for element, splits in _terms(base, indicator, target.disaggregation):
                finer = stated.get((element, area), ())
                if not any(set(split) <= set(known) for split in splits for known in finer):
                    yield element, area, splits[0]


def _terms(
    base: ResultBase, indicator: Indicator, split: Disaggregation
) -> Iterator[tuple[str, tuple[Disaggregation, ...]]]:
    """Each element of an indicator, with the splits of which one is enough."""
    for term in indicator.numerator:
        element = base.catalogue.elements[term.element]
        yield element.id, (observed(term, split, element),)
    for term in indicator.denominator:
        element = base.catalogue.elements[term.element]
        yield element.id, widened(observed(term, split, element), element)
