"""Finds a form's inputs on its sheets by their row and column keys, wherever they stand now;
and what is printed on them: keys, names, numbers of rows, headings, sums, last period.

Knows nothing of what the inputs hold. What is printed is the form's own and no value; what a
person typed over it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.core.errors import Problem
from baocao.submissions.workbooks.cells import clean_text, is_blank, read_text, shown
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.model import Fate
from baocao.submissions.workbooks.structure import Structure
from baocao.submissions.workbooks.table import Record
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

Place = tuple[int, int]
Places = Mapping[str, Sequence[Place]]

_RESTORE = "khôi phục dòng, cột này như biểu mẫu gốc, hoặc chép số liệu sang biểu mẫu mới"
KEY_SIGN = "/"  # with which every key begins
SUM_SIGN = "/="  # in the keys of the rows below a table that add it up


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


def label_form(placed: PlacedSheet, structure: Structure, *, knows_previous: bool) -> None:
    """Enter in the account what the form has printed on one of its sheets.

    An older form does not say which values of last period it printed: there all cells beside
    inputs are taken for such.
    """
    printed = _Printed(placed, structure)
    account = placed.sheet.account
    account.enter(Fate.LABEL, printed.texts())
    account.enter(Fate.LABEL, printed.captions())
    account.enter(Fate.LABEL, printed.sums())
    account.enter(Fate.LABEL, printed.previous() if knows_previous else printed.beside_inputs())


class _Printed:
    """One sheet of a form."""

    def __init__(self, placed: PlacedSheet, structure: Structure) -> None:
        self._placed, self._structure = placed, structure
        self._inputs = set(placed.places.values())
        rows = {cell.row for cell in placed.cells} & placed.keys.keys()
        columns = {cell.column for cell in placed.cells} & placed.keys.keys()
        self._key_columns = {placed.keys[key][1] for key in rows}
        self._key_rows = {placed.keys[key][0] for key in columns}
        self._input_columns = {column for _, column in self._inputs}

    def texts(self) -> Iterator[Place]:
        """Keys, headings and the names of rows, with their own checks: words and formulas."""
        first, last = min(self._input_columns, default=0), max(self._input_columns, default=0)
        heading = False
        for row, values in enumerate(self._placed.sheet.rows):
            is_keyed = bool(self._key(row))
            heading = (heading or row in self._key_rows) and not is_keyed
            printed = last + 2 if heading else first if is_keyed else 0  # "Kỳ trước" stands last
            for column, value in enumerate(values):
                is_key = column in self._key_columns
                is_label = str(value).startswith(KEY_SIGN) if is_key else column < printed
                if is_label and (isinstance(value, str) or self._is_formula((row, column))):
                    yield row, column

    def captions(self) -> Iterator[Place]:
        """The lines above and between the tables: words in the first column that is seen."""
        rows = self._placed.sheet.rows
        keyed = {row for row in range(len(rows)) if self._key(row)}
        column = min(self._key_columns, default=0) + 1
        for row in set(range(max(keyed, default=0))) - keyed:
            if column < len(rows[row]) and isinstance(rows[row][column], str):
                yield row, column

    def sums(self) -> Iterator[Place]:
        """The formulas below a table."""
        for row, values in enumerate(self._placed.sheet.rows):
            if SUM_SIGN in self._key(row):
                spots = ((row, column) for column in range(len(values)))
                yield from (spot for spot in spots if self._is_formula(spot))

    def previous(self) -> Iterator[Place]:
        """Values of last period, and of units that have sent, still as they were printed."""
        for cell, place in self._placed.places.items():
            if cell.kind.is_printed and shown(self._placed.sheet.value(*place)) == cell.subject:
                yield place

    def beside_inputs(self) -> Iterator[Place]:
        """The cells right of inputs that are none themselves."""
        for row, column in self._inputs:
            if column + 1 not in self._input_columns:
                yield row, column + 1

    def _key(self, row: int) -> str:
        """The key of a row, "" where it has none."""
        values = self._placed.sheet.rows[row]
        cells = (values[c] for c in self._key_columns if c < len(values))
        return next((str(v) for v in cells if str(v).startswith(KEY_SIGN)), "")

    def _is_formula(self, spot: Place) -> bool:
        formulas = self._structure.formulas
        return formulas is None or spot in formulas
