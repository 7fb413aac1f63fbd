"""What is printed on a form's sheets: keys, names, numbers of rows, headings, sums, last period.

All of it is the form's own and no value; what a person typed over it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.submissions.workbooks.account import Fate
from baocao.submissions.workbooks.cells import shown
from baocao.submissions.workbooks.form_place import Place, PlacedSheet
from baocao.submissions.workbooks.structure import Structure

KEY_SIGN = "/"  # with which every key begins
SUM_SIGN = "/="  # in the keys of the rows below a table that add it up


def label_form(placed: PlacedSheet, structure: Structure, *, knows_previous: bool) -> None:
    """Enter in the account what the form has printed on one of its sheets.

    An older form does not say which values of last period it printed: there all cells beside
    inputs are taken for such.
    """
    printed = _Printed(placed, structure)
    account = placed.sheet.account
    account.enter(Fate.LABEL, printed.texts())
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
                is_label = column < printed or column in self._key_columns
                if is_label and (isinstance(value, str) or self._is_formula((row, column))):
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
