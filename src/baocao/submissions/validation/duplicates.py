"""Rules on values that are stated more than once, within a workbook or between workbooks.

The rules' elements (denominators) may stand beside each other from several providers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baocao.core.vietnamese.dates import hour_text
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import beside, breach
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.standing import by_day, moment

NO_HOUR = "không ghi giờ"


def duplicate_different(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """One value of one moment is stated once; two different ones cannot both be used."""
    for first, second in _twice(evidence, rule):
        if first.quantity != second.quantity:
            yield breach(second, evidence, **beside(first, second, evidence))


def duplicate_identical(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The same value stated twice does no harm but is said."""
    for first, second in _twice(evidence, rule):
        if first.quantity == second.quantity:
            yield breach(second, evidence, **beside(first, second, evidence))


def differs_within_day(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The value that closes a day is used, so one of an earlier hour that differs is told of."""
    for stated in _by_who_states_it(evidence, rule):
        closing = by_day(stated)
        for observation in stated:
            last = closing[observation.as_of]
            if moment(observation) < moment(last) and observation.quantity != last.quantity:
                hours = {"hour": _hour(observation), "other_hour": _hour(last)}
                yield breach(observation, evidence, **hours, **beside(last, observation, evidence))


def _by_who_states_it(evidence: Evidence, rule: DataRule) -> Iterator[list[Observation]]:
    """The values of each group, those of several providers apart where the rule allows them."""
    found: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for observation in evidence.observations:
        provider = observation.provider if observation.element in rule.elements else ""
        found[observation.group, provider].append(observation)
    yield from found.values()


def _twice(evidence: Evidence, rule: DataRule) -> Iterator[tuple[Observation, Observation]]:
    """Each repeated value of one moment with the first of its kind."""
    for stated in _by_who_states_it(evidence, rule):
        seen: dict[object, Observation] = {}
        for observation in stated:
            first = seen.setdefault(moment(observation), observation)
            if first is not observation:
                yield first, observation


def _hour(observation: Observation) -> str:
    return hour_text(observation.as_of_time) if observation.as_of_time else NO_HOUR
