"""Where the tables of a theme stand on its sheet: rows and columns, counted from 0; what they are
written with, and how an input enters the form's map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.forms.limits import FormLimits
from baocao.submissions.forms.look import SheetLook
from baocao.submissions.forms.model import Form, FormColumn, FormTable, ThemeSheet
from baocao.submissions.forms.words import FormWords
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.model import Group

KEY_COLUMN = 0  # hidden: the keys of rows
NUMBER_COLUMN, AREA_COLUMN, CHECK_COLUMN, FIRST_INPUT = 1, 2, 3, 4
TOP = 4  # first row of the first table, below heading and legend


@dataclass(frozen=True)
class FormGrid:
    """One table on a sheet: its title in row `top`, then the keys, headers, areas, the rest."""

    table: FormTable
    top: int

    @property
    def depth(self) -> int:
        """Rows of headings above "Kỳ này" and "Kỳ trước"."""
        return max(len(column.titles) for column in self.table.columns)

    @property
    def key_row(self) -> int:
        return self.top + 1

    @property
    def header_row(self) -> int:
        return self.top + 2

    @property
    def first_area(self) -> int:
        return self.header_row + self.depth + (1 if self.table.has_previous else 0)

    @property
    def last_area(self) -> int:
        return self.first_area + len(self.table.areas) - 1

    @property
    def has_sum(self) -> bool:
        """Whether districts stand above their province, in counts."""
        counts = any(not column.element.is_rate for column in self.table.columns)
        return counts and len(self.table.areas) > 1

    @property
    def first_note(self) -> int:
        """The first of the rows about whole columns: date, provider, definition."""
        return self.last_area + (3 if self.has_sum else 1)

    @property
    def end(self) -> int:
        """The row after the table."""
        return self.first_note + (3 if self.table.has_denominators else 1)

    @property
    def step(self) -> int:
        """Sheet columns to each of the table's columns."""
        return 2 if self.table.has_previous else 1

    @property
    def last_column(self) -> int:
        return FIRST_INPUT + self.step * len(self.table.columns) - 1

    def row(self, area: AdminUnit) -> int:
        return self.first_area + self.table.areas.index(area)

    def place(self, column: FormColumn) -> int:
        """The sheet column of its inputs; last period's values stand in the next one."""
        return FIRST_INPUT + self.step * self.table.columns.index(column)

    def row_key(self, name: str) -> str:
        """Slashes keep keys apart from anything that people write."""
        return f"/{self.table.number}/{name}"

    def column_key(self, column: FormColumn) -> str:
        return f"/{self.table.number}/{column.id}/"

    def cell(self, row: int, column: FormColumn, *, previous: bool = False) -> str:
        return cell_name(row, self.place(column) + (1 if previous else 0))


def grids(sheet: ThemeSheet) -> tuple[FormGrid, ...]:
    """The tables of a sheet, one below the other with a blank row between."""
    found: list[FormGrid] = []
    top = TOP
    for table in sheet.tables:
        found.append(FormGrid(table, top))
        top = found[-1].end + 1
    return tuple(found)


def subject(column: FormColumn, area: AdminUnit) -> Group:
    return column.element.id, area.code, column.split


@dataclass(frozen=True)
class Pen:
    """A form, its words and rules, and the tools of its one workbook."""

    book: Any
    form: Form
    words: FormWords
    catalogue: IndicatorCatalogue
    rules: Sequence[DataRule]
    look: SheetLook
    limits: FormLimits


def form_cell(
    sheet: Any, grid: FormGrid, column: FormColumn, kind: CellKind, row: int, place: str
) -> FormCell:
    """An input of a table: in an area's row (`place` its code), or of a whole column ("")."""
    return FormCell(
        sheet=sheet.get_name(),
        cell=grid.cell(row, column),
        row=grid.row_key(place or kind.value),
        column=grid.column_key(column),
        kind=kind,
        subject=column.element.id,
        place=place,
        split=column.split,
    )
