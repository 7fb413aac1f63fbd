"""The units that plans give values of their own: each is one of the plan's province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from baocao.core.errors import Problem
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.plans.model import Plan


def strange_units(
    plans: Iterable[Plan], areas: AreaRegistry, province: AdminUnit
) -> Iterator[Problem]:
    """A problem for each code that no unit of the province has, at its target's line: a value
    that nobody is held to would be lost."""
    todo = f'ghi mã ở data/areas.csv của một đơn vị thuộc {province.in_sentence}, ví dụ "01576"'
    for plan in plans:
        for target in plan.targets:
            for code, _ in target.among.given if target.among else ():
                if not _is_within(code, areas, province):
                    field = f"targets[{target.id}].among.given"
                    where = f"{plan.file}, dòng {target.line}, trường {field}"
                    yield Problem(f"không có đơn vị mã “{code}” để giao chỉ tiêu", where, todo)


def _is_within(code: str, areas: AreaRegistry, province: AdminUnit) -> bool:
    if not areas.has(code):
        return False
    unit = areas.get(code)
    return unit != province and province in areas.upward(unit, unit.valid_to or date.max)
