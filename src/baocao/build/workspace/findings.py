"""Findings without a report: for a period's submissions, or for single workbooks.

A workbook that cannot be read does not hide what is wrong with the others, and a cell that
cannot be read does not hide what is wrong with the rest of its workbook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from baocao.build.workspace.collect import collect
from baocao.build.workspace.door import Scope, only_programme
from baocao.build.workspace.sent import Definitions, folders_of, no_data, sent_for
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.validation.confirmations import UNUSED
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.partly import PartlyReadError
from baocao.submissions.workbooks.read import read_submission, read_what_can_be
from baocao.submissions.workbooks.workbook import SourceWorkbook

Sent = tuple[Submission, ...]


@dataclass(frozen=True)
class Checked:
    """What is wrong with the values, and why other workbooks could not be read."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether these workbooks rule out a report."""
        return bool(self.problems) or any(finding.stops for finding in self.findings)


def check_period(scope: Scope) -> Checked:
    """All findings of one province and period.

    Raises `BaocaoError` where nothing was sent, or where nothing of it can be read.
    """
    definitions, province, period = scope.definitions, scope.province, scope.period
    problems: tuple[Problem, ...] = ()
    try:
        sent = sent_for(definitions, province, period)
    except BaocaoError as error:
        sent, problems = _readable(definitions, province, period), error.problems
        if not sent:
            raise
    if not sent:
        raise no_data(definitions, province, period)
    return _checked(collect(definitions, province, period, sent).findings, problems, sent)


def check_files(project: Project, files: list[Path], programme: str = "") -> Checked:
    """All findings of the workbooks named, each group of one report together.

    A workbook in the folder of a programme is that programme's, one from elsewhere that of
    `programme`. Raises `BaocaoError` where none of them can be read.
    """
    groups: dict[ReportKey, list[Submission]] = {}
    problems: list[Problem] = []
    every = {id_: Definitions(project, id_) for id_ in project.programmes}
    for path in files:
        try:
            id_ = programme_around(project, path, programme)
            submissions: Sent = (read_one(every[id_], path),)
        except UsageError:
            raise
        except PartlyReadError as error:
            problems.extend(error.problems)
            submissions = error.of_a_report
        except BaocaoError as error:
            problems.extend(error.problems)
            submissions = ()
        for submission in submissions:
            key = ReportKey(id_, submission.province, submission.period)
            groups.setdefault(key, []).append(submission)
    if not groups:
        raise BaocaoError(*problems)
    findings = [
        finding
        for key, sent in groups.items()
        for finding in _of_group(every[key.programme], key, tuple(sent))
    ]
    return _checked(findings, problems, [one for sent in groups.values() for one in sent])


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


def key_around(project: Project, path: Path) -> ReportKey | None:
    """The report whose folder a file was sent into, None for a file from elsewhere."""
    folder = path.resolve().parent
    is_sent = folder.parents[2] == project.submissions.resolve()
    return ReportKey(*folder.parts[-3:]) if is_sent else None


def folder_around(project: Project, path: Path) -> Folder | None:
    """The province's and period's folder around a file, None for a file from elsewhere."""
    key = key_around(project, path)
    return Folder(key.province, key.period) if key else None


def programme_around(project: Project, path: Path, named: str) -> str:
    """The programme that a workbook is for: that of its folder, else `named` or the only one."""
    key = key_around(project, path)
    if key is None or key.programme not in project.programmes:
        return only_programme(project, named, f"tệp {path.name}")
    return key.programme


def _readable(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> Sent:
    """The workbooks of a period that can be read, if some cannot."""
    found: list[Submission] = []
    for folder in folders_of(definitions.folders, province.slug, period):
        sent, _ = read_what_can_be(
            folder,
            project=definitions.project,
            catalogue=definitions.catalogue,
            areas=definitions.areas,
            foreign=definitions.foreign,
        )
        found.extend(sent)
    return tuple(found)


def _checked(
    findings: Iterable[Finding], problems: Iterable[Problem], sent: Iterable[Submission]
) -> Checked:
    """Nothing is said to be missing that is in what cannot be read: a unit, where a workbook
    cannot be read at all; the value that a reason was given for."""
    found, unread = tuple(findings), tuple(problems)
    files = {problem.file for problem in unread}
    if files - {submission.file for submission in sent}:
        found = tuple(finding for finding in found if finding.source is not None)
    return Checked(tuple(f for f in found if not _may_be_unread(f, files)), unread)


def _may_be_unread(finding: Finding, files: Collection[str]) -> bool:
    return finding.rule == UNUSED and finding.source is not None and finding.source.file in files


def _of_group(definitions: Definitions, key: ReportKey, sent: Sent) -> tuple[Finding, ...]:
    province = definitions.areas.province(key.province)
    period = definitions.period(province, key.period)
    return collect(definitions, province, period, sent).findings
