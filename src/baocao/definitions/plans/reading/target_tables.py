"""Targets out of tables with levels: each row is said as a sentence, and read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.plans.reading.model import PlanPassage
from baocao.definitions.plans.reading.months import months_in
from baocao.definitions.plans.reading.task_tables import ColumnTable

_FIGURE = re.compile(r"\d")
_BARE = re.compile(r"[<>≤≥=]* ?\d[\d.,]*")
_YEAR = re.compile(r"20\d\d")
_TITLE = "Chỉ tiêu"  # of all rows, so that they count as goals


def level_rows(tables: Sequence[ColumnTable]) -> Iterator[PlanPassage]:
    """The rows of all tables with levels, as sentences that name level and day."""
    for table in tables:
        if table.has_levels:
            yield from _rows(table)


def _rows(table: ColumnTable) -> Iterator[PlanPassage]:
    group = ""
    for place, row in enumerate(table.rows, start=1):
        name = clean(table.cell(row, "indicator") or table.cell(row, "task")).rstrip(" .;:")
        levels = list(_levels(table, row))
        if not name:
            continue
        if not levels:
            group = name
            continue
        number = table.cell(row, "number").rstrip(".)")
        clause = f"Bảng chỉ tiêu, mục {number}" if number else f"Bảng chỉ tiêu, dòng {place}"
        titles = (_TITLE, group) if group else (_TITLE,)
        yield PlanPassage(f"{name} đạt {', '.join(levels)}", clause, titles, table.place)


def _levels(table: ColumnTable, row: Sequence[str]) -> Iterator[str]:
    """Each level with its unit and its day: "≥ 95% đến ngày 31/12/2025"."""
    unit = table.cell(row, "unit")
    for kind, place in table.columns.items():
        is_level = kind == "value" or kind.startswith("year")
        cell = clean(row[place]) if is_level and place < len(row) else ""
        if not _FIGURE.search(cell):
            continue
        day = _day(table.heads[place]) if place < len(table.heads) else None
        by = f" đến ngày {short_date(day)}" if day else ""
        yield f"{cell}{_unit(cell, unit)}{by}"


def _day(head: str) -> date | None:
    """The last day that a column is about: "Quý I/2024", "Kế hoạch 2024"."""
    if days := months_in(head):
        return days[-1]
    year = _YEAR.search(head)
    return date(int(year[0]), 12, 31) if year else None


def _unit(cell: str, unit: str) -> str:
    """A bare figure takes the unit of its row."""
    if not unit or not _BARE.fullmatch(cell):
        return ""
    return unit if unit.startswith(("%", "/", "‰")) else f" {unit}"
