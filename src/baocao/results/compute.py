"""Indicators from observations: counts where there are counts, else the reported rate.

A rate that was reported for a later day than the counts is the later figure, and stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from baocao.core.quantities import Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.disaggregations import TermValues, observed, terms_of
from baocao.definitions.indicators.model import (
    Aggregation,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Term,
)
from baocao.results.model import Amount, IndicatorResult, IndicatorSplit
from baocao.results.observation_index import Below, ObservationIndex, Total, add_up, nothing_below
from baocao.results.source_cells import join_cells

NOTHING = Quantity(Decimal(0))


@dataclass(frozen=True)
class Request:
    """What is asked for: an indicator, for an area, in one disaggregation."""

    indicator: Indicator
    area: AdminUnit
    split: Disaggregation


@dataclass(frozen=True)
class IndicatorComputer:
    """Computes any indicator for the province or one of its districts in one period.

    `districts` are the parts that the province is added up from, with what is `beside` them
    for an element; those of any other unit are what is `below` it. `of_part`: the period is part of
    a longer one, to whose sums nothing of nothing is added.
    """

    index: ObservationIndex
    catalogue: IndicatorCatalogue
    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    below: Below = nothing_below
    beside: Below = nothing_below
    of_part: bool = False

    def compute(self, request: Request) -> IndicatorResult | None:
        """The indicator's result, or None where nothing was reported.

        For a province without figures of its own the districts that reported both parts
        are added up; those that did not are named in `missing_areas`.
        """
        indicator = request.indicator
        top, bottom = self._both(request)
        if not indicator.denominator:
            return _count(request, top) if top else None
        counted = self._counted(request, top, bottom) if top and bottom else None
        rate = self._reported_rate(request)
        if rate is None and counted is None and self.of_part and top and bottom:
            return self._nothing(request, top, bottom)
        if rate is None or (counted is not None and counted.as_of >= rate.as_of):
            return counted
        return self._reported(request, rate)

    def _counted(self, request: Request, top: Total, bottom: Total) -> IndicatorResult | None:
        """The indicator from counts, None where they do not make one."""
        pair = self._matched(request, top, bottom)
        if pair is None:
            return None
        quantity = ratio(pair[0].amount, pair[1].amount, request.indicator.multiplier)
        if quantity is None:
            return None
        counted = _computed(request, quantity, *pair)
        # All that belongs below the line is known where only counts above it are missing.
        gone = {*counted.missing_areas}
        only_above = gone and gone == {*top.missing} and not bottom.missing
        return replace(counted, of_all=bottom.amount) if only_above else counted

    def _nothing(self, request: Request, top: Total, bottom: Total) -> IndicatorResult | None:
        """What adds nothing where nothing was, as no birth of low weight where there was none;
        None where something is unknown or told of nothing."""
        terms = (*request.indicator.numerator, *request.indicator.denominator)
        kinds = {self.catalogue.elements[term.element].aggregation for term in terms}
        pair = self._matched(request, top, bottom) if len(kinds) == 1 else None
        if pair is None or any(total.amount.quantity != NOTHING for total in pair):
            return None
        return _computed(request, NOTHING, *pair)

    def _both(self, request: Request) -> tuple[Total | None, Total | None]:
        """Numerator and denominator, each None where it is not complete."""
        terms = self._terms(request)
        top = _sum([self.total(one.id, request.area, split) for one, split in terms.above])
        if top is None:
            return None, None
        day = top.as_of
        return top, _sum([self._below(one.id, request, s, day) for one, s in terms.below])

    @cached_property
    def _known_terms(self) -> dict[IndicatorSplit, TermValues]:
        return {}

    def _terms(self, request: Request) -> TermValues:
        """What is asked of each area alike, and worked out once for all of them."""
        key = request.indicator.id, request.split
        if key not in self._known_terms:
            terms = terms_of(request.indicator, request.split, self.catalogue)
            self._known_terms[key] = terms
        return self._known_terms[key]

    def _parts(self, area: AdminUnit, element: str, split: Disaggregation) -> Iterator[str]:
        """What an area is added up from; found when it is asked for, as most have their own. An
        institution is of no group of units: it is asked of each, and added to each."""
        parts = self.below(area.code, element)
        beside: Sequence[str] = ()
        if area.code == self.province.code and area == self.province:
            parts = tuple(unit.code for unit in self.districts)
            beside = self.beside(area.code, element)
        for category, option in split:
            parts = self.catalogue.categories[category].within(option, parts)
        yield from (*parts, *beside)

    def total(self, element: str, area: AdminUnit, split: Disaggregation) -> Total | None:
        """The latest that was reported of an element, by the area or by all its parts."""
        parts = self._parts(area, element, split)
        return self.index.total(element, area.code, parts, split, below=self.below)

    def _below(
        self, element: str, request: Request, splits: Sequence[Disaggregation], day: date
    ) -> Total | None:
        """A term of the denominator, as it holds on the numerator's day."""
        parts = self._parts(request.area, element, request.split)
        code = request.area.code
        return self.index.total(element, code, parts, *splits, on=day, below=self.below)

    def _reported_rate(self, request: Request) -> Total | None:
        """The latest rate that stands for the area itself; rates are never added up."""
        rate = self._terms(request).rate
        if rate is None:
            return None
        element, split = rate
        history = self.index.history(element.id, request.area.code, split)
        return history[-1] if history else None

    def _reported(self, request: Request, rate: Total) -> IndicatorResult:
        """A rate as the unit gave it; counts of its day are kept beside it."""
        indicator = request.indicator
        return _result(
            request,
            rate,
            quantity=rate.amount.quantity,
            numerator=_amount(self._on_day(indicator.numerator, request, rate.as_of)),
            denominator=_amount(self._on_day(indicator.denominator, request, rate.as_of)),
            reported=True,
        )

    def _on_day(self, terms: Sequence[Term], request: Request, day: date) -> Total | None:
        """All terms as the area itself reported them for `day`, None where one is missing or
        is a flow, which no single day has."""
        amounts = [
            amount
            for term in terms
            for element in [self.catalogue.elements[term.element]]
            if element.aggregation is Aggregation.STOCK
            for amount in self.index.history(
                element.id, request.area.code, observed(term, request.split, element)
            )
            if amount.as_of == day
        ]
        return add_up(amounts) if len(amounts) == len(terms) else None

    def _matched(self, request: Request, top: Total, bottom: Total) -> tuple[Total, Total] | None:
        """Both parts over the same districts and options; None where they cannot be matched.

        Districts that lack one part are left out of both, and named.
        """
        missing = {*top.missing, *bottom.missing, *self._uneven_districts(request, top, bottom)}
        if not missing:
            return None if _uneven(top, bottom) else (top, bottom)
        kept = tuple(unit for unit in self.districts if unit.code not in missing)
        tops, bottoms = replace(self, districts=kept, beside=self._but(missing))._both(request)
        if tops is None or bottoms is None or _uneven(tops, bottoms):
            return None
        if self._is_own(request, tops, 0) != self._is_own(request, bottoms, 1):
            return None
        districts = {unit.code for unit in self.districts}
        gone = (
            *(unit.code for unit in self.districts if unit.code in missing),
            *sorted(missing - districts),
        )
        return replace(tops, missing=gone), replace(bottoms, missing=gone)

    def _but(self, missing: Collection[str]) -> Below:
        """What is beside the districts, without those that are missing."""

        def beside(area: str, element: str) -> Sequence[str]:
            return [code for code in self.beside(area, element) if code not in missing]

        return beside

    def _uneven_districts(self, request: Request, top: Total, bottom: Total) -> list[str]:
        """Districts whose own options above and below the line differ."""
        if not (top.options and bottom.options) or request.area != self.province:
            return []
        pairs = {unit.code: self._both(replace(request, area=unit)) for unit in self.districts}
        return [code for code, (a, b) in pairs.items() if a and b and _uneven(a, b)]

    def _is_own(self, request: Request, amount: Total, side: int) -> bool:
        """Whether the amount is the province's own, whatever districts are added up."""
        own = replace(self, districts=(), beside=nothing_below)._both(request)[side]
        return own is not None and own.amount.sources == amount.amount.sources


