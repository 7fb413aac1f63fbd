"""Rules on denominators: who counted the group, and whether the counts agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.validation.evidence import Evidence, add
from baocao.submissions.validation.intervals import interval, surely_above
from baocao.submissions.validation.rule import DataBreach, DataRule, PartsRelation
from baocao.submissions.validation.wording import (
    amount_of,
    before,
    beside,
    breach,
    named_beside,
    percentage,
    places,
)
from baocao.submissions.workbooks.model import Observation

UNNAMED = "không ghi nguồn"


def denominator_changed(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """A group's size does not change much from one period to the next."""
    for group in evidence.now.groups:
        if group[0] not in rule.elements:
            continue
        for now in evidence.now.of_each_provider(group):
            earlier = evidence.before.latest(group, now.provider)
            if earlier and _differ(earlier, now, rule.limits["percent"]):
                change = percentage(_change(earlier, now))
                told = before(earlier, now.source, evidence)
                yield breach(now, evidence, change=change, **told)


def denominator_differs(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Two providers of one group's size give the same one."""
    for group in evidence.now.groups:
        if group[0] not in rule.elements:
            continue
        first, *others = evidence.now.of_each_provider(group)
        for other in others:
            if _differ(first, other, rule.limits["percent"]):
                providers = {
                    "provider": other.provider or UNNAMED,
                    "other_provider": first.provider or UNNAMED,
                }
                yield breach(other, evidence, **providers, **beside(first, other, evidence))


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
                        **named_beside(whole, members[0], evidence),
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
                yield breach(observation, evidence, **named_beside(base, observation, evidence))
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
