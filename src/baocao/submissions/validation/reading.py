"""Rules on what reading a workbook brought to light: hidden rows, unknown headers, and so on."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.rule import DataBreach, DataRule


def remarked(evidence: Evidence, rule: DataRule) -> Iterator[DataBreach]:
    """Every remark that a reader made under the rule's id."""
    for submission in evidence.submissions:
        for remark in submission.remarks:
            if remark.rule == rule.id:
                yield DataBreach(remark.source, remark.area or submission.unit, dict(remark.words))
