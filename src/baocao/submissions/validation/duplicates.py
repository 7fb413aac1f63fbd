"""Rules on values that are stated more than once, within a workbook or between workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.submissions.validation.evidence import Evidence, group_of, moment
from baocao.submissions.validation.rule import Breach, Rule
from baocao.submissions.validation.wording import breach, place, value_text
from baocao.submissions.workbooks.model import Observation


def duplicate_different(evidence: Evidence, rule: Rule) -> Iterator[Breach]:
    """One value of one moment is stated once; two different ones cannot both be used."""
    for first, second in _twice(evidence, rule):
        if first.quantity != second.quantity:
            yield _duplicate(first, second, evidence)


def duplicate_identical(evidence: Evidence, rule: Rule) -> Iterator[Breach]:
    """The same value stated twice does no harm but is said."""
    for first, second in _twice(evidence, rule):
        if first.quantity == second.quantity:
            yield _duplicate(first, second, evidence)


def _twice(evidence: Evidence, rule: Rule) -> Iterator[tuple[Observation, Observation]]:
    """Each repeated value with the first of its kind.

    The rule's elements (denominators) may stand beside each other from several providers.
    """
    seen: dict[tuple[object, ...], Observation] = {}
    for observation in evidence.observations:
        provider = observation.provider if observation.element in rule.elements else ""
        key = (group_of(observation), moment(observation), provider)
        if key in seen:
            yield seen[key], observation
        seen.setdefault(key, observation)


def _duplicate(first: Observation, second: Observation, evidence: Evidence) -> Breach:
    return breach(
        second,
        evidence,
        other=value_text(first, evidence),
        other_cell=place(first.source, second.source),
    )
