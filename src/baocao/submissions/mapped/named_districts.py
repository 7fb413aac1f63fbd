"""The districts that the titles of a table speak of."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.areas.spelling import bare_key, titled_keys
from baocao.submissions.mapped.model import TableContext


def districts_named(
    titles: Iterable[str], areas: AreaRegistry, place: TableContext
) -> list[AdminUnit]:
    """The districts of a province whose name stands in any of the titles.

    A city that is called as its province counts by its full name alone. Without a day all that
    ever were are looked for.
    """
    words = " | ".join(f" {fold(title)} " for title in titles)
    whole = bare_key(areas.get(place.province).name)
    return [
        unit
        for unit in _units(areas, place)
        if any(f" {key} " in words for key in _keys(unit) if key != whole)
    ]


def _units(areas: AreaRegistry, place: TableContext) -> Iterable[AdminUnit]:
    if place.as_of is not None:
        return areas.children(place.province, place.as_of)
    return [unit for unit in areas.units if unit.parent == place.province]


def _keys(unit: AdminUnit) -> tuple[str, ...]:
    return *titled_keys(unit.name), bare_key(unit.name)
