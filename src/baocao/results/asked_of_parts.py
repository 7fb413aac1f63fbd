"""What the plans' targets ask of each period that they are added up over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from baocao.definitions.areas.model import AdminUnit, AreaLevel
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
        yield from units_asked(inputs.districts, inputs.reporting_units, target.among.level)


def units_asked(
    districts: tuple[AdminUnit, ...],
    reporting: tuple[AdminUnit, ...],
    level: AreaLevel | None,
) -> tuple[AdminUnit, ...]:
    """The province's units of a level, or those that its figures are by where none is named."""
    if level is None:
        return districts
    known = {unit.code: unit for unit in (*districts, *reporting)}
    return tuple(unit for unit in known.values() if unit.level is level)
