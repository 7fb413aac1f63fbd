"""Vietnamese names of indicators and elements together with their disaggregation."""

from __future__ import annotations

from string import Formatter

from baocao.core.vietnamese.labels import Labels, labels_in
from baocao.definitions.indicators.model import (
    DataElement,
    Disaggregation,
    Indicator,
    IndicatorCatalogue,
    Option,
)


def split_key(split: Disaggregation) -> str:
    """A split as one word: "18plus/d3", "" for the total."""
    return "/".join(option for _, option in split)


def option_labels(catalogue: IndicatorCatalogue) -> Labels:
    """The words that numbers stand behind or before: "mũi" of "mũi 3", "vụ" of "5 vụ"."""
    options = (o for category in catalogue.categories.values() for o in category.options)
    named = labels_in(
        name for option in options for name in (option.short_name, option.in_sentence)
    )
    return named | {unit.name for unit in catalogue.units.values() if unit.name.isalpha()}


def option(category: str, id_: str, catalogue: IndicatorCatalogue) -> Option:
    """One option of a category by its id; KeyError where there is none."""
    for known in catalogue.categories[category].options:
        if known.id == id_:
            return known
    raise KeyError(id_)


def full_name(
    indicator: Indicator, disaggregation: Disaggregation, catalogue: IndicatorCatalogue
) -> str:
    """The name as a sentence says it: "Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên"."""
    phrases = {
        category: option(category, id_, catalogue).in_sentence for category, id_ in disaggregation
    }
    return pattern_of(indicator, disaggregation).format_map(phrases)


def page_label(
    indicator: Indicator, disaggregation: Disaggregation, catalogue: IndicatorCatalogue
) -> str:
    """What pages call it beside the main figures: "Ca mắc sốt rét", else its full name."""
    if not disaggregation or places_of(indicator.label_pattern) != set(dict(disaggregation)):
        return full_name(indicator, disaggregation, catalogue)
    phrases = {name: option(name, id_, catalogue).in_sentence for name, id_ in disaggregation}
    return indicator.label_pattern.format_map(phrases)


def pattern_of(indicator: Indicator, disaggregation: Disaggregation) -> str:
    """The name with a place for each category: the indicator's own pattern where it has just these
    places, else the name with the options behind it: "Tỷ lệ thấp còi ({sex}, {age})"."""
    categories = tuple(category for category, _ in disaggregation)
    if not categories:
        return indicator.name
    if places_of(indicator.name_pattern) == set(categories):
        return indicator.name_pattern
    return f"{indicator.name} ({', '.join(f'{{{category}}}' for category in categories)})"


def places_of(pattern: str) -> set[str]:
    """The places that a pattern has; ValueError where a brace is left open."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


def short_label(
    indicator: Indicator, disaggregation: Disaggregation, catalogue: IndicatorCatalogue
) -> str:
    """The label of tables and charts: "18+, mũi 3", or the short name of a total."""
    return options_label(disaggregation, catalogue) or indicator.short_name


def element_name(
    element: DataElement, disaggregation: Disaggregation, catalogue: IndicatorCatalogue
) -> str:
    """The name of a reported value: "Số người đã tiêm (18+, mũi 3)"."""
    label = options_label(disaggregation, catalogue)
    return f"{element.name} ({label})" if label else element.name


def options_label(disaggregation: Disaggregation, catalogue: IndicatorCatalogue) -> str:
    """The options alone: "18+, mũi 3"; empty for a total."""
    labels = (option(category, id_, catalogue).short_name for category, id_ in disaggregation)
    return ", ".join(labels)
