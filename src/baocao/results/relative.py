"""Relative targets: what the value has to be, from what it was in earlier years."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from baocao.definitions.plans.model import Relative, Target
from baocao.results.model import YearValue

BaseYears = tuple[tuple[YearValue, ...], tuple[int, ...]]
"""The values of the years that are known, and the years that are not."""


def base_years(target: Target, year: int, known: Iterable[YearValue]) -> BaseYears:
    """What a target of `year` is compared with, in the order of the years."""
    if target.relative is None:
        return (), ()
    by_year = {
        one.year: one
        for one in known
        if (one.indicator, one.disaggregation) == (target.indicator, target.disaggregation)
    }
    years = target.relative.years_before(year)
    found = tuple(by_year[one] for one in years if one in by_year)
    return found, tuple(one for one in years if one not in by_year)


def level(relative: Relative, base: BaseYears) -> Decimal | None:
    """The value to be reached: the mean of the years, changed by per cent; None where one of
    them is missing, as the mean of the others is another value."""
    found, missing = base
    if missing or not found:
        return None
    total = sum((one.value for one in found), Decimal(0))
    return total * (100 + relative.change) / (100 * len(found))
