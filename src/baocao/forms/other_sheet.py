"""Free rows of a form, one value a row, for figures that no table has a cell for.

The same columns as the canonical sheet "Số liệu", so that they are read alike.
"""

from __future__ import annotations

from typing import Any

from baocao.forms.page import start_sheet, write_heading
from baocao.forms.pen import Pen
from baocao.quantities import Bound
from baocao.submissions import layout
from baocao.submissions.layout import Column
from baocao.submissions.workbook import cell_name

HEADER_ROW = 4
ROWS = 60
HEADER_HEIGHT = 48


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
    sheet.freeze_panes(HEADER_ROW + 1, 3)
    for place, column in enumerate(columns):
        _inputs(sheet, pen, place, column)


def _columns(pen: Pen) -> tuple[Column, ...]:
    splits = (
        Column(category.id, category.name, width=14)
        for category in pen.catalogue.categories.values()
    )
    narrow = {"name": 34, "provider": 24, "definition": 26, "note": 26}
    return tuple(
        Column(c.id, c.header, c.required, narrow.get(c.id, c.width), c.aliases)
        for c in (*layout.OBSERVATION_KEYS, *splits, *layout.OBSERVATION_VALUES)
    )


def _inputs(sheet: Any, pen: Pen, place: int, column: Column) -> None:
    """One column of empty inputs, with the list or the limit that it has."""
    first, last = HEADER_ROW + 1, HEADER_ROW + ROWS
    area = (first, place, last, place)
    for row in range(first, last + 1):
        if column.id == "name":
            sheet.write_formula(row, place, _name(row, pen), pen.look.style("label"), "")
        else:
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
        "element": tuple(pen.catalogue.elements),
        "area": tuple(area.name for area in areas),
        "bound": tuple(bound.value for bound in Bound if bound is not Bound.EXACT),
    }.get(id_, ())


def _name(row: int, pen: Pen) -> str:
    """The name of the element that is chosen in the row's first cell."""
    ids = pen.limits.list_range(tuple(pen.catalogue.elements))
    names = pen.limits.list_range(tuple(e.name for e in pen.catalogue.elements.values()))
    chosen = cell_name(row, 0)
    return f'=IF({chosen}="","",IFERROR(INDEX({names},MATCH({chosen},{ids},0)),""))'
