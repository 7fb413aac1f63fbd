"""Counts a register of persons with DuckDB. Nothing about one person leaves this module.

A person and step (a dose, a visit) count once, at the earliest valid date; the age is that on
the day of the step, in full years. Identifiers are hashed as they are read and dropped with the
connection. A row is kept as a few small numbers, and persons are counted a share at a time, so
that millions of rows need little memory and no file on the disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.submissions.persons.mapping import DATE_FORMATS, RegisterMapping
from baocao.submissions.persons.model import GroupCount, RegisterCounts, RegisterProblem
from baocao.submissions.persons.source import (
    TABLE,
    columns_of,
    day_of,
    header_key,
    months_first,
    open_register,
    shortened,
    unreadable,
    year_alone,
)

MOST_LABELS = 5000  # ways to write a step or a district; more means another column
SHARES = 8  # of the persons; one share is in memory at a time

# Row states in the order in which they are asked for: the first that holds counts.
_STATE = f"""
CASE WHEN step IS NULL THEN {RegisterProblem.UNKNOWN_STEP.value}
     WHEN district IS NULL THEN {RegisterProblem.UNKNOWN_DISTRICT.value}
     WHEN taken IS NULL THEN {RegisterProblem.BAD_STEP_DATE.value}
     WHEN year(taken) < 1000 OR year(born) < 1000 THEN {RegisterProblem.SHORT_YEAR.value}
     WHEN taken < $first THEN {RegisterProblem.STEP_TOO_EARLY.value}
     WHEN taken > $last THEN {RegisterProblem.STEP_TOO_LATE.value}
     WHEN born IS NULL OR born > taken OR born < taken - INTERVAL 130 YEAR
          THEN {RegisterProblem.BAD_BIRTH_DATE.value}
     WHEN date_sub('year', born, taken) < {{least_age}} THEN {RegisterProblem.TOO_YOUNG.value}
     WHEN {{group}} <> {{youngest_group}} OR date_sub('year', born_last, taken) < {{least_age}}
          THEN {RegisterProblem.YEAR_OF_BIRTH_ONLY.value}
     ELSE 0 END"""

# A mark is day, district and group in one number, so the least is the earliest step. Of a year
# of birth alone both ends are looked at: it counts where they are in one group.
_ROWS = f"""
CREATE TEMP TABLE rows AS
SELECT person, step, CAST({_STATE} AS UTINYINT) AS state,
       date_diff('day', $first, taken) * 65536 + district * 256 + {{group}} AS mark
FROM (SELECT nullif(hash(trim(r.person)), hash('')) AS person,
             s.number AS step, a.number AS district,
             coalesce({day_of("r.born")}, make_date(r.birth_year, 1, 1)) AS born,
             coalesce(make_date(r.birth_year, 12, 31), {day_of("r.born")}) AS born_last,
             {day_of("r.taken")} AS taken
      FROM (SELECT coalesce(CAST({{person}} AS VARCHAR), '') AS person,
                   CAST({{birth_date}} AS VARCHAR) AS born,
                   {year_alone("{birth_date}")} AS birth_year,
                   CAST({{step_date}} AS VARCHAR) AS taken,
                   CAST({{step}} AS VARCHAR) AS step,
                   CAST({{district}} AS VARCHAR) AS district
            FROM {TABLE}) AS r
      LEFT JOIN steps AS s ON s.label = r.step
      LEFT JOIN districts AS a ON a.label = r.district)"""

# A row without an identifier cannot be told from another person's: each counts.
_NOBODY = """
CREATE TEMP TABLE people AS
SELECT person, step, mark, CAST(1 AS BIGINT) AS times
FROM rows WHERE state = 0 AND person IS NULL"""

_PEOPLE = f"""
CREATE OR REPLACE TEMP TABLE people AS
SELECT person, step, min(mark) AS mark, count(*) AS times
FROM rows WHERE state = 0 AND person % {SHARES} = $share GROUP BY person, step"""

_COUNTS = """
SELECT mark // 256 % 256, mark % 256, step, count(*) FROM people GROUP BY ALL"""


def count_register(
    path: Path, mapping: RegisterMapping, areas: AreaRegistry, *, name: str
) -> RegisterCounts:
    """Counts of the register at `path`; `name` is how messages call it.

    Raises `BaocaoError` where it cannot be read or lacks a column that the mapping names.
    """
    headers: Mapping[str, str] = vars(mapping.columns)
    with open_register(path, mapping.sheet, name, headers.values()) as connection:
        headers = _headers(columns_of(connection), headers, name)
        raise_all(shortened(connection, headers["person"], name))
        if mapping.formats == DATE_FORMATS:
            dates = [headers["birth_date"], headers["step_date"]]
            raise_all(months_first(connection, dates, name))
        try:
            return _counts(connection, headers, mapping, areas)
        except duckdb.Error as error:  # its message may quote a row
            raise unreadable(error, name) from None


