"""The profile of a province, from its units on a day, or of a unit that reports itself.

Names of persons are never invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from baocao.build.start.texts import filled
from baocao.build.start.written import Written, write_new
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import UNIT
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.crosswalk import load_crosswalk
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry, load_areas


@dataclass(frozen=True)
class ProvinceAsked:
    """What a profile is written from; "" for what nobody said. `name` may have a unit of the
    province behind two dashes; `day` says which units there are."""

    name: str
    day: date
    place: str = ""
    letter_symbol: str = ""


def new_province(project: Project, asked: ProvinceAsked) -> Written:
    """Write the profile of a province or unit that exists on the day.

    Raises `UsageError` for any other, and where it has a profile.
    """
    areas = load_areas(project.areas_file, name=project.name(project.areas_file))
    if UNIT in asked.name:
        return _new_unit(project, areas, asked)
    unit = _province(areas, asked)
    units = areas.children(unit.code, asked.day)
    text = filled(
        project,
        "province.yaml",
        name=unit.name,
        slug=unit.slug,
        day=short_date(asked.day),
        units=_counted(units),
        place=asked.place or unit.short_name,
        letter_symbol=asked.letter_symbol,
    )
    return _write(project, unit, text)


def _new_unit(project: Project, areas: AreaRegistry, asked: ProvinceAsked) -> Written:
    """The profile of a unit by its level: a district's health centre, a commune's station."""
    path = project.crosswalk_file
    passages = load_crosswalk(path, name=project.name(path), known=areas.has)
    unit = areas.with_crosswalk(passages).province(asked.name, on=asked.day)
    above = areas.above(unit)
    assert above is not None
    province = areas.province(unit.home, on=asked.day).name
    text = filled(
        project,
        "unit.yaml",
        name=unit.name,
        called=lower_first(unit.name),
        level=unit.level.value,
        slug=unit.slug,
        home=unit.home,
        unit=unit.slug.partition(UNIT)[2],
        province=province,
        above=above.name,
        upper=lower_first(above.name),
        place=asked.place or _place(unit),
    )
    return _write(project, unit, text)


def _place(unit: AdminUnit) -> str:
    """What stands before a date: of a unit that is called by a number its whole name, "Quận 1"
    (Decree 30/2020/NĐ-CP, Appendix I, part II, clause 4.a)."""
    return unit.name if unit.short_name.isdecimal() else unit.short_name


def _write(project: Project, unit: AdminUnit, text: str) -> Written:
    return write_new(project, {project.name(project.provinces / f"{unit.slug}.yaml"): text})


def _province(areas: AreaRegistry, asked: ProvinceAsked) -> AdminUnit:
    """The province on the day; of one that has ended since, it is said how to ask for it."""
    try:
        return areas.province(asked.name, on=asked.day)
    except UsageError as error:
        ended = areas.known(asked.name, level=AreaLevel.PROVINCE)
        if ended is None or ended.valid_to is None:
            raise
        what = error.problems[0].what
        now = areas.get(ended.successor, on=asked.day) if ended.successor else None
        merged = f"nay là {now.name}: baocao new province {now.slug}; " if now else ""
        todo = f"{merged}muốn lập báo cáo các kỳ trước thì thêm --day {short_date(ended.valid_to)}"
        raise UsageError(Problem(what, "", todo)) from None


def _counted(units: Iterable[AdminUnit]) -> str:
    """How many units of each kind: "65 xã, 3 phường"."""
    kinds = Counter(unit.kind for unit in units)
    return ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "không có"
