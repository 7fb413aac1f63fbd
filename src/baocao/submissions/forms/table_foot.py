"""Below the areas of a table: the districts' sum, and what is said of whole columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from baocao.definitions.areas.model import AreaLevel
from baocao.submissions.forms.design import is_asked
from baocao.submissions.forms.grid import CHECK_COLUMN, KEY_COLUMN, NUMBER_COLUMN, FormGrid
from baocao.submissions.forms.heights import LINE_HEIGHT, TEXT_HEIGHT
from baocao.submissions.forms.model import FormColumn
from baocao.submissions.forms.pen import Pen, form_cell
from baocao.submissions.workbooks.cell_names import cell_name
from baocao.submissions.workbooks.form_map import CellKind, FormCell
from baocao.submissions.workbooks.page import number_format

SUM_RULE = "districts_against_province"


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
        if column.element.is_rate or not is_asked(grid.table.areas[0], column, pen.words):
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
    expected = len(grid.table.areas) - 1
    if counts_more(column, pen):
        wrong = f"AND(ISNUMBER({total}),SUM({cells})>{total})"
    else:
        wrong = f"AND(ISNUMBER({total}),COUNT({cells})={expected},SUM({cells})<>{total})"
    return f'=IF({wrong},"{pen.words.texts.apart}","")'
