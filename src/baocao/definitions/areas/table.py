"""The table of units (areas.csv): read, checked as a whole, every problem with its line.

Nothing is looked up here. The file holds the country, the 63 provinces to 30/6/2025 with
their districts, and since 1/7/2025 34 provinces with their communes. It knows official codes,
which several units may bear one after the other; `bearers` tells these apart.

What thousands of lines have in common is judged once: a column, or the cells of several
columns that stand side by side, by its distinct values.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from pathlib import Path

from baocao.core.errors import Problem, raise_all, refusal
from baocao.core.vietnamese.names import clean, is_clean
from baocao.definitions.areas.bearers import Bearers, overlap, told_apart
from baocao.definitions.areas.model import AdminUnit, AreaLevel

COLUMNS = (
    *("code", "name", "short_name", "level", "slug", "parent"),
    *("aliases", "valid_from", "valid_to", "successor"),
)
REQUIRED = ("code", "name", "short_name", "level", "slug")
DATES = ("valid_from", "valid_to")
TIERS = tuple(level for level in AreaLevel if level is not AreaLevel.INSTITUTION)  # highest first
LEVELS = {level.value: level for level in TIERS}
ALIAS_SEPARATOR = ";"

Told = tuple[str, str]
"""What is wrong and what to do about it."""
Judge = Callable[..., Told | None]


def read_units(path: Path, *, name: str | None = None) -> tuple[AdminUnit, ...]:
    """Read the units of a CSV file in its order; `name` is how messages call the file.

    Raises `BaocaoError` with all problems of the file at once, each with its line.
    """
    table = _read(path, name or path.as_posix())
    raise_all(_in_order(_cell_problems(table)))
    units = table.units()
    raise_all(_in_order(_table_problems(table, units)))
    return told_apart(units)


@dataclass(frozen=True)
class _AreaTable:
    """The cells of the file by column, with the line of each row."""

    file: str
    lines: Sequence[int]
    columns: Mapping[str, Sequence[str]]

    def judged(self, judge: Judge, place: str, *others: str) -> Iterator[tuple[int, Problem]]:
        """The problem of each row that `judge` tells by its cells of these columns, by row."""
        cells = list(zip(*(self.columns[name] for name in (place, *others)), strict=True))
        told = {values: found for values in set(cells) if (found := judge(*values))}
        for row, values in enumerate(cells) if told else ():
            if values in told:
                yield row, self.problem(row, place, *told[values])

    def problem(self, row: int, column: str, what: str, todo: str) -> Problem:
        return Problem(what, f"{self.file}, dòng {self.lines[row]}, cột {column}", todo)

    @cached_property
    def days(self) -> Mapping[str, date | None]:
        """Every day that is written in the file."""
        return {text: _date(text) for text in {t for c in DATES for t in self.columns[c]}}

    def units(self) -> list[AdminUnit]:
        """A unit for each row, under its official code."""
        days, rows = self.days, zip(*(self.columns[name] for name in COLUMNS), strict=True)
        return [
            AdminUnit(
                code=code,
                name=name,
                short_name=short_name,
                level=LEVELS[level],
                slug=slug,
                parent=parent or None,
                aliases=_aliases(aliases) if aliases else (),
                valid_from=days[first],
                valid_to=days[last],
                successor=successor or None,
            )
            for code, name, short_name, level, slug, parent, aliases, first, last, successor in rows
        ]


def _read(path: Path, file: str) -> _AreaTable:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = next(reader, [])
            lines = [(reader.line_num, cells) for cells in reader if cells]
    except FileNotFoundError:
        raise refusal("không tìm thấy tệp", file, "kiểm tra lại tên tệp và thư mục") from None
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", file, "lưu lại tệp với bảng mã UTF-8") from None
    raise_all(_shape_problems(file, header, lines))
    rows = zip(*(cells for _, cells in lines), strict=True) if lines else ((),) * len(header)
    columns = {name: _cleaned(cells) for name, cells in zip(header, rows, strict=True)}
    return _AreaTable(file, [line for line, _ in lines], columns)


def _cleaned(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a column, clean; that they are so already is found out for all at once."""
    text = "|".join(cells)
    if is_clean(text) and " |" not in text and "| " not in text:
        return cells
    return list(map(clean, cells))


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


def _in_order(problems: Iterable[tuple[int, Problem]]) -> list[Problem]:
    """Problems of all columns, line after line."""
    return [problem for _, problem in sorted(problems, key=lambda found: found[0])]


