"""Rules on parts and totals: districts, options, elements of one whole, options in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from baocao.definitions.indicators.disaggregations import full_disaggregations
from baocao.definitions.indicators.model import Aggregation, Disaggregation
from baocao.submissions.validation.evidence import Evidence, add
from baocao.submissions.validation.intervals import interval, surely_above, surely_apart
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import (
    amount_of,
    breach,
    named_beside,
    places,
)
from baocao.submissions.workbooks.model import Group, Observation
from baocao.submissions.workbooks.standing import latest, moment, of_provider


@dataclass(frozen=True)
class Parts:
    """What was found of a total's parts; where some are missing only an excess is decided."""

    found: tuple[Observation, ...]
    complete: bool

    def contradict(self, whole: Observation) -> bool:
        sum_, stated = add(self.found).interval, interval(whole.quantity)
        return surely_apart(sum_, stated) if self.complete else surely_above(sum_, stated)


def districts_against_province(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The districts of one day, with what is counted beside them, add up to the province of that
    day.

    Exempt are elements of which the province has units of its own that do not report: there only
    a sum above the total is wrong.
    """
    for whole in evidence.observations:
        children = evidence.children(whole.area, whole.as_of)
        if evidence.element(whole).is_rate or not children:
            continue
        element, _, split = whole.group
        beside = evidence.areas.beside(whole.area, element, whole.as_of)
        groups = [(element, part, split) for part in (*children, *beside)]
        parts = _parts(
            [evidence.now.on_day(group, whole.as_of, whole.provider) for group in groups],
            may_be_incomplete=element in rule.exempt,
        )
        if parts.found and parts.contradict(whole):
            yield _against(whole, parts, evidence)


def options_against_total(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Groups, levels, methods of one day add up to the total of that day."""
    finer: dict[tuple[str, Disaggregation], list[list[Disaggregation]]] = {}
    for whole in evidence.observations:
        key = whole.element, whole.disaggregation
        if key not in finer:
            finer[key] = [*_finer_splits(whole, evidence)]
        for splits in finer[key]:
            groups = [(whole.element, whole.area, split) for split in splits]
            parts = _parts(
                [evidence.now.on_day(group, whole.as_of, whole.provider) for group in groups]
            )
            if parts.found and parts.contradict(whole):
                yield _against(whole, parts, evidence)
                break


def _finer_splits(whole: Observation, evidence: Evidence) -> Iterator[list[Disaggregation]]:
    """For each finer level whose options add up: the disaggregations under `whole`."""
    element, fixed = evidence.element(whole), dict(whole.disaggregation)
    left_open = [category for category in element.categories if category not in fixed]
    addable = [category for category in left_open if category in element.sums_over]
    full = full_disaggregations(element, evidence.catalogue)
    below = [split for split in full if fixed.items() <= dict(split).items()]
    sizes = range(1, len(addable) + 1)
    for added in (chosen for size in sizes for chosen in combinations(addable, size)):
        kept = {*fixed, *added}
        finer = [tuple(pair for pair in split if pair[0] in kept) for split in below]
        yield list(dict.fromkeys(finer))


def elements_against_total(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Elements that make up another one: recovered + deaths + under treatment = cases."""
    for relation in rule.relations:
        for whole in _totals_of(relation.whole, evidence):
            amounts = [
                evidence.total_at((part, whole.area, ()), whole.as_of, whole.provider)
                for part in relation.parts
            ]
            known = [amount for amount in amounts if amount is not None]
            found = tuple(o for amount in known for o in amount.observations)
            parts = Parts(found, len(known) == len(amounts))
            if found and parts.contradict(whole):
                yield _against(whole, parts, evidence)


def part_above_whole(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """One element lies within another: nobody recovers who was not a case. What only grows
    (the rule's elements) is not less than a part of an earlier day either."""
    for relation in rule.relations:
        for whole in _totals_of(relation.whole, evidence):
            for name in relation.parts:
                part = _part_of(whole, (name, whole.area, ()), evidence, rule)
                if part and surely_above(interval(part.quantity), interval(whole.quantity)):
                    yield breach(part, evidence, **named_beside(whole, part, evidence))


def _part_of(
    whole: Observation, group: Group, evidence: Evidence, rule: DataRule
) -> Observation | None:
    """The part of the whole's day, or the last one before of a whole that only grows."""
    same_day = evidence.now.on_day(group, whole.as_of, whole.provider)
    if same_day is not None or whole.element not in rule.elements:
        return same_day
    known = of_provider(evidence.now.groups.get(group, ()), whole.provider)
    return latest(o for o in known if o.as_of < whole.as_of)


def options_in_order(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Nobody is counted under a later option without the one before; options outside the
    rule's order stand for themselves."""
    for later in evidence.observations:
        option = dict(later.disaggregation).get(rule.category)
        if later.element not in rule.elements or option not in rule.order:
            continue
        for before in reversed(rule.order[: rule.order.index(option)]):
            split = tuple(sorted({**dict(later.disaggregation), rule.category: before}.items()))
            group = (later.element, later.area, split)
            earlier = _not_below(later, group, evidence)
            if earlier is None:
                continue
            if surely_above(interval(later.quantity), interval(earlier.quantity)):
                yield breach(later, evidence, **named_beside(earlier, later, evidence))
            break


def _not_below(observation: Observation, group: Group, evidence: Evidence) -> Observation | None:
    """The value of a group that is not less than `observation`: of its day, or of a later one,
    as a cumulative count only grows; what was said of an earlier day may have been less."""
    same_day = evidence.now.on_day(group, observation.as_of, observation.provider)
    if same_day is not None or evidence.element(observation).aggregation is not Aggregation.STOCK:
        return same_day
    known = of_provider(evidence.now.groups.get(group, ()), observation.provider)
    after = (o for o in known if o.as_of > observation.as_of)
    return min(after, key=moment, default=None)


def _totals_of(element: str, evidence: Evidence) -> Iterator[Observation]:
    for observation in evidence.of_element(element):
        if not observation.disaggregation:
            yield observation


def _parts(found: Sequence[Observation | None], *, may_be_incomplete: bool = False) -> Parts:
    known = tuple(observation for observation in found if observation is not None)
    return Parts(known, len(known) == len(found) and not may_be_incomplete)


def _against(whole: Observation, parts: Parts, evidence: Evidence) -> DataBreach:
    return breach(
        whole,
        evidence,
        sum=amount_of(add(parts.found)),
        part_cells=places(parts.found, whole.source),
    )
