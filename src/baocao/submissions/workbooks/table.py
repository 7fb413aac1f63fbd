"""Records within a sheet: a table under its header row, or lines of label and value.

Found by names, never by position. Problems are noted in a list and reading goes on, so
that a unit sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from baocao.core.errors import BaocaoError, Problem
from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import (
    CellError,
    fold_text,
    is_blank,
    is_figure,
    read_percentage,
    read_text,
    read_value,
)
from baocao.submissions.workbooks.layout import SheetColumn
from baocao.submissions.workbooks.model import Fate, SourceCell
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

T = TypeVar("T")

HEADER_ROWS = 60  # a header row stands within these first rows of its sheet


@dataclass(frozen=True)
class Record:
    """Named cells of a sheet; `places` maps a column's id to row and column, from 0; `filled`
    has those that hold anything where they are known. `is_unclear` where a column that nobody
    knows has words: they may say what the row is about."""

    sheet: SourceSheet
    places: Mapping[str, tuple[int, int]]
    required: frozenset[str]
    problems: list[Problem] = field(repr=False)
    filled: Mapping[str, CellValue] | None = None
    is_unclear: bool = False
    seen: set[Spot] = field(default_factory=set, repr=False, compare=False)

    def source(self, column: str) -> SourceCell:
        return self.sheet.source(*self.places[column])

    def value(self, column: str) -> CellValue:
        """The cell of a column, "" where the sheet has no such column."""
        if self.filled is not None:
            return self.filled.get(column, "")
        place = self.places.get(column)
        return self.sheet.value(place[0], place[1]) if place else ""

    def filled_in(self, columns: Iterable[str]) -> list[str]:
        """Those of some columns that hold anything."""
        if self.filled is not None:
            return [column for column in columns if column in self.filled]
        return [column for column in columns if not is_blank(self.value(column))]

    def read(self, column: str, parse: Callable[[CellValue], T]) -> T | None:
        """Parse a cell; None where it is blank or wrong, and then the problem is noted."""
        value = self.value(column)
        if value == "" or (self.filled is None and is_blank(value)):
            if column in self.required and column in self.places:
                self._note_blank(column)
            return None
        self.seen.add(self.places[column])
        try:
            return parse(value)
        except CellError as error:
            self.note(column, error.what, error.todo)
        except BaocaoError as error:
            for problem in error.problems:
                self.note(column, problem.what, problem.todo)
        return None

    def quantity(self, column: str, element: DataElement) -> Quantity | None:
        """The number in the cell of a column, of an element, as people see it."""
        is_percent = self.places.get(column) in self.sheet.percents
        parse = read_percentage if is_percent else read_value
        return self.read(column, partial(parse, element=element))

    def enter(self, fate: Fate) -> None:
        """Say what became of the cells that were read."""
        self.sheet.account.enter(fate, self.seen)

    def _note_blank(self, column: str) -> None:
        if self.places[column] in self.sheet.uncomputed:
            todo = "mở tệp bằng Excel để tính lại rồi lưu, hoặc ghi thẳng giá trị vào ô"
            self.note(column, "ô là công thức chưa có kết quả", todo)
        else:
            self.note(column, "ô bắt buộc đang trống", "điền ô này, hoặc xóa cả dòng")

    def text(self, column: str) -> str:
        return self.read(column, read_text) or ""

    def aside(self, column: str) -> str:
        """The text of a cell whose numbers are no values; `settle` says that it has any."""
        text = self.text(column)
        self.seen.discard(self.places.get(column, (-1, -1)))
        return text

    def label(self, column: str) -> None:
        """Enter a cell with words that say again what others say."""
        value = self.value(column)
        if isinstance(value, str) and not is_figure(value) and column in self.places:
            self.sheet.account.enter(Fate.LABEL, [self.places[column]])

    def note(self, column: str, what: str, todo: str) -> None:
        """Note a problem at the cell of a column."""
        self.problems.append(Problem(what, str(self.source(column)), todo))
        self.seen.discard(self.places[column])
        self.sheet.account.enter(Fate.FINDING, [self.places[column]])


@dataclass(frozen=True)
class SheetTable:
    """A header row and the rows below it; `unknown` are the columns whose heading nobody knows,
    `doubled` those of headings that stand twice."""

    sheet: SourceSheet
    header: int
    columns: Mapping[str, int]
    required: frozenset[str]
    unknown: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()

    def records(self, problems: list[Problem]) -> Iterator[Record]:
        """The rows that hold anything below a header; what is wrong goes to `problems`."""
        columns = tuple(self.columns.items())
        for index in range(self.header + 1, len(self.sheet.rows)):
            cells = self.sheet.rows[index]
            width = len(cells)
            filled = {
                column: value
                for column, at in columns
                if at < width and (value := cells[at]) != "" and not is_blank(value)
            }
            if filled:
                places = {column: (index, place) for column, place in columns}
                is_unclear = self._is_unclear(index)
                yield Record(self.sheet, places, self.required, problems, filled, is_unclear)

    def read(self, problems: list[Problem], parse: Callable[[Record], T | None]) -> tuple[T, ...]:
        """What the rows are; the cells of a row that is nothing are entered as findings."""
        found = []
        for row in self.records(problems):
            what = parse(row)
            row.enter(Fate.FINDING if what is None else Fate.READ)
            found += [] if what is None else [what]
        return tuple(found)

    def _is_unclear(self, row: int) -> bool:
        """Whether a cell that is not read may say what a row is about."""
        words = (self.sheet.value(row, column) for column in self.unknown)
        either = (self.sheet.value(row, column) for column in self.doubled)
        return any(not is_blank(value) and not is_figure(value) for value in words) or any(
            not is_blank(value) for value in either
        )


def find_table(
    sheet: SourceSheet, columns: Sequence[SheetColumn], problems: list[Problem]
) -> SheetTable:
    """The table whose header row names most of `columns`; required columns that are missing,
    those that nobody knows and those that stand twice go to `problems`, and the table is read
    without them.

    Raises `BaocaoError` where no row names a column.
    """
    header, places = _header(sheet, columns)
    missing = [*_missing(sheet, columns, places)]
    if not any(places):
        raise BaocaoError(*missing)
    unknown, doubled = _unknown(sheet, header, places), _doubled(places)
    strange = (_strange(sheet, header, place) for place in unknown)
    problems += [*missing, *_twice(sheet, header, places), *strange]
    sheet.account.enter(Fate.FINDING, [(header, place) for place in unknown])
    below = range(header, len(sheet.rows))
    sheet.account.enter(Fate.FINDING, [(row, place) for row in below for place in doubled])
    known = ((key, place) for place, key in enumerate(places) if place not in doubled)
    found = {key: place for key, place in known if key is not None}
    return SheetTable(sheet, header, found, _required(columns), unknown, doubled)


def find_optional_table(
    sheet: SourceSheet, columns: Sequence[SheetColumn], problems: list[Problem]
) -> SheetTable | None:
    """As `find_table`, but None where no row has the first column's header."""
    _, places = _header(sheet, columns)
    return find_table(sheet, columns, problems) if columns[0].id in places else None