def _cell_problems(table: _AreaTable) -> Iterator[tuple[int, Problem]]:
    """What is wrong with the cells of a row, whatever stands in the others."""
    for column in REQUIRED:
        yield from table.judged(_required, column)
    yield from table.judged(_code, "code")
    yield from table.judged(_level, "level")
    for column in DATES:
        yield from table.judged(_day, column)
    yield from table.judged(_days, "valid_to", "valid_from", "successor")


def _required(text: str) -> Told | None:
    return None if text else ("ô trống", "điền ô này")


def _code(text: str) -> Told | None:
    """A dash is what tells apart the units that bore one code after the other."""
    return (
        (f"mã “{text}” có dấu gạch ngang", "ghi mã của cơ quan thống kê") if "-" in text else None
    )


def _level(text: str) -> Told | None:
    if not text or text in LEVELS:
        return None
    return f"cấp “{text}” không có", f"chọn một trong: {', '.join(LEVELS)}"


def _day(text: str) -> Told | None:
    try:
        _date(text)
    except ValueError:
        return f"“{text}” không phải ngày", "ghi dạng 2022-09-30"
    return None


def _days(last: str, first: str, successor: str) -> Told | None:
    if successor and not last:
        return "có đơn vị kế tục mà không có ngày cuối", "điền ngày cuối"
    if first and last and not _day(first) and not _day(last) and first > last:
        return f"ngày cuối {last} trước ngày đầu {first}", "sửa một trong hai ngày"
    return None


def _date(text: str) -> date | None:
    if text and len(text) != len("2022-09-30"):
        raise ValueError(text)  # fromisoformat also reads 20220930
    return date.fromisoformat(text) if text else None


def _aliases(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, text.split(ALIAS_SEPARATOR))))


def _table_problems(table: _AreaTable, units: Sequence[AdminUnit]) -> Iterator[tuple[int, Problem]]:
    """What is wrong between rows: units that are one, parents and successors that are none."""
    apart = "hai đơn vị cùng mã phải khác ngày hiệu lực"
    codes = table.columns["code"]
    slugs = list(zip(table.columns["parent"], table.columns["slug"], strict=True))
    for row, line in _met(table, units, codes):
        yield row, table.problem(row, "code", f"mã {codes[row]} đã có ở dòng {line}", apart)
    for row, line in _met(table, units, slugs):
        what = f"“{slugs[row][1]}” đã có ở dòng {line}"
        yield row, table.problem(row, "slug", what, "đặt tên khác")
    places = _Places(Bearers(units), table.days)
    yield from table.judged(places.parent, "parent", "level", "valid_to")
    yield from table.judged(places.successor, "successor", "valid_to")


def _met(
    table: _AreaTable, units: Sequence[AdminUnit], names: Sequence[object]
) -> Iterator[tuple[int, int]]:
    """The rows whose unit shares its name and a day with an earlier one, and that one's line."""
    again = {name for name, times in Counter(names).items() if times > 1}
    rows: dict[object, list[int]] = {}
    for row, name in enumerate(names):
        if name in again:
            rows.setdefault(name, []).append(row)
    found: dict[int, int] = {}
    for some in rows.values():
        for one, other in combinations(some, 2):
            if overlap(units[one], units[other]):
                found.setdefault(other, table.lines[one])
    yield from found.items()


@dataclass(frozen=True)
class _Places:
    """Judges whose part units are, and who came after them."""

    bearers: Bearers
    days: Mapping[str, date | None]

    def parent(self, code: str, level: str, last: str) -> Told | None:
        if not code:
            country = LEVELS[level] is AreaLevel.COUNTRY
            return None if country else ("thiếu đơn vị cấp trên", "ghi mã đơn vị cấp trên")
        parent = self.bearers.above(code, self.days[last])
        if parent is None:
            return f"không có đơn vị mã {code}", "sửa mã cấp trên"
        if TIERS.index(parent.level) >= TIERS.index(LEVELS[level]):
            return f"{parent.name} không phải cấp trên", "sửa mã hoặc cấp"
        return None

    def successor(self, code: str, last: str) -> Told | None:
        day = self.days[last]
        if not code or day is None:
            return None
        if not self.bearers.all(code):
            return f"không có đơn vị mã {code}", "sửa mã kế tục"
        if self.bearers.on(code, day + timedelta(days=1)) is None:
            name = self.bearers.all(code)[-1].name
            return f"{name} không có hiệu lực ngay sau ngày {last}", "sửa ngày hoặc mã kế tục"
        return None
