"""Opens a register as a table that DuckDB can query: CSV, Parquet or xlsx.

Whatever goes wrong is told without a word of the file's content.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path

import duckdb

from baocao.core.errors import refusal

READERS = {".csv": "read_csv", ".parquet": "read_parquet", ".xlsx": ""}
TABLE = "register"
# Nothing of a register goes to the disk or over the network, however large it is.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "preserve_insertion_order": False,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
}
# Small buffers: each thread holds several of them. No line of a register is a megabyte long.
CSV_OPTIONS = (
    "all_varchar=true, header=true, sample_size=200, buffer_size=4000000, max_line_size=1000000"
)
FIRST_LINES = 30  # of a file; its headers stand in one of them
_DELIMITERS = (",", ";", "\t", "|")
_PATTERN_SIGNS = re.compile(r"[\[*?]")


def open_register(
    path: Path, sheet: str | None, name: str, headers: Collection[str]
) -> duckdb.DuckDBPyConnection:
    """A connection with the register as the view `register`, every column as text.

    Titles may stand above the line that has all `headers`. Raises `BaocaoError` where the file
    is missing, of another kind or cannot be read.
    """
    if not path.is_file():
        raise refusal("không tìm thấy tệp", name, "kiểm tra lại đường dẫn")
    if path.suffix.lower() not in READERS:
        raise refusal("không đọc được loại tệp này", name, "dùng tệp .csv, .parquet hoặc .xlsx")
    if _start(path) == codecs.BOM_UTF16_BE:  # DuckDB reads the other order alone, as Excel writes
        todo = "lưu lại tệp dạng “CSV UTF-8”"
        raise refusal("tệp theo bảng mã UTF-16 ngược thứ tự byte", name, todo)
    connection = duckdb.connect(config=CONFIG)
    try:
        _attach(connection, path, sheet, headers)
    except Exception:  # the message of a reader may quote a row
        connection.close()
        todo = "mở tệp kiểm tra, lưu lại đúng định dạng rồi thử lại"
        raise refusal("không đọc được tệp sổ", name, todo) from None
    return connection


def columns_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The headers of the register."""
    described = connection.execute(f"DESCRIBE {TABLE}").fetchall()
    return [str(row[0]) for row in described]


def _attach(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    sheet: str | None,
    headers: Collection[str],
) -> None:
    match path.suffix.lower():
        case ".csv":
            query = f"FROM read_csv('{_literal(path)}', {_csv_options(path, headers)})"
        case ".parquet":
            query = f"FROM read_parquet('{_literal(path)}')"
        case _:
            connection.register("sheet", _sheet(connection, path, sheet, headers))
            query = "FROM sheet"
    connection.execute(f"CREATE VIEW {TABLE} AS {query}")
    connection.execute(f"SELECT 1 FROM {TABLE} LIMIT 1")


def _literal(path: Path) -> str:
    """The path within quotes, each sign escaped by which DuckDB would look for other files."""
    return _PATTERN_SIGNS.sub(lambda sign: f"[{sign[0]}]", str(path)).replace("'", "''")


def _csv_options(path: Path, headers: Collection[str]) -> str:
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(islice(file, FIRST_LINES))
    above = next((n for n, line in enumerate(lines) if _holds(line, headers)), 0)
    return f"{CSV_OPTIONS}, encoding='{encoding.removesuffix('-sig')}', skip={above}"


def _encoding(path: Path) -> str:
    return "utf-16" if _start(path) == codecs.BOM_UTF16_LE else "utf-8-sig"


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2)


def _holds(line: str, headers: Collection[str]) -> bool:
    rows = (next(csv.reader([line], delimiter=sign), []) for sign in _DELIMITERS)
    return any(_has_all(row, headers) for row in rows)


def _has_all(cells: Iterable[object], headers: Collection[str]) -> bool:
    return set(headers) <= {str(cell).strip() for cell in cells}


def _sheet(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    sheet: str | None,
    headers: Collection[str],
) -> object:
    import fastexcel

    book = fastexcel.read_excel(path)
    top = book.load_sheet(sheet or 0, dtypes="string", header_row=None, n_rows=FIRST_LINES)
    connection.register("top", top)
    rows = connection.execute("FROM top").fetchall()
    connection.unregister("top")
    above = next((n for n, row in enumerate(rows) if _has_all(row, headers)), 0)
    return book.load_sheet(sheet or 0, dtypes="string", header_row=above)
