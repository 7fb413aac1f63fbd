"""Working days in Viet Nam, and when the province's report on a period is due.

Weekends and public holidays, with the days off in lieu, come from the `holidays` package, days that
it lacks or has wrong from data/holidays.yaml.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import Text, YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.periods.model import DeadlineRule, ReportingPeriod

if TYPE_CHECKING:
    import holidays

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """The days on which offices work: no weekend, no public holiday, no day off in lieu.

    `others` are days that are otherwise than the library has them: True where offices work.
    """

    others: Mapping[date, bool] = field(default_factory=dict)

    def includes(self, day: date) -> bool:
        """Whether offices work on `day`."""
        known = self.others.get(day)
        return bool(_calendar().is_working_day(day)) if known is None else known

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it where negative); 0 gives `day`."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.includes(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.includes, days))


LIBRARY = WorkingDays()
"""As the library has them."""


def deadline(period: ReportingPeriod, days: WorkingDays = LIBRARY) -> date:
    """The day by which the province's report on `period` is due.

    As the act that it is counted under says, or else as the department's own rule does
    (data/regimes.yaml). At least the act's free working days lie between the cut-off and it.
    """
    rule = deadline_rule(period)
    if rule.working_days is not None:
        due = days.after(period.cutoff, rule.working_days)
    else:
        due = days.after(_named_day(period, rule) + _DAY, -1)
    free = period.act.free_working_days if period.act else 0
    return max(due, days.after(period.cutoff, free + 1))


def deadline_rule(period: ReportingPeriod) -> DeadlineRule:
    """The rule by which a report is due; it has a clause only where it is an act's."""
    by_law = period.rule.deadline if period.rule else None
    return by_law or period.regime.own_deadlines[period.type]


def _named_day(period: ReportingPeriod, rule: DeadlineRule) -> date:
    if rule.days is not None:
        return period.cutoff + timedelta(days=rule.days)
    assert rule.day is not None
    last = monthrange(period.end.year, period.end.month)[1]
    return period.end.replace(day=min(rule.day, last))


@cache
def _calendar() -> holidays.HolidayBase:
    """Viet Nam's calendar, made once; it fills in each year at the first question."""
    import holidays  # brings the calendars of many countries; most runs ask for no working day

    return holidays.country_holidays("VN")


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
