"""Reasons that units give for warnings: put to the findings that they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from baocao.submissions.validation.model import Finding
from baocao.submissions.validation.rule import DataBreach
from baocao.submissions.workbooks.model import Confirmation, Submission

UNUSED = "confirmation_unused"
UNUSED_WORDS = ("rule", "cell", "sheet", "found")

Key = tuple[str, str, str, str]


def confirm(findings: Iterable[Finding], submissions: Iterable[Submission]) -> tuple[Finding, ...]:
    """Give each finding the reason that its workbook states for its rule and cell."""
    reasons = {key: confirmation.reason for key, confirmation in _stated(submissions)}
    return tuple(replace(finding, confirmed=reasons.get(_key(finding), "")) for finding in findings)


def unused(findings: Iterable[Finding], submissions: Iterable[Submission]) -> Iterator[DataBreach]:
    """Reasons for which nothing was found: a wrong cell, or a value since corrected."""
    found = {_key(finding) for finding in findings}
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
            yield (submission.file, confirmation.rule, confirmation.sheet, cell), confirmation


def _key(finding: Finding) -> Key:
    if finding.source is None:
        return "", finding.rule, "", ""
    return finding.source.file, finding.rule, finding.source.sheet, finding.source.cell
