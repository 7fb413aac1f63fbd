"""Cells to quantities: what a number stands for is said by the mapping, never guessed.

What may be meant two ways is remarked at its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.mapped.columns import Column
from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Scale
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import CellError, is_blank, read_number, shown
from baocao.submissions.workbooks.hidden import CELL_ERROR, NOT_COMPUTED
from baocao.submissions.workbooks.workbook import CellValue

LARGEST_FRACTION = Decimal("1.5")  # above it a rate cannot be a part of 1
SMALL = 1_000

_MOVED = {Scale.FRACTION: 2, Scale.THOUSAND: 3, Scale.THOUSANDS_DOT: 3}  # decimal places


def read_cells(
    spots: Sequence[tuple[Spot, Column]], grid: Grid, lexicon: Lexicon, notes: Notes
) -> dict[Spot, Quantity]:
    """The quantity of every cell that has one; blank cells and wrong ones have none."""
    found: dict[Spot, Quantity] = {}
    for spot, column in spots:
        quantity = _read(spot, column, grid, lexicon, notes)
        if quantity is not None:
            found[spot] = quantity
    return found


def doubtful(
    values: dict[Spot, Quantity], element: DataElement, column: Column, grid: Grid, notes: Notes
) -> bool:
    """Whether the values of one column cannot be used; remarks what is doubtful in them.

    `values` are those of the column that are of this element.
    """
    scale = column.rule.scale if column.rule else Scale.AS_IS
    numeric = {spot: q.value for spot, q in values.items() if not _is_text(grid.value(*spot))}
    if scale is not Scale.AS_IS or not numeric:
        return False
    if element.is_rate:
        return _may_be_fractions(numeric, column, grid, notes)
    if element.decimals is None:
        _remark_lost_digits(numeric, column, grid, notes)
    return False


def _read(
    spot: Spot, column: Column, grid: Grid, lexicon: Lexicon, notes: Notes
) -> Quantity | None:
    value = grid.value(*spot)
    if _is_no_value(spot, grid, notes) or is_blank(value):
        return None
    if lexicon.words.is_missing(value):
        notes.remark("missing_mark", grid.source(*spot), shown(value), header=column.header)
        return None
    try:
        return _scaled(read_number(value), column, is_text=_is_text(value))
    except CellError as error:
        notes.cell_error(error, grid.source(*spot))
        return None


def _is_no_value(spot: Spot, grid: Grid, notes: Notes) -> bool:
    """Whether a cell shows an error, or a formula that was never computed; both are remarked."""
    error = grid.errors.get(spot)
    if error is not None:
        notes.remark(CELL_ERROR, grid.source(*spot), error)
    elif spot in grid.structure.uncomputed:
        notes.remark(NOT_COMPUTED, grid.source(*spot), "trống")
    return error is not None or spot in grid.structure.uncomputed


def _scaled(quantity: Quantity, column: Column, *, is_text: bool) -> Quantity:
    scale = column.rule.scale if column.rule else Scale.AS_IS
    # People write "8.093.900" and "83,15%" in full; only numeric cells lose dots and signs.
    if scale not in _MOVED or (is_text and scale is not Scale.THOUSAND):
        return quantity
    # Moving the point keeps how many digits were stated, which rules on rates look at.
    return Quantity(_whole(quantity.value.scaleb(_MOVED[scale])), quantity.bound)


def _whole(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value


def _may_be_fractions(
    numeric: dict[Spot, Decimal], column: Column, grid: Grid, notes: Notes
) -> bool:
    """Rates of 0.83 may be 83% or 0,83%; that the mapping has to say."""
    if max(numeric.values()) > LARGEST_FRACTION or not any(numeric.values()):
        return False
    first = next(spot for spot, value in numeric.items() if value)
    source = grid.source(*first)
    notes.remark("fraction_column", source, shown(numeric[first]), header=column.header)
    return True


def _remark_lost_digits(
    numeric: dict[Spot, Decimal], column: Column, grid: Grid, notes: Notes
) -> None:
    """Beside 855.8 for 855.800 a plain 221 may be 221.000; the fraction itself has its rule."""
    broken = [spot for spot, value in numeric.items() if value % 1]
    if not broken:
        return
    other = f"ô {grid.source(*broken[0]).cell}"
    for spot, value in numeric.items():
        if not value % 1 and 0 < value < SMALL:
            source = grid.source(*spot)
            notes.remark(
                "thousands_suspect", source, shown(value), header=column.header, other_cell=other
            )


def _is_text(value: CellValue) -> bool:
    return isinstance(value, str)
