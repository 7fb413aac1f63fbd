"""Which disaggregations an element has, and how they relate: total, parts, one term's share.

Only names are dealt with here, no values.
"""

from __future__ import annotations

from itertools import product

from baocao.definitions.indicators.model import (
    DataElement,
    Disaggregation,
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
