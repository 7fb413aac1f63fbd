"""Reasons that units give for warnings: put to the findings that they are for.

A unit names the rule in its words, as findings and the form's list do, or by its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from baocao.core.vietnamese.names import fold
from baocao.submissions.validation.model import Finding
from baocao.submissions.validation.rule import DataBreach
from baocao.submissions.workbooks.model import Confirmation, Submission

UNUSED = "confirmation_unused"
UNUSED_WORDS = ("rule", "cell", "sheet", "found")

Key = tuple[str, str, str, str]


def confirm(findings: Iterable[Finding], submissions: Iterable[Submission]) -> tuple[Finding, ...]:
    """Give each finding the reason that its workbook states for its rule and cell."""
    reasons = {key: confirmation.reason for key, confirmation in _stated(submissions)}
    return tuple(replace(finding, confirmed=_reason(finding, reasons)) for finding in findings)


def _reason(finding: Finding, reasons: Mapping[Key, str]) -> str:
    return next((reasons[key] for key in _keys(finding) if key in reasons), "")


def unused(findings: Iterable[Finding], submissions: Iterable[Submission]) -> Iterator[DataBreach]:
    """Reasons for which nothing was found: a wrong cell, or a value since corrected."""
    found = {key for finding in findings for key in _keys(finding)}
    for key, confirmation in _stated(submissions):
        if key not in found:
            words = {
                "rule": confirmation.rule,
                "cell": confirmation.cell,
                "sheet": confirmation.sheet,
                "found": confirmation.reason,
            }
            yield DataBreach(confirmation.source, "", words)


def _stated(submissions: Iterable[Submission]) -> Iterator[tuple[Key, Confirmation]]:
    for submission in submissions:
        for confirmation in submission.confirmations:
            cell = confirmation.cell.replace("$", "").upper()
            rule = fold(confirmation.rule)
            yield (submission.file, rule, confirmation.sheet, cell), confirmation


def _keys(finding: Finding) -> Iterator[Key]:
    """What a reason for a finding may say, by the rule's id and by its name."""
    if source := finding.source:
        for rule in (finding.rule, finding.rule_name):
            yield source.file, fold(rule), source.sheet, source.cell
