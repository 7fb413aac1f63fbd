"""The table of units (areas.csv): read, checked as a whole, every problem with its line.

Nothing is looked up here. The file holds the country, the 63 provinces of 2022-2023, the
districts of the provinces that report, and the units these merged from and into; of the
mergers of 2025 only those that touch the provinces that report.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from baocao.core.errors import Problem, raise_all, refusal
from baocao.core.vietnamese.names import clean
from baocao.definitions.areas.model import AdminUnit, AreaLevel

COLUMNS = (
    *("code", "name", "short_name", "level", "slug", "parent"),
    *("aliases", "valid_from", "valid_to", "successor"),
)
REQUIRED = ("code", "name", "short_name", "level", "slug")
LEVELS = {level.value: level for level in AreaLevel}
TIERS = tuple(AreaLevel)  # highest first
ALIAS_SEPARATOR = ";"


@dataclass(frozen=True)
class _AreaRecord:
    file: str
    line: int
    cells: dict[str, str]

    def problem(self, column: str, what: str, todo: str) -> Problem:
        return Problem(what, f"{self.file}, dòng {self.line}, cột {column}", todo)


def read_units(path: Path, *, name: str | None = None) -> tuple[AdminUnit, ...]:
    """Read the units of a CSV file in its order; `name` is how messages call the file.

    Raises `BaocaoError` with all problems of the file at once, each with its line.
    """
    rows = _read_rows(path, name or path.as_posix())
    raise_all(problem for row in rows for problem in _row_problems(row))
    units = [_unit(row) for row in rows]
    raise_all(_table_problems(rows, units))
    return tuple(units)


def _read_rows(path: Path, file: str) -> list[_AreaRecord]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = next(reader, [])
            lines = [(reader.line_num, cells) for cells in reader if cells]
    except FileNotFoundError:
        raise refusal("không tìm thấy tệp", file, "kiểm tra lại đường dẫn") from None
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", file, "lưu lại tệp với bảng mã UTF-8") from None
    raise_all(_shape_problems(file, header, lines))
    return [
        _AreaRecord(file, n, dict(zip(header, map(clean, cells), strict=True)))
        for n, cells in lines
    ]


def _shape_problems(
    file: str, header: list[str], lines: list[tuple[int, list[str]]]
) -> Iterator[Problem]:
    missing = [column for column in COLUMNS if column not in header]
    strange = [c for i, c in enumerate(header) if c not in COLUMNS or c in header[:i]]
    if missing:
        yield Problem(f"thiếu cột: {', '.join(missing)}", f"{file}, dòng 1", "thêm cột")
    if strange:
        what = f"cột lạ hoặc lặp: {', '.join(strange)}"
        yield Problem(what, f"{file}, dòng 1", "xóa hoặc sửa tên cột")
    for line, cells in lines:
        if len(cells) != len(header):
            what = f"dòng có {len(cells)} ô, tiêu đề có {len(header)}"
            yield Problem(what, f"{file}, dòng {line}", "đặt ô có dấu phẩy trong ngoặc kép")


def _row_problems(row: _AreaRecord) -> Iterator[Problem]:
    for column in REQUIRED:
        if not row.cells[column]:
            yield row.problem(column, "ô trống", "điền ô này")
    level = row.cells["level"]
    if level and level not in LEVELS:
        todo = f"chọn một trong: {', '.join(LEVELS)}"
        yield row.problem("level", f"cấp “{level}” không có", todo)
    dates = [_date_problem(row, column) for column in ("valid_from", "valid_to")]
    yield from filter(None, dates)
    start, end = row.cells["valid_from"], row.cells["valid_to"]
    if start and end and not any(dates) and start > end:
        what = f"ngày cuối {end} trước ngày đầu {start}"
        yield row.problem("valid_to", what, "sửa một trong hai ngày")
    if row.cells["successor"] and not end:
        yield row.problem("valid_to", "có đơn vị kế tục mà không có ngày cuối", "điền ngày cuối")


def _date_problem(row: _AreaRecord, column: str) -> Problem | None:
    text = row.cells[column]
    try:
        _date(text)
    except ValueError:
        return row.problem(column, f"“{text}” không phải ngày", "ghi dạng 2022-09-30")
    return None


def _date(text: str) -> date | None:
    if text and len(text) != len("2022-09-30"):
        raise ValueError(text)  # fromisoformat also reads 20220930
    return date.fromisoformat(text) if text else None


def _unit(row: _AreaRecord) -> AdminUnit:
    cells = row.cells
    return AdminUnit(
        code=cells["code"],
        name=cells["name"],
        short_name=cells["short_name"],
        level=LEVELS[cells["level"]],
        slug=cells["slug"],
        parent=cells["parent"] or None,
        aliases=tuple(filter(None, map(clean, cells["aliases"].split(ALIAS_SEPARATOR)))),
        valid_from=_date(cells["valid_from"]),
        valid_to=_date(cells["valid_to"]),
        successor=cells["successor"] or None,
    )


def _table_problems(rows: list[_AreaRecord], units: list[AdminUnit]) -> Iterator[Problem]:
    by_code: dict[str, AdminUnit] = {unit.code: unit for unit in units}
    lines: dict[tuple[str | None, ...], int] = {}
    for row, unit in zip(rows, units, strict=True):
        first = lines.setdefault(("code", unit.code), row.line)
        if first != row.line:
            yield row.problem("code", f"mã {unit.code} đã có ở dòng {first}", "mỗi mã một đơn vị")
        first = lines.setdefault(("slug", unit.parent, unit.slug), row.line)
        if first != row.line:
            yield row.problem("slug", f"“{unit.slug}” đã có ở dòng {first}", "đặt tên khác")
        yield from _parent_problems(row, unit, by_code)
        yield from _successor_problems(row, unit, by_code)


def _parent_problems(
    row: _AreaRecord, unit: AdminUnit, by_code: dict[str, AdminUnit]
) -> Iterator[Problem]:
    if unit.parent is None:
        if unit.level is not AreaLevel.COUNTRY:
            yield row.problem("parent", "thiếu đơn vị cấp trên", "ghi mã đơn vị cấp trên")
        return
    parent = by_code.get(unit.parent)
    if parent is None:
        yield row.problem("parent", f"không có đơn vị mã {unit.parent}", "sửa mã cấp trên")
    elif TIERS.index(parent.level) >= TIERS.index(unit.level):
        yield row.problem("parent", f"{parent.name} không phải cấp trên", "sửa mã hoặc cấp")


def _successor_problems(
    row: _AreaRecord, unit: AdminUnit, by_code: dict[str, AdminUnit]
) -> Iterator[Problem]:
    if unit.successor is None or unit.valid_to is None:
        return
    successor = by_code.get(unit.successor)
    if successor is None:
        yield row.problem("successor", f"không có đơn vị mã {unit.successor}", "sửa mã kế tục")
    elif not successor.exists_on(unit.valid_to + timedelta(days=1)):
        what = f"{successor.name} không có hiệu lực ngay sau ngày {unit.valid_to.isoformat()}"
        yield row.problem("successor", what, "sửa ngày hoặc mã kế tục")
