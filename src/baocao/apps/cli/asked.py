"""What `baocao report` was asked to do, and for which reports.

A wrong name is answered at once; only the code that makes reports is slow to import.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.apps.cli.options import NamedReport
from baocao.core.errors import Problem, UsageError, raise_all
from baocao.core.project import Project, find_project
from baocao.core.report_key import ReportKey, home_of
from baocao.definitions.areas.registry import areas_of
from baocao.definitions.periods.keys import PeriodType, read_key

LOCAL, DASK = "local", "dask"


if TYPE_CHECKING:
    from baocao.build.workspace.due import Due


@dataclass(frozen=True)
class ReportCall:
    """The options of `baocao report`."""

    named: NamedReport
    jobs: int | None = None
    executor: str = LOCAL
    force: bool = False
    explain: bool = False
    as_json: bool = False
    quiet: bool = False
    log: Path | None = None

    @property
    def at_a_time(self) -> int:
        """So many reports are made at a time on this machine."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True)
class Order:
    """The reports to build, and how."""

    project: Project
    keys: Sequence[ReportKey]
    asked: ReportCall
    problems: Sequence[Problem] = ()


def understood(asked: ReportCall) -> Order:
    """The reports asked for; raises `UsageError` for an option that makes no sense."""
    if asked.executor not in (LOCAL, DASK):
        todo = f"chọn {LOCAL} hoặc {DASK}"
        raise UsageError(Problem(f"không có cách chạy “{asked.executor}”", "--executor", todo))
    if asked.jobs is not None and asked.jobs < 1:
        what, todo = "số báo cáo dựng cùng lúc phải từ 1 trở lên", "ghi ví dụ --jobs 2"
        raise UsageError(Problem(what, "--jobs", todo))
    project = find_project()
    _check_names(project, asked.named)
    due = wanted(project, asked.named)
    return Order(project, due.keys, asked, due.problems)


def _check_names(project: Project, named: NamedReport) -> None:
    """Refuse a period that no regime has and a province that does not exist."""
    if named.period:
        _check_period(named.days)
    if named.province:
        areas_of(project).province(home_of(named.province))


def _check_period(days: str) -> None:
    """Most keys are told by their form; only the calendar knows which years have 53 weeks."""
    if read_key(days)[0] is PeriodType.WEEK:
        from baocao.definitions.periods.regimes import any_period

        any_period(days)


def wanted(project: Project, named: NamedReport) -> Due:
    """The one report that province and period name, else every report that is due and matches.

    Raises `BaocaoError` where no folder of data is a report's.
    """
    from baocao.build.workspace.door import programmes_meant, report_meant
    from baocao.build.workspace.due import Due, reports_due

    province, period, programme = named
    if province and period:
        return Due((report_meant(project, province, period, programme).key,), ())
    found = reports_due(project, programmes_meant(project, programme), province, period)
    if not found.keys:
        raise_all(found.problems)
        todo = (
            "đặt tệp số liệu vào data/submissions/<chương trình>/<tỉnh>/<kỳ>/; "
            "xem tỉnh, kỳ nào có số liệu: baocao status"
        )
        raise UsageError(Problem(f"chưa có số liệu nào{asked_of(named)}", "", todo))
    return found


def asked_of(named: NamedReport) -> str:
    """What was asked for, as it was written: " của tỉnh lang-son, kỳ 2022-Q4"."""
    given = (("tỉnh", named.province), ("kỳ", named.period), ("chương trình", named.programme))
    told = ", ".join(f"{thing} {name}" for thing, name in given if name)
    return f" của {told}" if told else ""
