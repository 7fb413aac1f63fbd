"""Reads data/regimes.yaml: regimes as data, every mistake with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_nodes import FieldPath
from baocao.core.yaml_source import YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.model import (
    RegimeAct,
    ReportingRegime,
)


class RegimesRecord(YamlRecord):
    regimes: tuple[ReportingRegime, ...]


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
    return Regimes({regime.id: regime for regime in record.regimes})


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


def _days(source: YamlSource, regime: int, acts: Sequence[RegimeAct]) -> Iterator[Problem]:
    """Acts stand in the order of their days, and no day has two."""
    path = ("regimes", regime, "acts")
    for number, act in enumerate(acts):
        if act.start and act.end and act.end < act.start:
            what = f"ngày cuối {short_date(act.end)} trước ngày đầu {short_date(act.start)}"
            yield Problem(what, source.where(*path, number, "to"), "sửa from hoặc to")
    for number, (before, after) in enumerate(pairwise(acts), start=1):
        if before.end is None or after.start is None or after.start <= before.end:
            what = f"thời gian áp dụng trùng với văn bản ghi trước ({before.citation:.60})"
            todo = "ghi to của văn bản trước và from của văn bản sau, theo thứ tự ngày"
            yield Problem(what, source.where(*path, number, "from"), todo)


def _without_deadline(
    source: YamlSource, number: int, regime: ReportingRegime
) -> Iterator[Problem]:
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
