"""Checks plans and profiles, all files and all problems at once; `load` builds models of them.

Beside its targets a plan must agree on titles, bases, dates, tasks and duties; each
version of a document amends the one before it, and none stands twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from baocao.core.errors import Problem
from baocao.core.project import ProgrammeFolders
from baocao.core.vietnamese.dates import short_date, short_month
from baocao.core.yaml_source import YamlSource
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.sources import RecordPlace
from baocao.definitions.periods.keys import TYPE_NAMES
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.confirmation import check_confirmed
from baocao.definitions.plans.model import DUTY_ID, Plan
from baocao.definitions.plans.plan_file import PlanFile, regime_of
from baocao.definitions.plans.profile_load import ProfileReader, profile_paths
from baocao.definitions.plans.records import Naming, RecordReader
from baocao.definitions.plans.target_rules import TargetRules


def check_plans(
    paths: Iterable[Path],
    catalogue: IndicatorCatalogue,
    regimes: Regimes,
    *,
    name: Naming = Path.as_posix,
) -> tuple[Problem, ...]:
    """Check plans; nothing is raised.

    Other plans in the files' folders are read as well, but only to know which versions
    exist. `name` is how messages call a file.
    """
    given = list(dict.fromkeys(paths))
    reader = PlanReader(name)
    files = reader.plans(given, catalogue, regimes)
    others = PlanReader(name).plans(_siblings(given), catalogue, regimes)
    return (*reader.problems, *check_versions(files, others))


def check_profiles(
    folders: ProgrammeFolders, provinces: Iterable[str], *, name: Naming = Path.as_posix
) -> tuple[Problem, ...]:
    """Check the profiles of these provinces as a programme has them; nothing is raised."""
    reader = ProfileReader(name)
    for province in dict.fromkeys(provinces):
        reader.profile(profile_paths(folders, province))
    return tuple(reader.problems)


def plan_paths(folder: Path) -> tuple[Path, ...]:
    """The plans of one province's folder, sorted by name."""
    return tuple(sorted(folder.glob("*.y*ml")))


class PlanReader(RecordReader):
    """Reads plans one by one and keeps the problems of all of them."""

    def plans(
        self, paths: Iterable[Path], catalogue: IndicatorCatalogue, regimes: Regimes
    ) -> list[PlanFile]:
        """The plans of `paths`, less those where a field is wrong."""
        files = []
        for path in paths:
            if found := self.read([path], Plan):
                self.problems.extend(check_plan(*found, catalogue, regimes))
                files.append(PlanFile(path, *found))
        return files


def _siblings(paths: Sequence[Path]) -> list[Path]:
    folders = dict.fromkeys(path.parent for path in paths)
    return [path for folder in folders for path in plan_paths(folder) if path not in paths]


def check_plan(
    source: YamlSource, record: Plan, catalogue: IndicatorCatalogue, regimes: Regimes
) -> Iterator[Problem]:
    """Yield everything in which a plan contradicts itself, the catalogue or its regime."""
    yield from check_confirmed(source, record)
    yield from _plan_fields(RecordPlace(source, ()), record)
    yield from _cadence(RecordPlace(source, ()), record, regimes)
    yield from _duplicates(source, "legal_bases", (basis.id for basis in record.legal_bases))
    yield from _duplicates(source, "targets", (target.id for target in record.targets))
    rules = TargetRules(catalogue, record.valid, regime_of(record, regimes))
    for i, target in enumerate(record.targets):
        yield from rules.check(RecordPlace(source, ("targets", i)), target)
    yield from _duplicates(source, "tasks", (task.id for task in record.tasks))
    yield from _tasks(source, record)


def _plan_fields(place: RecordPlace, record: Plan) -> Iterator[Problem]:
    if record.valid.last < record.valid.first:
        todo = "sửa from hoặc to"
        yield place.problem("ngày hết hiệu lực trước ngày có hiệu lực", todo, "valid", "to")
    yield from _effect(place, record)


