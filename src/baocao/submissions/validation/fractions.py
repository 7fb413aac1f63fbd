"""Pairs reported counts into the fractions that indicators are made of.

Only finds which count stands over which; what a share may be is the matter of `values`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from baocao.core.quantities import Unit
from baocao.definitions.indicators.disaggregations import observed
from baocao.definitions.indicators.model import Aggregation, Disaggregation, Indicator, Term
from baocao.submissions.validation.evidence import Amount, Evidence, add
from baocao.submissions.validation.intervals import interval
from baocao.submissions.workbooks.model import Observation


@dataclass(frozen=True)
class Spot:
    """Where a fraction stands: area, disaggregation, day."""

    area: str
    split: Disaggregation
    day: date


@dataclass(frozen=True)
class Fraction:
    """A count or a rate of an indicator, and every denominator that it may be held against."""

    indicator: Indicator
    observation: Observation
    bases: tuple[Amount, ...]


def shares(evidence: Evidence) -> Iterator[Fraction]:
    """Each count that is the one numerator of a percentage, with its denominators."""
    for indicator in evidence.catalogue.indicators.values():
        if indicator.unit is Unit.PERCENT and len(indicator.numerator) == 1:
            for observation in _numerators(indicator.numerator[0], evidence):
                bases = amounts(indicator.denominator, spot_of(observation), evidence)
                if bases:
                    yield Fraction(indicator, observation, tuple(bases))


def amounts(terms: tuple[Term, ...], spot: Spot, evidence: Evidence) -> list[Amount]:
    """What the terms add up to at a spot, once for each provider of a single term."""
    found = [_term(term, spot, evidence) for term in terms]
    if len(found) == 1:
        return [Amount(interval(o.quantity), (o,)) for o in found[0]]
    if any(len(observations) != 1 for observations in found):
        return []
    return [add([observations[0] for observations in found])] if found else []


def spot_of(observation: Observation) -> Spot:
    return Spot(observation.area, observation.disaggregation, observation.as_of)


def _numerators(term: Term, evidence: Evidence) -> Iterator[Observation]:
    options = set(term.options)
    for observation in evidence.of_element(term.element):
        if options.issubset(observation.disaggregation):
            yield observation


def _term(term: Term, spot: Spot, evidence: Evidence) -> list[Observation]:
    """What stands for a term; events of a window only on the same day."""
    element = evidence.catalogue.elements[term.element]
    wanted = observed(term, spot.split, element)
    # A group's people are the same for every dose unless each dose has its own figure.
    wider = tuple(pair for pair in wanted if pair[0] in element.sums_over)
    for split in dict.fromkeys((wanted, wider)):
        standing = evidence.now.standing((element.id, spot.area, split), spot.day)
        if element.aggregation is Aggregation.FLOW:
            standing = [o for o in standing if o.as_of == spot.day]
        if standing:
            return standing
    return []
