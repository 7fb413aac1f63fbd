"""Which values the indicators ask for: elements and disaggregations, and what for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.definitions.indicators.disaggregations import carried, observed, widened
from baocao.definitions.indicators.model import (
    DataElement,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
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
    for term in indicator.numerator:
        element = catalogue.elements[term.element]
        yield element, observed(term, split, element)
    for term in indicator.denominator:
        element = catalogue.elements[term.element]
        for wider in widened(observed(term, split, element), element):
            yield element, wider
    if indicator.rate_element:
        rate = catalogue.elements[indicator.rate_element]
        yield rate, carried(split, rate)
