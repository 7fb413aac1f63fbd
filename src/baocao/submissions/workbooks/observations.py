"""The sheet "Số liệu": one observation a row, in long form; and the sheet "Tiến độ": how far each
task is, and the evidence for targets without a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from baocao.core.errors import Problem
from baocao.core.quantities import Bound, Quantity
from baocao.definitions.indicators.model import DataElement, Disaggregation
from baocao.submissions.workbooks.cells import (
    read_day,
    read_hour,
    read_number,
)
from baocao.submissions.workbooks.layout import (
    OBSERVATION_KEYS,
    OBSERVATION_VALUES,
    PROGRESS,
    SheetColumn,
)
from baocao.submissions.workbooks.model import Observation, TaskProgress
from baocao.submissions.workbooks.table import Record, find_table
from baocao.submissions.workbooks.vocabulary import Vocabulary, read_bound, read_state
from baocao.submissions.workbooks.workbook import SourceSheet


@dataclass(frozen=True)
class Defaults:
    """What the metadata says for rows that leave it out; None where the metadata is wrong."""

    province: str | None
    as_of: date | None


def read_observations(
    sheet: SourceSheet, vocabulary: Vocabulary, defaults: Defaults, problems: list[Problem]
) -> tuple[Observation, ...]:
    """All rows as observations; what is wrong goes to `problems`, row by row.

    Raises `BaocaoError` where no row names a column.
    """
    splits = tuple(
        SheetColumn(category.id, category.name, aliases=(category.id,))
        for category in vocabulary.categories.values()
    )
    table = find_table(sheet, (*OBSERVATION_KEYS, *splits, *OBSERVATION_VALUES), problems)
    return table.read(problems, partial(_observation, vocabulary=vocabulary, defaults=defaults))


def _observation(row: Record, vocabulary: Vocabulary, defaults: Defaults) -> Observation | None:
    known = len(row.problems)
    element = row.read("element", vocabulary.element)
    as_of = row.read("as_of", read_day) or defaults.as_of
    area = _area(row, vocabulary, defaults.province, as_of)
    split = _disaggregation(row, element, vocabulary)
    quantity = _quantity(row, element)
    hour = row.read("as_of_time", read_hour)
    provider, definition, note = row.text("provider"), row.text("definition"), row.aside("note")
    row.label("name")
    if element is None or area is None or quantity is None or as_of is None:
        return None
    if len(row.problems) > known or row.is_unclear:
        return None
    return Observation(
        element=element.id,
        area=area,
        disaggregation=split,
        quantity=quantity,
        as_of=as_of,
        source=row.source("value"),
        as_of_time=hour,
        provider=provider,
        definition=definition,
        note=note,
    )


def _area(row: Record, vocabulary: Vocabulary, province: str | None, on: date | None) -> str | None:
    if province is None:  # without it most names are ambiguous; that problem comes first
        return None
    return row.read("area", partial(vocabulary.area, province=province, on=on))


def _disaggregation(
    row: Record, element: DataElement | None, vocabulary: Vocabulary
) -> Disaggregation:
    pairs = []
    for category in row.filled_in(vocabulary.categories_in_order):
        if element is not None and category not in element.categories:
            _refuse_split(row, category, element, vocabulary)
            continue
        option = row.read(category, partial(vocabulary.option, category))
        if option is not None:
            pairs.append((category, option))
    return tuple(pairs)


def _refuse_split(row: Record, category: str, element: DataElement, vocabulary: Vocabulary) -> None:
    name = vocabulary.categories[category].name
    what = f"thành phần số liệu {element.id} không phân theo {name}"
    row.note(category, what, "để trống ô này")


def _quantity(row: Record, element: DataElement | None) -> Quantity | None:
    """The value with the bound of its own text or of the column beside it."""
    stated = row.quantity("value", element) if element else row.read("value", read_number)
    bound = row.read("bound", read_bound) or Bound.EXACT
    if stated is None or bound is Bound.EXACT or bound is stated.bound:
        return stated
    if stated.is_exact:
        return Quantity(stated.value, bound)
    row.note("bound", "giới hạn ở cột này khác với giới hạn ghi cùng giá trị", "chỉ ghi một nơi")
    return None


def read_progress(sheet: SourceSheet, problems: list[Problem]) -> tuple[TaskProgress, ...]:
    """All rows as task progress; what is wrong goes to `problems`, row by row.

    Raises `BaocaoError` where no row names a column.
    """
    return find_table(sheet, PROGRESS, problems).read(problems, _progress)


def _progress(row: Record) -> TaskProgress | None:
    plan, item = row.text("plan"), row.text("item")
    progress = task_progress(row, plan, item)
    if progress is None or not plan or not item:
        return None
    plan_cell, item_cell = row.source("plan").cell, row.source("item").cell
    return replace(progress, plan_cell=plan_cell, item_cell=item_cell)


def task_progress(row: Record, plan: str, item: str) -> TaskProgress | None:
    """What a row says of a task or target; None where its state is missing or wrong."""
    state = row.read("state", read_state)
    done_on = row.read("done_on", read_day)
    if state is None:
        return None
    if done_on is not None and state != "done":
        todo = "xóa ngày hoàn thành, hoặc sửa trạng thái thành Đã hoàn thành"
        row.note("done_on", "việc chưa hoàn thành nhưng đã có ngày hoàn thành", todo)
    evidence, note = row.text("evidence"), row.aside("note")
    row.label("name")
    day, document = (
        row.source(column).cell if column in row.places else ""
        for column in ("done_on", "evidence")
    )
    return TaskProgress(
        item,
        plan,
        state,
        done_on,
        evidence,
        note,
        row.source("state"),
        done_on_cell=day,
        evidence_cell=document,
    )
