"""Targets that units have to meet one by one: "từ 95% ở quy mô xã", "90% số xã đạt"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from baocao.core.quantities import Operator
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.plans.model import Over, Plan, Target
from baocao.results.accumulated import added_up, sent_over
from baocao.results.decided import meets
from baocao.results.inputs import Inputs
from baocao.results.model import IndicatorResult, TargetStatus, UnitsMeeting

UnitResults = Mapping[AdminUnit, IndicatorResult | None]
"""Each unit that is asked, with its result where it has one."""


def results_of_units(inputs: Inputs) -> dict[tuple[str, str], UnitResults]:
    """The units' results for each target that they have to meet one by one."""
    return {
        (plan.id, target.id): _of(inputs, plan, target)
        for plan in inputs.plans
        for target in plan.targets
        if target.among is not None
    }


def _of(inputs: Inputs, plan: Plan, target: Target) -> UnitResults:
    units = units_asked(inputs, target.among.level if target.among else None)
    sent = sent_over(inputs, plan, target.over)
    found = {result.area.code: result for result in added_up(inputs, target, sent, units)}
    return {unit: found.get(unit.code) for unit in units}


def units_asked(inputs: Inputs, level: AreaLevel | None) -> tuple[AdminUnit, ...]:
    """The province's units of a level, or those that its figures are by where none is named."""
    if level is None:
        return inputs.districts
    known = {unit.code: unit for unit in (*inputs.districts, *inputs.reporting_units)}
    return tuple(unit for unit in known.values() if unit.level is level)


def meeting(results: UnitResults, operator: Operator, value: Decimal) -> UnitsMeeting:
    """Who meets the value, who does not, whose result leaves it open, who has none."""
    sorted_: dict[bool | str | None, list[AdminUnit]] = {}
    for unit, result in results.items():
        key = "missing" if result is None else meets(result, operator, value)
        sorted_.setdefault(key, []).append(unit)
    return UnitsMeeting(
        met=tuple(sorted_.get(True, ())),
        unmet=tuple(sorted_.get(False, ())),
        undecided=tuple(sorted_.get(None, ())),
        missing=tuple(sorted_.get("missing", ())),
        sources=tuple(cell for r in results.values() if r is not None for cell in r.sources),
    )


def status_of(units: UnitsMeeting, target: Target, due: date, cutoff: date) -> TargetStatus:
    """Whether enough units meet it, whatever those without a verdict turn out to do.

    What only grows and has to stay low is kept for good only on the due day.
    """
    assert target.among is not None
    needed = target.among.share * units.total
    if not units.total or len(units.missing) == units.total:
        return TargetStatus.NOT_REPORTED
    if len(units.met) * 100 >= needed:
        upward = target.operator in (Operator.AT_LEAST, Operator.ABOVE)
        final = target.over is Over.PERIOD or upward or due <= cutoff
        return TargetStatus.MET if final else TargetStatus.ON_TRACK
    if (units.total - len(units.unmet)) * 100 < needed:
        return TargetStatus.NOT_MET if due <= cutoff else TargetStatus.NOT_DUE
    return TargetStatus.NOT_ASSESSABLE
