"""Issues a report: number and date go in, a copy goes to the register, the data is locked.

The folder of the register appears in one step; that step is what issues the report. Nothing
before it changes anything, and all after it can be done again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from baocao.archive.built.folder import (
    ORIGINAL,
    WORD_FILE,
    PublishedReport,
    file_hash,
    open_published,
)
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import dump_run
from baocao.archive.issued.chain import head, make_read_only, write_link
from baocao.archive.issued.chain_check import adopt, chain_problems
from baocao.archive.issued.issued import (
    IssueRecord,
    issued_in_order,
    issued_reports,
    next_folder,
)
from baocao.archive.issued.locks import standing_issue, unlocking
from baocao.archive.issued.model import ISSUE_FILE, IssuedReport
from baocao.build.issue.objections import objections
from baocao.build.run.carrying import contents, copy_files
from baocao.build.run.edited import DOCUMENTS, keep_proofs
from baocao.build.run.publish import publish, removed_on_failure, staging_folder
from baocao.build.run.replacing import recover_report, replace_report, report_staging
from baocao.build.run.system_errors import system_problem
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import files_sent
from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import register_turn, report_turn
from baocao.core.vietnamese.dates import short_date
from baocao.core.word_file import open_package
from baocao.output.word.stamp import stamp


@dataclass(frozen=True)
class Issue:
    """What the clerk enters: number and date, and who issues the report when."""

    number: str
    issued_on: date
    by: str
    at: datetime


def issue_report(project: Project, key: ReportKey, issue: Issue) -> Path:
    """Issue a published report; returns its folder in the register.

    The Word file in the report's folder is issued, edited or not. Raises `BaocaoError` with
    everything that speaks against it; nothing is changed then.
    """
    with report_turn(project, key), register_turn(project):
        return _issue(project, key, issue)


def _issue(project: Project, key: ReportKey, issue: Issue) -> Path:
    recover_report(project, key)
    report = open_published(project, key)
    path = report.folder / WORD_FILE
    before = file_hash(path)  # whatever is saved from here on is noticed
    package = open_package(path, project.name(path))
    raise_all(_objections(project, report, issue))
    word = stamp(package, issue.number, issue.issued_on)
    final = next_folder(project, key)
    staging = staging_folder(final)
    with removed_on_failure(staging):
        _write(staging, word, report, _record(project, report, issue))
        raise_all(_not_as_checked(project, report, staging, before))
        adopt(project, [issued.folder for issued in issued_in_order(project)])
        write_link(staging, head(project))
    publish(staging, final)
    make_read_only(final)
    _show(project, key, final, before)
    return final


def _objections(project: Project, report: PublishedReport, issue: Issue) -> Iterator[Problem]:
    key = report.key
    if standing_issue(project, key):
        todo = f"mở khóa trước khi phát hành lại: {unlocking(key)}"
        yield Problem("báo cáo này đã phát hành", report.name, todo)
    yield from chain_problems(project)
    yield from _of_form(report, issue)
    yield from _of_register(issued_reports(project, key.programme, key.province), report, issue)
    yield from objections(project, report)


def _of_form(report: PublishedReport, issue: Issue) -> Iterator[Problem]:
    if not issue.number.isdigit() or int(issue.number) == 0:
        todo = "ghi số thứ tự trong năm, ví dụ 05"
        yield Problem(f"số văn bản “{issue.number}” không hợp lệ", report.name, todo)
    if issue.issued_on <= report.ledger.cutoff:
        what = (
            f"ngày {short_date(issue.issued_on)} không sau ngày chốt số liệu "
            f"{short_date(report.ledger.cutoff)}"
        )
        yield Problem(what, report.name, "ghi ngày văn bản được ban hành")
    if issue.issued_on > issue.at.date():
        what = f"ngày {short_date(issue.issued_on)} chưa đến"
        yield Problem(what, report.name, "ghi ngày văn bản được ban hành")


def _of_register(
    issued: tuple[IssuedReport, ...], report: PublishedReport, issue: Issue
) -> Iterator[Problem]:
    """A number is used once a year; last period's figures are not sent under a new date, though
    reports of several types may have the same of one period."""
    texts = [(figure.id, figure.text) for figure in report.ledger.figures]
    for other in issued:
        same_year = other.issued_on.year == issue.issued_on.year
        if same_year and other.number.lstrip("0") == issue.number.lstrip("0"):
            what = f"số {issue.number} đã dùng cho báo cáo kỳ {other.key.period} cùng năm"
            yield Problem(what, report.name, "lấy số khác trong sổ đăng ký văn bản đi")
        if other.key.days != report.key.days and _texts(other) == texts:
            what = f"mọi số liệu giống hệt báo cáo đã phát hành kỳ {other.key.period}"
            yield Problem(what, report.name, "kiểm tra lại số liệu các đơn vị gửi")


def _record(project: Project, report: PublishedReport, issue: Issue) -> IssueRecord:
    """What is locked: the files of the period, or of the parts that it is made of."""
    key = report.key
    definitions = Definitions(project, key.programme)
    period = definitions.period(key.days, key.province)
    province = definitions.areas.province(key.province, on=period.end)
    return IssueRecord(
        number=f"{issue.number:0>2}",
        issued_on=issue.issued_on,
        by=issue.by,
        at=issue.at,
        files=files_sent(definitions, province, period),
        built=report.run.outputs.get(ORIGINAL, ""),
    )


def _write(staging: Path, word: bytes, report: PublishedReport, record: IssueRecord) -> None:
    """Write the entry: what the run made, as it lies in the report's folder, and nothing else."""
    for name in report.run.outputs:
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        if name in (WORD_FILE, ORIGINAL):  # what was issued is what later copies are verified with
            (staging / name).write_bytes(word)
        else:
            shutil.copyfile(report.folder / name, staging / name)
    (staging / ISSUE_FILE).write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8")
    outputs = {name: file_hash(staging / name) for name in report.run.outputs}
    (staging / RUN_FILE).write_bytes(dump_run(replace(report.run, outputs=outputs)))
    keep_proofs(staging)


def _not_as_checked(
    project: Project, report: PublishedReport, staging: Path, word: str
) -> Iterator[Problem]:
    """What changed while it was being copied: what is issued is what was looked at."""
    for name, built in report.run.outputs.items():
        if name == WORD_FILE:
            same = file_hash(report.folder / name) == word
        else:
            same = name in (ORIGINAL, *DOCUMENTS) or file_hash(staging / name) == built
        if not same:
            where = project.name(report.folder / name)
            yield Problem("tệp này thay đổi trong lúc phát hành", where, "chạy lại lệnh này")


def _show(project: Project, key: ReportKey, issued: Path, word: str) -> None:
    """The report's own folder shows what was issued, and no more the Word file it was made of."""
    staging = report_staging(project, key)
    try:
        with removed_on_failure(staging):
            copy_files(issued, staging, contents(issued))
            replace_report(project, key, staging, "ours", {word})
    except OSError as error:
        why = system_problem(error, project.name(project.report(key)))
        what = f"báo cáo đã vào sổ phát hành, nhưng thư mục của nó chưa thay được: {why.what}"
        todo = f"không phát hành lại; {why.todo}: baocao report {key.options}"
        raise BaocaoError(Problem(what, why.where, todo)) from None


def _texts(report: IssuedReport) -> list[tuple[str, str]]:
    return [(figure.id, figure.text) for figure in report.ledger.figures]
