"""Data elements and indicators as the plans use them; read from the programme's folder.

A data element is a count (or a rate) that units report. An indicator is a numerator
over a denominator times a multiplier, with a direction. One field at a time is judged here, what
they say of each other in `check`; nothing is computed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from baocao.core.quantities import Unit
from baocao.core.yaml_source import Text, Unquoted, Unwritten, YamlModel, written_as

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


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Decimals = Annotated[int, Field(ge=0, le=6)]
Options = Annotated[
    Disaggregation, written_as(dict[str, str], lambda options: tuple(sorted(options.items())))
]
UnitId = Annotated[Unit, written_as(Id, Unit)]
"""A unit by its id; its name and what it counts are those of `units.yaml`."""


@dataclass(frozen=True)
class Option(YamlModel):
    """One value of a category: "18plus", Người từ 18 tuổi trở lên.

    `short_name` labels tables and charts ("18+"); `phrase` is how the option reads inside a
    sentence ("người từ 18 tuổi trở lên") where that is not its name. `areas` are the official codes
    of the units that alone are in it: communes of the mountains, of a border.
    """

    id: Id
    name: Text
    short_name: Text
    aliases: tuple[str, ...] = ()
    phrase: str = ""
    areas: tuple[Annotated[str, Unquoted], ...] = ()

    @property
    def in_sentence(self) -> str:
        return self.phrase or self.name


@dataclass(frozen=True)
class Category(YamlModel):
    """A way to split an element, with its options in printing order.

    `overlaps` says that one person may be in several options: then no sum over them is a number
    of people.
    """

    id: Id
    name: Text
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    overlaps: bool = False

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The one option that a unit is in, by the unit's code, where options name units."""
        return {code: option.id for option in self.options for code in option.areas}

    def within(self, option: str, codes: Sequence[str]) -> Sequence[str]:
        """Which of these units an option is of: one that names none has those that no other
        names. All of them, where none is named: units of before today's have no such place."""
        if not self.homes or not any(code in self.homes for code in codes):
            return codes
        rest = option not in self.homes.values()
        return [c for c in codes if self.homes.get(c, option if rest else "") == option]


@dataclass(frozen=True)
class DataElement(YamlModel):
    """A count or a rate that units report.

    `decimals` is None for whole numbers; `categories` names the splits it may carry, and
    `sums_over` those whose options add up to the total (people vaccinated add up over age
    groups and not over doses). `combinations` are the full disaggregations that exist, in
    printing order; empty means that every combination does.
    """

    id: Id
    name: Text
    aggregation: Aggregation
    unit: UnitId
    definition: Text
    categories: tuple[str, ...] = ()
    combinations: tuple[Options, ...] = ()
    sums_over: tuple[str, ...] = ()
    decimals: Decimals | None = None
    source: str = ""
    aliases: tuple[str, ...] = ()
    is_rate: bool = False
    theme: Annotated[str, Unwritten] = ""


@dataclass(frozen=True)
class Term(YamlModel):
    """One addend of a numerator or denominator: an element with fixed options.

    The options of the indicator's split are added where the element carries their category
    (`disaggregations.observed`); what is left open is the total over that category.
    """

    element: str
    options: Options = ()


@dataclass(frozen=True)
class Indicator(YamlModel):
    """Numerator / denominator x multiplier; without a denominator a plain count.

    `rate_element` is the element under which a unit may report the finished rate when it
    has no counts. `splits` are the disaggregations in which the indicator is computed, in
    printing order; the empty one is the total. `name_pattern` is the name of a split result, with a
    place for the phrase of each category: "Tỷ lệ tiêm {dose} cho {age_group}"; a split with other
    categories has them behind the name. `label_pattern` is what pages call a split result beside
    the programme's main figures: "Ca mắc {disease}". `flow_over_stock` says why events of a window
    are divided by a state at a date, where they are.
    """

    id: Id
    name: Text
    short_name: Text
    numerator: Annotated[tuple[Term, ...], Field(min_length=1)]
    direction: Direction
    unit: UnitId
    decimals: Decimals
    splits: Annotated[tuple[Options, ...], Field(min_length=1)]
    formula: Text
    definition: Text
    source: Text
    denominator: tuple[Term, ...] = ()
    multiplier: Decimal = Decimal(1)
    rate_element: str | None = None
    name_pattern: str = ""
    label_pattern: str = ""
    flow_over_stock: str = ""
    theme: Annotated[str, Unwritten] = ""

    @property
    def is_count(self) -> bool:
        """Whether it is a plain count, of which a large unit has more: no rate."""
        return not self.denominator and self.unit.per is None


@dataclass(frozen=True)
class IndicatorCatalogue:
    """All categories, data elements and indicators, by id."""

    categories: dict[str, Category]
    elements: dict[str, DataElement]
    indicators: dict[str, Indicator]
    themes: dict[str, str]  # id to Vietnamese title, in printing order
    units: dict[str, Unit] = field(default_factory=dict)  # those with a name of their own

    def flows(self, indicator: str) -> bool:
        """Whether an indicator counts events of a window; False for one that does not exist."""
        found = self.indicators.get(indicator)
        return found is not None and self._all(found.numerator, Aggregation.FLOW)

    def adds_up(self, indicator: str) -> bool:
        """Whether it grows with the window: what a plan says of it is of the whole year. A quotient
        of two counts of one window does not."""
        bottom = self.indicators[indicator].denominator if self.flows(indicator) else ()
        return self.flows(indicator) and self._all(bottom, Aggregation.STOCK)

    def shares_events(self, indicator: str) -> bool:
        """Whether it is a share of what happened in a window, which nobody can make up for."""
        return self.flows(indicator) and not self.adds_up(indicator)

    def _all(self, terms: Iterable[Term], aggregation: Aggregation) -> bool:
        return all(self.elements[term.element].aggregation is aggregation for term in terms)

    def about(self, themes: Collection[str]) -> IndicatorCatalogue:
        """With the indicators of these themes alone, of all where none is named."""
        if not themes:
            return self
        own = {id_: one for id_, one in self.indicators.items() if one.theme in themes}
        return replace(self, indicators=own)
