"""Cells to quantities: what a number stands for is said by the mapping or by the cell's own sign
or format, never guessed.

What may be meant two ways is remarked at its cell, and not used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from baocao.core.quantities import Quantity
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.mapped.columns import ValueColumn
from baocao.submissions.mapped.model import Scale
from baocao.submissions.mapped.reading import SheetReading
from baocao.submissions.mapped.scales import Counted, scale_of
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import (
    CellError,
    Comma,
    comma_of,
    is_blank,
    may_part_thousands,
    read_number,
    share_of_count,
    shown,
    with_point_moved,
)
from baocao.submissions.workbooks.hidden import CELL_ERROR, NOT_COMPUTED, RAISED_MARK
from baocao.submissions.workbooks.model import Fate
from baocao.submissions.workbooks.workbook import CellValue

LARGEST_FRACTION = Decimal("1.5")  # above it a rate cannot be a part of 1
SMALL = 1_000

Values = dict[Spot, Quantity]

_MOVED = {Scale.FRACTION: 2, Scale.THOUSAND: 3, Scale.THOUSANDS_DOT: 3, Scale.MILLION: 6}
_OF_PARTS = (Scale.FRACTION, Scale.PERCENT)


def read_values(
    spots: Iterable[Spot], column: ValueColumn, counted: Counted | None, reading: SheetReading
) -> Values | None:
    """The quantity of every cell that has one that can be used; None where none of the column can.

    `counted` is what the table says that its numbers are counted in. Blank cells have none, and
    what is wrong or doubtful goes to the notes.
    """
    cells = ColumnCells(column, counted, reading, tuple(spots))
    found = {spot: quantity for spot in cells.spots if (quantity := cells.read(spot)) is not None}
    usable = cells.usable(found)
    lost = [spot for spot in found if usable is None or spot not in usable]
    reading.account.enter(Fate.FINDING, lost)
    return usable


@dataclass(frozen=True)
class ColumnCells:
    """The cells of one column, or of one line of a table of elements."""

    column: ValueColumn
    counted: Counted | None
    reading: SheetReading
    spots: tuple[Spot, ...]

    def read(self, spot: Spot) -> Quantity | None:
        """The quantity of a cell; None where it has none, or shows an error."""
        value, notes, source = (
            self._value(spot),
            self.reading.notes,
            self.reading.grid.source(*spot),
        )
        if self._is_no_value(spot) or is_blank(value) or self._is_nothing_but_a_mark(spot):
            return None
        if self.reading.lexicon.words.is_missing(value):
            notes.remark("missing_mark", source, shown(value), header=self.column.header)
            return None
        if self._is_grouped(value) and self._comma is Comma.UNCLEAR:
            notes.remark("thousands_unclear", source, shown(value), header=self.column.header)
            return None
        try:
            if self._is_share(value, spot):
                raise share_of_count(value)
            return self._scaled(read_number(self._in_vietnamese(value)), spot)
        except CellError as error:
            notes.cell_error(error, source)
            return None

    def _is_share(self, value: CellValue, spot: Spot) -> bool:
        """Whether a count has the sign of a percentage, typed or shown by its format."""
        has_sign = isinstance(value, str) and value.rstrip().endswith("%")
        is_count = self._element.decimals is None and not self._element.is_rate
        return is_count and (has_sign or spot in self.reading.grid.structure.percents)

    def usable(self, found: Values) -> Values | None:
        """Those of the values that can be meant in one way only."""
        if self._scale is None:
            self._remark_unit(found)
            return None
        if self._element.is_rate:
            return self._rates(found)
        if self._element.decimals is None and self._said is None:
            self._remark_lost_digits(found)
        return found

    def _is_nothing_but_a_mark(self, spot: Spot) -> bool:
        """Whether all letters of a cell are raised; a mark beside a number is remarked."""
        raised = self.reading.grid.structure.raised.get(spot)
        if raised is not None:
            source, text = self.reading.grid.source(*spot), raised.text or "trống"
            self.reading.notes.remark(RAISED_MARK, source, text, mark=raised.mark)
        return raised is not None and not raised.text

    def _is_grouped(self, value: CellValue) -> bool:
        """Whether a count or an amount has a comma before exactly three digits."""
        is_text = isinstance(value, str) and may_part_thousands(value)
        return is_text and not self._element.is_rate

    @cached_property
    def _comma(self) -> Comma:
        """What such a comma is in this column."""
        texts = (value for spot in self.spots if isinstance(value := self._value(spot), str))
        is_count = self._element.decimals is None and self._said in (None, Scale.AS_IS)
        return comma_of(texts, is_count=is_count)

    def _in_vietnamese(self, value: CellValue) -> CellValue:
        """A cell's number with dots between its thousands where the column has commas there."""
        is_english = self._is_grouped(value) and self._comma is Comma.THOUSANDS
        return value.replace(",", ".") if is_english and isinstance(value, str) else value

    @cached_property
    def _element(self) -> DataElement:
        return self.reading.element(self.column.meaning)

    @property
    def _said(self) -> Scale | None:
        """What the mapping says of the column, or of all columns that count."""
        own = self.column.rule.scale if self.column.rule else None
        whole = self.reading.rule.scale
        return own or (None if self._element.is_rate else whole)

    @cached_property
    def _scale(self) -> Scale | None:
        """What the column's numbers stand for; None where the table counts in thousands and the
        mapping does not say what becomes of that."""
        if self._said is not None:
            return self._said
        stated = scale_of(self._element, self.counted)
        return stated if stated is Scale.AS_IS else None

    def _value(self, spot: Spot) -> CellValue:
        return self.reading.grid.value(*spot)

    def _is_no_value(self, spot: Spot) -> bool:
        """Whether a cell shows an error, or a formula that was never computed: both remarked."""
        grid, notes = self.reading.grid, self.reading.notes
        error = grid.errors.get(spot)
        if error is not None:
            notes.remark(CELL_ERROR, grid.source(*spot), error)
        elif spot in grid.structure.uncomputed:
            notes.remark(NOT_COMPUTED, grid.source(*spot), "trống")
        return error is not None or spot in grid.structure.uncomputed

    def _scaled(self, quantity: Quantity, spot: Spot) -> Quantity:
        places = self._places(spot)
        return with_point_moved(quantity, places) if places else quantity

    def _places(self, spot: Spot) -> int:
        """By how many decimal places a cell's number has to be moved."""
        if self._is_signed(spot):
            return 0
        if self._element.is_rate and spot in self.reading.grid.structure.percents:
            return _MOVED[Scale.FRACTION]
        # People write "8.093.900" in full; only numeric cells lose dots.
        is_text = isinstance(self._value(spot), str)
        if self._scale is None or (is_text and self._scale is Scale.THOUSANDS_DOT):
            return 0
        return _MOVED.get(self._scale, 0)

    def _is_signed(self, spot: Spot) -> bool:
        """Whether a cell says itself that it is a percentage: "0,83%"."""
        value = self._value(spot)
        return isinstance(value, str) and value.rstrip().endswith("%")

    def _rates(self, found: Values) -> Values | None:
        """Rates of 0.83 may be 83% or 0,83%: where neither the mapping nor a sign nor a format
        says which, they are not used."""
        percents = self.reading.grid.structure.percents
        is_said = self._said in _OF_PARTS
        unsaid = {
            s: q.value for s, q in found.items() if not self._is_signed(s) and s not in percents
        }
        small = {s: value for s, value in unsaid.items() if 0 < value <= LARGEST_FRACTION}
        if is_said or not small:
            return found
        if len(unsaid) == len(found) and max(unsaid.values()) <= LARGEST_FRACTION:
            self._remark("fraction_column", next(iter(small)), small)
            return None
        for spot in small:
            self._remark("fraction_cell", spot, small)
        return {spot: quantity for spot, quantity in found.items() if spot not in small}

    def _remark(self, rule: str, spot: Spot, values: dict[Spot, Decimal]) -> None:
        source = self.reading.grid.source(*spot)
        self.reading.notes.remark(rule, source, shown(values[spot]), header=self.column.header)

    def _remark_unit(self, found: Values) -> None:
        if found:
            source = self.reading.grid.source(*next(iter(found)))
            self.reading.notes.remark("unit_of_table", source, self.column.header)

    def _remark_lost_digits(self, found: Values) -> None:
        """Beside 855.8 for 855.800 a plain 221 may be 221.000; the fraction itself has its rule."""
        grid = self.reading.grid
        numeric = {s: q.value for s, q in found.items() if not isinstance(self._value(s), str)}
        broken = [spot for spot, value in numeric.items() if value % 1]
        suspects = [s for s, value in numeric.items() if not value % 1 and 0 < value < SMALL]
        for spot in suspects if broken else ():
            other, header = f"ô {grid.source(*broken[0]).cell}", self.column.header
            self.reading.notes.remark(
                "thousands_suspect",
                grid.source(*spot),
                shown(numeric[spot]),
                header=header,
                other_cell=other,
            )
