"""Look-up of administrative units by code, slug or any spelling of their name.

The file is read in `table`, spellings are compared in `spelling`; here is only who is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.report_key import UNIT, with_unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.bearers import Bearers
from baocao.definitions.areas.crosswalk import NO_PASSAGES, Crosswalk
from baocao.definitions.areas.model import COUNTRY, AdminUnit, AreaLevel
from baocao.definitions.areas.spelling import bare_key, name_key, tones_agree, unit_keys
from baocao.definitions.areas.table import read_units

CANDIDATES = 5
BELOW_PROVINCES = (AreaLevel.DISTRICT, AreaLevel.COMMUNE)
CLOSE_ENOUGH = 60  # per cent of likeness below which a name is no help

Index = Mapping[str, list[AdminUnit]]


@dataclass(frozen=True)
class _Scope:
    """Where a name is looked up: a level, a unit with all below it, a day."""

    level: AreaLevel | None = None
    within: AdminUnit | None = None
    on: date | None = None

    def __str__(self) -> str:
        place = f" trong {self.within.name}" if self.within else ""
        return place + (f" vào ngày {short_date(self.on)}" if self.on else "")


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
        return tuple(u for u in below if u.level is AreaLevel.INSTITUTION and u.exists_on(on))

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
        scope = _Scope(level, self.get(within) if within else None, on)
        found = self._matches(name, scope)
        if len(found) != 1:
            raise BaocaoError(self._problem(name, scope, found))
        return found[0]

    def known(
        self, name: str, *, level: AreaLevel | None = None, on: date | None = None
    ) -> AdminUnit | None:
        """The one unit that `find` would give; None where none or several are meant. Nobody is
        told of the nearest, which takes most of the time of a miss."""
        found = self._matches(name, _Scope(level, None, on))
        return found[0] if len(found) == 1 else None

    def province(self, text: str, *, on: date | None = None) -> AdminUnit:
        """The province with this slug, code or name; the country by its slug or code.

        Behind two dashes a district or commune of it that reports itself may follow: lang-son--
        with a slug, code or name. Without a day, what two provinces bore one after the other
        (Đồng Tháp, 82) is the later. Raises `UsageError` with the nearest candidates.
        """
        if UNIT in text:
            return self._unit(text, on)
        country = self._by_code.get(COUNTRY)
        if country and text in (country.code, country.slug):
            return country
        scope = _Scope(AreaLevel.PROVINCE, on=on)
        found = self._matches(text, scope)
        plain = [unit for unit in found if unit.slug == bare_key(text).replace(" ", "-")]
        for candidates in (found, plain):
            if candidates and len({unit.slug for unit in candidates}) == 1:
                return max(candidates, key=lambda unit: unit.valid_to or date.max)
        raise UsageError(self._problem(text, scope, found))

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
        yield unit
        if above := self.above(unit, on):
            yield from self.upward(above, on)

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
    def _below(self) -> Index:
        return _index((u.parent.partition("-")[0], u) for u in self.units if u.parent)

    @cached_property
    def _identifiers(self) -> Index:
        return _index((key, unit) for unit in self.units for key in {unit.code, unit.slug})

    @cached_property
    def _names(self) -> dict[AreaLevel, Index]:
        """Indexes by level, each made when it is first asked for: communes are thousands."""
        return {}

    @cached_property
    def _plain(self) -> dict[_Scope, dict[str, str]]:
        return {}

    def _bearing(self, key: str, level: AreaLevel) -> Sequence[AdminUnit]:
        """The units of a level that are known under a key."""
        if level not in self._names:
            units = (unit for unit in self.units if unit.level is level)
            self._names[level] = _index((own, unit) for unit in units for own in unit_keys(unit))
        return self._names[level].get(key, ())

    def _matches(self, text: str, scope: _Scope) -> list[AdminUnit]:
        """By identifier, by official code, by name: the first that answers decides."""
        for candidates in self._candidates(text, scope.level):
            found = [unit for unit in candidates if self._lies_in(unit, scope)]
            if found:
                return found
        return []

    def _candidates(self, text: str, level: AreaLevel | None) -> Iterator[Sequence[AdminUnit]]:
        """Each look-up in turn; names are put in order only where nothing else answers."""
        written = clean(text)
        yield self._identifiers.get(written, ())
        yield self._bearers.all(written)
        key, levels = name_key(text), [level] if level else AreaLevel
        named = (unit for one in levels for unit in self._bearing(key, one))
        yield [unit for unit in named if tones_agree(text, unit)]

    def _lies_in(self, unit: AdminUnit, scope: _Scope) -> bool:
        return (
            (scope.level is None or unit.level is scope.level)
            and (scope.within is None or scope.within in self.upward(unit, scope.on))
            and (scope.on is None or unit.exists_on(scope.on))
        )

    def _problem(self, name: str, scope: _Scope, found: list[AdminUnit]) -> Problem:
        listed = self._named if scope.on else self._dated
        if found:
            what = f"tên “{name}” chỉ nhiều địa bàn{scope}"
            return Problem(what, todo=f"ghi rõ một trong: {listed(found)}")
        kind = "tỉnh" if scope.level is AreaLevel.PROVINCE else "địa bàn"
        what = f"không có {kind} “{name}”{scope}"
        if elsewhen := self._matches(name, replace(scope, on=None)):
            return Problem(what, todo=f"ở thời điểm khác có: {self._dated(elsewhen)}")
        if nearest := self._nearest(name, scope):
            return Problem(what, todo=f"có phải: {listed(nearest)}?")
        return Problem(what, todo="xem tên và mã ở data/areas.csv")

    def _nearest(self, name: str, scope: _Scope) -> list[AdminUnit]:
        from rapidfuzz import fuzz, process  # few runs meet a name that nobody knows

        close = process.extract(
            bare_key(name),
            self._plain_names(scope),
            scorer=fuzz.ratio,
            limit=CANDIDATES,
            score_cutoff=CLOSE_ENOUGH,
        )
        return [self._by_code[code] for _, _, code in close]

    def _plain_names(self, scope: _Scope) -> dict[str, str]:
        """By code, the names in a scope, made once: a workbook may have very many wrong ones."""
        if scope not in self._plain:
            near = {u.name: u for u in self.units if self._lies_in(u, scope)}  # a name's latest
            self._plain[scope] = {u.code: bare_key(name) for name, u in near.items()}
        return self._plain[scope]

    def _named(self, units: list[AdminUnit]) -> str:
        return "; ".join(f"{unit.name} (mã {unit.official_code})" for unit in units)

    def _dated(self, units: list[AdminUnit]) -> str:
        return "; ".join(f"{unit.name} ({', '.join(self._facts(unit))})" for unit in units)

    def _facts(self, unit: AdminUnit) -> Iterator[str]:
        yield f"mã {unit.official_code}"
        if unit.valid_from:
            yield f"từ {short_date(unit.valid_from)}"
        if unit.valid_to:
            yield f"đến {short_date(unit.valid_to)}"
        if unit.successor:
            yield f"nhập vào {self._by_code[unit.successor].name}"


def load_areas(path: Path, *, name: str | None = None) -> AreaRegistry:
    """Read the units of a project; `name` is how messages call the file.

    Raises `BaocaoError` with all problems of the file at once, each with its line.
    """
    return AreaRegistry(read_units(path, name=name))


def _index(pairs: Iterable[tuple[str, AdminUnit]]) -> Index:
    index: dict[str, list[AdminUnit]] = defaultdict(list)
    for key, unit in pairs:
        index[key].append(unit)
    return dict(index)
