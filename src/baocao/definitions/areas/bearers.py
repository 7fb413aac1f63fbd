"""Official codes that passed from one unit to another, and the code that tells the two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from baocao.definitions.areas.model import AdminUnit

_DAY = timedelta(days=1)


class Bearers:
    """Who bore each official code."""

    def __init__(self, units: Iterable[AdminUnit]) -> None:
        found: dict[str, list[AdminUnit]] = defaultdict(list)
        for unit in units:
            found[unit.official_code].append(unit)
        self._found: Mapping[str, Sequence[AdminUnit]] = {
            code: sorted(some, key=_last_day) if len(some) > 1 else some
            for code, some in found.items()
        }

    def all(self, code: str) -> Sequence[AdminUnit]:
        """Every unit that bore an official code, the latest last."""
        return self._found.get(code, ())

    def on(self, code: str, day: date) -> AdminUnit | None:
        """Who bore an official code on a day."""
        return next((unit for unit in self.all(code) if unit.exists_on(day)), None)

    def above(self, code: str, day: date | None) -> AdminUnit | None:
        """Who bore a parent's code on a day, today's bearer without one; the last of all where
        its days are not those of the units below it."""
        some = self.all(code)
        return self.on(code, day or date.max) or (some[-1] if some else None)

    def parent(self, unit: AdminUnit, on: date | None = None) -> AdminUnit | None:
        """Whose part a unit was on a day; without one, on its last, or is today."""
        return self.above(_official(unit.parent), on or unit.valid_to)

    def upward(self, unit: AdminUnit, on: date | None = None) -> Iterator[AdminUnit]:
        """A unit and all that it was part of on a day, as in `parent`."""
        yield unit
        if above := self.parent(unit, on):
            yield from self.upward(above, on)

    def successor(self, unit: AdminUnit) -> AdminUnit | None:
        """Who bore the code of a unit's successor on the day after the unit ended."""
        code = _official(unit.successor)
        return self.on(code, unit.valid_to + _DAY) if unit.valid_to else None

    def shared(self) -> Iterator[Sequence[AdminUnit]]:
        """The units of each code that more than one bore."""
        return (some for some in self._found.values() if len(some) > 1)


def told_apart(units: Sequence[AdminUnit]) -> tuple[AdminUnit, ...]:
    """The units of a table that knows official codes only, each with a code of its own.

    A parent or successor that nobody bore on the day stays as it is written.
    """
    bearers = Bearers(units)
    passed = {unit for some in bearers.shared() for unit in some[:-1]}

    def code(unit: AdminUnit) -> str:
        return f"{unit.code}-to-{unit.valid_to:%Y}" if unit in passed else unit.code

    def own(unit: AdminUnit) -> AdminUnit:
        parent, successor = bearers.parent(unit), bearers.successor(unit)
        return replace(
            unit,
            code=code(unit),
            parent=code(parent) if parent else unit.parent,
            successor=code(successor) if successor else unit.successor,
        )

    return tuple(own(unit) if unit.valid_to else unit for unit in units)


def overlap(one: AdminUnit, other: AdminUnit) -> bool:
    """Whether two units were in force on one day."""
    first, last = sorted((one, other), key=_last_day)
    return last.valid_from is None or first.valid_to is None or last.valid_from <= first.valid_to


def _official(code: str | None) -> str:
    return (code or "").partition("-")[0]


def _last_day(unit: AdminUnit) -> date:
    return unit.valid_to or date.max
