"""Counts a register of persons with DuckDB. Nothing about one person leaves this module.

A person and dose count once, at the earliest valid date; the age is that on the day of the
dose, in full years. Identifiers are hashed as they are read and dropped with the connection.
A row is kept as a few small numbers, and persons are counted a share at a time, so that
millions of rows need little memory and no file on the disk.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb

from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.submissions.persons.mapping import RegisterMapping
from baocao.submissions.persons.model import GroupCount, RegisterCounts, RegisterProblem
from baocao.submissions.persons.source import TABLE, columns_of, open_register

ORDER = ("d1", "d2", "d3", "d4")  # doses that follow each other; the additional one may not
AGE_GROUPS = ("5-11", "12-17", "18plus")
MOST_LABELS = 5000  # ways to write a dose or a district; more means another column
SHARES = 8  # of the persons; one share is in memory at a time

# Row states in the order in which they are asked for: the first that holds counts.
_STATE = f"""
CASE WHEN dose IS NULL THEN {RegisterProblem.UNKNOWN_DOSE.number}
     WHEN district IS NULL THEN {RegisterProblem.UNKNOWN_DISTRICT.number}
     WHEN given IS NULL THEN {RegisterProblem.BAD_DOSE_DATE.number}
     WHEN given < $first THEN {RegisterProblem.DOSE_TOO_EARLY.number}
     WHEN given > $last THEN {RegisterProblem.DOSE_TOO_LATE.number}
     WHEN born IS NULL OR born > given OR born < given - INTERVAL 130 YEAR
          THEN {RegisterProblem.BAD_BIRTH_DATE.number}
     WHEN date_sub('year', born, given) < 5 THEN {RegisterProblem.TOO_YOUNG.number}
     ELSE 0 END"""

_AGE_GROUP = """
CASE WHEN date_sub('year', born, given) >= 18 THEN 2
     WHEN date_sub('year', born, given) >= 12 THEN 1 ELSE 0 END"""

# A mark is day, district and age group in one number, so the least is the earliest dose.
_ROWS = f"""
CREATE TEMP TABLE rows AS
SELECT person, dose, CAST({_STATE} AS UTINYINT) AS state,
       date_diff('day', $first, given) * 65536 + district * 256 + {_AGE_GROUP} AS mark
FROM (SELECT nullif(hash(trim(r.person)), hash('')) AS person,
             d.number AS dose, a.number AS district,
             CAST(try_strptime(r.born, $formats) AS DATE) AS born,
             CAST(try_strptime(r.given, $formats) AS DATE) AS given
      FROM (SELECT coalesce(CAST({{person}} AS VARCHAR), '') AS person,
                   CAST({{birth_date}} AS VARCHAR) AS born,
                   CAST({{dose_date}} AS VARCHAR) AS given,
                   CAST({{dose}} AS VARCHAR) AS dose,
                   CAST({{district}} AS VARCHAR) AS district
            FROM {TABLE}) AS r
      LEFT JOIN doses AS d ON d.label = r.dose
      LEFT JOIN districts AS a ON a.label = r.district)"""

# A row without an identifier cannot be told from another person's: each counts.
_NOBODY = """
CREATE TEMP TABLE people AS
SELECT person, dose, mark, CAST(1 AS BIGINT) AS times
FROM rows WHERE state = 0 AND person IS NULL"""

_PEOPLE = f"""
CREATE OR REPLACE TEMP TABLE people AS
SELECT person, dose, min(mark) AS mark, count(*) AS times
FROM rows WHERE state = 0 AND person % {SHARES} = $share GROUP BY person, dose"""

_COUNTS = """
SELECT mark // 256 % 256, mark % 256, dose, count(*) FROM people GROUP BY ALL"""


def count_register(
    path: Path, mapping: RegisterMapping, areas: AreaRegistry, *, name: str
) -> RegisterCounts:
    """Counts of the register at `path`; `name` is how messages call it.

    Raises `BaocaoError` where it cannot be read or lacks a column that the mapping names.
    """
    with open_register(path, mapping.sheet, name) as connection:
        _check_columns(columns_of(connection), mapping, name)
        try:
            return _counts(connection, mapping, areas)
        except duckdb.Error:  # its message may quote a row
            todo = "kiểm tra các cột nêu trong tệp ánh xạ có đúng nội dung không"
            raise BaocaoError(Problem("không tổng hợp được tệp sổ", name, todo)) from None


