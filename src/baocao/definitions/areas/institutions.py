"""Reporting units that are no areas (reporting_units.csv): hospitals, centres of the province.

Each row says which programme they report to and which elements they count beside the areas: those
are added to the province's sums, and nothing else of theirs is. In tables they have no row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao.core.errors import Problem, UsageError, raise_all, refusal
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry

COLUMNS = ("programme", "province", "id", "name", "elements", "valid_from", "valid_to")
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
Row = Mapping[str, str]


@dataclass(frozen=True)
class Institution:
    """A reporting unit that is no area, with the elements that it counts beside the areas.

    `line` is its line in the file.
    """

    unit: AdminUnit
    elements: tuple[str, ...]
    line: int


def load_institutions(
    path: Path, *, name: str, programme: str, areas: AreaRegistry
) -> tuple[Institution, ...]:
    """Those that report to a programme, none where the project has no such file.

    Raises `BaocaoError` with every line of the programme that is wrong.
    """
    if not path.is_file():
        return ()
    problems: list[Problem] = []
    found: dict[str, Institution] = {}
    for line, row in _rows(path, name):
        if row["programme"] != programme:
            continue
        where = f"{name}, dòng {line}"
        wrong = [Problem(what, where, todo) for what, todo in _wrong(row, areas)]
        problems += wrong
        if wrong:
            continue
        for institution in _of(row, line, areas):
            if found.setdefault(institution.unit.code, institution) is not institution:
                problems.append(Problem(f"mã “{row['id']}” đã dùng ở trên", where, "đặt mã khác"))
    raise_all(problems)
    return tuple(found.values())


def _rows(path: Path, name: str) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restval="")
            rows = [(reader.line_num, row) for row in reader]
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", name, "lưu lại tệp với bảng mã UTF-8") from None
    if tuple(reader.fieldnames or ()) != COLUMNS:
        todo = f"ghi tiêu đề: {','.join(COLUMNS)}"
        raise refusal("tiêu đề không đúng", f"{name}, dòng 1", todo)
    yield from rows


def _wrong(row: Row, areas: AreaRegistry) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, and what to do."""
    if not _ID.fullmatch(row["id"]):
        yield f"mã “{row['id']}” không hợp lệ", "ghi chữ thường không dấu, nối bằng _"
    if not row["name"].strip():
        yield "thiếu tên đơn vị", "ghi name, ví dụ Bệnh viện Đa khoa tỉnh"
    try:
        areas.province(row["province"])
    except UsageError as error:
        for problem in error.problems:
            yield problem.what, problem.todo
    for column in ("valid_from", "valid_to"):
        try:
            _day(row[column])
        except ValueError:
            yield f"ngày “{row[column]}” ở cột {column} không đúng", "ghi dạng 2025-07-01"


def _of(row: Row, line: int, areas: AreaRegistry) -> Iterator[Institution]:
    """The institution under each province that it was part of: one that merged into another of
    its name is called as that one is. A province's code names that one alone."""
    named = areas.province(row["province"])
    is_code = row["province"].strip() in (named.code, named.official_code)
    for province in (named,) if is_code else areas.namesakes(named):
        if unit := _unit(row, province):
            yield Institution(unit, _elements(row), line)


def _unit(row: Row, province: AdminUnit) -> AdminUnit | None:
    """The institution on the days of a province; None where it has none of them."""
    own = (_day(row["valid_from"]), province.valid_from)
    end = (_day(row["valid_to"]), province.valid_to)
    valid_from = max(filter(None, own), default=None)
    valid_to = min(filter(None, end), default=None)
    if valid_from and valid_to and valid_to < valid_from:
        return None
    return AdminUnit(
        code=f"{province.code}.{row['id']}",
        name=row["name"].strip(),
        short_name=row["name"].strip(),
        level=AreaLevel.INSTITUTION,
        slug=row["id"].replace("_", "-"),
        parent=province.code,
        aliases=(row["id"],),
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _elements(row: Row) -> tuple[str, ...]:
    return tuple(id_.strip() for id_ in row["elements"].split(";") if id_.strip())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
