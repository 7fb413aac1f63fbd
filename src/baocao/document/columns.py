"""Which columns of a table are worth printing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from baocao.document.blocks import Row, Table


def without_empty(table: Table, optional: Collection[int]) -> Table:
    """The table without those of its `optional` columns (0 is the first) that hold nothing."""
    whole = [row for row in table.rows if not row.spans]
    kept = [
        place
        for place in range(len(table.columns))
        if place not in optional or any(row.cells[place] for row in whole)
    ]
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=tuple(_narrowed(row, kept) for row in table.rows))


def _narrowed(row: Row, kept: Collection[int]) -> Row:
    return row if row.spans else replace(row, cells=tuple(row.cells[place] for place in kept))