def _counts(
    connection: duckdb.DuckDBPyConnection, mapping: RegisterMapping, areas: AreaRegistry
) -> RegisterCounts:
    columns = {field: _quoted(header) for field, header in mapping.columns.model_dump().items()}
    doses = _labels(connection, "doses", _doses(connection, mapping, columns["dose"]))
    found = _districts(connection, mapping, areas, columns["district"])
    districts = _labels(connection, "districts", found)
    parameters = {
        "first": mapping.first_date,
        "last": mapping.as_of,
        "formats": list(mapping.formats),
    }
    connection.execute(_ROWS.format(**columns), parameters)
    problems = _row_problems(connection)
    people = _people(connection, _out_of_order(doses), problems)
    counts = sorted(
        (districts[district], AGE_GROUPS[age], doses[dose], number)
        for (district, age, dose), number in people.items()
    )
    rows = _one(connection, "SELECT count(*) FROM rows")
    return RegisterCounts(rows, tuple(GroupCount(*count) for count in counts), +problems)


def _row_problems(connection: duckdb.DuckDBPyConnection) -> Counter[RegisterProblem]:
    states = connection.execute("SELECT state, count(*) FROM rows GROUP BY state").fetchall()
    numbers = {state: int(number) for state, number in states}
    return Counter({problem: numbers.get(problem.number, 0) for problem in RegisterProblem})


def _people(
    connection: duckdb.DuckDBPyConnection,
    out_of_order: str,
    problems: Counter[RegisterProblem],
) -> Counter[tuple[int, int, int]]:
    """Doses by district, age group and dose; what is wrong with persons goes into `problems`."""
    connection.execute(_NOBODY)
    people = _counted(connection)
    problems[RegisterProblem.NO_PERSON] = people.total()
    for share in range(SHARES):
        connection.execute(_PEOPLE, {"share": share})
        people += _counted(connection)
        repeated = _one(connection, "SELECT coalesce(sum(times - 1), 0) FROM people")
        problems[RegisterProblem.REPEATED] += repeated
        problems[RegisterProblem.OUT_OF_ORDER] += _one(connection, out_of_order)
    return people


def _counted(connection: duckdb.DuckDBPyConnection) -> Counter[tuple[int, int, int]]:
    found = connection.execute(_COUNTS).fetchall()
    return Counter({(district, age, dose): int(number) for district, age, dose, number in found})


def _out_of_order(doses: list[str]) -> str:
    """Persons of whom a dose stands before the one that it follows."""
    numbers = [doses.index(dose) for dose in ORDER if dose in doses]
    days = "".join(f", min(mark // 65536) FILTER (dose = {n}) AS d{n}" for n in numbers)
    wrong = [f"d{b} < d{a}" for i, a in enumerate(numbers) for b in numbers[i + 1 :]]
    return (
        f"SELECT count(*) FROM (SELECT person{days} FROM people GROUP BY person "
        f"HAVING count(*) > 1) WHERE {' OR '.join(wrong) or 'false'}"
    )


def _doses(
    connection: duckdb.DuckDBPyConnection, mapping: RegisterMapping, column: str
) -> dict[str, str]:
    return {
        label: dose
        for label in _distinct(connection, column)
        if (dose := mapping.dose(label)) is not None
    }


def _districts(
    connection: duckdb.DuckDBPyConnection,
    mapping: RegisterMapping,
    areas: AreaRegistry,
    column: str,
) -> dict[str, str]:
    """Codes of the districts that the register's texts mean; what is unclear is left out."""
    province = areas.province(mapping.province)
    found: dict[str, str] = {}
    for label in _distinct(connection, column):
        try:
            unit = areas.find(
                label, level=AreaLevel.DISTRICT, within=province.code, on=mapping.as_of
            )
        except BaocaoError:
            continue
        found[label] = unit.code
    return found


def _distinct(connection: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    query = f"SELECT DISTINCT CAST({column} AS VARCHAR) FROM {TABLE} WHERE {column} IS NOT NULL"
    labels = connection.execute(f"{query} LIMIT {MOST_LABELS + 1}").fetchall()
    if len(labels) > MOST_LABELS:
        what = f"cột {column} có hơn {MOST_LABELS} giá trị khác nhau"
        todo = "kiểm tra tệp ánh xạ có nêu đúng cột không"
        raise BaocaoError(Problem(what, "", todo))
    return [str(row[0]) for row in labels]


def _labels(connection: duckdb.DuckDBPyConnection, table: str, labels: dict[str, str]) -> list[str]:
    """A table of labels with the numbers of what they mean: places in the list returned."""
    meanings = sorted(set(labels.values()))
    connection.execute(f"CREATE TEMP TABLE {table} (label VARCHAR, number INTEGER)")
    if labels:
        rows = [(label, meanings.index(meaning)) for label, meaning in labels.items()]
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    return meanings


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _quoted(header: str) -> str:
    return '"' + header.replace('"', '""') + '"'


def _check_columns(headers: list[str], mapping: RegisterMapping, name: str) -> None:
    missing = [h for h in mapping.columns.model_dump().values() if h not in headers]
    if missing:
        todo = "sửa tên cột trong tệp ánh xạ cho khớp với dòng tiêu đề của sổ"
        raise BaocaoError(*(Problem(f"sổ không có cột “{h}”", name, todo) for h in missing))
