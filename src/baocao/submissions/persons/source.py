"""Opens a register as a table that DuckDB can query: CSV, Parquet or xlsx.

Whatever goes wrong is told without a word of the file's content.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from baocao.core.errors import BaocaoError, Problem

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


def open_register(path: Path, sheet: str | None, name: str) -> duckdb.DuckDBPyConnection:
    """A connection with the register as the view `register`, every column as text.

    Raises `BaocaoError` where the file is missing, of another kind or cannot be read.
    """
    if not path.is_file():
        raise _problem("không tìm thấy tệp", name, "kiểm tra lại đường dẫn")
    if path.suffix.lower() not in READERS:
        raise _problem("không đọc được loại tệp này", name, "dùng tệp .csv, .parquet hoặc .xlsx")
    connection = duckdb.connect(config=CONFIG)
    try:
        _attach(connection, path, sheet)
    except Exception:  # the message of a reader may quote a row
        connection.close()
        todo = "mở tệp kiểm tra, lưu lại đúng định dạng rồi thử lại"
        raise _problem("không đọc được tệp sổ", name, todo) from None
    return connection


def columns_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The headers of the register."""
    described = connection.execute(f"DESCRIBE {TABLE}").fetchall()
    return [str(row[0]) for row in described]


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, sheet: str | None) -> None:
    literal = str(path).replace("'", "''")
    match path.suffix.lower():
        case ".csv":
            query = f"FROM read_csv('{literal}', {CSV_OPTIONS})"
        case ".parquet":
            query = f"FROM read_parquet('{literal}')"
        case _:
            connection.register("sheet", _sheet(path, sheet))
            query = "FROM sheet"
    connection.execute(f"CREATE VIEW {TABLE} AS {query}")
    connection.execute(f"SELECT 1 FROM {TABLE} LIMIT 1")


def _sheet(path: Path, sheet: str | None) -> object:
    import fastexcel

    return fastexcel.read_excel(path).load_sheet(sheet or 0, dtypes="string")


def _problem(what: str, name: str, todo: str) -> BaocaoError:
    return BaocaoError(Problem(what, name, todo))
