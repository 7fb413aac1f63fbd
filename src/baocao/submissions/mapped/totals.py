"""Total rows against the rows that they are totals of: checked, and never added to them; and parts
of one area added up that have no total to read, as a district's table of its communes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.submissions.mapped.columns import ValueColumn
from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.reading import Notes
from baocao.submissions.mapped.rows import AreaRow
from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.cells import shown
from baocao.submissions.workbooks.model import SourceCell

LISTED_CELLS = 12
TOTAL_ROW = "total_against_rows"


@dataclass(frozen=True)
class TotalRow:
    """A total row with its parts."""

    row: AreaRow
    parts: tuple[AreaRow, ...]


def totals(rows: Sequence[AreaRow]) -> tuple[TotalRow, ...]:
    """Every total with the rows that it sums up.

    The first total above all rows and the last one below them are of all rows; one in
    between is of the rows since the total before it, or of those below it where it stands above
    its parts.
    """
    found = [TotalRow(row, _parts(rows, place)) for place, row in enumerate(rows) if row.is_total]
    return tuple(total for total in found if total.parts)


def check_total(
    total: TotalRow, column: ValueColumn, values: dict[Spot, Quantity], grid: Grid, notes: Notes
) -> list[Spot]:
    """Hold a total against the rows that it sums up, in one column."""
    spots = [(row.place, column.place) for row in total.parts]
    stated = (total.row.place, column.place)
    return check_sum(TOTAL_ROW, column.header, stated, spots, values, grid, notes)


def check_sum(  # noqa: PLR0913, PLR0917 - a sum, its parts, and where what is wrong goes
    rule: str,
    header: str,
    total: Spot,
    parts: Sequence[Spot],
    values: dict[Spot, Quantity],
    grid: Grid,
    notes: Notes,
) -> list[Spot]:
    """Remark a total that is not the sum of its parts, at its cell under `rule`.

    Where a part is missing, only a sum above the total is a contradiction. The cells that were
    held against each other, the total's first; none where a bound or a blank forbids it.
    """
    stated = values.get(total)
    found = [(spot, values[spot]) for spot in parts if spot in values]
    exact = all(quantity.is_exact for _, quantity in found)
    if stated is None or not stated.is_exact or not found or not exact:
        return []
    summed = sum((quantity.value for _, quantity in found), Decimal(0))
    complete = len(found) == len(parts)
    if summed > stated.value or (complete and summed != stated.value):
        notes.remark(
            rule,
            grid.source(*total),
            shown(stated.value),
            header=header,
            sum=shown(summed),
            part_cells=_cells([spot for spot, _ in found], grid),
        )
    return [total, *(spot for spot, _ in found)]


def _parts(rows: Sequence[AreaRow], place: int) -> tuple[AreaRow, ...]:
    total = rows[place]
    if total.is_above:
        return tuple(_until_next_total(rows, place, total))
    above = [row for row in rows[:place] if _fits(row, total)]
    below = [row for row in rows[place + 1 :] if _fits(row, total)]
    if not above:
        return tuple(below)
    if not below:
        later = [row for row in rows[place + 1 :] if row.is_total and row.split == total.split]
        since = tuple(_since_last_total(rows, place, total))
        return since if later and since else tuple(above)
    return tuple(_since_last_total(rows, place, total))


def _since_last_total(rows: Sequence[AreaRow], place: int, total: AreaRow) -> Iterator[AreaRow]:
    last = max(
        (p for p in range(place) if rows[p].is_total and rows[p].split == total.split), default=-1
    )
    return (row for row in rows[last + 1 : place] if _fits(row, total))


def _until_next_total(rows: Sequence[AreaRow], place: int, total: AreaRow) -> Iterator[AreaRow]:
    """The parts below a total that stands above them."""
    later = (p for p in range(place + 1, len(rows)) if rows[p].is_total)
    end = next((p for p in later if rows[p].split == total.split), len(rows))
    return (row for row in rows[place + 1 : end] if _fits(row, total))


def _fits(row: AreaRow, total: AreaRow) -> bool:
    return not row.is_total and row.split == total.split


def _cells(spots: Sequence[Spot], grid: Grid) -> str:
    named = [f"ô {grid.source(*spot).cell}" for spot in spots[:LISTED_CELLS]]
    rest = len(spots) - len(named)
    return ", ".join(named) + (f" và {rest} ô khác" if rest else "")


@dataclass(frozen=True)
class Sum:
    """What the rows of one column come to, and the cells that were added."""

    column: ValueColumn
    rows: tuple[AreaRow, ...]
    quantity: Quantity
    source: SourceCell


def sums(
    rows: Sequence[AreaRow],
    columns: Sequence[ValueColumn],
    values: dict[Spot, Quantity],
    grid: Grid,
    notes: Notes,
) -> Iterator[Sum]:
    """One sum for every column and every group of rows; none where a part has no exact number,
    which is a problem at its cell."""
    for split in dict.fromkeys(row.split for row in rows if not row.is_total):
        parts = tuple(row for row in rows if row.split == split and not row.is_total)
        for column in columns:
            lacking = [r for r in parts if not _is_exact(values.get((r.place, column.place)))]
            for row in lacking:
                what = f"không cộng được “{column.header}”: ô này chưa có số đúng"
                todo = "ghi số, kể cả số 0; hoặc đọc dòng tổng của bảng (rows: total)"
                notes.problem(what, grid.source(row.place, column.place), todo)
            if not lacking:
                whole = sum((values[r.place, column.place].value for r in parts), Decimal(0))
                yield Sum(column, parts, Quantity(whole), _spans(parts, column, grid))


def _is_exact(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.is_exact


def _spans(rows: Sequence[AreaRow], column: ValueColumn, grid: Grid) -> SourceCell:
    """The cells that were added, those below one another as a range: "C4:C6,C9"."""
    letters, spans = column_letters(column.place), list[list[int]]()
    for row in rows:
        if spans and row.place == spans[-1][-1] + 1:
            spans[-1].append(row.place)
        else:
            spans.append([row.place])
    named = ",".join(
        f"{letters}{span[0] + 1}" + (f":{letters}{span[-1] + 1}" if len(span) > 1 else "")
        for span in spans
    )
    return grid.source(rows[0].place, column.place)._replace(cell=named)
