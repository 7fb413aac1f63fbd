"""The sheet "Tiến độ": how far each task is, and the evidence for targets without a number."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.errors import Problem
from baocao.submissions.workbooks.account import Fate
from baocao.submissions.workbooks.cells import read_day
from baocao.submissions.workbooks.layout import PROGRESS
from baocao.submissions.workbooks.model import TaskProgress
from baocao.submissions.workbooks.table import Record, find_table
from baocao.submissions.workbooks.vocabulary import read_state
from baocao.submissions.workbooks.workbook import SourceSheet


def read_progress(sheet: SourceSheet, problems: list[Problem]) -> tuple[TaskProgress, ...]:
    """All rows as task progress; what is wrong goes to `problems`, row by row.

    Raises `BaocaoError` where no row names a column.
    """
    table = find_table(sheet, PROGRESS, problems)
    found: list[TaskProgress] = []
    for row in table.records(problems):
        progress = _progress(row)
        row.enter(Fate.READ if progress else Fate.FINDING)
        found += [progress] if progress else []
    return tuple(found)


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
    evidence, note = row.text("evidence"), row.text("note")
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
