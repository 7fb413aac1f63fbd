"""Targets that units have to meet one by one: "từ 95% ở quy mô xã", "90% số xã đạt"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.plans.model import Over, Plan, Target
from baocao.results.accumulated import joined, only_grows, parts_over
from baocao.results.asked_of_parts import units_asked
from baocao.results.decided import meets
from baocao.results.model import IndicatorResult, TargetStatus, UnitGiven, UnitsMeeting
from baocao.results.pace import is_settled
from baocao.results.source_cells import join_cells

if TYPE_CHECKING:
    from baocao.results.inputs import Inputs


@dataclass(frozen=True)
class UnitResults:
    """Each unit that is asked, with its result where it has one; whether results only grow. The
    `idle` ones had nothing of what is asked about."""

    results: Mapping[AdminUnit, IndicatorResult | None]
    only_grow: bool
    idle: tuple[AdminUnit, ...] = ()


def results_of_units(inputs: Inputs) -> dict[tuple[str, str], UnitResults]:
    """The units' results for each target that they have to meet one by one."""
    return {
        (plan.id, target.id): _of(inputs, plan, target)
        for plan in inputs.plans
        for target in plan.targets
        if target.among is not None
    }


def _of(inputs: Inputs, plan: Plan, target: Target) -> UnitResults:
    units = units_asked(inputs.districts, inputs.reporting_units, target)
    parts = parts_over(inputs, plan, target.over)
    joiner, wanted = joined(inputs, target, parts, units)
    found = {result.area.code: result for result in joiner.results(wanted)}
    resting = {code for _, code, _ in filter(joiner.is_idle, wanted)}
    idle = tuple(unit for unit in units if unit.code in resting)
    indicator = inputs.catalogue.indicators[target.indicator or ""]
    only_grow = target.over is not Over.PERIOD and only_grows(inputs, indicator)
    asked = {unit: found.get(unit.code) for unit in units if unit not in idle}
    return UnitResults(asked, only_grow, idle)


def meeting(asked: UnitResults, target: Target, value: Decimal | None) -> UnitsMeeting:
    """Who meets what is asked of it, `value` where the plan gives it none of its own; who does not
    (the furthest from it first), whose result leaves it open, who has none."""
    operator = target.operator
    assert operator is not None
    wanted = {unit: _wanted(target, unit, value) for unit in asked.results}
    sorted_: dict[bool | str | None, list[AdminUnit]] = {}
    known = {unit: result for unit, result in asked.results.items() if result is not None}
    for unit, result in asked.results.items():
        key = "missing" if result is None else meets(result, operator, wanted[unit])
        sorted_.setdefault(key, []).append(unit)
    furthest = sorted(
        sorted_.get(False, ()), key=lambda u: -abs(known[u].quantity.value - wanted[u])
    )
    given = target.among.given if target.among else ()
    return UnitsMeeting(
        met=tuple(sorted_.get(True, ())),
        unmet=tuple(furthest),
        undecided=tuple(sorted_.get(None, ())),
        missing=tuple(sorted_.get("missing", ())),
        settled=tuple(
            unit
            for unit, result in known.items()
            if asked.only_grow and is_settled(result, operator, wanted[unit])
        ),
        sources=join_cells(result.sources for result in known.values()),
        given=tuple(
            UnitGiven(unit, wanted[unit], known.get(unit)) for unit in asked.results if given
        ),
        idle=asked.idle,
    )


def _wanted(target: Target, unit: AdminUnit, value: Decimal | None) -> Decimal:
    wanted = target.value_for(unit.code, value)
    assert wanted is not None  # who is asked has a value
    return wanted


def status_of(units: UnitsMeeting, target: Target, due: date, cutoff: date) -> TargetStatus:
    """Whether enough units meet it, whatever those without a verdict turn out to do.

    Before the due day what adds up is decided only by units that are settled.
    """
    assert target.among is not None
    needed = target.among.share * units.total

    def enough(some: Collection[AdminUnit]) -> bool:
        return len(some) * 100 >= needed

    everyone = {*units.met, *units.unmet, *units.undecided, *units.missing}
    settled = {*units.settled} if cutoff < due else everyone
    if len(units.missing) == units.total:
        return TargetStatus.NOT_REPORTED
    if enough(units.met):
        kept = target.over is Over.PERIOD or enough(settled.intersection(units.met))
        return TargetStatus.MET if kept else TargetStatus.ON_TRACK
    if not enough(everyone.difference(units.unmet)):
        lost = not enough(everyone - settled.intersection(units.unmet))
        return TargetStatus.NOT_MET if lost else TargetStatus.NOT_DUE
    return TargetStatus.NOT_ASSESSABLE
