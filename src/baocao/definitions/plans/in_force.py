"""Which plans apply to a period: the latest version of each document, and what it changed;
which themes they and the programme need figures of.

Reports about less than all of a province go by parts of them: a unit's own, a topical one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.amendments import Amendment, amendment
from baocao.definitions.plans.model import Over, Plan, Target
from baocao.definitions.programmes.model import Programme


def in_force(plans: Iterable[Plan], period: ReportingPeriod) -> tuple[Plan, ...]:
    """The latest version of each document that applies to `period`, in the order given.

    A version counts from its effect on: one that has effect after the period's cut-off does
    not change what the period is judged by. A document applies where the validity of that
    version and the period share a day. A target that an amendment of the period has no more
    stands among the others once, for the last time, with the day that it ended on. One over a
    year that is due by the end of an earlier year than the period's was judged by that year's
    last report: what adds up in the next year says nothing of it.
    """
    found = (_with_ended(versions, period) for versions in _counting(plans, period.cutoff))
    return tuple(_of_its_year(plan, period) for plan in found if _is_valid(plan, period))


def _of_its_year(plan: Plan, period: ReportingPeriod) -> Plan:
    kept = tuple(
        target
        for target in plan.targets
        if target.over is not Over.YEAR_TO_DATE
        or (target.deadline or plan.valid_to).year >= period.year
    )
    return plan if len(kept) == len(plan.targets) else replace(plan, targets=kept)


def amendments_until(plans: Iterable[Plan], day: date) -> tuple[Amendment, ...]:
    """Every amendment that counts on `day`, document by document, oldest first."""
    return tuple(
        amendment(before, after)
        for versions in _counting(plans, day)
        for before, after in pairwise(versions)
    )


def _counting(plans: Iterable[Plan], day: date) -> Iterator[list[Plan]]:
    """The versions of each document that count on `day`, oldest first."""
    documents: dict[str, list[Plan]] = {}
    for plan in plans:
        if plan.amends is None or plan.counts_from <= day:
            documents.setdefault(plan.id, []).append(plan)
    for versions in documents.values():
        yield sorted(versions, key=lambda plan: plan.version)


def _is_valid(plan: Plan, period: ReportingPeriod) -> bool:
    return plan.valid_from <= period.end and period.start <= plan.valid_to


def _with_ended(versions: Sequence[Plan], period: ReportingPeriod) -> Plan:
    """The last version, with the targets that ended within the period."""
    last = versions[-1]
    kept = {target.id for target in last.targets}
    ended: dict[str, Target] = {}
    for before, after in pairwise(versions):
        if period.start < after.counts_from:
            ended |= {
                target.id: replace(target, ended_on=after.counts_from)
                for target in before.targets
                if target.id not in kept and target.id not in {t.id for t in after.targets}
            }
    return replace(last, targets=(*last.targets, *ended.values())) if ended else last


def asked_of(plan: Plan, unit: AdminUnit, above: AdminUnit | None) -> Plan:
    """A province's plan as a unit is judged by it: the targets that units have to meet one by
    one, and no task, as tasks are agencies' of the province. `above` is whose part the unit is."""
    return replace(plan, targets=tuple(_targets(plan, unit, above)), tasks=())


def measured_by(plan: Plan, catalogue: IndicatorCatalogue) -> Plan:
    """A plan with the targets that these indicators measure, and no task, which none does."""
    targets = (target for target in plan.targets if target.indicator in catalogue.indicators)
    return replace(plan, targets=tuple(targets), tasks=())


def _targets(plan: Plan, unit: AdminUnit, above: AdminUnit | None) -> Iterator[Target]:
    """The targets of the unit's own level by its one result; of a district also those that its
    communes have to meet."""
    is_first = above is not None and above.level is AreaLevel.PROVINCE
    for target in plan.targets:
        if target.among is None:
            continue
        level = target.among.level
        if level is unit.level or (level is None and is_first):
            value = target.value_for(unit.code, target.value)
            if value is not None or target.reference is not None:
                yield replace(target, among=None, value=value)
        elif level is AreaLevel.COMMUNE and unit.level is AreaLevel.DISTRICT:
            yield target


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


def asked_by(needed: IndicatorCatalogue, themes: Collection[str]) -> IndicatorCatalogue:
    """What is needed with those themes alone that the indicators of some are made from."""
    elements = _elements(needed, needed.about(themes).indicators)
    kept = {*themes, *(needed.elements[id_].theme for id_ in elements)}
    return replace(needed, themes={id_: needed.themes[id_] for id_ in needed.themes if id_ in kept})


def _of_plans(plans: Iterable[Plan]) -> Iterator[str]:
    for plan in plans:
        yield from (target.indicator for target in plan.targets if target.indicator)


def _of_programme(programme: Programme) -> Iterator[str]:
    roles = programme.roles
    yield from (one.indicator for one in programme.main_indicators)
    yield from (one.by_units.indicator for one in programme.main_indicators if one.by_units)
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
