"""What in a sheet is a label and no value: headers, numbers of rows, areas, days, years.

Only what can be nothing else is one; a number among the words of a header is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from baocao.submissions.mapped.columns import Split
from baocao.submissions.mapped.grid import (
    Grid,
    Header,
    counts_columns,
    is_numbering,
    is_year,
    numbers_rows,
)
from baocao.submissions.mapped.rows import AreaRow
from baocao.submissions.mapped.words import TableWords
from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.cells import is_day, is_number
from baocao.submissions.workbooks.model import Account, Fate
from baocao.submissions.workbooks.settle import figures
from baocao.submissions.workbooks.workbook import CellValue

_ROW_NUMBER = re.compile(r"\(?([IVX]{1,5}|[A-Za-zđ]|\d{1,4}(\.\d{1,3})*)[.)/:]*")  # "12.1.3", "II."


def label_table(
    account: Account, grid: Grid, header: Header, rows: Iterable[AreaRow], splits: Iterable[Split]
) -> None:
    """Enter the header of a table, and the names and options of its rows."""
    account.enter(Fate.LABEL, _header_cells(grid, header))
    columns = (header.label, *(column for column, _ in splits))
    account.enter(Fate.LABEL, ((row.place, column) for row in rows for column in columns))


def label_numbering(account: Account, grid: Grid, header: Header, words: TableWords) -> None:
    """Enter the numbers of rows, where a row has a label in words or a value as well."""
    for column in header.columns:
        if not numbers_rows(grid, header, column, words.order):
            continue
        others = [c for c in header.columns if c >= header.label and c != column]
        rows = (row for row in header.rows if any(_says(grid, row, c, header) for c in others))
        numbers = ((row, column) for row in rows if _is_row_number(grid.own(row, column)))
        account.enter(Fate.LABEL, numbers)


def _says(grid: Grid, row: int, column: int, header: Header) -> bool:
    """Whether a cell holds anything; a number alone is no label."""
    is_label = column != header.label or not is_number(grid.own(row, column))
    return grid.is_filled(row, column) and is_label


def label_titles(account: Account, grid: Grid, tables: Sequence[Header]) -> None:
    """Enter the titles above all tables, and days that no value stands beside."""
    top = min((table.first for table in tables), default=grid.height)
    spots = figures(grid.sheet, grid.structure)
    values = Counter(row for row, column in spots if not is_day(grid.own(row, column)))
    titles = (s for s in spots if s[0] < top and _is_title(grid.own(*s)))
    days = (s for s in spots if not values[s[0]] and is_day(grid.own(*s)))
    account.enter(Fate.LABEL, (*titles, *days))


def _header_cells(grid: Grid, header: Header) -> Iterator[Spot]:
    heads = [*range(header.first, header.last + 1), *header.repeated]
    for row in heads:
        counts = is_numbering(grid, row, header.label)
        for column in header.columns:
            says = not grid.is_broken(row, column) and _is_word(grid.own(row, column))
            if counts or says:
                yield row, column
    for row in (row + 1 for row in heads):
        if counts_columns(grid, header, row):
            yield from ((row, column) for column in header.columns)


def _is_word(value: CellValue) -> bool:
    """Whether a header says it: "5-11", "18+", a year or a day, but no number."""
    return is_day(value) or is_year(value) or not is_number(value)


def _is_title(value: CellValue) -> bool:
    has_letters = isinstance(value, str) and any(char.isalpha() for char in value)
    return has_letters or is_day(value) or is_year(value)


def _is_row_number(value: CellValue) -> bool:
    if isinstance(value, str):
        return _ROW_NUMBER.fullmatch(value.strip()) is not None
    is_whole = isinstance(value, int | float) and float(value).is_integer()
    return is_whole and 0 <= value < 10_000  # type: ignore[operator]
