"""What `baocao report` was asked, and whether it can be understood.

A wrong name is answered at once: only what a report is made with takes long to import.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.periods.model import ReportingRegime
from baocao.definitions.periods.parse import parse_period

LOCAL, DASK = "local", "dask"


@dataclass(frozen=True)
class Asked:
    """The options of `baocao report`."""

    province: str | None = None
    period: str | None = None
    jobs: int | None = None
    executor: str = LOCAL
    force: bool = False
    explain: bool = False
    as_json: bool = False


def understood(asked: Asked, project: Project) -> Asked:
    """The same options; raises `UsageError` where one of them can mean nothing."""
    if asked.executor not in (LOCAL, DASK):
        todo = f"chọn {LOCAL} hoặc {DASK}"
        raise UsageError(Problem(f"không có cách chạy “{asked.executor}”", "--executor", todo))
    if asked.jobs is not None and asked.jobs < 1:
        what, todo = "số báo cáo dựng cùng lúc phải từ 1 trở lên", "ghi ví dụ --jobs 2"
        raise UsageError(Problem(what, "--jobs", todo))
    if asked.period:
        _check_period(asked.period)
    if asked.province:
        path = project.areas_file
        load_areas(path, name=project.name(path)).province(asked.province)
    return asked


def _check_period(text: str) -> None:
    """A period of any regime; which one the province has is asked later."""
    for regime in ReportingRegime:
        with suppress(UsageError):
            parse_period(text, regime)
            return
    parse_period(text)
