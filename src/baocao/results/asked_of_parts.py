"""What the plans' targets ask of each period that they are added up over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.plans.model import Over, Target
from baocao.results.compute import Request

if TYPE_CHECKING:
    from baocao.results.inputs import Inputs


def asked_of_parts(inputs: Inputs) -> tuple[Request, ...]:
    """All that the plans' targets and their milestones ask of an earlier period."""
    found = {
        (target.indicator, area.code, target.disaggregation): area
        for plan in inputs.plans
        for target in plan.targets
        if target.indicator is not None
        for area in _areas_asked(inputs, target)
    }
    known = inputs.catalogue.indicators
    return tuple(Request(known[name], area, split) for (name, _, split), area in found.items())


def _areas_asked(inputs: Inputs, target: Target) -> Iterator[AdminUnit]:
    over_parts = target.over is not Over.PERIOD
    if target.milestones or (over_parts and not target.among):
        yield inputs.province
    if over_parts and target.among:
        yield from units_asked(inputs.districts, inputs.reporting_units, target)


def units_asked(
    districts: tuple[AdminUnit, ...], reporting: tuple[AdminUnit, ...], target: Target
) -> tuple[AdminUnit, ...]:
    """Which units have to meet a target one by one: the province's units of its level, or those
    that its figures are by where none is named; those alone that are given a value where the
    others have none."""
    among = target.among
    if among is None:
        return ()
    known = {unit.code: unit for unit in (*districts, *reporting)}
    of_level = (unit for unit in known.values() if unit.level is among.level)
    units = tuple(of_level) if among.level else districts
    is_for_all = target.value is not None or target.reference is not None
    return tuple(u for u in units if is_for_all or target.value_for(u.code, None) is not None)
