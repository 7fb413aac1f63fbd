"""Reads the register of issued reports: data/issued/<programme>/<province>/<period>/.

A report that was issued again after its data had been opened lies beside the first one, in
<period>-lan-2 and so on. What its reports printed of a figure is looked up here; nothing writes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from baocao.archive.built.folder import LEDGER_FILE, open_folder
from baocao.archive.built.names import RUN_FILE
from baocao.archive.issued.chain_check import check_entry
from baocao.archive.issued.model import ISSUE_FILE, IssuedReport
from baocao.core.earlier_layout import named_today
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import AGAIN, ReportKey
from baocao.core.vietnamese.dates import short_date

_FOLDER = re.compile(rf"(?P<period>.+?)(?:{AGAIN}(?P<time>\d+))?")


class IssueRecord(BaseModel):
    """issue.json: what issuing added to the report. `built` is the hash of the Word file before
    people edited it and number and date were filled in; "" in entries of earlier versions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: str
    issued_on: date
    by: str
    at: datetime
    files: dict[str, str]
    built: str = ""


def built_word(project: Project, folder: Path) -> str:
    """The hash of an issued report's Word file as it was built; "" where its entry has none, and
    for a report that was not issued."""
    return _record(project, folder).built if (folder / ISSUE_FILE).is_file() else ""


def issued_reports(project: Project, programme: str, province: str) -> tuple[IssuedReport, ...]:
    """Every report of a programme and province that was issued, in the order of issue.

    Raises `BaocaoError` where a folder of the register is incomplete or was tampered with.
    """
    return _in_order(_read(project, folder) for folder in _folders(project, programme, province))


def issues_of(project: Project, key: ReportKey) -> tuple[IssuedReport, ...]:
    """As `issued_reports`, of one report: the entries of others are not read."""
    folders = _folders(project, key.programme, key.province)
    return _in_order(_read(project, folder) for folder in folders if issued_key(folder) == key)


def issued_in_order(project: Project) -> tuple[IssuedReport, ...]:
    """Every report of the register, of all programmes and provinces, in the order of issue."""
    folders = sorted(project.issued.glob("*/*/"))
    return _in_order(r for f in folders for r in issued_reports(project, f.parent.name, f.name))


def _in_order(reports: Iterable[IssuedReport]) -> tuple[IssuedReport, ...]:
    """By time, but the issues of one report always as their folders are numbered: a clock that
    was set back changes no order there."""
    latest: dict[ReportKey, datetime] = {}
    timed = []
    for report in sorted(reports, key=lambda report: (report.key, _time(report.folder))):
        latest[report.key] = max(report.at, latest.get(report.key, report.at))
        timed.append((latest[report.key], report))
    return tuple(report for _, report in sorted(timed, key=lambda pair: pair[0]))


def _time(folder: Path) -> int:
    match = _FOLDER.fullmatch(folder.name)
    return int(match["time"] or 1) if match else 1


def latest_issue(project: Project, key: ReportKey) -> IssuedReport | None:
    """The last issue of a report, None where there is none."""
    return next(reversed(issues_of(project, key)), None)


def next_folder(project: Project, key: ReportKey) -> Path:
    """Where the next issue of a report goes; nothing issued is ever replaced."""
    parent = project.of(key.programme).issued / key.province
    if not (parent / key.period).exists():
        return parent / key.period
    time = 2
    while (parent / f"{key.period}{AGAIN}{time}").exists():
        time += 1
    return parent / f"{key.period}{AGAIN}{time}"


def issued_key(folder: Path) -> ReportKey:
    """Which report a folder of the register holds."""
    match = _FOLDER.fullmatch(folder.name)
    period = match["period"] if match else folder.name
    return ReportKey(folder.parent.parent.name, folder.parent.name, period)


def _folders(project: Project, programme: str, province: str) -> list[Path]:
    """The entries; a dot in the name is one of a folder that a crash left while it was made."""
    paths = sorted((project.of(programme).issued / province).glob(f"*/{ISSUE_FILE}"))
    return [path.parent for path in paths if "." not in path.parent.name]


def _record(project: Project, folder: Path) -> IssueRecord:
    path = folder / ISSUE_FILE
    try:
        return IssueRecord.model_validate(json.loads(path.read_bytes()))
    except (ValidationError, ValueError):
        todo = "khôi phục tệp từ bản lưu; sổ phát hành không được sửa tay"
        raise BaocaoError(Problem("tệp phát hành hỏng", project.name(path), todo)) from None


def _read(project: Project, folder: Path) -> IssuedReport:
    record = _record(project, folder)
    check_entry(project, folder, (ISSUE_FILE, LEDGER_FILE, RUN_FILE))
    published = open_folder(project, folder, issued_key(folder))
    return IssuedReport(
        key=published.key,
        number=record.number,
        issued_on=record.issued_on,
        by=record.by,
        at=record.at,
        files=named_today(record.files, published.key.programme),
        folder=folder,
        ledger=published.ledger,
    )


EarlierFigures = Mapping[str, tuple["EarlierFigure", ...]]
"""What issued reports printed, by the figures' ids."""


@dataclass(frozen=True)
class EarlierFigure:
    """The same figure in a report that was issued; `time` is 2 where it was issued again."""

    period: str
    number: str
    issued_on: date
    text: str
    time: int = 1

    def __str__(self) -> str:
        time = f", phát hành lần {self.time}" if self.time > 1 else ""
        return (
            f"Đã phát hành: {self.text}, kỳ {self.period}, báo cáo số {self.number} "
            f"ngày {short_date(self.issued_on)}{time}"
        )


def earlier_figures(issued: Sequence[IssuedReport]) -> EarlierFigures:
    """The figures of `issued`, which are in the order of issue."""
    found: dict[str, tuple[EarlierFigure, ...]] = {}
    times: Counter[ReportKey] = Counter()
    for report in issued:
        period, number, day = report.key.days, report.number, report.issued_on
        times[report.key] += 1
        for figure in report.ledger.figures:
            one = EarlierFigure(period, number, day, figure.text, times[report.key])
            found[figure.id] = (*found.get(figure.id, ()), one)
    return found
