"""Plans as reports go by them that are about less than all of a province: a unit's own report, a
topical one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.model import Plan, Target


def asked_of(plan: Plan, unit: AdminUnit, above: AdminUnit | None) -> Plan:
    """A province's plan as a unit is judged by it: the targets that units have to meet one by
    one, and no task, as tasks are agencies' of the province. `above` is whose part the unit is."""
    return replace(plan, targets=tuple(_targets(plan, unit, above)), tasks=())


def measured_by(plan: Plan, catalogue: IndicatorCatalogue) -> Plan:
    """A plan with the targets that these indicators measure, and no task, which none does."""
    targets = (target for target in plan.targets if target.indicator in catalogue.indicators)
    return replace(plan, targets=tuple(targets), tasks=())


def _targets(plan: Plan, unit: AdminUnit, above: AdminUnit | None) -> Iterator[Target]:
    """The targets of the unit's own level by its one result; of a district also those that its
    communes have to meet."""
    is_first = above is not None and above.level is AreaLevel.PROVINCE
    for target in plan.targets:
        if target.among is None:
            continue
        level = target.among.level
        if level is unit.level or (level is None and is_first):
            yield replace(target, among=None)
        elif level is AreaLevel.COMMUNE and unit.level is AreaLevel.DISTRICT:
            yield target
