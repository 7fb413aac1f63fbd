"""A designed form as an Excel workbook, with its first sheet, who reports what, and its last one,
what the form has no place for. The same form has the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from baocao.core.quantities import Bound
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.naming import period_name
from baocao.submissions.forms.grid import Pen
from baocao.submissions.forms.limits import FormLimits
from baocao.submissions.forms.look import LINE_HEIGHT, SheetLook, start_sheet, write_heading
from baocao.submissions.forms.model import Form
from baocao.submissions.forms.task_sheet import write_tasks
from baocao.submissions.forms.theme_sheet import write_theme
from baocao.submissions.forms.words import FormWords
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.workbooks import layout
from baocao.submissions.workbooks.form_map import MAP_SHEET, FormCell, FormMap
from baocao.submissions.workbooks.layout import SheetColumn

CREATED = datetime(2022, 1, 1)  # noqa: DTZ001  # fixed, so that the same form has the same bytes
HEADER_ROW = 4
ROWS = 60
HEADER_HEIGHT = 48
OPEN_LINES = ("unit_name", "as_of", "prepared_by", "synthetic", "origin")
REASONS = 15  # rows for reasons
FIRST_LINE = 2


def form_workbook(
    form: Form, words: FormWords, catalogue: IndicatorCatalogue, rules: Sequence[DataRule]
) -> bytes:
    """The workbook that a unit fills in; `read_submission` reads it back."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        properties = {"title": words.title, "author": form.unit_name, "created": CREATED}
        book.set_properties(properties)
        _write(Pen(book, form, words, catalogue, rules, SheetLook(book), FormLimits(words.texts)))
    return target.getvalue()


def _heading(form: Form, words: FormWords) -> str:
    period = form.audience.period
    return words.texts.heading.format(
        unit=form.unit_name,
        period=period_name(period),
        start=short_date(period.start),
        end=short_date(period.end),
    )


def _write(pen: Pen) -> None:
    """All sheets, those to fill in first."""
    form, heading = pen.form, _heading(pen.form, pen.words)
    names = [theme.name for theme in form.sheets]
    names += [pen.words.texts.tasks_sheet] if form.items else []
    write_info(heading, tuple(names), pen)
    cells = [cell for theme in form.sheets for cell in write_theme(theme, heading, pen)]
    if form.items:
        cells += write_tasks(heading, pen)
    write_other(heading, pen)
    pen.limits.write_lists(pen.book)
    _write_map(pen, tuple(cells))


def _write_map(pen: Pen, cells: tuple[FormCell, ...]) -> None:
    audience = pen.form.audience
    form_map = FormMap(audience.province.slug, audience.period.key, audience.unit.code, cells)
    sheet = pen.book.add_worksheet(MAP_SHEET)
    sheet.very_hidden()
    sheet.protect()
    for row, texts in enumerate(form_map.rows()):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text)


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


def write_info(heading: str, theme_names: tuple[str, ...], pen: Pen) -> None:
    """Write the sheet "Thông tin"; reasons may name any of `theme_names`."""
    texts = pen.words.texts
    sheet = start_sheet(pen.book, layout.METADATA_SHEET, {0: 30, 1: 44, 2: 12, 3: 90})
    sheet.set_footer(f"&R{texts.footer}")
    pen.look.text(sheet, 0, 0, pen.words.title, "title")
    pen.look.text(sheet, 1, 0, heading, "heading")
    row = _lines(sheet, pen)
    pen.look.text(sheet, row, 0, texts.instructions, "caption")
    for number, line in enumerate(pen.words.instructions, start=1):
        row += 1
        pen.look.text(sheet, row, 0, f"{number}. {line}", "plain")
    _reasons(sheet, pen, row + 2, theme_names)


def _lines(sheet: Any, pen: Pen) -> int:
    """The labelled lines; gives the row after a blank one below them."""
    values = _values(pen)
    for row, line in enumerate(layout.METADATA, start=FIRST_LINE):
        sheet.set_row(row, LINE_HEIGHT)
        pen.look.text(sheet, row, 0, line.header, "note_label")
        value = values[line.id]
        is_open = line.id in OPEN_LINES
        if isinstance(value, date):
            pen.look.day(sheet, row, 1, value, "date")
            pen.limits.day(sheet, (row, 1, row, 1))
        else:
            pen.look.text(sheet, row, 1, value, "text" if is_open else "label")
        if line.id == "synthetic":
            pen.limits.choice(sheet, (row, 1, row, 1), (layout.NO, layout.YES))
    return FIRST_LINE + len(layout.METADATA) + 1


def _values(pen: Pen) -> dict[str, str | date]:
    form = pen.form
    return {
        "unit_name": form.unit_name,
        "unit": form.audience.unit.code,
        "province": form.audience.province.name,
        "period": form.audience.period.key,
        "as_of": form.audience.period.cutoff,
        "prepared_by": "",
        "synthetic": layout.NO,
        "origin": "",
        "version": layout.FORM_SHEETS_VERSION,
    }


def _reasons(sheet: Any, pen: Pen, top: int, theme_names: tuple[str, ...]) -> None:
    """Empty rows for the reasons of confirmed warnings, to the end of the sheet."""
    pen.look.text(sheet, top, 0, pen.words.texts.confirmations, "caption")
    for place, column in enumerate(layout.CONFIRMATIONS):
        pen.look.text(sheet, top + 1, place, column.header, "header")
    first, last = top + 2, top + 1 + REASONS
    for row in range(first, last + 1):
        for place in range(len(layout.CONFIRMATIONS)):
            pen.look.text(sheet, row, place, "", "text")
    rules = [rule.called for rule in pen.rules if rule.severity is Severity.WARNING]
    pen.limits.choice(sheet, (first, 0, last, 0), rules)
    pen.limits.choice(sheet, (first, 1, last, 1), (*theme_names, layout.OTHER_SHEET))
