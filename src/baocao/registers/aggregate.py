"""Counts a register of persons with DuckDB. Nothing about one person leaves this module.

A person and dose count once, at the earliest valid date; the age is that on the day of the
dose, in full years. Identifiers are hashed as they are read and dropped with the connection.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from baocao.areas.model import AreaLevel
from baocao.areas.registry import AreaRegistry
from baocao.errors import BaocaoError, Problem
from baocao.registers.mapping import RegisterMapping
from baocao.registers.model import GroupCount, RegisterCounts, RegisterProblem
from baocao.registers.source import TABLE, columns_of, open_register

ORDER = ("d1", "d2", "d3", "d4")  # doses that follow each other; the additional one may not
MOST_LABELS = 5000  # ways to write a dose or a district; more means another column

# Row states in the order in which they are asked for: the first that holds counts.
_STATE = f"""
CASE WHEN dose IS NULL THEN '{RegisterProblem.UNKNOWN_DOSE.name}'
     WHEN district IS NULL THEN '{RegisterProblem.UNKNOWN_DISTRICT.name}'
     WHEN given IS NULL THEN '{RegisterProblem.BAD_DOSE_DATE.name}'
     WHEN given < $first THEN '{RegisterProblem.DOSE_TOO_EARLY.name}'
     WHEN given > $last THEN '{RegisterProblem.DOSE_TOO_LATE.name}'
     WHEN born IS NULL OR born > given OR born < given - INTERVAL 130 YEAR
          THEN '{RegisterProblem.BAD_BIRTH_DATE.name}'
     WHEN date_sub('year', born, given) < 5 THEN '{RegisterProblem.TOO_YOUNG.name}'
     ELSE 'GOOD' END"""

_ROWS = f"""
CREATE TEMP TABLE rows AS
SELECT person, dose, district, born, given, {_STATE} AS state
FROM (SELECT nullif(hash(trim(r.person)), hash('')) AS person, d.dose, a.district,
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
_PEOPLE = """
CREATE TEMP TABLE people AS
SELECT person, dose, min(given) AS given, arg_min(district, given) AS district,
       arg_min(born, given) AS born, count(*) AS times
FROM rows WHERE state = 'GOOD' AND person IS NOT NULL GROUP BY person, dose
UNION ALL
SELECT NULL, dose, given, district, born, 1 FROM rows
WHERE state = 'GOOD' AND person IS NULL"""

_COUNTS = """
SELECT district,
       CASE WHEN date_sub('year', born, given) >= 18 THEN '18plus'
            WHEN date_sub('year', born, given) >= 12 THEN '12-17' ELSE '5-11' END AS age_group,
       dose, count(*)
FROM people GROUP BY ALL ORDER BY ALL"""


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
    _labels(connection, "doses", _doses(connection, mapping, columns["dose"]))
    _labels(connection, "districts", _districts(connection, mapping, areas, columns["district"]))
    parameters = {
        "first": mapping.first_date,
        "last": mapping.as_of,
        "formats": list(mapping.formats),
    }
    connection.execute(_ROWS.format(**columns), parameters)
    connection.execute(_PEOPLE)
    found = connection.execute(_COUNTS).fetchall()
    counts = tuple(GroupCount(str(d), str(g), str(dose), int(n)) for d, g, dose, n in found)
    return RegisterCounts(
        _one(connection, "SELECT count(*) FROM rows"), counts, _problems(connection)
    )


def _problems(connection: duckdb.DuckDBPyConnection) -> dict[RegisterProblem, int]:
    found = dict(connection.execute("SELECT state, count(*) FROM rows GROUP BY state").fetchall())
    problems = {p: int(found.get(p.name, 0)) for p in RegisterProblem}
    problems[RegisterProblem.NO_PERSON] = _one(
        connection, "SELECT count(*) FROM rows WHERE state = 'GOOD' AND person IS NULL"
    )
    problems[RegisterProblem.REPEATED] = _one(
        connection, "SELECT coalesce(sum(times - 1), 0) FROM people"
    )
    problems[RegisterProblem.OUT_OF_ORDER] = _one(connection, _out_of_order())
    return {problem: number for problem, number in problems.items() if number}


def _out_of_order() -> str:
    """Persons of whom a dose stands before the one that it follows."""
    days = ", ".join(f"min(given) FILTER (dose = '{dose}') AS {dose}" for dose in ORDER)
    wrong = " OR ".join(f"{b} < {a}" for i, a in enumerate(ORDER) for b in ORDER[i + 1 :])
    return (
        f"SELECT count(*) FROM (SELECT {days} FROM people WHERE person IS NOT NULL "
        f"GROUP BY person HAVING count(*) > 1) WHERE {wrong}"
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


def _labels(connection: duckdb.DuckDBPyConnection, table: str, labels: dict[str, str]) -> None:
    name = table.removesuffix("s")
    connection.execute(f"CREATE TEMP TABLE {table} (label VARCHAR, {name} VARCHAR)")
    if labels:
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", list(labels.items()))


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
