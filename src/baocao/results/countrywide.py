"""The country's results from those that provinces published, only where they speak of the same.

Rule 8 of the reports: what is added up has one window, day, definition and kind of data on all
sides. Who differs from most is left out and named with what differs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Disaggregation, Indicator
from baocao.results.compute import ratio, times
from baocao.results.model import IndicatorResult
from baocao.results.observation_index import add
from baocao.results.source_cells import join_cells


class ProvinceDifference(Enum):
    """Why a province's result is not added up; words are in templates/phrases.yaml."""

    RATE = "rate"  # a finished rate has no counts
    DAY = "day"
    DEFINITION = "definition"
    SYNTHETIC = "synthetic"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class ProvinceResults:
    """What one province's report published of the whole province."""

    province: AdminUnit
    results: tuple[IndicatorResult, ...]
    synthetic: bool
    complete: bool


@dataclass(frozen=True)
class ProvinceLeftOut:
    """A province whose result of an indicator is not in the country's, and why."""

    province: AdminUnit
    indicator: Indicator
    disaggregation: Disaggregation
    difference: ProvinceDifference


@dataclass(frozen=True)
class _Side:
    """One province's result beside what it must share with the others'."""

    result: IndicatorResult
    synthetic: bool
    complete: bool

    @property
    def basis(self) -> tuple[date, str, bool]:
        below = self.result.denominator
        told = (below.definition, below.provider) if below else ()
        return self.result.as_of, fold(", ".join(filter(None, told))), self.synthetic


def joined(
    country: AdminUnit, published: Sequence[ProvinceResults], provinces: Iterable[AdminUnit]
) -> tuple[tuple[IndicatorResult, ...], tuple[ProvinceLeftOut, ...]]:
    """The country's results with the provinces', and what is left out of the country's.

    An indicator that fewer than two provinces have alike gets no result of the country; those
    of `provinces` that are not in it are missing from it, whether they published or not.
    """
    codes = [unit.code for unit in provinces]
    sides: dict[tuple[str, Disaggregation], list[_Side]] = defaultdict(list)
    for one in published:
        for result in one.results:
            side = _Side(result, one.synthetic, one.complete)
            sides[result.indicator_split].append(side)
    found: list[IndicatorResult] = []
    gone: list[ProvinceLeftOut] = []
    for same in sides.values():
        kept, others = _parted(same)
        total = _total(country, [side.result for side in kept])
        if total is not None:
            inside = {side.result.area.code for side in kept}
            missing = tuple(code for code in codes if code not in inside)
            found.append(replace(total, missing_areas=missing))
        found += [side.result for side in same]
        gone += others
    return tuple(found), tuple(gone)


def _parted(sides: Sequence[_Side]) -> tuple[list[_Side], list[ProvinceLeftOut]]:
    """Those that are alike, and the others: most of a kind go, of as many the latest day."""
    able = [side for side in sides if side.complete and not side.result.reported]
    counted = Counter(side.basis for side in able)
    basis = max(counted, key=lambda one: (counted[one], one[0]), default=None)
    kept = [side for side in able if side.basis == basis]
    others = [side for side in sides if side not in kept]
    return kept, [_left_out(side, basis) for side in others]


def _left_out(side: _Side, basis: tuple[date, str, bool] | None) -> ProvinceLeftOut:
    result = side.result
    return ProvinceLeftOut(result.area, result.indicator, result.disaggregation, _why(side, basis))


def _why(side: _Side, basis: tuple[date, str, bool] | None) -> ProvinceDifference:
    if side.result.reported:
        return ProvinceDifference.RATE
    if not side.complete or basis is None:
        return ProvinceDifference.INCOMPLETE
    day, definition, _ = basis
    if side.basis[0] != day:
        return ProvinceDifference.DAY
    return (
        ProvinceDifference.DEFINITION
        if side.basis[1] != definition
        else ProvinceDifference.SYNTHETIC
    )


def _total(country: AdminUnit, results: Sequence[IndicatorResult]) -> IndicatorResult | None:
    """The sum of alike results; None of fewer than two, or where bounds leave it open."""
    tops = [result.numerator for result in results if result.numerator]
    if len(results) < 2 or len(tops) < len(results):
        return None
    indicator = results[0].indicator
    top = add(tops)
    bottom = add([result.denominator for result in results if result.denominator])
    if top is None or (indicator.denominator and bottom is None):
        return None
    quantity = ratio(top, bottom, indicator.multiplier) if bottom else None
    quantity = times(top, indicator.multiplier) if not indicator.denominator else quantity
    if quantity is None:
        return None
    sources = join_cells(amount.sources for amount in (top, bottom) if amount)
    return replace(
        results[0],
        area=country,
        quantity=quantity,
        numerator=top,
        denominator=bottom,
        sources=sources,
        rank=None,
        previous=None,
        last_year=None,
        of_all=None,
    )


def reasons(
    left_out: Iterable[ProvinceLeftOut],
) -> Iterator[tuple[ProvinceDifference, tuple[ProvinceLeftOut, ...]]]:
    """What was left out, by why."""
    every = tuple(left_out)
    for difference in ProvinceDifference:
        found = tuple(one for one in every if one.difference is difference)
        if found:
            yield difference, found
