"""Data elements and indicators as the plans use them; read from the programme's folder.

A data element is a count (or a rate) that units report. An indicator is a numerator
over a denominator times a multiplier, with a direction. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from baocao.core.quantities import Unit

# Unit stands in quantities, where the layer that writes numbers can read it.
__all__ = [
    "Aggregation",
    "Category",
    "DataElement",
    "Direction",
    "Disaggregation",
    "Indicator",
    "IndicatorCatalogue",
    "Option",
    "Term",
    "Unit",
]

Disaggregation = tuple[tuple[str, str], ...]
"""Category and option pairs, sorted by category: (("age_group", "18plus"), ("dose", "d3"))."""


class Aggregation(Enum):
    """How values of an element add up over time."""

    STOCK = "stock"  # a state at a date: the latest counts
    FLOW = "flow"  # events in a window: they sum


class Direction(Enum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher"
    LOWER_IS_BETTER = "lower"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Option:
    """One value of a category: "18plus", Người từ 18 tuổi trở lên.

    `short_name` labels tables and charts ("18+"); `phrase` is how the option reads inside a
    sentence ("người từ 18 tuổi trở lên").
    """

    id: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    phrase: str = ""


@dataclass(frozen=True)
class Category:
    """A way to split an element, with its options in printing order.

    `overlaps` says that one person may be in several options: then no sum over them is a number
    of people.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    overlaps: bool = False


@dataclass(frozen=True)
class DataElement:
    """A count or a rate that units report.

    `decimals` is None for whole numbers; `categories` names the splits it may carry, and
    `sums_over` those whose options add up to the total (people vaccinated add up over age
    groups and not over doses). `combinations` are the full disaggregations that exist, in
    printing order; empty means that every combination does.
    """

    id: str
    name: str
    theme: str
    aggregation: Aggregation
    unit: Unit
    categories: tuple[str, ...] = ()
    decimals: int | None = None
    definition: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    is_rate: bool = False
    sums_over: tuple[str, ...] = ()
    combinations: tuple[Disaggregation, ...] = ()


@dataclass(frozen=True)
class Term:
    """One addend of a numerator or denominator: an element with fixed options.

    The options of the indicator's split are added where the element carries their category
    (`disaggregations.observed`); what is left open is the total over that category.
    """

    element: str
    options: Disaggregation = ()


@dataclass(frozen=True)
class Indicator:
    """Numerator / denominator x multiplier; without a denominator a plain count.

    `rate_element` is the element under which a unit may report the finished rate when it
    has no counts. `splits` are the disaggregations in which the indicator is computed, in
    printing order; the empty one is the total. `name_pattern` is the name of a split result, with a
    place for the phrase of each category: "Tỷ lệ tiêm {dose} cho {age_group}".
    """

    id: str
    name: str
    short_name: str
    theme: str
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    multiplier: Decimal
    direction: Direction
    unit: Unit
    decimals: int
    splits: tuple[Disaggregation, ...]
    formula: str
    definition: str
    source: str
    rate_element: str | None = None
    name_pattern: str = ""


@dataclass(frozen=True)
class IndicatorCatalogue:
    """All categories, data elements and indicators, by id."""

    categories: dict[str, Category]
    elements: dict[str, DataElement]
    indicators: dict[str, Indicator]
    themes: dict[str, str]  # id to Vietnamese title, in printing order
    units: dict[str, Unit] = field(default_factory=dict)  # those with a name of their own

    def about(self, themes: Collection[str]) -> IndicatorCatalogue:
        """With the indicators of these themes alone, of all where none is named."""
        if not themes:
            return self
        own = {id_: one for id_, one in self.indicators.items() if one.theme in themes}
        return replace(self, indicators=own)
