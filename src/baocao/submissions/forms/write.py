"""A designed form as an Excel workbook. The same form has the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.naming import period_name
from baocao.submissions.forms.info_sheet import write_info
from baocao.submissions.forms.limits import FormLimits
from baocao.submissions.forms.look import SheetLook
from baocao.submissions.forms.model import Form
from baocao.submissions.forms.other_sheet import write_other
from baocao.submissions.forms.pen import Pen
from baocao.submissions.forms.task_sheet import write_tasks
from baocao.submissions.forms.theme_sheet import write_theme
from baocao.submissions.forms.words import FormWords
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.workbooks.form_map import MAP_SHEET, FormCell, FormMap

CREATED = datetime(2022, 1, 1)  # noqa: DTZ001  # fixed, so that the same form has the same bytes


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
