"""Shares that are what another one leaves of 100%: who is told how many are treated at home knows
how many are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baocao.definitions.indicators.disaggregations import observed
from baocao.definitions.indicators.model import (
    DataElement,
    Disaggregation,
    IndicatorCatalogue,
    Term,
)
from baocao.results.model import IndicatorResult


def without_rests(
    results: Iterable[IndicatorResult], catalogue: IndicatorCatalogue
) -> list[IndicatorResult]:
    """The shares without those that an earlier one completes to 100%."""
    told: list[IndicatorResult] = []
    for result in results:
        if not any(completes(one, result, catalogue) for one in told):
            told.append(result)
    return told


def completes(one: IndicatorResult, other: IndicatorResult, catalogue: IndicatorCatalogue) -> bool:
    """Whether everybody counts in exactly one of two shares of the same people: both count one
    element, by options of categories whose options add up, and the counts make up the whole."""
    mine, theirs = (_counted(result, catalogue) for result in (one, other))
    if mine is None or theirs is None or mine.element != theirs.element or mine.of != theirs.of:
        return False
    apart = {category for category, _ in {*mine.split} ^ {*theirs.split}}
    return bool(apart) and apart <= {*mine.element.sums_over} and _add_up(one, other)


@dataclass(frozen=True)
class _Counted:
    """What a share counts, and of what it is one."""

    element: DataElement
    split: Disaggregation
    of: tuple[tuple[str, Disaggregation], ...]


def _counted(result: IndicatorResult, catalogue: IndicatorCatalogue) -> _Counted | None:
    """None of a share that counts several elements."""

    def named(term: Term) -> tuple[str, Disaggregation]:
        return term.element, observed(term, result.disaggregation, catalogue.elements[term.element])

    if len(result.indicator.numerator) != 1:
        return None
    element, split = named(result.indicator.numerator[0])
    of = tuple(named(term) for term in result.indicator.denominator)
    return _Counted(catalogue.elements[element], split, of)


def _add_up(one: IndicatorResult, other: IndicatorResult) -> bool:
    amounts = (one.numerator, other.numerator, one.denominator, other.denominator)
    known = [amount.value for amount in amounts if amount and amount.quantity.is_exact]
    if len(known) < len(amounts):
        return False
    mine, theirs, whole, same = known
    return whole == same and mine + theirs == whole
