"""Tables of tasks and of targets, known by the words of their columns, whatever file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import clean
from baocao.definitions.plans.reading.model import (
    Block,
    PlanPassage,
    TextParagraph,
    TextPlace,
    TextTable,
)
from baocao.definitions.plans.reading.months import months_in
from baocao.definitions.plans.reading.wording import ColumnRule, lowered

Columns = Mapping[str, int]
_LONGEST_HEAD = 80
_MOST_COLUMNS = 9
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H]|[a-zđ])[.)]?")
_STOP = re.compile(r"Nơi nhận|PHỤ LỤC|Ghi chú:|TM\. |KT\. ")
_FIGURE = re.compile(r"\d")
_BARE = re.compile(r"[<>≤≥=]* ?\d[\d.,]*")
_YEAR = re.compile(r"20\d\d")
_TITLE = "Chỉ tiêu"  # of all rows, so that they count as goals


@dataclass(frozen=True)
class ColumnTable:
    """A table whose columns are known: what each column is, and its rows."""

    columns: Columns
    rows: tuple[tuple[str, ...], ...]
    place: TextPlace
    heads: tuple[str, ...] = ()

    def cell(self, row: Sequence[str], column: str) -> str:
        """The text of a row's cell; "" where the table or the row has none."""
        at = self.columns.get(column)
        return row[at].strip() if at is not None and at < len(row) else ""

    @property
    def has_tasks(self) -> bool:
        """Whether its rows are tasks: what is to be done, and by whom or until when."""
        return "task" in self.columns and bool({"lead", "due", "supporting"} & set(self.columns))

    @property
    def has_levels(self) -> bool:
        """Whether its rows are targets: what is to be reached, and how much by which year."""
        return not self.has_tasks and _has_levels(self.columns)


def known_tables(
    blocks: Sequence[Block], rules: Sequence[ColumnRule]
) -> tuple[list[Block], list[ColumnTable]]:
    """The tables whose columns are known, and all other blocks; a table that is not known is
    read as paragraphs, a cell each."""
    rest: list[Block] = []
    tables: list[ColumnTable] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        found = _of_table(block, rules) if isinstance(block, TextTable) else None
        used = 1
        if isinstance(block, TextParagraph):
            found, used = _of_lines(blocks[at:], rules)
        if found is not None:
            tables.append(found)
        else:
            rest += _paragraphs(block)
        at += max(used, 1)
    return rest, tables


