"""Columns that hold nothing."""

from __future__ import annotations

from baocao.document.blocks import Column, Row, Table, Text
from baocao.document.columns import without_empty

FULL, EMPTY = (Text("x"),), ()
TITLE = Row((FULL,), spans=True)


def table(*rows: Row) -> Table:
    return Table("", tuple(Column(title, 1) for title in "abc"), rows)


def test_optional_columns_without_content_are_left_out() -> None:
    """A column that is not optional stays, and so does the row over all columns."""
    made = without_empty(table(TITLE, Row((FULL, EMPTY, EMPTY)), Row((EMPTY,) * 3)), (0, 2))
    assert [column.title for column in made.columns] == ["a", "b"]
    assert made.rows == (TITLE, Row((FULL, EMPTY)), Row((EMPTY, EMPTY)))


def test_one_cell_keeps_its_column() -> None:
    """However many others are empty."""
    whole = table(Row((FULL, EMPTY, EMPTY)), Row((FULL, EMPTY, FULL)))
    assert without_empty(whole, (2,)) == whole
