"""Parts of one area added up: a district's table of its communes that has no total to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.submissions.mapped.columns import ValueColumn
from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.remarks import Notes
from baocao.submissions.mapped.rows import AreaRow
from baocao.submissions.workbooks.cell_names import Spot, column_letters
from baocao.submissions.workbooks.model import SourceCell


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
                yield Sum(column, parts, Quantity(whole), _cells(parts, column, grid))


def _is_exact(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.is_exact


def _cells(rows: Sequence[AreaRow], column: ValueColumn, grid: Grid) -> SourceCell:
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
    return replace(grid.source(rows[0].place, column.place), cell=named)
