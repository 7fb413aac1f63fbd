"""Reads data/holidays.yaml: days on which offices work, or not, other than the library says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.periods.deadlines import LIBRARY, WorkingDays

Text = Annotated[str, Field(min_length=1)]


class HolidayRecord(YamlRecord):
    date: date
    working: bool
    reason: Text
    source: Text


class HolidaysRecord(YamlRecord):
    days: tuple[HolidayRecord, ...] = ()


def working_days_of(project: Project) -> WorkingDays:
    """A project's working days, read again when the file changes; those of the library alone
    where there is none. Raises `BaocaoError` with every mistake."""
    path = project.holidays_file
    return _read(project, path.stat().st_mtime_ns) if path.is_file() else LIBRARY


@lru_cache(maxsize=2)
def _read(project: Project, _stamp: int) -> WorkingDays:
    return load_holidays(project.holidays_file, name=project.name(project.holidays_file))


def load_holidays(path: Path, *, name: str) -> WorkingDays:
    """The library's working days with those of a file; raises `BaocaoError` with every mistake."""
    source = read_yaml(path, name=name)
    record = validate_yaml(source, HolidaysRecord)
    raise_all(_problems(source, record))
    return WorkingDays({day.date: day.working for day in record.days})


def _problems(source: YamlSource, record: HolidaysRecord) -> Iterator[Problem]:
    """A day that stands twice, or as the library has it, so that nobody sees what it is for."""
    seen: set[date] = set()
    for number, day in enumerate(record.days):
        where, told = source.where("days", number, "date"), short_date(day.date)
        if day.date in seen:
            yield Problem(f"ngày {told} ghi hai lần", where, "giữ lại một dòng")
        elif LIBRARY.includes(day.date) == day.working:
            kind = "ngày làm việc" if day.working else "ngày nghỉ"
            what = f"ngày {told} trong lịch đã là {kind}"
            yield Problem(what, where, "xóa dòng này, hoặc sửa ngày")
        seen.add(day.date)
