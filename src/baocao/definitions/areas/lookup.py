"""Which units a text stands for: a code, a slug, a name in any spelling; and what is said where it
stands for none or for several.

Spellings are compared in `spelling`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from baocao.core.errors import Problem
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.bearers import Bearers
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.spelling import bare_key, name_key, tones_agree, unit_keys

CANDIDATES = 5
CLOSE_ENOUGH = 60  # per cent of likeness below which a name is no help

Index = Mapping[str, list[AdminUnit]]


@dataclass(frozen=True)
class AreaScope:
    """Where a name is looked up: a level, a unit with all below it, a day."""

    level: AreaLevel | None = None
    within: AdminUnit | None = None
    on: date | None = None

    def __str__(self) -> str:
        place = f" trong {self.within.name}" if self.within else ""
        return place + (f" vào ngày {short_date(self.on)}" if self.on else "")


class AreaLookup:
    """Looks for the units of a project; it is given them by their codes."""

    def __init__(self, units: Mapping[str, AdminUnit], bearers: Bearers) -> None:
        self._units, self._bearers = units, bearers

    def matches(self, text: str, scope: AreaScope) -> list[AdminUnit]:
        """The units in a scope that a text stands for.

        By identifier, by official code, by name: the first that answers decides.
        """
        for candidates in self._candidates(text, scope.level):
            found = [unit for unit in candidates if self._lies_in(unit, scope)]
            if found:
                return found
        return []

    def problem(self, name: str, scope: AreaScope, found: list[AdminUnit]) -> Problem:
        """What is said of a name that none, or more than one, were `found` for."""
        listed = _with_codes if scope.on else self._dated
        if found:
            what = f"tên “{name}” chỉ nhiều địa bàn{scope}"
            return Problem(what, todo=f"ghi rõ một trong: {listed(found)}")
        kind = "tỉnh" if scope.level is AreaLevel.PROVINCE else "địa bàn"
        what = f"không có {kind} “{name}”{scope}"
        if elsewhen := self.matches(name, replace(scope, on=None)):
            return Problem(what, todo=f"ở thời điểm khác có: {self._dated(elsewhen)}")
        if nearest := self._nearest(name, scope):
            return Problem(what, todo=f"có phải: {listed(nearest)}?")
        others = "" if scope.level else " hoặc data/reporting_units.csv"
        return Problem(what, todo=f"xem tên và mã ở data/areas.csv{others}")

    def _bearing(self, key: str, level: AreaLevel) -> Sequence[AdminUnit]:
        """The units of a level that are known under a key."""
        if level not in self._names:
            units = (unit for unit in self._units.values() if unit.level is level)
            self._names[level] = indexed((own, unit) for unit in units for own in unit_keys(unit))
        return self._names[level].get(key, ())

    def _candidates(self, text: str, level: AreaLevel | None) -> Iterator[Sequence[AdminUnit]]:
        """Each look-up in turn; names are put in order only where nothing else answers."""
        written = clean(text)
        yield self._identifiers.get(written, ())
        yield self._bearers.all(written)
        key, levels = name_key(text), [level] if level else AreaLevel
        named = (unit for one in levels for unit in self._bearing(key, one))
        yield [unit for unit in named if tones_agree(text, unit)]

    def _lies_in(self, unit: AdminUnit, scope: AreaScope) -> bool:
        return (
            (scope.level is None or unit.level is scope.level)
            and (scope.within is None or scope.within in self._bearers.upward(unit, scope.on))
            and (scope.on is None or unit.exists_on(scope.on))
        )

    def _nearest(self, name: str, scope: AreaScope) -> list[AdminUnit]:
        from rapidfuzz import fuzz, process  # few runs meet a name that nobody knows

        close = process.extract(
            bare_key(name),
            self._plain_names(scope),
            scorer=fuzz.ratio,
            limit=CANDIDATES,
            score_cutoff=CLOSE_ENOUGH,
        )
        return [self._units[code] for _, _, code in close]

    def _plain_names(self, scope: AreaScope) -> dict[str, str]:
        """By code, the names in a scope, made once: a workbook may have very many wrong ones."""
        if scope not in self._plain:
            lying = (u for u in self._units.values() if self._lies_in(u, scope))
            near = {unit.name: unit for unit in lying}  # a name's latest
            self._plain[scope] = {u.code: bare_key(name) for name, u in near.items()}
        return self._plain[scope]

    def _dated(self, units: list[AdminUnit]) -> str:
        return "; ".join(f"{unit.name} ({', '.join(self._facts(unit))})" for unit in units)

    def _facts(self, unit: AdminUnit) -> Iterator[str]:
        yield f"mã {unit.official_code}"
        if unit.valid_from:
            yield f"từ {short_date(unit.valid_from)}"
        if unit.valid_to:
            yield f"đến {short_date(unit.valid_to)}"
        if unit.successor:
            yield f"nhập vào {self._units[unit.successor].name}"

    @cached_property
    def _identifiers(self) -> Index:
        return indexed(
            (key, unit) for unit in self._units.values() for key in {unit.code, unit.slug}
        )

    @cached_property
    def _names(self) -> dict[AreaLevel, Index]:
        """Indexes by level, each made when it is first asked for: communes are thousands."""
        return {}

    @cached_property
    def _plain(self) -> dict[AreaScope, dict[str, str]]:
        return {}


def indexed(pairs: Iterable[tuple[str, AdminUnit]]) -> Index:
    """The units under each key, in the order in which they come."""
    index: dict[str, list[AdminUnit]] = defaultdict(list)
    for key, unit in pairs:
        index[key].append(unit)
    return dict(index)


def _with_codes(units: Iterable[AdminUnit]) -> str:
    return "; ".join(f"{unit.name} (mã {unit.official_code})" for unit in units)