def columns_of(heads: Iterable[str], rules: Sequence[ColumnRule]) -> dict[str, int]:
    """What each head says its column is; of two alike the first counts."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        text = lowered(head)
        if not text or len(text) > _LONGEST_HEAD:
            continue
        kind = next((rule.is_ for rule in rules if rule.words.search(text)), "")
        if kind == "indicator" and kind in found:
            kind = "value"  # of two columns called so, the first has the names
        if kind == "year":
            found.setdefault(f"year {place}", place)
        elif kind:
            found.setdefault(kind, place)
    if {"task", "indicator"} <= set(found) and "value" not in found:
        found["value"] = found.pop("indicator")
    return found


def _is_known(columns: Columns) -> bool:
    of_tasks = "task" in columns and bool({"lead", "due", "supporting"} & set(columns))
    return of_tasks or _has_levels(columns)


def _has_levels(columns: Columns) -> bool:
    """Names of what is to be reached, and levels by year or in one column."""
    years = any(kind.startswith("year") for kind in columns)
    named = bool({"indicator", "task"} & set(columns))
    return named and (years or "value" in columns)


def _of_table(table: TextTable, rules: Sequence[ColumnRule]) -> ColumnTable | None:
    for height in (1, 2):
        if len(table.rows) <= height:
            return None
        heads = [" ".join(parts) for parts in _columns(table.rows[:height])]
        columns = columns_of(heads, rules)
        if _is_known(columns):
            more = columns_of([" ".join(p) for p in _columns(table.rows[:2])], rules)
            two = height == 1 and len(more) > len(columns) and not _is_row(table.rows[1], columns)
            used, start = (more, 2) if two else (columns, height)
            return ColumnTable(used, table.rows[start:], table.place, tuple(heads))
    return None


def _is_row(row: Sequence[str], columns: Columns) -> bool:
    at = columns.get("number", 0)
    return at < len(row) and _NUMBER.fullmatch(row[at].strip()) is not None


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for place in range(max(map(len, rows))):
        parts = [row[place] for row in rows if place < len(row)]
        yield list(dict.fromkeys(part for part in parts if part))


def _of_lines(
    blocks: Sequence[Block], rules: Sequence[ColumnRule]
) -> tuple[ColumnTable | None, int]:
    """A table with a cell a line, and how many blocks it takes."""
    first = blocks[0]
    assert isinstance(first, TextParagraph)
    if columns_of([first.text], rules).get("number") is None:
        return None, 1
    lines = list(_lines(blocks))
    heads = _heads(lines, rules)
    columns = columns_of(heads, rules)
    if not _is_known(columns):
        return None, 1
    rows = tuple(_rows(lines[len(heads) :], columns, len(heads)))
    return ColumnTable(columns, rows, first.place, tuple(heads)), len(lines)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, TextParagraph) or _STOP.match(block.text):
            return
        yield block.text


def _heads(lines: Sequence[str], rules: Sequence[ColumnRule]) -> list[str]:
    heads: list[str] = []
    for line in lines[:_MOST_COLUMNS]:
        if _NUMBER.fullmatch(line) or not columns_of([line], rules):
            break
        heads.append(line)
    return heads


def _rows(lines: Sequence[str], columns: Columns, width: int) -> Iterator[tuple[str, ...]]:
    """Rows out of cells in a row: each begins with a number, or after the last day of the one
    before; what is missing is told by what the cells are."""
    chunk: list[str] = []
    for line in lines:
        if _NUMBER.fullmatch(line):
            yield from _chunk_rows(chunk, columns, width)
            chunk = []
        chunk.append(line)
    yield from _chunk_rows(chunk, columns, width)


def _chunk_rows(cells: Sequence[str], columns: Columns, width: int) -> Iterator[tuple[str, ...]]:
    if not cells:
        return
    number, rest = (cells[0], list(cells[1:])) if _NUMBER.fullmatch(cells[0]) else ("", list(cells))
    for place, segment in enumerate(_segments(rest, columns)):
        has_title = len(segment) > width - 1 and place == 0 and len(segment) > 1
        if has_title:
            yield _row(number, segment[:1], columns, width)
        own = "" if has_title or place else number
        yield _row(own, segment[1:] if has_title else segment, columns, width)


def _segments(cells: Sequence[str], columns: Columns) -> list[list[str]]:
    """Cells up to and with their last day, row by row."""
    if not {"due", "start"} & set(columns):
        return [list(cells)]
    found: list[list[str]] = [[]]
    for place, cell in enumerate(cells):
        found[-1].append(cell)
        following = cells[place + 1] if place + 1 < len(cells) else ""
        if _is_day(cell) and following and not _is_day(following):
            found.append([])
    return [segment for segment in found if segment]


def _is_day(cell: str) -> bool:
    return len(clean(cell)) < 40 and bool(months_in(cell))


def _row(number: str, cells: Sequence[str], columns: Columns, width: int) -> tuple[str, ...]:
    row = [""] * width
    row[columns.get("number", 0)] = number
    kinds = sorted((at, kind) for kind, at in columns.items() if kind != "number")
    open_places = [at for at, _ in kinds]
    days = [at for at, kind in kinds if kind in ("start", "due")]
    left, found = list(cells), [cell for cell in cells if _is_day(cell)]
    if len(cells) < len(open_places):
        for at, day in zip(reversed(days), reversed(found), strict=False):
            row[at] = day
        left = [cell for cell in cells if cell not in found or cell is cells[0]]
        open_places = [at for at in open_places if at not in days]
    for at, cell in zip(open_places, left, strict=False):
        row[at] = cell
    return tuple(row)


def _paragraphs(block: Block) -> list[Block]:
    if isinstance(block, TextParagraph):
        return [block]
    texts = (text for cell in block.cells for text in [clean(cell)] if text)
    return [
        TextParagraph(text, TextPlace(block.place.page, block.place.paragraph + number))
        for number, text in enumerate(texts)
    ]


def level_rows(tables: Sequence[ColumnTable]) -> Iterator[PlanPassage]:
    """The rows of all tables with levels, as sentences that name level and day."""
    for table in tables:
        if table.has_levels:
            yield from _target_rows(table)


def _target_rows(table: ColumnTable) -> Iterator[PlanPassage]:
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
