"""A small catalogue for tests of plans, made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.definitions.indicators.model import (
    Aggregation,
    Category,
    DataElement,
    Direction,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Option,
    Term,
    Unit,
)


def _category(id_: str, *options: str) -> Category:
    return Category(id_, id_, tuple(Option(option, option, option) for option in options))


def _indicator(id_: str, unit: Unit, *splits: Disaggregation) -> Indicator:
    return Indicator(
        id=id_,
        name=id_,
        short_name=id_,
        theme="theme",
        numerator=(Term("cases"),),
        denominator=(Term("population"),),
        multiplier=Decimal(100),
        direction=Direction.HIGHER_IS_BETTER,
        unit=unit,
        decimals=2,
        splits=splits,
        formula="",
        definition="",
        source="",
    )


def _vaccination(age_group: str, dose: str) -> Disaggregation:
    return (("age_group", age_group), ("dose", dose))


CATEGORIES = (
    _category("age_group", "18plus", "12-17", "5-11"),
    _category("dose", "d1", "d2", "d3"),
    _category("epidemic_level", "1", "2", "3", "4"),
)
INDICATORS = (
    _indicator(
        "coverage",
        Unit.PERCENT,
        _vaccination("18plus", "d3"),
        _vaccination("12-17", "d2"),
    ),
    _indicator("communes_share", Unit.PERCENT, (("epidemic_level", "1"),)),
    _indicator("deaths_per_million", Unit.PER_MILLION, ()),
    _indicator("reserve_ratio", Unit.RATIO, ()),
    replace(
        _indicator("new_cases", Unit.CASES, ()), numerator=(Term("new_cases"),), denominator=()
    ),
)
ELEMENTS = (
    DataElement("cases", "cases", Aggregation.STOCK, Unit.CASES, "cases"),
    DataElement("population", "population", Aggregation.STOCK, Unit.PEOPLE, "people"),
    DataElement("new_cases", "new_cases", Aggregation.FLOW, Unit.CASES, "cases"),
)
CATALOGUE = IndicatorCatalogue(
    categories={category.id: category for category in CATEGORIES},
    elements={element.id: element for element in ELEMENTS},
    indicators={indicator.id: indicator for indicator in INDICATORS},
    themes={"theme": "Nhóm"},
)
