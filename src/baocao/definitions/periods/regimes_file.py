"""Reads data/regimes.yaml: regimes as data, every mistake with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import (
    FieldPath,
    YamlRecord,
    YamlSource,
    field_error,
    read_yaml,
    validate_yaml,
)
from baocao.definitions.periods.model import (
    DeadlineRule,
    PeriodRule,
    PeriodType,
    RegimeAct,
    ReportingRegime,
)
from baocao.definitions.periods.naming import TYPE_NAMES

Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0, le=60)]


class DeadlineRecord(YamlRecord):
    working_days: Annotated[int, Field(ge=1, le=60)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    days: Annotated[int, Field(ge=1, le=60)] | None = None
    clause: str = ""

    @model_validator(mode="after")
    def _one_way(self) -> DeadlineRecord:
        if sum(way is not None for way in (self.working_days, self.day, self.days)) != 1:
            what = "hạn báo cáo phải tính theo đúng một cách"
            raise field_error(what, "ghi một trong: working_days, day, days")
        return self

    def build(self) -> DeadlineRule:
        return DeadlineRule(self.working_days, self.day, self.days, self.clause)


class PeriodRecord(YamlRecord):
    clause: str = ""
    deadline: DeadlineRecord | None = None

    def build(self) -> PeriodRule:
        return PeriodRule(self.clause, self.deadline.build() if self.deadline else None)


class ActRecord(YamlRecord):
    citation: Text
    known_from: str = ""
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    first_day: Annotated[int, Field(ge=1, le=28)] = 1
    free_working_days: Count = 0
    periods: dict[PeriodType, PeriodRecord]

    def build(self) -> RegimeAct:
        return RegimeAct(
            citation=self.citation,
            periods={type_: rule.build() for type_, rule in self.periods.items()},
            known_from=self.known_from,
            start=self.from_,
            end=self.to,
            first_day=self.first_day,
            free_working_days=self.free_working_days,
        )


class RegimeRecord(YamlRecord):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
    name: Text
    acts: tuple[ActRecord, ...]
    own_periods: tuple[PeriodType, ...] = ()
    own_deadlines: dict[PeriodType, DeadlineRecord] = Field(default_factory=dict)

    def build(self) -> ReportingRegime:
        return ReportingRegime(
            id=self.id,
            name=self.name,
            acts=tuple(act.build() for act in self.acts),
            own_deadlines={type_: rule.build() for type_, rule in self.own_deadlines.items()},
            own_periods=self.own_periods,
        )


class RegimesRecord(YamlRecord):
    regimes: tuple[RegimeRecord, ...]


@dataclass(frozen=True)
class Regimes:
    """The regimes of a project by id; the first is that of plans that name none."""

    every: Mapping[str, ReportingRegime]

    @property
    def first(self) -> ReportingRegime:
        return next(iter(self.every.values()))

    def unknown(self, id_: str, where: str) -> Iterator[Problem]:
        """The problem that there is no such regime, told at `where`."""
        if id_ not in self.every:
            what = f"không có chế độ báo cáo “{id_}” trong data/regimes.yaml"
            yield Problem(what, where, f"chọn một trong: {', '.join(self.every)}")


def regimes_of(project: Project) -> Regimes:
    """A project's regimes, read again when their file changes; raises as `load_regimes`."""
    path = project.regimes_file
    return _read(project, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=2)
def _read(project: Project, _stamp: int) -> Regimes:
    return load_regimes(project.regimes_file, name=project.name(project.regimes_file))


def load_regimes(path: Path, *, name: str) -> Regimes:
    """The regimes of a project; raises `BaocaoError` with every mistake of the file."""
    source = read_yaml(path, name=name)
    record = validate_yaml(source, RegimesRecord)
    raise_all(_problems(source, record))
    return Regimes({regime.id: regime.build() for regime in record.regimes})


def _problems(source: YamlSource, record: RegimesRecord) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    if not record.regimes:
        yield Problem("chưa có chế độ báo cáo nào", source.where("regimes"), "ghi ít nhất một")
    for number, regime in enumerate(record.regimes):
        if not regime.acts:
            where = source.where("regimes", number, "acts")
            yield Problem("chế độ này chưa có văn bản nào", where, "ghi ít nhất một")
        where = source.where("regimes", number, "id")
        if regime.id in lines:
            what = f"mã chế độ “{regime.id}” đã dùng ở dòng {lines[regime.id]}"
            yield Problem(what, where, "đặt mã khác")
        lines.setdefault(regime.id, source.line("regimes", number, "id"))
        yield from _days(source, number, regime.acts)
        yield from _without_deadline(source, number, regime)


def _days(source: YamlSource, regime: int, acts: Sequence[ActRecord]) -> Iterator[Problem]:
    """Acts stand in the order of their days, and no day has two."""
    path = ("regimes", regime, "acts")
    for number, act in enumerate(acts):
        if act.from_ and act.to and act.to < act.from_:
            what = f"ngày cuối {short_date(act.to)} trước ngày đầu {short_date(act.from_)}"
            yield Problem(what, source.where(*path, number, "to"), "sửa from hoặc to")
    for number, (before, after) in enumerate(pairwise(acts), start=1):
        if before.to is None or after.from_ is None or after.from_ <= before.to:
            what = f"thời gian áp dụng trùng với văn bản ghi trước ({before.citation:.60})"
            todo = "ghi to của văn bản trước và from của văn bản sau, theo thứ tự ngày"
            yield Problem(what, source.where(*path, number, "from"), todo)


def _without_deadline(source: YamlSource, number: int, regime: RegimeRecord) -> Iterator[Problem]:
    """Every type of period has a deadline, be it the department's own."""
    path: FieldPath = ("regimes", number)
    asked = [
        (type_, rule.deadline, (*path, "acts", i, "periods", type_.value))
        for i, act in enumerate(regime.acts)
        for type_, rule in act.periods.items()
    ]
    asked += [
        (type_, None, (*path, "own_periods", i)) for i, type_ in enumerate(regime.own_periods)
    ]
    for type_, deadline, place in asked:
        if deadline is None and type_ not in regime.own_deadlines:
            todo = "ghi deadline của văn bản, hoặc hạn của dự án ở own_deadlines"
            yield Problem(f"kỳ {TYPE_NAMES[type_]} chưa có hạn báo cáo", source.where(*place), todo)
