"""Pairs reported counts into the fractions that indicators are made of.

Only finds which count stands over which; what a share may be is judged in `values`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.core.quantities import Unit
from baocao.definitions.indicators.disaggregations import observed, parts, widened
from baocao.definitions.indicators.model import (
    Aggregation,
    DataElement,
    Disaggregation,
    Indicator,
    Term,
)
from baocao.submissions.validation.evidence import Evidence, Tally, add
from baocao.submissions.workbooks.model import Observation


@dataclass(frozen=True)
class FractionSpot:
    """Where a fraction stands: area, disaggregation, day."""

    area: str
    split: Disaggregation
    day: date


@dataclass(frozen=True)
class Fraction:
    """A count or a rate of an indicator, and every denominator that it may be held against."""

    indicator: Indicator
    observation: Observation
    bases: tuple[Tally, ...]


def shares(evidence: Evidence) -> Iterator[Fraction]:
    """Each count that is the one numerator of a percentage, with its denominators."""
    for indicator in evidence.catalogue.indicators.values():
        if indicator.unit == Unit.PERCENT and len(indicator.numerator) == 1:
            for observation in _numerators(indicator.numerator[0], evidence):
                found = denominators(indicator, spot_of(observation), evidence)
                if found:
                    yield Fraction(indicator, observation, tuple(found))


def numerators(indicator: Indicator, spot: FractionSpot, evidence: Evidence) -> list[Tally]:
    """What stands above the line at a spot, once for each provider of a single term."""
    found = []
    for term in indicator.numerator:
        element = evidence.catalogue.elements[term.element]
        found.append(_holding(element, [observed(term, spot.split, element)], spot, evidence))
    return _added(found)


def denominators(indicator: Indicator, spot: FractionSpot, evidence: Evidence) -> list[Tally]:
    """What stands below the line at a spot, once for each provider of a single term."""
    found = []
    for term in indicator.denominator:
        element = evidence.catalogue.elements[term.element]
        splits = widened(observed(term, spot.split, element), element)
        found.append(_holding(element, splits, spot, evidence))
    return _added(found)


def spot_of(observation: Observation) -> FractionSpot:
    return FractionSpot(observation.area, observation.disaggregation, observation.as_of)


def _numerators(term: Term, evidence: Evidence) -> Iterator[Observation]:
    options = set(term.options)
    for observation in evidence.of_element(term.element):
        if options.issubset(observation.disaggregation):
            yield observation


def _added(found: Sequence[Sequence[Tally]]) -> list[Tally]:
    """The terms added up: each provider's value of a single one, else what all of them have."""
    if len(found) == 1:
        return [*found[0]]
    if not found or any(len(tallies) != 1 for tallies in found):
        return []
    return [add([o for tallies in found for o in tallies[0].observations])]


def _holding(
    element: DataElement, splits: Iterable[Disaggregation], spot: FractionSpot, evidence: Evidence
) -> Sequence[Tally]:
    """What holds in the first of `splits` that has it, as stated or else as its parts add up."""
    for split in splits:
        stated = _stated(element, split, spot, evidence)
        if stated:
            return [Tally((one,)) for one in stated]
        finer = parts(element, split, evidence.catalogue)
        found = [_stated(element, part, spot, evidence) for part in finer]
        if found and all(len(one) == 1 for one in found):
            return [add([one for (one,) in found])]
    return ()


def _stated(
    element: DataElement, split: Disaggregation, spot: FractionSpot, evidence: Evidence
) -> Sequence[Observation]:
    """What holds on the spot's day, of each provider; events of a window only on their day."""
    holding = evidence.now.holding((element.id, spot.area, split), spot.day)
    if element.aggregation is Aggregation.FLOW:
        return [o for o in holding if o.as_of == spot.day]
    return holding
