"""Opens a register as a table that DuckDB can query (CSV, Parquet or xlsx); its days and numbers of
persons as SQL: in which ways they are written, and what tells them apart.

Whatever goes wrong is told without a word of the file's content.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import duckdb

from baocao.core.errors import BaocaoError, Problem, refusal
from baocao.core.vietnamese.names import clean

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
_LINE = re.compile(r"\bLine: (\d+)")
_DELIMITERS = (",", ";", "\t", "|")
_PATTERN_SIGNS = re.compile(r"[\[*?]")
_DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y")
_MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y")
# A slip of the pen among so many sound days says nothing of the others.
_SLIPS = 100


class RegisterError(Exception):
    """Why a register cannot be read, in words that quote nothing of its rows."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what, self.todo = what, todo


def open_register(
    path: Path, sheet: str | None, name: str, headers: Collection[str]
) -> duckdb.DuckDBPyConnection:
    """A connection with the register as the view `register`, every column as text.

    Titles may stand above the line that has all `headers`. Raises `BaocaoError` where the file
    is missing, of another kind or cannot be read.
    """
    if not path.is_file():
        raise refusal("không tìm thấy tệp", name, "kiểm tra lại tên tệp và thư mục")
    if path.suffix.lower() not in READERS:
        raise refusal("không đọc được loại tệp này", name, "dùng tệp .csv, .parquet hoặc .xlsx")
    if path.suffix.lower() == ".csv" and _is_odd_encoding(path):
        todo = "lưu lại tệp dạng “CSV UTF-8”"
        raise refusal("tệp theo bảng mã UTF-16 hoặc UTF-32 không đọc được", name, todo)
    connection = duckdb.connect(config=CONFIG)
    try:
        _attach(connection, path, sheet, headers)
    except RegisterError as error:
        connection.close()
        raise refusal(error.what, name, error.todo) from None
    except Exception as error:  # the message of a reader may quote a row
        connection.close()
        raise unreadable(error, name) from None
    return connection


def unreadable(error: Exception, name: str) -> BaocaoError:
    """What is said of a reader's error: of its message the number of a line alone."""
    if line := _LINE.search(str(error)):
        what = "số ô hoặc dấu ngoặc kép của dòng này không khớp với dòng tiêu đề"
        return refusal(what, f"{name}, dòng {line[1]}", "sửa dòng này trong sổ rồi thử lại")
    todo = "mở tệp kiểm tra, lưu lại đúng định dạng rồi thử lại"
    return refusal("không đọc được tệp sổ", name, todo)


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
            options, cells = _csv_options(path, headers)
            try:
                _view(connection, f"FROM read_csv('{_literal(path)}', {options})")
            except duckdb.Error:
                if cells:
                    _find_line(connection, path, options, len(cells))
                raise
        case ".parquet":
            _view(connection, f"FROM read_parquet('{_literal(path)}')")
        case _:
            connection.register("sheet", _sheet(connection, path, sheet, headers))
            _view(connection, "FROM sheet")


def _view(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    connection.execute(f"CREATE OR REPLACE VIEW {TABLE} AS {query}")
    connection.execute(f"SELECT 1 FROM {TABLE} LIMIT 1")


def _find_line(connection: duckdb.DuckDBPyConnection, path: Path, options: str, width: int) -> None:
    """Raise DuckDB's error with the line that has not as many cells as the headers."""
    columns = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(width))
    strict = f"""auto_detect=false, quote='"', escape='"', columns={{{columns}}}"""
    known = options.replace("all_varchar=true, ", "")
    query = f"FROM read_csv('{_literal(path)}', {known}, {strict})"
    connection.execute(f"SELECT count(COLUMNS(*)) {query}").fetchall()


def _literal(path: Path) -> str:
    """The path within quotes, each sign escaped by which DuckDB would look for other files."""
    return _PATTERN_SIGNS.sub(lambda sign: f"[{sign[0]}]", str(path)).replace("'", "''")


def _csv_options(path: Path, headers: Collection[str]) -> tuple[str, list[str]]:
    """How to read a file, and the cells of the line that has all headers; none where no line has
    them."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(islice(file, FIRST_LINES))
    options = f"{CSV_OPTIONS}, encoding='{encoding.removesuffix('-sig')}'"
    for above, line in enumerate(lines):
        for sign in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=sign), [])
            if _has_all(cells, headers):
                _check_once(cells, headers)
                return f"{options}, skip={above}, delim='{sign}'", cells
    return options, []


def _encoding(path: Path) -> str:
    return "utf-16" if _start(path)[:2] == codecs.BOM_UTF16_LE else "utf-8-sig"


def _is_odd_encoding(path: Path) -> bool:
    """Whether a file has two or four bytes a letter, other than as Excel writes them, which is all
    that DuckDB reads."""
    start = _start(path)
    letters = start.removeprefix(codecs.BOM_UTF16_LE)
    is_wide = start[:2] == codecs.BOM_UTF16_BE or b"\0" in start
    return is_wide and letters in (start, b"\0\0")


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _has_all(cells: Iterable[object], headers: Collection[str]) -> bool:
    return {header_key(header) for header in headers} <= {header_key(str(cell)) for cell in cells}


def _has_most(cells: Iterable[object], headers: Collection[str]) -> bool:
    """Whether a line has more than half of the headers: persons may stand below it too."""
    own = {header_key(str(cell)) for cell in cells}
    return sum(header_key(header) in own for header in headers) * 2 > len(headers)


def header_key(header: str) -> str:
    """A header for comparing: case, spaces, line breaks and Unicode form do not matter."""
    return clean(header).casefold()


def _check_once(cells: Iterable[object], headers: Collection[str]) -> None:
    keys = [header_key(str(cell)) for cell in cells]
    double = [header for header in headers if keys.count(header_key(header)) > 1]
    if double:
        what = f"sổ có hai cột “{double[0]}”"
        raise RegisterError(what, "chỉ giữ lại cột đúng, hoặc đổi tên cột kia")


def _sheet(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    sheet: str | None,
    headers: Collection[str],
) -> object:
    """The one sheet that has the headers."""
    import fastexcel

    book = fastexcel.read_excel(path)
    found: dict[str, int] = {}
    near: list[str] = []
    for name in [sheet] if sheet else book.sheet_names:
        top = book.load_sheet(name, dtypes="string", header_row=None, n_rows=FIRST_LINES)
        if not top.width:
            continue
        connection.register("top", top)
        rows = connection.execute("FROM top").fetchall()
        connection.unregister("top")
        above = next((n for n, row in enumerate(rows) if _has_all(row, headers)), None)
        if above is not None:
            _check_once(rows[above], headers)
            found[name] = above
        elif any(_has_most(row, headers) for row in rows):
            near.append(name)
    if found and near:
        what = f"sổ còn trang tính ghi gần như các cột ấy mà thiếu cột: {', '.join(near)}"
        todo = (
            "sửa tiêu đề cho giống rồi gộp các trang, hoặc ghi sheet: tên trang tính vào tệp ánh xạ"
        )
        raise RegisterError(what, todo)
    if len(found) > 1:
        what = f"sổ có {len(found)} trang tính như nhau: {', '.join(found)}"
        raise RegisterError(what, "ghi sheet: tên trang tính vào tệp ánh xạ, hoặc gộp các trang")
    ((name, above),) = found.items() or [(sheet or book.sheet_names[0], 0)]
    return book.load_sheet(name, dtypes="string", header_row=above)


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
