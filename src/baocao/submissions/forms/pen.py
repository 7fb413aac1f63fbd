"""What every sheet of a form is written with, and how an input enters the form's map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.forms.grid import FormGrid
from baocao.submissions.forms.limits import FormLimits
from baocao.submissions.forms.look import SheetLook
from baocao.submissions.forms.model import Form, FormColumn
from baocao.submissions.forms.words import FormWords
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.workbooks.form_map import CellKind, FormCell


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
