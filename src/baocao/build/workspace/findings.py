"""Findings without a report: for a period's submissions, or for single workbooks.

A workbook that cannot be read does not hide what is wrong with the others, and a cell that
cannot be read does not hide what is wrong with the rest of its workbook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from baocao.build.workspace.collect import collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import Scope, programme_of_file
from baocao.build.workspace.frozen import changed_under_lock
from baocao.build.workspace.sent import no_data, read_workbooks, reads_for
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.submissions.validation.check import UNUSED
from baocao.submissions.validation.completeness import NOTHING_READ
from baocao.submissions.validation.model import Finding
from baocao.submissions.validation.unused import WITHOUT_RESULT
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.partly import PartlyReadError, Read
from baocao.submissions.workbooks.read import read_submission
from baocao.submissions.workbooks.workbook import SourceWorkbook

Sent = tuple[Submission, ...]


@dataclass(frozen=True)
class Checked:
    """What is wrong with the values, and with files: not to be read, or changed under a lock.

    `units` has what the sender of each workbook calls itself.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def stops(self) -> bool:
        """Whether these workbooks rule out a report."""
        return bool(self.problems) or any(finding.stops for finding in self.findings)


def check_period(scope: Scope) -> Checked:
    """All findings of one province and period, and what changed although it is locked.

    Raises `BaocaoError` where nothing was sent, or where nothing of it can be read.
    """
    definitions, province, period = scope.definitions, scope.province, scope.period
    reads = reads_for(definitions, province, period)
    sent = tuple(read.submission for read in reads if read.submission)
    problems = tuple(dict.fromkeys(problem for read in reads for problem in read.problems))
    changed = changed_under_lock(scope.project, scope.key)
    if not sent:
        told = (*problems, *changed)
        raise BaocaoError(*told) if told else no_data(definitions, province, period)
    checked = _checked(collect(definitions, province, period, sent).findings, problems, sent)
    return replace(checked, problems=(*changed, *checked.problems))


def check_files(project: Project, files: list[Path], programme: str = "") -> Checked:
    """All findings of the workbooks named, each group of one report together.

    A workbook in the folder of a programme is that programme's, one from elsewhere that of
    `programme`. Raises `BaocaoError` where none of them can be read.
    """
    groups: dict[ReportKey, list[Submission]] = {}
    problems: list[Problem] = []
    every = {id_: Definitions(project, id_) for id_ in project.programmes}
    for path in files:
        id_ = programme_around(project, path, programme)
        read = _read_one(every[id_], path)
        problems.extend(read.problems)
        if sent := read.submission:
            groups.setdefault(ReportKey(id_, sent.province, sent.period), []).append(sent)
    if not groups:
        raise BaocaoError(*problems)
    findings = [
        finding
        for key, sent_together in groups.items()
        for finding in _of_group(every[key.programme], key, tuple(sent_together))
        if not _asks_of_others(finding)
    ]
    return _checked(findings, problems, [one for group in groups.values() for one in group])


def _asks_of_others(finding: Finding) -> bool:
    """Whether a finding is about what other units sent, or did not send."""
    return finding.source is None or finding.rule == WITHOUT_RESULT


def _read_one(definitions: Definitions, path: Path) -> Read:
    """A workbook of a period's folder is read once; one from elsewhere each time."""
    if key_around(definitions.project, path) is not None and path.is_file():
        return read_workbooks(definitions, [path.resolve()])[0]
    try:
        return Read(read_one(definitions, path))
    except PartlyReadError as error:
        return Read(error.of_a_report, error.problems)
    except UsageError:
        raise
    except BaocaoError as error:
        return Read(None, error.problems)


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
    is_sent = folder.parents[2:3] == (project.submissions.resolve(),)
    return ReportKey(*folder.parts[-3:]) if is_sent else None


def folder_around(project: Project, path: Path) -> Folder | None:
    """The province's and period's folder around a file, None for a file from elsewhere."""
    key = key_around(project, path)
    return Folder(key.province, key.period) if key else None


def programme_around(project: Project, path: Path, named: str) -> str:
    """The programme that a workbook is for: that of its folder, else `named` or the only one."""
    key = key_around(project, path)
    if key is None or key.programme not in project.programmes:
        return programme_of_file(project, named, path)
    return key.programme


def _checked(
    findings: Iterable[Finding], problems: Iterable[Problem], sent: Iterable[Submission]
) -> Checked:
    """Nothing is said to be missing that is in what cannot be read: a unit, where a workbook
    cannot be read at all; the value that a reason was given for; all of a workbook's values."""
    found, unread, sent = tuple(findings), tuple(problems), tuple(sent)
    files = {problem.file for problem in unread}
    if files - {submission.file for submission in sent}:
        found = tuple(finding for finding in found if finding.source is not None)
    units = {submission.file: submission.unit_name for submission in sent}
    return Checked(tuple(f for f in found if not _may_be_unread(f, files)), unread, units)


def _may_be_unread(finding: Finding, files: Collection[str]) -> bool:
    is_of_file = finding.source is not None and finding.source.file in files
    return is_of_file and finding.rule in (UNUSED, NOTHING_READ)


def _of_group(definitions: Definitions, key: ReportKey, sent: Sent) -> tuple[Finding, ...]:
    period = definitions.period(key.period, key.province)
    province = definitions.areas.province(key.province, on=period.end)
    return collect(definitions, province, period, sent).findings
