"""Which disaggregations an element has, and how they relate: total, parts, one term's share;
which of them the indicators ask for.

Only names are dealt with here, no values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from baocao.definitions.indicators.model import (
    DataElement,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Term,
)


def observed(term: Term, split: Disaggregation, element: DataElement) -> Disaggregation:
    """The disaggregation under which `element` feeds `term` in one split of an indicator."""
    own = carried(split, element)
    return tuple(sorted({**dict(own), **dict(term.options)}.items())) if term.options else own


def carried(split: Disaggregation, element: DataElement) -> Disaggregation:
    """The part of a disaggregation that `element` can carry, in canonical order."""
    return tuple(sorted(pair for pair in split if pair[0] in element.categories)) if split else ()


def widened(split: Disaggregation, element: DataElement) -> tuple[Disaggregation, ...]:
    """`split`, then without the categories over which `element` does not add up.

    A group's people are the same for every dose unless each dose has a count of its own.
    """
    wider = tuple(pair for pair in split if pair[0] in element.sums_over)
    return (split,) if wider == split else (split, wider)


def full_disaggregations(
    element: DataElement, catalogue: IndicatorCatalogue
) -> tuple[Disaggregation, ...]:
    """Every finest disaggregation of `element` in printing order.

    An element without categories has one: the empty one.
    """
    if element.combinations:
        return element.combinations
    choices = [
        [(category, option.id) for option in catalogue.categories[category].options]
        for category in element.categories
    ]
    return tuple(tuple(sorted(pairs)) for pairs in product(*choices))


def parts(
    element: DataElement, disaggregation: Disaggregation, catalogue: IndicatorCatalogue
) -> tuple[Disaggregation, ...]:
    """The finest disaggregations that add up to `disaggregation`.

    Empty where it is itself the finest, or where its options do not add up: people over
    doses, and rates over anything.
    """
    fixed = dict(disaggregation)
    left_open = [category for category in element.categories if category not in fixed]
    if not left_open or not set(left_open) <= set(element.sums_over):
        return ()
    return tuple(
        full
        for full in full_disaggregations(element, catalogue)
        if fixed.items() <= dict(full).items()
    )


@dataclass(frozen=True)
class AskedValue:
    """A disaggregation of an element that an indicator is made from, in one of its splits."""

    element: DataElement
    disaggregation: Disaggregation
    indicator: Indicator
    split: Disaggregation

    def takes(self, stated: Disaggregation) -> bool:
        """Whether a value of this disaggregation is what is asked for, or a part of it."""
        return adds_up(stated, self.disaggregation, self.element)


def adds_up(part: Disaggregation, whole: Disaggregation, element: DataElement) -> bool:
    """Whether a disaggregation is another one, or finer by options that add up to it."""
    finer = {category for category, _ in set(part) - set(whole)}
    return set(whole) <= set(part) and finer <= set(element.sums_over)


def asked_values(catalogue: IndicatorCatalogue) -> Mapping[str, Sequence[AskedValue]]:
    """All that indicators ask for, by the element's id; what nothing asks for is not in it."""
    found: dict[str, list[AskedValue]] = defaultdict(list)
    for indicator in catalogue.indicators.values():
        for split in indicator.splits:
            for element, disaggregation in _parts(indicator, split, catalogue):
                found[element.id].append(AskedValue(element, disaggregation, indicator, split))
    return found


def _parts(
    indicator: Indicator, split: Disaggregation, catalogue: IndicatorCatalogue
) -> Iterator[tuple[DataElement, Disaggregation]]:
    terms = terms_of(indicator, split, catalogue)
    yield from terms.above
    for element, wider in terms.below:
        yield from ((element, one) for one in wider)
    if terms.rate:
        yield terms.rate


@dataclass(frozen=True)
class TermValues:
    """What one split of an indicator is made from: each element with its disaggregation; below
    the line with all that may stand for it, the first that is known; and the rate."""

    above: tuple[tuple[DataElement, Disaggregation], ...]
    below: tuple[tuple[DataElement, tuple[Disaggregation, ...]], ...]
    rate: tuple[DataElement, Disaggregation] | None


def terms_of(
    indicator: Indicator, split: Disaggregation, catalogue: IndicatorCatalogue
) -> TermValues:
    """The values that one split of an indicator is made from, of whatever area."""
    above = _observed(indicator.numerator, split, catalogue)
    below = _observed(indicator.denominator, split, catalogue)
    rate = catalogue.elements[indicator.rate_element] if indicator.rate_element else None
    return TermValues(
        above,
        tuple((element, widened(known, element)) for element, known in below),
        (rate, carried(split, rate)) if rate else None,
    )


def _observed(
    terms: Sequence[Term], split: Disaggregation, catalogue: IndicatorCatalogue
) -> tuple[tuple[DataElement, Disaggregation], ...]:
    elements = ((term, catalogue.elements[term.element]) for term in terms)
    return tuple((element, observed(term, split, element)) for term, element in elements)
