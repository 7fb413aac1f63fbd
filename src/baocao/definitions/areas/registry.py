"""The units of a project: which there are on a day, below, above and after which others.

The file is read in `table`; which unit a name stands for is found in `lookup`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import UNIT, with_unit
from baocao.definitions.areas.bearers import Bearers
from baocao.definitions.areas.crosswalk import NO_PASSAGES, Crosswalk
from baocao.definitions.areas.lookup import AreaLookup, AreaScope, Index, indexed
from baocao.definitions.areas.model import COUNTRY, AdminUnit, AreaLevel
from baocao.definitions.areas.spelling import bare_key
from baocao.definitions.areas.table import read_units

BELOW_PROVINCES = (AreaLevel.DISTRICT, AreaLevel.COMMUNE)


@dataclass(frozen=True)
class AreaRegistry:
    """All units of a project, and how those of before 1/7/2025 passed to those of today.

    `counted_beside` has the institutions, each with the elements that it counts beside areas.
    """

    units: tuple[AdminUnit, ...]
    crosswalk: Crosswalk = NO_PASSAGES
    counted_beside: Mapping[str, Collection[str]] = field(default_factory=dict)

    def with_crosswalk(self, crosswalk: Crosswalk) -> AreaRegistry:
        """The registry with the old communes of the crosswalk."""
        old = crosswalk.communes(self._by_code)
        return AreaRegistry((*self.units, *old), crosswalk)

    def with_institutions(
        self, units: Iterable[AdminUnit], elements: Mapping[str, Collection[str]]
    ) -> AreaRegistry:
        """The registry with reporting units that are no areas; `elements` says by their codes
        what each counts beside the areas."""
        return AreaRegistry((*self.units, *units), self.crosswalk, elements)

    def institutions(self, code: str, on: date) -> tuple[AdminUnit, ...]:
        """The institutions of a province that report on a day."""
        below = self._below.get(self.get(code).official_code, ()) if self.counted_beside else ()
        own = (
            u for u in below if u.level is AreaLevel.INSTITUTION and u.parent == self.get(code).code
        )
        return tuple(unit for unit in own if unit.exists_on(on))

    def namesakes(self, province: AdminUnit) -> tuple[AdminUnit, ...]:
        """The provinces of a name: one that others merged into may be called as one of them."""
        return tuple(u for u in self.units if u.level is province.level and u.slug == province.slug)

    def beside(self, code: str, element: str, on: date) -> tuple[str, ...]:
        """The codes of those whose values of an element are added to what the areas of a
        province reported."""
        units = self.institutions(code, on) if self.counted_beside else ()
        return tuple(u.code for u in units if element in self.counted_beside[u.code])

    def get(self, code: str, on: date | None = None) -> AdminUnit:
        """The unit with this exact code; with a day, the one whose official code it was then.

        Raises `BaocaoError` where there is none.
        """
        unit = (on and self._bearers.on(code, on)) or self._by_code.get(code)
        if unit is None:
            what = f"không có đơn vị hành chính mã “{code}”"
            raise BaocaoError(Problem(what, todo="kiểm tra mã trong areas.csv"))
        return unit

    def has(self, code: str) -> bool:
        """Whether a unit has this exact code."""
        return code in self._by_code

    def find(
        self,
        name: str,
        *,
        level: AreaLevel | None = None,
        within: str | None = None,
        on: date | None = None,
    ) -> AdminUnit:
        """The one unit with this code, slug or name, in whatever spelling.

        `within` is the code of a unit that is, or lies above, the unit sought; `on` a day on
        which it exists. Raises `BaocaoError` with the nearest candidates where no unit, or
        more than one, is meant: in Đồng Tháp "Cao Lãnh" is a city and a district.
        """
        scope = AreaScope(level, self.get(within) if within else None, on)
        found = self._lookup.matches(name, scope)
        if len(found) != 1:
            raise BaocaoError(self._lookup.problem(name, scope, found))
        return found[0]

    def known(
        self,
        name: str,
        *,
        level: AreaLevel | None = None,
        within: str | None = None,
        on: date | None = None,
    ) -> AdminUnit | None:
        """The one unit that `find` would give; None where none or several are meant. Nobody is
        told of the nearest, which takes most of the time of a miss."""
        scope = AreaScope(level, self.get(within) if within else None, on)
        found = self._lookup.matches(name, scope)
        return found[0] if len(found) == 1 else None

    def province(self, text: str, *, on: date | None = None) -> AdminUnit:
        """The province with this slug, code or name; the country by its slug, code or whole name.

        Behind two dashes a district or commune of it that reports itself may follow: lang-son--
        with a slug, code or name. Without a day, what two provinces bore one after the other
        (Đồng Tháp, 82) is the later. Raises `UsageError` with the nearest candidates.
        """
        if UNIT in text:
            return self._unit(text, on)
        country = self._by_code.get(COUNTRY)
        if country and text in (country.code, country.slug, country.name):
            return country
        scope = AreaScope(AreaLevel.PROVINCE, on=on)
        found = self._lookup.matches(text, scope)
        plain = [unit for unit in found if unit.slug == bare_key(text).replace(" ", "-")]
        for candidates in (found, plain):
            if candidates and len({unit.slug for unit in candidates}) == 1:
                return max(candidates, key=lambda unit: unit.valid_to or date.max)
        raise UsageError(self._lookup.problem(text, scope, found))

    def _unit(self, place: str, on: date | None) -> AdminUnit:
        """A district or commune with its province in its slug."""
        province, _, unit = place.partition(UNIT)
        home = self.province(province, on=on)
        try:
            found = self.find(unit, within=home.code, on=on)
        except BaocaoError as error:
            raise UsageError(*error.problems) from None
        if found.level not in BELOW_PROVINCES:
            todo = "nêu một huyện hoặc một xã, phường, đặc khu"
            raise UsageError(Problem(f"{found.name} không lập báo cáo của địa bàn", "", todo))
        return replace(found, slug=with_unit(home.slug, found.slug))

    def children(self, code: str, on: date) -> tuple[AdminUnit, ...]:
        """The units directly below `code` on a day, in the order of the file (official codes)."""
        parent = self.get(code)
        if not parent.exists_on(on):
            return ()
        below = self._below.get(parent.official_code, ())
        return tuple(u for u in below if u.exists_on(on) and u.level is not AreaLevel.INSTITUTION)

    def above(self, unit: AdminUnit, on: date | None = None) -> AdminUnit | None:
        """Whose part a unit was on a day; without one, on its last, or is today."""
        return self._bearers.parent(unit, on)

    def upward(self, unit: AdminUnit, on: date | None = None) -> Iterator[AdminUnit]:
        """A unit and all that it was part of on a day, as in `above`."""
        return self._bearers.upward(unit, on)

    def predecessors(self, code: str) -> tuple[AdminUnit, ...]:
        """All units that merged into this one, also by way of others.

        Figures from before a merger (the census of 2019) add up over the unit and these.
        """
        unit = self.get(code)
        direct = [u for u in self.units if u.successor == unit.code]
        return tuple(u for merged in direct for u in (merged, *self.predecessors(merged.code)))

    def forerunners(self, code: str, on: date) -> tuple[AdminUnit, ...]:
        """The units of a day that passed to this one whole: itself while it is there, those that
        merged into it, or the old communes that it was made of. None where one was divided, as
        no sum of old figures is then a figure of today."""
        unit = self.get(code)
        if unit.exists_on(on):
            return (unit,)
        merged = tuple(old for old in self.predecessors(code) if old.exists_on(on))
        passages = () if merged else self.crosswalk.made_of(code)
        if any(passage.divided for passage in passages):
            return ()
        old = (self._bearers.on(passage.code, on) for passage in passages)
        return merged or tuple(unit for unit in old if unit)

    def parts(self, code: str, on: date) -> tuple[AdminUnit, ...]:
        """The units of a day whose sum a unit was: those below it, or its forerunners."""
        unit = self.get(code)
        return self.children(code, on) if unit.exists_on(on) else self.forerunners(code, on)

    @cached_property
    def _by_code(self) -> dict[str, AdminUnit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _bearers(self) -> Bearers:
        return Bearers(self.units)

    @cached_property
    def _lookup(self) -> AreaLookup:
        return AreaLookup(self._by_code, self._bearers)

    @cached_property
    def _below(self) -> Index:
        return indexed((u.parent.partition("-")[0], u) for u in self.units if u.parent)


def areas_of(project: Project) -> AreaRegistry:
    """The units of a project as its file has them now, read once: thousands of lines, asked for
    by each report of a run."""
    path = project.areas_file
    return _areas_of(project, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=2)
def _areas_of(project: Project, _stamp: int) -> AreaRegistry:
    return load_areas(project.areas_file, name=project.name(project.areas_file))


def load_areas(path: Path, *, name: str | None = None) -> AreaRegistry:
    """Read the units of a project; `name` is how messages call the file.

    Raises `BaocaoError` with all problems of the file at once, each with its line.
    """
    return AreaRegistry(read_units(path, name=name))
