"""Finds a form's inputs on its sheets by their row and column keys, wherever they stand now.

Knows nothing of what the inputs hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.core.errors import Problem
from baocao.submissions.workbooks.cells import clean_text, is_blank, read_text
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.table import Record
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

Place = tuple[int, int]
Places = Mapping[str, Sequence[Place]]

_RESTORE = "khôi phục dòng, cột này như biểu mẫu gốc, hoặc chép số liệu sang biểu mẫu mới"


@dataclass(frozen=True)
class PlacedSheet:
    """One sheet of a form with the place of each of its inputs, and of its keys, from 0."""

    sheet: SourceSheet
    cells: tuple[FormCell, ...]
    places: Mapping[FormCell, Place]
    keys: Mapping[str, Place]
    problems: list[Problem] = field(repr=False)

    def record(self, cells: Iterable[FormCell], *required: CellKind) -> Record:
        """Some inputs, each under the name of its kind."""
        places = {cell.kind.value: self.places[cell] for cell in cells}
        needed = frozenset(kind.value for kind in required)
        return Record(self.sheet, places, needed, self.problems)


def place_cells(
    sheet: SourceSheet, cells: tuple[FormCell, ...], problems: list[Problem]
) -> PlacedSheet:
    """Find every input; rows and columns that are gone, doubled or added go to `problems`."""
    keys = {key for cell in cells for key in (cell.row, cell.column)}
    found = _find(sheet, keys)
    problems.extend(_lost(sheet, cells, found))
    kept = tuple(c for c in cells if len(found[c.row]) == 1 and len(found[c.column]) == 1)
    places = {cell: _place(cell, found) for cell in kept}
    problems.extend(_strange_rows(sheet, kept, found))
    single = {key: places[0] for key, places in found.items() if len(places) == 1}
    return PlacedSheet(sheet, kept, places, single, problems)


def _place(cell: FormCell, found: Places) -> Place:
    beside = 1 if cell.kind is CellKind.PREVIOUS else 0
    return found[cell.row][0][0], found[cell.column][0][1] + beside


def _find(sheet: SourceSheet, keys: set[str]) -> Places:
    found: dict[str, list[Place]] = {key: [] for key in keys}
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and (key := clean_text(value)) in found:
                found[key].append((row, column))
    return found


def _lost(sheet: SourceSheet, cells: Sequence[FormCell], found: Places) -> Iterator[Problem]:
    """Each key that does not stand exactly once, told by where its first input was."""
    told: set[str] = set()
    for cell in cells:
        for key, what in ((cell.row, "dòng"), (cell.column, "cột")):
            if len(found[key]) == 1 or key in told:
                continue
            told.add(key)
            where = f"{sheet.where} › {cell.cell}"
            if found[key]:
                yield Problem(
                    f"{what} này của biểu mẫu bị chép thành nhiều {what}", where, _RESTORE
                )
            else:
                yield Problem(f"{what} này của biểu mẫu đã bị xóa", where, _RESTORE)


def _strange_rows(
    sheet: SourceSheet, cells: Sequence[FormCell], found: Places
) -> Iterator[Problem]:
    """Values in rows that the form does not have, between rows that it has."""
    rows: dict[str, set[int]] = defaultdict(set)
    for cell in cells:
        rows[cell.column].add(found[cell.row][0][0])
    for column_key, known in rows.items():
        place = found[column_key][0][1]
        key_column = _key_column(cells, column_key, found)
        for row in range(min(known), max(known) + 1):
            if row in known or not is_blank(sheet.value(row, key_column)):
                continue
            value = sheet.value(row, place)
            if not is_blank(value):
                yield _strange(sheet, row, place, value)


def _key_column(cells: Sequence[FormCell], column_key: str, found: Places) -> int:
    row_key = next(cell.row for cell in cells if cell.column == column_key)
    return found[row_key][0][1]


def _strange(sheet: SourceSheet, row: int, column: int, value: CellValue) -> Problem:
    what = f"“{read_text(value)}” nằm ở dòng không có trong biểu mẫu"
    todo = "xóa dòng thêm; số liệu khác ghi vào trang “Số liệu khác”"
    return Problem(what, str(sheet.source(row, column)), todo)
