"""Which themes of a catalogue the plans in force and the programme itself need figures of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.plans.model import Plan
from baocao.definitions.programmes.model import Programme


def needed_of(
    catalogue: IndicatorCatalogue, programme: Programme, plans: Iterable[Plan]
) -> IndicatorCatalogue:
    """The catalogue with those themes alone that have an element which a target of the plans, a
    role or a main indicator of the programme is made from; every theme where none is named."""
    indicators = {*_of_programme(programme), *_of_plans(plans)}
    elements = {*_elements(catalogue, indicators), *_elements_of(programme)}
    themes = {catalogue.elements[id_].theme for id_ in elements}
    kept = {id_: name for id_, name in catalogue.themes.items() if id_ in themes}
    return replace(catalogue, themes=kept or catalogue.themes)


def _of_plans(plans: Iterable[Plan]) -> Iterator[str]:
    for plan in plans:
        yield from (target.indicator for target in plan.targets if target.indicator)


def _of_programme(programme: Programme) -> Iterator[str]:
    roles = programme.roles
    yield from (one.indicator for one in programme.main_indicators)
    yield from (*roles.situation, *filter(None, (roles.trend, roles.coverage)))
    if roles.compared:
        yield from roles.compared.indicators
    if roles.levels:
        yield roles.levels.indicator


def _elements(catalogue: IndicatorCatalogue, indicators: Iterable[str]) -> Iterator[str]:
    for id_ in indicators:
        indicator = catalogue.indicators[id_]
        yield from (term.element for term in (*indicator.numerator, *indicator.denominator))


def _elements_of(programme: Programme) -> Iterator[str]:
    """Elements that roles name without an indicator."""
    roles = programme.roles
    if roles.levels:
        yield roles.levels.element
    if roles.persons:
        yield roles.persons.element
    for need in roles.needs:
        yield from (one.element for one in (need.due, need.done, need.stock) if one)
