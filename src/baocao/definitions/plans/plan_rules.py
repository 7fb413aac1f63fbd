"""What the fields of one plan must agree on. Versions of a plan are the matter of `versions`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from baocao.core.errors import Problem
from baocao.core.vietnamese.dates import short_date
from baocao.core.yaml_source import FieldPath, YamlSource
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.indicators.sources import RecordPlace
from baocao.definitions.periods.naming import TYPE_NAMES
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.confirmation import check_confirmed
from baocao.definitions.plans.model import DUTY_ID
from baocao.definitions.plans.schema import PlanRecord
from baocao.definitions.plans.target_rules import TargetRules


def check_plan(
    source: YamlSource, record: PlanRecord, catalogue: IndicatorCatalogue, regimes: Regimes
) -> Iterator[Problem]:
    """Yield everything in which a plan contradicts itself, the catalogue or its regime."""
    yield from check_confirmed(source, record)
    yield from _plan_fields(RecordPlace(source, ()), record)
    yield from _cadence(RecordPlace(source, ()), record, regimes)
    yield from _duplicates(source, "legal_bases", (basis.id for basis in record.legal_bases))
    yield from _duplicates(source, "targets", (target.id for target in record.targets))
    rules = TargetRules(catalogue, record.valid, record.regime_of(regimes))
    for i, target in enumerate(record.targets):
        yield from rules.check(RecordPlace(source, ("targets", i)), target)
    yield from _duplicates(source, "tasks", (task.id for task in record.tasks))
    yield from _tasks(source, record)


def check_spelling(source: YamlSource) -> Iterator[Problem]:
    """Yield every text that is not NFC: readers' programs would not find it."""
    for path, text in _texts(source.data, ()):
        if not unicodedata.is_normalized("NFC", text):
            what = f"chữ tiếng Việt không ở dạng Unicode dựng sẵn: “{text:.60}”"
            todo = "gõ lại bằng bộ gõ Unicode dựng sẵn (NFC)"
            yield Problem(what, source.where(*path), todo)


def _plan_fields(place: RecordPlace, record: PlanRecord) -> Iterator[Problem]:
    if record.valid.to < record.valid.from_:
        todo = "sửa from hoặc to"
        yield place.problem("ngày hết hiệu lực trước ngày có hiệu lực", todo, "valid", "to")
    yield from _effect(place, record)


def _cadence(place: RecordPlace, record: PlanRecord, regimes: Regimes) -> Iterator[Problem]:
    if record.regime:
        yield from regimes.unknown(record.regime, place.source.where("regime"))
    regime = record.regime_of(regimes)
    for i, type_ in enumerate(record.cadence):
        if type_ not in regime.types:
            what = f"{regime.name} không có kỳ {TYPE_NAMES[type_]}"
            todo = f"chọn một trong: {', '.join(type_.value for type_ in regime.types)}"
            yield place.problem(what, todo, "cadence", i)


def _effect(place: RecordPlace, record: PlanRecord) -> Iterator[Problem]:
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
    if day > record.valid.to:
        what = f"ngày hiệu lực {short_date(day)} sau khi văn bản hết hiệu lực"
        todo = f"ghi ngày không sau {short_date(record.valid.to)}"
        yield place.problem(what, todo, "effective_from")


def _duplicates(source: YamlSource, field: str, ids: Iterable[str]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for i, id_ in enumerate(ids):
        if id_ in lines:
            what = f"mã “{id_}” đã dùng ở dòng {lines[id_]}"
            yield Problem(what, source.where(field, i, "id"), "đặt mã khác")
        lines.setdefault(id_, source.line(field, i, "id"))


def _tasks(source: YamlSource, record: PlanRecord) -> Iterator[Problem]:
    for i, task in enumerate(record.tasks):
        place = RecordPlace(source, ("tasks", i))
        if task.start and task.due and task.due < task.start:
            what = f"hạn {_month(task.due)} trước tháng bắt đầu {_month(task.start)}"
            yield place.problem(what, "sửa start hoặc due", "due")
        if DUTY_ID.fullmatch(task.id):
            what = f"mã “{task.id}” có dạng dành riêng cho mục duties"
            yield place.problem(what, "đặt mã khác", "id")


def _month(day: date) -> str:
    return f"{day.month}/{day.year}"


def _texts(data: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*path, i))
