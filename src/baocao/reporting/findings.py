"""Findings without a report: of a period's submissions, or of single workbooks."""

from __future__ import annotations

from pathlib import Path

from baocao.project import Project
from baocao.reporting.collect import collect
from baocao.reporting.sent import Definitions, no_data, sent_for
from baocao.submissions.model import Submission
from baocao.submissions.read import read_submission
from baocao.validation.model import Finding


def check_period(project: Project, province_text: str, period_text: str) -> tuple[Finding, ...]:
    """All findings of one province and period; raises `BaocaoError` where nothing was sent."""
    definitions = Definitions(project)
    province = definitions.areas.province(province_text)
    period = definitions.period(province, period_text)
    submissions = sent_for(definitions, province, period)
    if not submissions:
        raise no_data(project, province, period)
    return collect(definitions, province, period, submissions).findings


def check_files(project: Project, files: list[Path]) -> tuple[Finding, ...]:
    """All findings of the workbooks named, each group of one province and period together."""
    definitions = Definitions(project)
    groups: dict[tuple[str, str], list[Submission]] = {}
    for path in files:
        submission = read_submission(
            path,
            name=project.name(path),
            catalogue=definitions.catalogue,
            areas=definitions.areas,
        )
        groups.setdefault((submission.province, submission.period), []).append(submission)
    return tuple(
        finding
        for (province_code, period_key), sent in groups.items()
        for finding in _of_group(definitions, province_code, period_key, tuple(sent))
    )


def _of_group(
    definitions: Definitions, province_code: str, period_key: str, sent: tuple[Submission, ...]
) -> tuple[Finding, ...]:
    province = definitions.areas.get(province_code)
    period = definitions.period(province, period_key)
    return collect(definitions, province, period, sent).findings
