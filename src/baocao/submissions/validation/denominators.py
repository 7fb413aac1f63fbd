"""Rules on denominators: who counted the group, and whether the counts agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.validation.evidence import Evidence, add
from baocao.submissions.validation.intervals import interval, surely_above
from baocao.submissions.validation.rule import DataBreach, DataRule, PartsRelation
from baocao.submissions.validation.wording import (
    amount_of,
    breach,
    name_of,
    percentage,
    place,
    places,
    value_of,
)
from baocao.submissions.workbooks.model import Observation

UNNAMED = "không ghi nguồn"


def denominator_changed(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A group's size does not change much from one period to the next."""
    for group in evidence.now.groups:
        if group[0] not in rule.elements:
            continue
        for now in evidence.now.of_each_provider(group):
            before = evidence.before.latest(group, now.provider)
            if before and _differ(before, now, rule.limits["percent"]):
                yield breach(
                    now,
                    evidence,
                    change=percentage(_change(before, now)),
                    before=value_of(before, evidence),
                    before_day=short_date(before.as_of),
                    before_cell=place(before.source, now.source),
                )


def denominator_differs(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Two providers of one group's size give the same one."""
    for group in evidence.now.groups:
        if group[0] not in rule.elements:
            continue
        first, *others = evidence.now.of_each_provider(group)
        for other in others:
            if _differ(first, other, rule.limits["percent"]):
                yield breach(
                    other,
                    evidence,
                    provider=other.provider or UNNAMED,
                    other_provider=first.provider or UNNAMED,
                    other=value_of(first, evidence),
                    other_cell=place(first.source, other.source),
                )


def groups_above_whole(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Groups together are not more than what they are groups of."""
    for relation in rule.relations:
        for whole in evidence.of_element(relation.whole):
            for members in _members(relation, whole, evidence):
                amount = add(members)
                if surely_above(amount.interval, interval(whole.quantity)):
                    yield breach(
                        members[0],
                        evidence,
                        sum=amount_of(amount),
                        part_cells=places(members, members[0].source),
                        other_name=lower_first(name_of(whole, evidence)),
                        other=value_of(whole, evidence),
                        other_cell=place(whole.source, members[0].source),
                    )


def people_above_population(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """No group of an area's people, of any kind, is larger than its population; exempt are
    elements that count events."""
    for observation in evidence.observations:
        element = evidence.element(observation)
        if not element.unit.persons or element.id in (*rule.exempt, *rule.elements):
            continue
        for base in _populations(observation, evidence, rule):
            if surely_above(interval(observation.quantity), interval(base.quantity)):
                yield breach(
                    observation,
                    evidence,
                    other_name=lower_first(name_of(base, evidence)),
                    other=value_of(base, evidence),
                    other_cell=place(base.source, observation.source),
                )
                break


def _populations(
    observation: Observation, evidence: Evidence, rule: DataRule
) -> Iterator[Observation]:
    """Each provider's count of the whole population of the observation's area."""
    for whole in rule.elements:
        yield from evidence.now.holding((whole, observation.area, ()), observation.as_of)


def _members(
    relation: PartsRelation, whole: Observation, evidence: Evidence
) -> Iterator[list[Observation]]:
    """The groups that add up, once for each split across them and provider that has them."""
    sets: dict[tuple[Disaggregation, str], list[Observation]] = defaultdict(list)
    for group in evidence.groups_of(whole.area):
        element, _, split = group
        if element in relation.parts and set(relation.split) <= set(split):
            addable = evidence.catalogue.elements[element].sums_over
            rest = tuple(pair for pair in split if pair[0] not in addable)
            for observation in evidence.now.of_each_provider(group):
                sets[rest, observation.provider].append(observation)
    yield from sets.values()


def _change(before: Observation, now: Observation) -> Decimal:
    return abs(now.value - before.value) / before.value * 100


def _differ(before: Observation, now: Observation, percent: Decimal) -> bool:
    """Whether two exact values differ by more than `percent` of the first."""
    exact = before.quantity.is_exact and now.quantity.is_exact
    return exact and before.value > 0 and _change(before, now) > percent
