"""Whose a table is by its titles: of a district, of another province, of a part of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.areas.spelling import bare_key, titled_keys
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import TableContext
from baocao.submissions.mapped.words import bare
from baocao.submissions.workbooks.cells import fold_text


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


def other_owner(title: str, lexicon: Lexicon, place: TableContext) -> str:
    """Another province that a title names, with its common noun, behind that of an office, or as
    all that it says: "TỈNH CAO BẰNG", "SYT Cao Bằng", "Cao Bằng"; "" where it names none."""
    own = f" {fold(title)} "
    return next((unit.name for unit in _other_provinces(lexicon, place) if _names(own, unit)), "")


def _other_provinces(lexicon: Lexicon, place: TableContext) -> Iterator[AdminUnit]:
    for unit in lexicon.areas.units:
        is_of_day = place.as_of is None or unit.exists_on(place.as_of)
        if unit.level is AreaLevel.PROVINCE and is_of_day and unit.code != place.province:
            yield unit


def _names(title: str, unit: AdminUnit) -> bool:
    bare_name = bare_key(unit.name)
    full = (key for key in titled_keys(unit.name) if len(key.split()[0]) > 1)
    offices = (f"{office} {bare_name}" for office in ("so y te", "syt", "cdc", "ubnd"))
    return title == f" {bare_name} " or any(f" {key} " in title for key in (*full, *offices))


def is_of_a_part(title: str, lexicon: Lexicon) -> bool:
    """Whether a title begins as the name of what is more or less than a province: a commune, a
    hospital, a region, the country."""
    words = lexicon.words
    begins = f"{fold_text(bare(title))} ".startswith(tuple(f"{word} " for word in words.parts))
    return begins or words.is_commune(title) or words.is_group(title)