def _uneven(top: Total, bottom: Total) -> bool:
    """Whether both were summed over options, and not over the same ones."""
    return bool(top.options and bottom.options) and top.options != bottom.options


def _sum(amounts: Sequence[Total | None]) -> Total | None:
    """A numerator or denominator: all its terms added up, None where one is missing."""
    if len(amounts) == 1:  # as nearly all have it
        return amounts[0]
    known = [amount for amount in amounts if amount is not None]
    return add_up(known) if len(known) == len(amounts) else None


def ratio(top: Amount, bottom: Amount, multiplier: Decimal) -> Quantity | None:
    """top / bottom x multiplier; a bound above passes on, a bound or zero below gives nothing."""
    if not bottom.quantity.is_exact or bottom.value <= 0:
        return None
    return Quantity(top.value / bottom.value * multiplier, top.quantity.bound)


def times(amount: Amount, multiplier: Decimal) -> Quantity:
    """An indicator without a denominator."""
    return Quantity(amount.value * multiplier, amount.quantity.bound)


def _amount(total: Total | None) -> Amount | None:
    return total.amount if total else None


def _count(request: Request, total: Total) -> IndicatorResult:
    quantity = times(total.amount, request.indicator.multiplier)
    return _result(request, total, quantity=quantity, numerator=total.amount)


def _computed(request: Request, quantity: Quantity, top: Total, bottom: Total) -> IndicatorResult:
    return _result(
        request,
        top,
        quantity=quantity,
        numerator=top.amount,
        denominator=bottom.amount,
    )


def _result(
    request: Request,
    basis: Total,
    *,
    quantity: Quantity,
    numerator: Amount | None,
    denominator: Amount | None = None,
    reported: bool = False,
) -> IndicatorResult:
    sources = basis.amount.sources
    if denominator and not reported:
        sources = join_cells((sources, denominator.sources))
    return IndicatorResult(
        indicator=request.indicator,
        area=request.area,
        disaggregation=request.split,
        quantity=quantity,
        as_of=basis.as_of,
        reported=reported,
        numerator=numerator,
        denominator=denominator,
        sources=sources,
        missing_areas=basis.missing,
    )
