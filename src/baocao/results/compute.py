"""Indicators from observations: counts where there are counts, else the reported rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from baocao.areas.model import AdminUnit
from baocao.indicators.model import (
    DataElement,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Term,
)
from baocao.quantities import Bound, Quantity
from baocao.results.model import Component, IndicatorResult
from baocao.results.observation_index import Amount, ObservationIndex, add


@dataclass(frozen=True)
class Request:
    """What is asked for: an indicator, for an area, in one disaggregation."""

    indicator: Indicator
    area: AdminUnit
    split: Disaggregation


@dataclass(frozen=True)
class IndicatorComputer:
    """Computes any indicator for the province or one of its districts in one period."""

    index: ObservationIndex
    catalogue: IndicatorCatalogue
    province: AdminUnit
    districts: tuple[AdminUnit, ...]

    def compute(self, request: Request) -> IndicatorResult | None:
        """The indicator's result, or None where nothing was reported.

        For a province without figures of its own the districts that reported both parts
        are added up; those that did not are named in `missing_areas`.
        """
        indicator = request.indicator
        top = self._part(indicator.numerator, request)
        if not indicator.denominator:
            return _count(request, top) if top else None
        bottom = self._part(indicator.denominator, request, may_coarsen=True)
        if top and bottom and bottom.quantity.value > 0:
            top, bottom = self._align(request, top, bottom)
            quantity = _ratio(top.quantity, bottom.quantity, indicator.multiplier)
            if quantity is not None:
                return _computed(request, quantity, top, bottom)
        rate = self._reported_rate(request)
        return _reported(request, rate, top, bottom) if rate else None

    def _parts(self, area: AdminUnit) -> list[str]:
        return [unit.code for unit in self.districts] if area == self.province else []

    def _part(
        self, terms: Sequence[Term], request: Request, *, may_coarsen: bool = False
    ) -> Amount | None:
        """A numerator or denominator: all its terms added up, None where one is missing."""
        amounts = [self._term(term, request, may_coarsen=may_coarsen) for term in terms]
        known = [amount for amount in amounts if amount is not None]
        return add(known) if len(known) == len(amounts) else None

    def _term(self, term: Term, request: Request, *, may_coarsen: bool) -> Amount | None:
        element = self.catalogue.elements[term.element]
        wanted = _carried(element, (*request.split, *term.options))
        for split in _widening(wanted) if may_coarsen else [wanted]:
            parts = self._parts(request.area)
            amount = self.index.total(term.element, request.area.code, parts, split)
            if amount is not None:
                return amount
        return None

    def _reported_rate(self, request: Request) -> Amount | None:
        """The latest rate that stands for the area itself; rates are never added up."""
        if request.indicator.rate_element is None:
            return None
        element = self.catalogue.elements[request.indicator.rate_element]
        split = _carried(element, request.split)
        history = self.index.history(element.id, request.area.code, split)
        return history[-1] if history else None

    def _align(self, request: Request, top: Amount, bottom: Amount) -> tuple[Amount, Amount]:
        """Where districts lack one part, add up only those that have both."""
        missing = {*top.missing, *bottom.missing}
        if not missing or request.area != self.province:
            return top, bottom
        gone = tuple(unit.code for unit in self.districts if unit.code in missing)
        both = tuple(unit for unit in self.districts if unit.code not in missing)
        complete = replace(self, districts=both)
        tops = complete._part(request.indicator.numerator, request)
        bottoms = complete._part(request.indicator.denominator, request, may_coarsen=True)
        if tops is None or bottoms is None:
            return replace(top, missing=gone), replace(bottom, missing=gone)
        return replace(tops, missing=gone), replace(bottoms, missing=gone)


def _carried(element: DataElement, split: Disaggregation) -> Disaggregation:
    """The part of a disaggregation that the element can carry, in canonical order."""
    return tuple(sorted(pair for pair in split if pair[0] in element.categories))


def _widening(split: Disaggregation) -> list[Disaggregation]:
    """`split`, then without its dose: a group's people are the same for every dose unless
    the unit gives each dose its own denominator."""
    without_dose = tuple(pair for pair in split if pair[0] != "dose")
    return [split] if without_dose == split else [split, without_dose]


def _ratio(top: Quantity, bottom: Quantity, multiplier: Decimal) -> Quantity | None:
    """top / bottom x multiplier; a bound above passes on, a bound below gives nothing."""
    if bottom.bound is not Bound.EXACT:
        return None
    return Quantity(top.value / bottom.value * multiplier, top.bound)


def _component(amount: Amount | None) -> Component | None:
    if amount is None:
        return None
    return Component(amount.quantity.value, amount.sources, amount.provider, amount.definition)


def _count(request: Request, amount: Amount) -> IndicatorResult:
    value = amount.quantity.value * request.indicator.multiplier
    return _result(
        request,
        amount,
        quantity=Quantity(value, amount.quantity.bound),
        numerator=_component(amount),
    )


def _computed(request: Request, quantity: Quantity, top: Amount, bottom: Amount) -> IndicatorResult:
    result = _result(
        request,
        top,
        quantity=quantity,
        numerator=_component(top),
        denominator=_component(bottom),
    )
    return replace(result, sources=(*top.sources, *bottom.sources))


def _reported(
    request: Request, rate: Amount, top: Amount | None, bottom: Amount | None
) -> IndicatorResult:
    """A rate as the unit gave it; counts that stand beside it are kept with it."""
    return _result(
        request,
        rate,
        quantity=rate.quantity,
        numerator=_component(top),
        denominator=_component(bottom),
        reported=True,
    )


def _result(
    request: Request,
    basis: Amount,
    *,
    quantity: Quantity,
    numerator: Component | None,
    denominator: Component | None = None,
    reported: bool = False,
) -> IndicatorResult:
    return IndicatorResult(
        indicator=request.indicator,
        area=request.area,
        disaggregation=request.split,
        quantity=quantity,
        as_of=basis.as_of,
        formula=request.indicator.formula,
        reported=reported,
        numerator=numerator,
        denominator=denominator,
        sources=basis.sources,
        missing_areas=basis.missing,
    )
