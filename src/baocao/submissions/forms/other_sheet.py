"""Free rows of a form, one value a row, for figures that no table has a cell for.

The same columns as the canonical sheet "Số liệu", so that they are read alike.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from baocao.core.quantities import Bound
from baocao.submissions.forms.page import start_sheet, write_heading
from baocao.submissions.forms.pen import Pen
from baocao.submissions.workbooks import layout
from baocao.submissions.workbooks.layout import SheetColumn

HEADER_ROW = 4
ROWS = 60
HEADER_HEIGHT = 48
SPLIT_WIDTH, TEXT_WIDTH = 14, 26


def write_other(heading: str, pen: Pen) -> None:
    """Write the sheet "Số liệu khác"."""
    texts = pen.words.texts
    columns = _columns(pen)
    widths = {place: column.width for place, column in enumerate(columns)}
    sheet = start_sheet(pen.book, layout.OTHER_SHEET, widths)
    lines = (layout.OTHER_SHEET.upper(), heading, texts.other_legend)
    write_heading(sheet, pen.look, texts, lines, column=0)
    for place, column in enumerate(columns):
        pen.look.text(sheet, HEADER_ROW, place, column.header, "header")
    sheet.set_row(HEADER_ROW, HEADER_HEIGHT)
    sheet.repeat_rows(0, HEADER_ROW)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    for place, column in enumerate(columns):
        _inputs(sheet, pen, place, column)


def _columns(pen: Pen) -> tuple[SheetColumn, ...]:
    """Elements are chosen by their names, which no column has to repeat."""
    element = layout.OBSERVATION_KEYS[0]
    splits = (
        SheetColumn(category.id, category.name, width=SPLIT_WIDTH)
        for category in pen.catalogue.categories.values()
    )
    keys = (c for c in layout.OBSERVATION_KEYS[1:] if c.id != "name")
    values = (replace(c, width=min(c.width, TEXT_WIDTH)) for c in layout.OBSERVATION_VALUES)
    return (replace(element, header=element.aliases[0], width=44), *keys, *splits, *values)


def _inputs(sheet: Any, pen: Pen, place: int, column: SheetColumn) -> None:
    """One column of empty inputs, with the list or the limit that it has."""
    first, last = HEADER_ROW + 1, HEADER_ROW + ROWS
    area = (first, place, last, place)
    for row in range(first, last + 1):
        pen.look.text(sheet, row, place, "", "date" if column.id == "as_of" else "text")
    choices = _choices(column.id, pen)
    if choices:
        pen.limits.choice(sheet, area, choices)
    elif column.id == "as_of":
        pen.limits.day(sheet, area)


def _choices(id_: str, pen: Pen) -> tuple[str, ...]:
    if id_ in pen.catalogue.categories:
        return tuple(option.name for option in pen.catalogue.categories[id_].options)
    areas = pen.form.audience.areas
    return {
        "element": tuple(element.name for element in pen.catalogue.elements.values()),
        "area": tuple(area.name for area in areas),
        "bound": tuple(bound.value for bound in Bound if bound is not Bound.EXACT),
    }.get(id_, ())