def find_lines(sheet: SourceSheet, lines: Sequence[SheetColumn], problems: list[Problem]) -> Record:
    """The lines of label and value, the value in the next cell, which is no label whatever it says;
    the first of a label counts."""
    known = _known(lines)
    places: dict[str, tuple[int, int]] = {}
    for index, row in enumerate(sheet.rows[:HEADER_ROWS]):
        for place, value in enumerate(row):
            key = known.get(fold_text(value)) if isinstance(value, str) else None
            if key is not None and (index, place) not in places.values():
                places.setdefault(key, (index, place + 1))
    for line in lines:
        if line.required and line.id not in places:
            todo = f"thêm dòng “{line.header}” và giá trị ở ô bên cạnh"
            problems.append(Problem(f"thiếu thông tin “{line.header}”", sheet.where, todo))
    return Record(sheet, places, _required(lines), problems)


def _header(sheet: SourceSheet, columns: Sequence[SheetColumn]) -> tuple[int, list[str | None]]:
    """The row that names most columns, and which column each of its cells names."""
    known, required = _known(columns), _required(columns)
    best: tuple[int, list[str | None]] = (0, [])
    for index, row in enumerate(sheet.rows[:HEADER_ROWS]):
        keys = [known.get(fold_text(v)) if isinstance(v, str) else None for v in row]
        if len({*keys} - {None}) > len({*best[1]} - {None}):
            best = index, keys
        if required.issubset(best[1]):
            break
    return best


def _known(columns: Iterable[SheetColumn]) -> dict[str, str]:
    return {fold_text(name): c.id for c in columns for name in (c.header, *c.aliases)}


def _required(columns: Iterable[SheetColumn]) -> frozenset[str]:
    return frozenset(column.id for column in columns if column.required)


def _missing(
    sheet: SourceSheet, columns: Iterable[SheetColumn], places: list[str | None]
) -> Iterator[Problem]:
    for column in columns:
        if column.required and column.id not in places:
            todo = f"thêm cột có tiêu đề “{column.header}”"
            yield Problem(f"thiếu cột “{column.header}”", sheet.where, todo)


def _unknown(sheet: SourceSheet, header: int, places: list[str | None]) -> tuple[int, ...]:
    """Where the headings of no column stand; figures below them stay in no account."""
    return tuple(
        place
        for place, key in enumerate(places)
        if key is None and not is_blank(sheet.value(header, place))
    )


def _doubled(places: list[str | None]) -> tuple[int, ...]:
    return tuple(n for n, key in enumerate(places) if key is not None and places.count(key) > 1)


def _strange(sheet: SourceSheet, header: int, place: int) -> Problem:
    what = f"cột lạ “{read_text(sheet.value(header, place))}”"
    todo = "sửa tiêu đề cho đúng biểu mẫu, hoặc xóa cột này"
    return Problem(what, str(sheet.source(header, place)), todo)


def _twice(sheet: SourceSheet, header: int, places: list[str | None]) -> Iterator[Problem]:
    for place, key in enumerate(places):
        if key is not None and key in places[:place]:
            what = f"cột “{read_text(sheet.value(header, place))}” có hai lần"
            yield Problem(what, str(sheet.source(header, place)), "chỉ giữ lại một cột")