def _counts(
    connection: duckdb.DuckDBPyConnection,
    headers: Mapping[str, str],
    mapping: RegisterMapping,
    areas: AreaRegistry,
) -> RegisterCounts:
    columns = {field: _quoted(header) for field, header in headers.items()}
    steps = _labels(connection, "steps", _steps(connection, mapping, columns["step"]))
    found = _districts(connection, mapping, areas, columns["district"])
    districts = _labels(connection, "districts", found)
    parameters = {
        "first": mapping.first_date,
        "last": mapping.as_of,
        "formats": list(mapping.formats),
    }
    groups = sorted(mapping.ages, key=mapping.ages.__getitem__)
    ages = [mapping.ages[group] for group in groups]
    groups_of = {"group": _group(ages, "born"), "youngest_group": _group(ages, "born_last")}
    query = _ROWS.format(**columns, least_age=ages[0], **groups_of)
    connection.execute(query, parameters)
    problems = _row_problems(connection)
    people = _people(connection, _out_of_order(steps, mapping.order), problems)
    counts = sorted(
        (districts[district], groups[group], steps[step], number)
        for (district, group, step), number in people.items()
    )
    rows = _one(connection, "SELECT count(*) FROM rows")
    return RegisterCounts(rows, tuple(GroupCount(*count) for count in counts), +problems)


def _group(ages: Sequence[int], born: str) -> str:
    """The place in `ages` (least ages in years, rising) of the group that a person is in."""
    cases = "".join(
        f" WHEN date_sub('year', {born}, taken) >= {age} THEN {place}"
        for place, age in reversed(list(enumerate(ages)))
    )
    return f"CASE{cases} ELSE 0 END"


def _row_problems(connection: duckdb.DuckDBPyConnection) -> Counter[RegisterProblem]:
    states = connection.execute("SELECT state, count(*) FROM rows GROUP BY state").fetchall()
    numbers = {state: int(number) for state, number in states}
    return Counter({problem: numbers.get(problem.value, 0) for problem in RegisterProblem})


def _people(
    connection: duckdb.DuckDBPyConnection,
    out_of_order: str,
    problems: Counter[RegisterProblem],
) -> Counter[tuple[int, int, int]]:
    """Persons by district, group and step; what is wrong with persons goes into `problems`."""
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
    return Counter({(district, group, step): int(n) for district, group, step, n in found})


def _out_of_order(steps: list[str], order: Sequence[str]) -> str:
    """Persons of whom a step stands before the one that it follows."""
    numbers = [steps.index(step) for step in order if step in steps]
    days = "".join(f", min(mark // 65536) FILTER (step = {n}) AS d{n}" for n in numbers)
    wrong = [f"d{b} < d{a}" for i, a in enumerate(numbers) for b in numbers[i + 1 :]]
    return (
        f"SELECT count(*) FROM (SELECT person{days} FROM people GROUP BY person "
        f"HAVING count(*) > 1) WHERE {' OR '.join(wrong) or 'false'}"
    )


def _steps(
    connection: duckdb.DuckDBPyConnection, mapping: RegisterMapping, column: str
) -> dict[str, str]:
    return {
        label: step
        for label in _distinct(connection, column)
        if (step := mapping.step(label)) is not None
    }


def _districts(
    connection: duckdb.DuckDBPyConnection,
    mapping: RegisterMapping,
    areas: AreaRegistry,
    column: str,
) -> dict[str, str]:
    """Codes of the districts that the register's texts mean; what is unclear is left out."""
    province = areas.province(mapping.province, on=mapping.as_of)
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


def _headers(own: Sequence[str], wanted: Mapping[str, str], name: str) -> dict[str, str]:
    """The register's own headers for those that the mapping names."""
    found = {header_key(header): header for header in reversed(own)}
    missing = [header for header in wanted.values() if header_key(header) not in found]
    todo = "sửa tên cột trong tệp ánh xạ cho khớp với dòng tiêu đề của sổ"
    raise_all(Problem(f"sổ không có cột “{header}”", name, todo) for header in missing)
    return {field: found[header_key(header)] for field, header in wanted.items()}
