"""Which disaggregations an element has, and how they relate: total, parts, one term's share.

Only names are dealt with here; values are the matter of `results` and `validation`.
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
    options = {category: option for category, option in split if category in element.categories}
    return tuple(sorted({**options, **dict(term.options)}.items()))


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
