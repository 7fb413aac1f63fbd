"""Which units there are for a programme's report, on a day: the one answer for forms, checks,
results and letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.programmes.model import Programme


@dataclass(frozen=True)
class UnitsOn:
    """The units of a province on a day.

    `whole` is the province, or before it was made the provinces that merged into it; `areas`
    are those directly below, of which tables have a row each (of a unit that reports itself only
    those that report, too); `reporting` are those of the
    programme's levels and the institutions, which have to report, the lowest tier first, the
    institutions then and the province's own office last.
    """

    whole: tuple[AdminUnit, ...]
    areas: tuple[AdminUnit, ...]
    reporting: tuple[AdminUnit, ...]


def units_on(programme: Programme, areas: AreaRegistry, province: AdminUnit, day: date) -> UnitsOn:
    """The units of `province` on a day; who has sent decides nothing."""
    levels = programme.levels_on(day)
    whole = areas.forerunners(province.code, day)
    reporting = [one for unit in whole for one in areas.institutions(unit.code, day)]
    tiers: list[tuple[AdminUnit, ...]] = [whole]
    while tiers[-1]:
        own = [unit for unit in tiers[-1] if unit.level in levels]
        reporting = [*reporting, *own] if tiers[-1] is whole else [*own, *reporting]
        tiers.append(tuple(c for unit in tiers[-1] for c in areas.children(unit.code, day)))
    below = tiers[1] if len(tiers) > 1 else ()
    rows = tuple(unit for unit in below if unit.level in levels or not province.is_within)
    return UnitsOn(whole, rows, tuple(reporting))