def _cadence(place: RecordPlace, record: Plan, regimes: Regimes) -> Iterator[Problem]:
    if record.regime:
        yield from regimes.unknown(record.regime, place.source.where("regime"))
    regime = regime_of(record, regimes)
    for i, type_ in enumerate(record.cadence):
        if type_ not in regime.types:
            what = f"{regime.name} không có kỳ {TYPE_NAMES[type_]}"
            todo = f"chọn một trong: {', '.join(type_.value for type_ in regime.types)}"
            yield place.problem(what, todo, "cadence", i)


def _effect(place: RecordPlace, record: Plan) -> Iterator[Problem]:
    """An amendment counts from its issue or later; a first version counts by its validity."""
    day = record.effective_from
    if day is None:
        return
    if record.amends is None:
        todo = "bỏ effective_from; ngày có hiệu lực của văn bản đầu ghi ở valid.from"
        yield place.problem("chỉ bản sửa đổi có ngày hiệu lực riêng", todo, "effective_from")
        return
    if record.issued_on and day < record.issued_on:
        what = f"ngày hiệu lực {short_date(day)} trước ngày ban hành {short_date(record.issued_on)}"
        yield place.problem(what, "sửa effective_from hoặc issued_on", "effective_from")
    if day > record.valid.last:
        what = f"ngày hiệu lực {short_date(day)} sau khi văn bản hết hiệu lực"
        todo = f"ghi ngày không sau {short_date(record.valid.last)}"
        yield place.problem(what, todo, "effective_from")


def _duplicates(source: YamlSource, field: str, ids: Iterable[str]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for i, id_ in enumerate(ids):
        if id_ in lines:
            what = f"mã “{id_}” đã dùng ở dòng {lines[id_]}"
            yield Problem(what, source.where(field, i, "id"), "đặt mã khác")
        lines.setdefault(id_, source.line(field, i, "id"))


def _tasks(source: YamlSource, record: Plan) -> Iterator[Problem]:
    for i, task in enumerate(record.tasks):
        place = RecordPlace(source, ("tasks", i))
        if task.start and task.due and task.due < task.start:
            what = f"hạn {short_month(task.due)} trước tháng bắt đầu {short_month(task.start)}"
            yield place.problem(what, "sửa start hoặc due", "due")
        if DUTY_ID.fullmatch(task.id):
            what = f"mã “{task.id}” có dạng dành riêng cho mục duties"
            yield place.problem(what, "đặt mã khác", "id")


def check_versions(files: Sequence[PlanFile], others: Sequence[PlanFile] = ()) -> Iterator[Problem]:
    """Yield breaks in the chains of `files`; `others` are known beside them."""
    known: dict[str, str] = {file.key: file.source.file for file in others}
    every = known.keys() | {file.key for file in files}
    for file in files:
        first = known.setdefault(file.key, file.source.file)
        if first != file.source.file:
            what = f"văn bản “{file.record.id}” bản {file.record.version} đã có ở {first}"
            yield Problem(what, file.source.where("version"), "đặt mã khác hoặc tăng version")
        yield from _link(file, every)
        yield from _order(file, {one.key: one for one in (*others, *files)})


def _order(file: PlanFile, every: Mapping[str, PlanFile]) -> Iterator[Problem]:
    """A version counts no earlier than the one that it amends."""
    before = every.get(file.record.amends or "")
    if before is None or before.record.amends is None:
        return
    first, day = (one.record.effective_from or one.record.issued_on for one in (before, file))
    if first and day and day < first:
        what = f"bản {file.record.version} tính từ {short_date(day)}, trước bản mà nó sửa đổi"
        field = "effective_from" if file.record.effective_from else "issued_on"
        yield Problem(what, file.source.where(field), f"ghi ngày từ {short_date(first)}")


def _link(file: PlanFile, every: set[str]) -> Iterator[Problem]:
    version, amends = file.record.version, file.record.amends
    before = f"{file.record.id}@{version - 1}" if version > 1 else None
    where = file.source.where("amends")
    if amends is not None and amends not in every:
        todo = f"ghi {before}" if before in every else "thêm tệp của bản được sửa đổi"
        yield Problem(f"không có bản “{amends}”", where, todo)
    elif amends != before:
        what = f"bản {version} phải sửa đổi “{before}”" if before else "bản 1 không sửa đổi bản nào"
        yield Problem(what, where, f"ghi amends: {before or 'null'}, hoặc sửa version")
