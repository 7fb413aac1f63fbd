"""The report folders of a project: those that can be shown, and why the others cannot.

A folder counts only with a run.json, a ledger and a content.json that are as the run wrote
them. Nothing here says how a page looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.archive.built.folder import (
    LEDGER_FILE,
    PublishedReport,
    file_hash,
    open_folder,
    rebuild,
)
from baocao.archive.built.names import RUN_FILE
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.document.built_content import content_of
from baocao.document.content import CONTENT_FILE
from baocao.output.page.view import ReportView


@dataclass(frozen=True)
class ReportFolder:
    """The folder of a report; nothing is known yet of what is in it."""

    path: Path
    key: ReportKey


@dataclass(frozen=True)
class ShownReport:
    """A report that can be shown, with how many places are left to be written. `changed` names
    its files that somebody edited or deleted."""

    report: PublishedReport
    view: ReportView
    placeholders: int
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Unusable:
    """A folder that cannot be shown, with the reason and what to do."""

    key: ReportKey
    name: str
    problems: tuple[Problem, ...]


def report_folders(project: Project) -> tuple[ReportFolder, ...]:
    """Every folder of a report, sorted; one half built counts where nothing else is there."""
    found: dict[ReportKey, ReportFolder] = {}
    for path in sorted(project.reports.glob("[!.]*/[!.]*/[!.]*/")):
        programme, province, name = path.parts[-3:]
        key = ReportKey(programme, province, name.partition(".")[0])
        if key.period == name or key not in found:
            found[key] = ReportFolder(path, key)
    return tuple(found.values())


def open_report_folder(project: Project, folder: ReportFolder) -> ShownReport | Unusable:
    """The report of a folder, or why it cannot be shown; nothing that is wrong in it raises."""
    name = project.name(folder.path)
    try:
        _check_complete(folder, name)
        report = open_folder(project, folder.path, folder.key)
        return _shown(report, name)
    except BaocaoError as error:
        return Unusable(folder.key, name, error.problems)


def _check_complete(folder: ReportFolder, name: str) -> None:
    if not (folder.path / RUN_FILE).is_file():
        what = f"báo cáo dựng dở: thư mục chưa có {RUN_FILE}"
        raise BaocaoError(Problem(what, name, rebuild(folder.key)))


def _shown(report: PublishedReport, name: str) -> ShownReport:
    findings, placeholders = report.run.finding_list, report.run.placeholders
    if findings is None or placeholders is None:
        what = "tệp ghi lần dựng do phiên bản khác ghi"
        raise BaocaoError(Problem(what, f"{name}/{RUN_FILE}", rebuild(report.key)))
    content, figures = content_of(report), report.ledger.figures
    view = ReportView(report.key, content, figures, findings)
    return ShownReport(report, view, placeholders, tuple(_changed(report)))


def _changed(report: PublishedReport) -> Iterator[str]:
    for name, published in sorted(report.run.outputs.items()):
        if name in (LEDGER_FILE, CONTENT_FILE):  # compared when they were read
            continue
        path = report.folder / name
        if not path.is_file() or file_hash(path) != published:
            yield name
