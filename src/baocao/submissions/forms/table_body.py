"""The rows of one table of a form: areas with inputs, their sum, what is said of columns;
below them what is asked apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.submissions.forms.checks import Doubt
from baocao.submissions.forms.grid import (
    AREA_COLUMN,
    CHECK_COLUMN,
    KEY_COLUMN,
    NUMBER_COLUMN,
    FormGrid,
    Pen,
    form_cell,
    subject,
)
from baocao.submissions.forms.look import AREA_HEIGHT, LINE_HEIGHT, TEXT_HEIGHT
from baocao.submissions.forms.model import FormColumn
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.cells import shown
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.page import number_format

SUM_RULE = "districts_against_province"


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
        if not column.is_asked(area):
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
        areas = asked_above(self.grid, column)
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


def write_sums(sheet: Any, grid: FormGrid, pen: Pen) -> None:
    """The sum of the districts, and whether the province's own figure agrees with it."""
    row = grid.last_area + 1
    texts = pen.words.texts
    communes = grid.table.areas[0].level is AreaLevel.COMMUNE
    sums = texts.sum_communes if communes else texts.sum
    for offset, text in enumerate((sums, texts.sum_check)):
        _label(sheet, pen, row + offset, text)
        sheet.set_row(row + offset, LINE_HEIGHT)
        pen.look.text(sheet, row + offset, KEY_COLUMN, grid.row_key(f"={offset}"), "plain")
    for column in grid.table.columns:
        place = grid.place(column)
        look = pen.look
        if column.element.is_rate or not asked_above(grid, column):
            for line in (row, row + 1):
                _span(sheet, grid, pen, line, place, "sum")
            continue
        style = look.style("sum", num_format=number_format(column.element.decimals or 0))
        _span(sheet, grid, pen, row, place, "sum")
        sheet.write_formula(row, place, _sum(grid, column), style, "")
        _span(sheet, grid, pen, row + 1, place, "check")
        sheet.write_formula(row + 1, place, _agreement(grid, column, pen), look.style("check"), "")


def write_notes(sheet: Any, grid: FormGrid, pen: Pen) -> Iterator[FormCell]:
    """Inputs for each column's own date and, for denominators, who counted them and how."""
    texts = pen.words.texts
    lines = {CellKind.AS_OF: texts.as_of}
    if grid.table.has_denominators:
        lines |= {CellKind.PROVIDER: texts.provider, CellKind.DEFINITION: texts.definition}
    for row, (kind, text) in enumerate(lines.items(), start=grid.first_note):
        _label(sheet, pen, row, text)
        pen.look.text(sheet, row, KEY_COLUMN, grid.row_key(kind.value), "plain")
        sheet.set_row(row, LINE_HEIGHT if kind is CellKind.AS_OF else TEXT_HEIGHT)
        for column in grid.table.columns:
            yield from _note(sheet, grid, pen, row, kind, column)


def _note(
    sheet: Any, grid: FormGrid, pen: Pen, row: int, kind: CellKind, column: FormColumn
) -> Iterator[FormCell]:
    place = grid.place(column)
    if kind is CellKind.AS_OF:
        _span(sheet, grid, pen, row, place, "date")
        pen.limits.day(sheet, (row, place, row, place))
    elif column.is_denominator:
        text = _stated_before(grid, pen, kind, column)
        _span(sheet, grid, pen, row, place, "text", text)
    else:
        _span(sheet, grid, pen, row, place, "blocked")
        return
    yield form_cell(sheet, grid, column, kind, row, "")


def _stated_before(grid: FormGrid, pen: Pen, kind: CellKind, column: FormColumn) -> str:
    """What all areas said of this column last time; nothing where they disagree, or where it
    was said of synthetic values."""
    said = set()
    for area in grid.table.areas:
        earlier = pen.form.earlier.values.get((column.element.id, area.code, column.split))
        if earlier is not None and not pen.form.earlier.is_synthetic(earlier):
            said.add(earlier.provider if kind is CellKind.PROVIDER else earlier.definition)
    return said.pop() if len(said) == 1 else ""


def _label(sheet: Any, pen: Pen, row: int, text: str) -> None:
    area = (row, NUMBER_COLUMN, row, CHECK_COLUMN)
    pen.look.merged(sheet, area, text, "note_label")


def _span(  # noqa: PLR0913, PLR0917 - a place, its table, and what goes there
    sheet: Any, grid: FormGrid, pen: Pen, row: int, place: int, style: str, text: str = ""
) -> None:
    """One cell over a column of inputs and last period's values."""
    pen.look.merged(sheet, (row, place, row, place + grid.step - 1), text, style)


def asked_above(grid: FormGrid, column: FormColumn) -> list[AdminUnit]:
    """The areas above the whole that a figure is asked of."""
    return [area for area in grid.table.areas[:-1] if column.is_asked(area)]


def districts(grid: FormGrid, column: FormColumn) -> str:
    """The cells of a column that stand above the whole's."""
    first = grid.cell(grid.first_area, column)
    return f"{first}:{grid.cell(grid.last_area - 1, column)}"


def _sum(grid: FormGrid, column: FormColumn) -> str:
    cells = districts(grid, column)
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def counts_more(column: FormColumn, pen: Pen) -> bool:
    """Whether the whole may be more than its areas: the province has units of its own."""
    return any(rule.id == SUM_RULE and column.element.id in rule.exempt for rule in pen.rules)


def _agreement(grid: FormGrid, column: FormColumn, pen: Pen) -> str:
    """Where the province has units of its own, only a sum above its figure is wrong."""
    cells, total = districts(grid, column), cell_name(grid.last_area, grid.place(column))
    expected = len(asked_above(grid, column))
    if counts_more(column, pen):
        wrong = f"AND(ISNUMBER({total}),SUM({cells})>{total})"
    else:
        wrong = f"AND(ISNUMBER({total}),COUNT({cells})={expected},SUM({cells})<>{total})"
    return f'=IF({wrong},"{pen.words.texts.apart}","")'
