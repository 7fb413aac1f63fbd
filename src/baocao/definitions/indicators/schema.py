"""How indicators/*.yaml is written: the fields of each file and their turning into models.

Only one field at a time is judged here; what two records say of each other is the matter
of `check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from baocao.core.quantities import Unit
from baocao.core.yaml_source import YamlRecord
from baocao.definitions.indicators.model import (
    Aggregation,
    Category,
    DataElement,
    Direction,
    Disaggregation,
    Indicator,
    Option,
    Term,
)

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, Field(min_length=1)]
OptionsRecord = dict[str, str]


class OptionRecord(YamlRecord):
    id: Id
    name: Text
    short_name: Text
    phrase: str = ""
    aliases: tuple[str, ...] = ()

    def build(self) -> Option:
        return Option(self.id, self.name, self.short_name, self.aliases, self.phrase or self.name)


class CategoryRecord(YamlRecord):
    id: Id
    name: Text
    options: Annotated[tuple[OptionRecord, ...], Field(min_length=1)]
    overlaps: bool = False

    def build(self) -> Category:
        options = tuple(option.build() for option in self.options)
        return Category(self.id, self.name, options, self.overlaps)


class CategoriesFile(YamlRecord):
    categories: tuple[CategoryRecord, ...]


class ThemeRecord(YamlRecord):
    id: Id
    name: Text


class ThemesFile(YamlRecord):
    themes: tuple[ThemeRecord, ...]


class UnitRecord(YamlRecord):
    """A unit that templates have no word for, {id: outings, name: chuyến}, or another word."""

    id: Id
    name: Text
    persons: bool = False

    def build(self, common: Unit | None) -> Unit:
        return Unit(self.id, self.name, self.persons or bool(common and common.persons))


class UnitsFile(YamlRecord):
    units: tuple[UnitRecord, ...]


class ElementRecord(YamlRecord):
    id: Id
    name: Text
    aggregation: Aggregation
    unit: Id
    definition: Text
    categories: tuple[str, ...] = ()
    combinations: tuple[OptionsRecord, ...] = ()
    sums_over: tuple[str, ...] = ()
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    source: str = ""
    aliases: tuple[str, ...] = ()
    is_rate: bool = False

    def build(self, theme: str, units: Mapping[str, Unit]) -> DataElement:
        return DataElement(
            id=self.id,
            name=self.name,
            theme=theme,
            aggregation=self.aggregation,
            unit=units[self.unit],
            categories=self.categories,
            decimals=self.decimals,
            definition=self.definition,
            source=self.source,
            aliases=self.aliases,
            is_rate=self.is_rate,
            sums_over=self.sums_over,
            combinations=tuple(sorted_pairs(options) for options in self.combinations),
        )


class TermRecord(YamlRecord):
    element: str
    options: OptionsRecord = Field(default_factory=dict)

    def build(self) -> Term:
        return Term(self.element, sorted_pairs(self.options))


class IndicatorRecord(YamlRecord):
    id: Id
    name: Text
    short_name: Text
    numerator: Annotated[tuple[TermRecord, ...], Field(min_length=1)]
    denominator: tuple[TermRecord, ...] = ()
    multiplier: Decimal = Decimal(1)
    direction: Direction
    unit: Id
    decimals: Annotated[int, Field(ge=0, le=6)]
    splits: Annotated[tuple[OptionsRecord, ...], Field(min_length=1)]
    formula: Text
    definition: Text
    source: Text
    rate_element: str | None = None
    name_pattern: str = ""
    # Why events of a window are divided by a state at a date, where they are.
    flow_over_stock: str = ""

    def build(self, theme: str, units: Mapping[str, Unit]) -> Indicator:
        return Indicator(
            id=self.id,
            name=self.name,
            short_name=self.short_name,
            theme=theme,
            numerator=tuple(term.build() for term in self.numerator),
            denominator=tuple(term.build() for term in self.denominator),
            multiplier=self.multiplier,
            direction=self.direction,
            unit=units[self.unit],
            decimals=self.decimals,
            splits=tuple(sorted_pairs(options) for options in self.splits),
            formula=self.formula,
            definition=self.definition,
            source=self.source,
            rate_element=self.rate_element,
            name_pattern=self.name_pattern,
        )


class ThemeFile(YamlRecord):
    theme: str
    elements: tuple[ElementRecord, ...] = ()
    indicators: tuple[IndicatorRecord, ...] = ()


def sorted_pairs(options: OptionsRecord) -> Disaggregation:
    """Options as models keep them: pairs sorted by category."""
    return tuple(sorted(options.items()))
