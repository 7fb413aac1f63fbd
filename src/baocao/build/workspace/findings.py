"""Findings without a report: of a period's submissions, or of single workbooks.

A workbook that cannot be read does not hide what is wrong with the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from baocao.build.workspace.collect import collect
from baocao.build.workspace.sent import Definitions, folders_of, no_data, sent_for
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.read import read_submission, read_what_can_be
from baocao.submissions.workbooks.workbook import SourceWorkbook

Sent = tuple[Submission, ...]


@dataclass(frozen=True)
class Checked:
    """What is wrong with values, and why other workbooks could not be read."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether no report can be made of these workbooks."""
        return bool(self.problems) or any(finding.stops for finding in self.findings)


def check_period(project: Project, province_text: str, period_text: str) -> Checked:
    """All findings of one province and period.

    Raises `BaocaoError` where nothing was sent, or where nothing of it can be read.
    """
    definitions = Definitions(project)
    province = definitions.areas.province(province_text)
    period = definitions.period(province, period_text)
    problems: tuple[Problem, ...] = ()
    try:
        sent = sent_for(definitions, province, period)
    except BaocaoError as error:
        sent, problems = _readable(definitions, province, period), error.problems
        if not sent:
            raise
    if not sent:
        raise no_data(project, province, period)
    return _checked(collect(definitions, province, period, sent).findings, problems)


def check_files(project: Project, files: list[Path]) -> Checked:
    """All findings of the workbooks named, each group of one province and period together.

    Raises `BaocaoError` where none of them can be read.
    """
    definitions = Definitions(project)
    groups: dict[tuple[str, str], list[Submission]] = {}
    problems: list[Problem] = []
    for path in files:
        try:
            submission = read_one(definitions, path)
        except UsageError:
            raise
        except BaocaoError as error:
            problems.extend(error.problems)
        else:
            groups.setdefault((submission.province, submission.period), []).append(submission)
    if not groups:
        raise BaocaoError(*problems)
    findings = [
        finding
        for (province_slug, period_key), sent in groups.items()
        for finding in _of_group(definitions, province_slug, period_key, tuple(sent))
    ]
    return _checked(findings, problems)


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


def _readable(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> Sent:
    """The workbooks of a period that can be read, where some cannot."""
    found: list[Submission] = []
    for folder in folders_of(definitions.project, province.slug, period):
        sent, _ = read_what_can_be(
            folder,
            project=definitions.project,
            catalogue=definitions.catalogue,
            areas=definitions.areas,
            foreign=definitions.foreign,
        )
        found.extend(sent)
    return tuple(found)


def _checked(findings: Iterable[Finding], problems: Iterable[Problem]) -> Checked:
    """Who has not sent is not known while a workbook cannot be read."""
    found, unread = tuple(findings), tuple(problems)
    if unread:
        found = tuple(finding for finding in found if finding.source is not None)
    return Checked(found, unread)


def _of_group(
    definitions: Definitions, province_slug: str, period_key: str, sent: Sent
) -> tuple[Finding, ...]:
    province = definitions.areas.province(province_slug)
    period = definitions.period(province, period_key)
    return collect(definitions, province, period, sent).findings
