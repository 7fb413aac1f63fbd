"""Which elements go together: the indicators of a catalogue that are a part of a whole."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.definitions.indicators.model import IndicatorCatalogue


@dataclass(frozen=True)
class Ratio:
    """The elements of one indicator: a part, its whole, and the rate that units work out."""

    part: str
    whole: str
    rate: str | None


def ratios(catalogue: IndicatorCatalogue) -> tuple[Ratio, ...]:
    """The indicators that are one element over another with the same splits."""
    found = []
    for indicator in catalogue.indicators.values():
        if len(indicator.numerator) == len(indicator.denominator) == 1:
            (part,), (whole,) = indicator.numerator, indicator.denominator
            splits = {catalogue.elements[term.element].categories for term in (part, whole)}
            if len(splits) == 1 and () not in splits and not part.options and not whole.options:
                found.append(Ratio(part.element, whole.element, indicator.rate_element))
    return tuple(found)
