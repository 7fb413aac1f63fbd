"""The rule on values that no result of the report was made from: each is told, with the reason.

What was used comes from the results themselves, by groups: a later value of a group stands for
its earlier ones. A value that rules hold against others is used too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.disaggregations import AskedValue, adds_up, asked_values, parts
from baocao.definitions.indicators.model import Indicator
from baocao.definitions.indicators.naming import full_name
from baocao.submissions.validation.evidence import Evidence, UsedValues
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import breach
from baocao.submissions.workbooks.model import Group, Observation

NO_UNIT = "ngày {end} không có đơn vị hành chính này"
NO_RESULTS = "báo cáo không tính riêng cho địa bàn này"
NO_INDICATOR = "không chỉ số nào dùng số liệu này"
NO_SPLIT = "không chỉ số nào tính theo nhóm này"

SAME_GROUP = "số liệu của cùng nhóm, cùng địa bàn"
NOT_USED = "observation_not_used"
UNUSED_ELEMENT = "element_not_used"
WITHOUT_RESULT = "observation_without_result"  # which looks at all that was sent for a period


def observation_not_used(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every value that was read is of an area and a group that results ask for, or is held
    against other values."""
    for observation, account in _not_used(evidence):
        reason = account.reason(observation.group)
        if reason and reason != NO_INDICATOR:
            yield breach(observation, evidence, reason=reason)


def element_not_used(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every value is of an element that some indicator or rule uses; whose catalogue asks for more
    than it computes has to know, and no unit can mend it."""
    for observation, account in _not_used(evidence):
        if account.reason(observation.group) == NO_INDICATOR:
            yield breach(observation, evidence)


def observation_without_result(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Where a result asks for a value, everything else that it needs was reported as well."""
    for observation, account in _not_used(evidence):
        asked = account.asked_for(observation.group)
        if asked and not account.reason(observation.group):
            indicator = full_name(asked.indicator, asked.split, evidence.catalogue)
            lacking = account.lacking(asked.indicator, observation.area)
            yield breach(observation, evidence, indicator=lower_first(indicator), lacking=lacking)


def _not_used(evidence: Evidence) -> Iterator[tuple[Observation, _UseAccount]]:
    """The values whose group no result was made from; none where no result was computed.

    A group that does not exist, or not of its unit, is told by a rule of its own.
    """
    if evidence.used is None:
        return
    account = _UseAccount(evidence, evidence.used, asked_values(evidence.catalogue))
    used = evidence.used.groups
    for observation in evidence.observations:
        if observation.group in used:  # as nearly all are
            continue
        if evidence.exists(observation) and evidence.has_group(observation):
            yield observation, account


@dataclass(frozen=True)
class _UseAccount:
    """What was read, what results were made from, and what indicators ask for."""

    evidence: Evidence
    used: UsedValues
    asked: Mapping[str, Sequence[AskedValue]]

    def reason(self, group: Group) -> str:
        """Why no result can ask for a group; "" where one does, or where rules use it."""
        element, area, _ = group
        end = self.evidence.period.end
        if not self.evidence.areas.get(area).exists_on(end):
            return NO_UNIT.format(end=short_date(end))
        if element not in self.asked and not self._is_compared(group):
            return NO_INDICATOR
        if area not in self.used.areas:
            return NO_RESULTS
        return "" if self._is_compared(group) or self.asked_for(group) else NO_SPLIT

    def asked_for(self, group: Group) -> AskedValue | None:
        """The first that asks for a group which rules do not use."""
        if self._is_compared(group):
            return None
        return next((a for a in self.asked.get(group[0], ()) if a.takes(group[2])), None)

    def _is_compared(self, group: Group) -> bool:
        """Whether rules hold the group against another: by a relation, as the total of its
        parts, or as a part of one that was used."""
        id_, area, split = group
        catalogue = self.evidence.catalogue
        element = catalogue.elements[id_]
        finest = parts(element, split, catalogue)
        return (
            id_ in self.evidence.compared
            or any((id_, area, part) in self.evidence.now.groups for part in finest)
            or any(adds_up(split, whole, element) for whole in self.used.splits(id_, area))
        )

    def lacking(self, indicator: Indicator, area: str) -> str:
        """The elements of an indicator that have no value of this area."""
        stated = {element for element, place, _ in self.evidence.now.groups if place == area}
        terms = (*indicator.numerator, *indicator.denominator)
        lacking = dict.fromkeys(term.element for term in terms if term.element not in stated)
        elements = self.evidence.catalogue.elements
        return ", ".join(lower_first(elements[id_].name) for id_ in lacking) or SAME_GROUP
