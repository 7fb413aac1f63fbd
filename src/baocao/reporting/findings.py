"""Findings without a report: of a period's submissions, or of single workbooks."""

from __future__ import annotations

from pathlib import Path

from baocao.project import Project
from baocao.reporting.collect import collect
from baocao.reporting.sent import Definitions, no_data, sent_for
from baocao.submissions.metadata import Folder
from baocao.submissions.model import Submission
from baocao.submissions.read import read_submission
from baocao.submissions.workbook import SourceWorkbook
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
        submission = read_one(definitions, path)
        groups.setdefault((submission.province, submission.period), []).append(submission)
    return tuple(
        finding
        for (province_slug, period_key), sent in groups.items()
        for finding in _of_group(definitions, province_slug, period_key, tuple(sent))
    )


def read_one(definitions: Definitions, path: Path) -> Submission:
    """One workbook of any kind; a unit's own belongs to the folder that it lies in."""
    project = definitions.project

    def foreign(book: SourceWorkbook, _: Folder | None) -> Submission:
        return definitions.foreign(book, folder_around(project, path))

    return read_submission(
        path,
        name=project.name(path),
        catalogue=definitions.catalogue,
        areas=definitions.areas,
        foreign=foreign,
    )


def folder_around(project: Project, path: Path) -> Folder | None:
    """The province's and period's folder around a file, None for a file from elsewhere."""
    folder = path.resolve().parent
    is_sent = folder.parent.parent == project.submissions.resolve()
    return Folder(folder.parent.name, folder.name) if is_sent else None


def _of_group(
    definitions: Definitions, province_slug: str, period_key: str, sent: tuple[Submission, ...]
) -> tuple[Finding, ...]:
    province = definitions.areas.province(province_slug)
    period = definitions.period(province, period_key)
    return collect(definitions, province, period, sent).findings
