"""The rows of one table of a form: areas with inputs, their sum, what is said of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.areas.model import AdminUnit
from baocao.submissions.forms.checks import Doubt
from baocao.submissions.forms.design import is_asked
from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    KEY_COLUMN,
    NUMBER_COLUMN,
    FormGrid,
    subject,
)
from baocao.submissions.forms.heights import AREA_HEIGHT
from baocao.submissions.forms.model import FormColumn
from baocao.submissions.forms.pen import Pen, form_cell
from baocao.submissions.forms.table_foot import counts_more, districts, write_notes, write_sums
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.cells import shown
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.page import number_format


@dataclass(frozen=True)
class TableBody:
    """Writes the rows below a table's headings and tells which inputs they hold."""

    sheet: Any
    grid: FormGrid
    doubts: Sequence[Doubt]
    pen: Pen

    def write(self) -> Iterator[FormCell]:
        """Write all rows; what it gives are the inputs, row by row."""
        for area in self.grid.table.areas:
            yield from self._area(area)
        self._colour_doubts()
        self._limit_inputs()
        if self.grid.has_sum:
            write_sums(self.sheet, self.grid, self.pen)
        yield from write_notes(self.sheet, self.grid, self.pen)

    def _area(self, area: AdminUnit) -> Iterator[FormCell]:
        row = self.grid.row(area)
        self.sheet.set_row(row, AREA_HEIGHT)
        key = self.grid.row_key(area.code)
        is_total = self.grid.has_sum and row == self.grid.last_area
        number = "" if is_total else str(row - self.grid.first_area + 1)
        look = self.pen.look
        look.text(self.sheet, row, KEY_COLUMN, key, "plain")
        look.text(self.sheet, row, NUMBER_COLUMN, number, "number")
        look.text(self.sheet, row, AREA_COLUMN, area.name, "total_label" if is_total else "label")
        self.sheet.write_formula(row, CHECK_COLUMN, self._check(area), look.style("check"), "")
        for column in self.grid.table.columns:
            yield from self._input(area, column)

    def _input(self, area: AdminUnit, column: FormColumn) -> Iterator[FormCell]:
        row, place = self.grid.row(area), self.grid.place(column)
        look = self.pen.look
        came = self.pen.form.came.get(subject(column, area))
        if not is_asked(area, column, self.pen.words):
            self.sheet.write_blank(row, place, None, look.style("blocked"))
        elif came is not None and came.quantity.is_exact:
            yield self._came(row, place, area, column, came)
        else:
            style = look.style("value", num_format=number_format(column.element.decimals or 0))
            self._write_asked(row, place, column, style)
            yield form_cell(self.sheet, self.grid, column, CellKind.VALUE, row, area.code)
        if self.grid.table.has_previous:
            yield from self._previous(row, place + 1, area, column)

    def _came(
        self, row: int, place: int, area: AdminUnit, column: FormColumn, came: Observation
    ) -> FormCell:
        """What the unit of this row has sent: nobody need copy it, and it is no input."""
        style = self.pen.look.style("came", num_format=number_format(decimals_of(came.value)))
        self.sheet.write_number(row, place, came.value, style)
        printed = form_cell(self.sheet, self.grid, column, CellKind.CAME, row, area.code)
        return replace(printed, subject=shown(float(came.value)))

    def _write_asked(self, row: int, place: int, column: FormColumn, style: Any) -> None:
        """An empty input; that of the whole is the sum where every unit has sent its part."""
        is_total = self.grid.has_sum and row == self.grid.last_area
        parts = self._parts(column) if is_total else None
        if parts is None:
            self.sheet.write_blank(row, place, None, style)
        else:
            formula = f"=SUM({districts(self.grid, column)})"
            self.sheet.write_formula(row, place, formula, style, parts)

    def _parts(self, column: FormColumn) -> Decimal | None:
        """The sum of what all units have sent; None where one is missing, or the sum is not the
        whole."""
        areas = [a for a in self.grid.table.areas[:-1] if is_asked(a, column, self.pen.words)]
        came = [self.pen.form.came.get(subject(column, area)) for area in areas]
        if column.element.is_rate or counts_more(column, self.pen) or not came:
            return None
        known = [one.value for one in came if one is not None and one.quantity.is_exact]
        return sum(known, Decimal(0)) if len(known) == len(came) else None

    def _previous(
        self, row: int, place: int, area: AdminUnit, column: FormColumn
    ) -> Iterator[FormCell]:
        """Last period's value, a bound with its word; grey where there was none. The map has
        what is printed, so that a value typed over it is found."""
        look, last = self.pen.look, self.pen.form.earlier
        earlier = last.values.get(subject(column, area))
        if earlier is None:
            self.sheet.write_blank(row, place, None, look.style("previous"))
            return
        name = "previous_synthetic" if last.is_synthetic(earlier) else "previous"
        if earlier.quantity.is_exact:
            style = look.style(name, num_format=number_format(decimals_of(earlier.value)))
            self.sheet.write_number(row, place, earlier.value, style)
            text = shown(float(earlier.value))
        else:
            decimals = column.element.decimals or 0
            text = format_value(earlier.quantity, column.element.unit, decimals)
            look.text(self.sheet, row, place, text, name)
        asked = form_cell(self.sheet, self.grid, column, CellKind.PREVIOUS, row, area.code)
        yield replace(asked, subject=text, cell=cell_name(row, place))

    def _check(self, area: AdminUnit) -> str:
        """The first reason to look again, or nothing."""
        formula = '""'
        texts = self.pen.words
        for check, reason in reversed(list(texts.checks.items())):
            found = [doubt.formula(area) for doubt in self.doubts if doubt.check == check]
            if found:
                told = texts.texts.again.format(reason=reason).replace('"', '""')
                formula = f'IF(OR({",".join(found)}),"{told}",{formula})'
        return f"={formula}"

    def _colour_doubts(self) -> None:
        first = self.grid.table.areas[0]
        red = self.pen.look.style("doubt")
        for doubt in self.doubts:
            place = self.grid.place(doubt.spot.column)
            area = (self.grid.first_area, place, self.grid.last_area, place)
            rule = {"type": "formula", "criteria": f"={doubt.formula(first)}", "format": red}
            self.sheet.conditional_format(*area, rule)

    def _limit_inputs(self) -> None:
        for column in self.grid.table.columns:
            place = self.grid.place(column)
            area = (self.grid.first_area, place, self.grid.last_area, place)
            self.pen.limits.number(self.sheet, area, column.element)
