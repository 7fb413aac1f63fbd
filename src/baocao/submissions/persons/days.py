"""Days and numbers of persons in a register, as SQL: in which ways they are written, and what tells
them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from baocao.core.errors import Problem
from baocao.submissions.persons.source import TABLE

_DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y")
_MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y")
# A slip of the pen among so many sound days says nothing of the others.
_SLIPS = 100


def day_of(text: str) -> str:
    """The day that `text` (SQL) stands for: in one of $formats, or Excel's number of a day."""
    written = f"CAST(try_strptime({text}, $formats) AS DATE)"
    number = f"CAST(try_cast({text} AS DOUBLE) AS INTEGER)"
    is_number = f"regexp_full_match({text}, '[2-5][0-9]{{{{4}}}}([.][0-9]+)?')"
    return f"coalesce({written}, CASE WHEN {is_number} THEN DATE '1899-12-30' + {number} END)"


def year_alone(column: str) -> str:
    """The year where a column (SQL) has a year of birth and no day, else NULL."""
    text = f"trim(CAST({column} AS VARCHAR))"
    is_year = f"regexp_full_match({text}, '(19|20)[0-9]{{{{2}}}}')"
    return f"CASE WHEN {is_year} THEN try_cast({text} AS INTEGER) END"


def months_first(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str], name: str
) -> Iterator[Problem]:
    """Columns in which the month seems to stand first: 03/25/2022 is among their days.

    There 03/04/2022 may be the third of April or the fourth of March, and only a person knows.
    """
    for column in columns:
        text = f"""CAST("{column.replace('"', '""')}" AS VARCHAR)"""
        first_day = f"try_strptime({text}, {list(_DAY_FIRST)}) IS NOT NULL"
        first_month = f"try_strptime({text}, {list(_MONTH_FIRST)}) IS NOT NULL"
        query = f"""SELECT count(*) FILTER ({first_month} AND NOT {first_day}),
                           count(*) FILTER ({first_day} AND NOT {first_month}) FROM {TABLE}"""
        months, days = connection.execute(query).fetchall()[0]
        if months and months * _SLIPS >= days:
            what = f"cột “{column}” có {months} ngày chỉ đọc được khi tháng đứng trước ngày"
            todo = (
                'nếu cả cột viết như vậy thì khai formats: ["%m/%d/%Y"] trong tệp ánh xạ; '
                "nếu cột lẫn hai cách viết thì sửa lại trong sổ"
            )
            yield Problem(what, name, todo)


def shortened(connection: duckdb.DuckDBPyConnection, column: str, name: str) -> Iterator[Problem]:
    """A column of numbers of persons of which Excel kept the first digits alone: 2,05739E+11 is
    one person's as well as another's."""
    text = f"""CAST("{column.replace('"', '""')}" AS VARCHAR)"""
    query = f"""SELECT count(*) FROM {TABLE}
                WHERE regexp_full_match(trim({text}), '[0-9][.,][0-9]+[eE][+][0-9]+')"""
    number = connection.execute(query).fetchall()[0][0]
    if number:
        what = f"cột “{column}” có {number} số đã bị Excel rút gọn (dạng 2,05E+11)"
        todo = "xuất lại sổ với cột này ở dạng chữ: từ dạng rút gọn không biết được là của ai"
        yield Problem(what, name, todo)
