"""Rules on what was sent: units that are missing, workbooks that were sent before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.core.rules import fill
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.model import Quoted
from baocao.submissions.validation.rule import DataBreach, DataRule
from baocao.submissions.validation.wording import percentage
from baocao.submissions.workbooks.model import SourceCell, Submission

NOTHING_READ = "nothing_read"


def missing_unit(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every unit that has to report has sent its workbook, or its figures came through the
    department."""
    missing = evidence.completeness.missing
    if missing:
        areas = ", ".join(_sender(rule, unit) for unit in missing)
        yield DataBreach(None, "", {"found": _count(len(missing)), "areas": areas})


def _sender(rule: DataRule, unit: AdminUnit) -> str:
    """A unit as one that sends figures: for a province its department does."""
    if unit.level is AreaLevel.PROVINCE and rule.department:
        return "".join(fill(rule.department, {"area": unit.in_sentence}))
    return unit.in_sentence


def too_few_units(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Below a share of the units, totals say little about the province."""
    told = evidence.completeness
    expected = len(told.expected)
    present = expected - len(told.missing)
    share = Decimal(100) * present / expected if expected else Decimal(100)
    if share < rule.limits["percent"]:
        counts = {"received": _count(present), "expected_units": _count(expected)}
        yield DataBreach(None, "", {"found": percentage(share), **counts})


def _count(number: int) -> Quoted:
    return Quoted(Quantity(Decimal(number)))


def nothing_read(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every workbook has a value or the state of a task that can be read."""
    for submission in evidence.submissions:
        if not (submission.observations or submission.progress):
            area = evidence.areas.get(submission.unit).in_sentence
            source = SourceCell(submission.file, submission.sha256, "", "")
            yield DataBreach(source, submission.unit, {"area": area, "found": submission.file})


def file_resent(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The last period's file is not sent again."""
    for submission in evidence.submissions:
        for earlier in evidence.previous:
            if submission.sha256 == earlier.sha256:
                yield from _resent(submission, earlier, evidence)


def values_resent(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """The last period's values are not sent again under new dates."""
    before = [(earlier, _values(earlier)) for earlier in evidence.previous]
    for submission in evidence.submissions:
        values = _values(submission)
        if len(values) < rule.limits["minimum"]:
            continue
        for earlier, said in before:
            if submission.sha256 != earlier.sha256 and values == said:
                yield from _resent(submission, earlier, evidence)


def _resent(
    submission: Submission, earlier: Submission, evidence: Evidence
) -> Iterator[DataBreach]:
    """A breach at the workbook's first value."""
    for first in submission.observations[:1]:
        area = evidence.areas.get(submission.unit).in_sentence
        words = {"area": area, "found": submission.file, "other_file": earlier.file}
        yield DataBreach(first.source, submission.unit, words)


def _values(submission: Submission) -> frozenset[tuple[object, ...]]:
    """What a workbook says, whatever the dates."""
    return frozenset(
        (o.element, o.area, o.disaggregation, o.quantity, o.provider)
        for o in submission.observations
    )
