"""Workbooks as a unit might make them, drawn by hypothesis, with what is true of each cell.

A drawn workbook knows for every number that was put in what it means, or that it means nothing
that can be read; how it is read knows nothing of that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from baocao.definitions.indicators.model import Disaggregation
from baocao.submissions.workbooks.looks import Raised
from baocao.submissions.workbooks.structure import Structure
from baocao.submissions.workbooks.workbook import CellValue, SourceWorkbook
from tests.planted.book import Formula, Marked, Sheet, Value, corners, letters, spot

TITLE = "Số liệu tính đến ngày 14/12/2022"
DISTRICTS = {
    name: code
    for code, *names in (
        ("178", "Thành phố Lạng Sơn", "TP Lạng Sơn"),
        ("180", "Huyện Tràng Định", "Tràng Định"),
        ("181", "Bình Gia", "H. Bình Gia"),
        ("182", "Huyện Văn Lãng", "Văn Lãng"),
        ("183", "Cao Lộc", "Huyện Cao Lộc"),
        ("184", "Huyện Văn Quan", "Văn Quan"),
        ("185", "Bắc Sơn", "Huyện Bắc Sơn"),
        ("186", "Hữu Lũng", "H. Hữu Lũng"),
    )
    for name in names
}
ADULTS = (("age_group", "18plus"),)
COUNTS: dict[str, tuple[str, Disaggregation]] = {
    "Tổng số ca mắc": ("cases_cumulative", ()),
    "Số ca mắc mới trong kỳ": ("new_cases", ()),
    "Tử vong mới": ("new_deaths", ()),
    "Số ca tử vong cộng dồn": ("deaths_cumulative", ()),
    "Đang điều trị": ("under_treatment", ()),
    "Khỏi bệnh": ("recovered_cumulative", ()),
    "Dân số": ("population", ()),
    "Số người từ 18 tuổi trở lên đã tiêm mũi 3": ("vaccinated", (*ADULTS, ("dose", "d3"))),
}
Truth = tuple[str, str, Disaggregation, int]
"""Element, area, disaggregation and value of a cell."""


@dataclass
class Made:
    """A sheet with its truths; the cells of `lost` hold what cannot be read as it stands. `sums`
    are totals of tables, which are the province's where no part can be read."""

    sheet: Sheet = field(default_factory=lambda: Sheet("Biểu 1", {"A1": TITLE}))
    truths: dict[str, Truth] = field(default_factory=dict)
    sums: dict[str, Truth] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)
    is_right: bool = True

    def lose(self, cell: str, value: Value | Formula) -> None:
        """Put something into a cell of which no value may come."""
        self.truths.pop(cell, None)
        self.sheet.cells[cell] = value
        self.lost.add(cell)


@dataclass(frozen=True)
class Frame:
    """Where a table stands in a sheet: rows as Excel counts them, columns from 0."""

    header: int
    first: int
    last: int
    label: int
    columns: tuple[int, ...]

    def cell(self, row: int, column: int) -> str:
        return f"{letters(column)}{row}"


def as_number(value: int) -> Value:
    return value


def as_text(value: int) -> Value:
    return str(value)


def with_dots(value: int) -> Value:
    return f"{value:,}".replace(",", ".")


def with_spaces(value: int) -> Value:
    return f" {value} "


WAYS: tuple[Callable[[int], Value], ...] = (
    as_number,
    as_number,
    as_text,
    with_dots,
    with_spaces,
)


@st.composite
def tables(draw: st.DrawFn, made: Made, top: int, left: int, headers: list[str]) -> Frame:
    """A table of areas with its header in row `top`; every value is put in with its truth."""
    has_numbers = draw(st.booleans())
    label = left + has_numbers
    first = top + 1 + draw(st.booleans())
    columns = tuple(range(label + 1, label + 1 + len(headers)))
    sheet = made.sheet
    if has_numbers:
        sheet.cells[f"{letters(left)}{top}"] = draw(st.sampled_from(["TT", "STT"]))
    sheet.cells[f"{letters(label)}{top}"] = draw(
        st.sampled_from(["Địa bàn", "Huyện, thành phố", "Đơn vị"])
    )
    for column, header in zip(columns, headers, strict=True):
        sheet.cells[f"{letters(column)}{top}"] = header
    if first > top + 1:
        for n, column in enumerate(range(left, columns[-1] + 1), 1):
            sheet.cells[f"{letters(column)}{top + 1}"] = f"({n})"
    names = draw(
        st.lists(st.sampled_from(list(DISTRICTS)), min_size=2, max_size=5, unique_by=DISTRICTS.get)
    )
    ways = [draw(st.sampled_from(WAYS)) for _ in headers]
    last = first + len(names) - 1
    frame = Frame(top, first, last, label, columns)
    for n, name in enumerate(names):
        if has_numbers:
            sheet.cells[f"{letters(left)}{first + n}"] = n + 1
        sheet.cells[frame.cell(first + n, label)] = name
        for column, header, way in zip(columns, headers, ways, strict=True):
            value = draw(st.integers(0, 30_000))
            cell = frame.cell(first + n, column)
            sheet.cells[cell] = way(value)
            element, split = COUNTS[header]
            made.truths[cell] = (element, DISTRICTS[name], split, value)
    return frame


def marked(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A value with a mark, or with words in its place."""
    marks = [
        "3456*",
        "(1) 3456",
        "0/5",
        "3456 ca",
        "Không",
        "không phát sinh",
        "12-15",
        "≈ 30",
        "3456 (*)",
    ]
    made.lose(_any_cell(draw, frame), draw(st.sampled_from(marks)))


def broken(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """An error, as Excel shows it."""
    cell = _any_cell(draw, frame)
    made.lose(cell, "")
    made.errors[cell] = draw(st.sampled_from(["#REF!", "#DIV/0!", "#N/A"]))


def uncomputed(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    made.lose(_any_cell(draw, frame), Formula("=1+1"))


def merged(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """One value over two districts."""
    row = draw(st.integers(frame.first, frame.last - 1))
    column = draw(st.sampled_from(frame.columns))
    cells = [frame.cell(row, column), frame.cell(row + 1, column)]
    if {*cells} & {cell for area in made.sheet.merged for cell in area.split(":")}:
        return  # no cell is merged twice
    made.lose(cells[0], 6320)
    made.sheet.cells.pop(cells[1], None)
    made.truths.pop(cells[1], None)
    made.lost.discard(cells[1])
    made.errors.pop(cells[1], None)
    made.sheet.merged.append(":".join(cells))


def raised(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A footnote's mark above the line is no digit."""
    cell = _any_cell(draw, frame)
    if cell in made.truths:
        *_, value = made.truths[cell]
        made.sheet.cells[cell] = Marked(str(value), "1")


def blank(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    cell = _any_cell(draw, frame)
    made.truths.pop(cell, None)
    made.lost.discard(cell)
    made.sheet.cells.pop(cell, None)
    made.errors.pop(cell, None)


def hidden(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A row or a column that people do not see is read all the same."""
    if draw(st.booleans()):
        made.sheet.hidden_rows.add(draw(st.integers(frame.first, frame.last)))
    else:
        made.sheet.hidden_columns.add(letters(draw(st.sampled_from(frame.columns))))


def nameless(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A row that lost its area."""
    row = draw(st.integers(frame.first, frame.last))
    made.sheet.cells.pop(frame.cell(row, frame.label), None)
    for column in frame.columns:
        _doubt(made, frame.cell(row, column))
        _forget_words(made, frame.cell(row, column))


def misnamed(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A row of a place that nobody knows, or of a commune."""
    row = draw(st.integers(frame.first, frame.last))
    names = ["Huyện Văn Lạng", "Huyện Không Có", "Xã Tân Thanh", "Khác"]
    made.sheet.cells[frame.cell(row, frame.label)] = draw(st.sampled_from(names))
    for column in frame.columns:
        _doubt(made, frame.cell(row, column))
        _forget_words(made, frame.cell(row, column))


def unknown_header(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A column that says something else, or nothing."""
    column = draw(st.sampled_from(frame.columns))
    cell = frame.cell(frame.header, column)
    texts = ["Số người chưa tiêm mũi 3", "Số F1", "Kế hoạch giao", "Số trẻ em đã tiêm mũi 1"]
    made.sheet.cells[cell] = draw(st.sampled_from(texts))
    for row in range(frame.first, frame.last + 1):
        _doubt(made, frame.cell(row, column))


def beside(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A number that somebody left right of the table."""
    row = draw(st.integers(frame.first, frame.last))
    column = 20 + draw(st.integers(0, 3))
    numbers: list[Value] = [77, "77", "1.234", 0.5]
    made.lose(frame.cell(row, column), draw(st.sampled_from(numbers)))


def below(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """Numbers in a note far below all tables, after words or alone."""
    row, column = 60 + draw(st.integers(0, 3)), draw(st.integers(0, 6))
    if draw(st.booleans()) and column:
        made.sheet.cells.setdefault(f"{letters(column - 1)}{row}", "Trong đó")
    numbers: list[Value] = [25, "25", "1.250", "25 ca"]
    made.lose(f"{letters(column)}{row}", draw(st.sampled_from(numbers)))


def signed(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    """A signature, wider than the tables, with its place and day."""
    made.sheet.row(70, "Đơn vị", "Người ký", "Chức vụ", "Nơi nhận", "Ngày")
    made.sheet.row(71, "Sở Y tế", None, "Giám đốc")
    made.sheet.cells["D69"] = "Lạng Sơn, ngày 15 tháng 12 năm 2022"


def noted(draw: st.DrawFn, made: Made, frame: Frame) -> None:
    made.sheet.cells["A65"] = "Ghi chú: (1) số liệu của 3 huyện chưa đầy đủ"


SPOILS = (
    *(marked, broken, uncomputed, merged, raised, blank, hidden, nameless, misnamed),
    *(unknown_header, beside, below, signed, noted),
)


def _any_cell(draw: st.DrawFn, frame: Frame) -> str:
    row = draw(st.integers(frame.first, frame.last))
    return frame.cell(row, draw(st.sampled_from(frame.columns)))


def _forget_words(made: Made, cell: str) -> None:
    """In a row of nobody words are a note, and no value that was lost."""
    value = made.sheet.cells.get(cell)
    if isinstance(value, str) and not any(letter.isdigit() for letter in value):
        made.lost.discard(cell)


def _doubt(made: Made, cell: str) -> None:
    """What a cell held can no longer be told."""
    if made.truths.pop(cell, None) is not None:
        made.lost.add(cell)


@st.composite
def workbooks(draw: st.DrawFn) -> Made:
    """One to three tables on a sheet, one below or beside another, and what went wrong."""
    made = Made()
    headers = draw(st.permutations(list(COUNTS)))
    number = draw(st.sampled_from([1, 1, 2, 2, 3]))
    is_beside = number > 1 and draw(st.booleans())
    row, left, frames = 3, 0, []
    for _ in range(number):
        width = draw(st.integers(1, 3))
        own, headers = list(headers[:width]), headers[width:]
        if not own:
            break
        frame = draw(tables(made, row, left, own))
        if not is_beside and draw(st.booleans()):
            _total(made, frame)
        frames.append(frame)
        if is_beside:
            left = frame.columns[-1] + 2
        else:
            row = frame.last + 3 + draw(st.integers(0, 2))
    for spoil in sorted(draw(st.lists(st.sampled_from(SPOILS), max_size=4)), key=SPOILS.index):
        spoil(draw, made, draw(st.sampled_from(frames)))
        made.is_right = False
    return made


def _total(made: Made, frame: Frame) -> None:
    row = frame.last + 1
    made.sheet.cells[frame.cell(row, frame.label)] = "Tổng cộng"
    for column in frame.columns:
        cells = [frame.cell(r, column) for r in range(frame.first, frame.last + 1)]
        parts = [made.truths[cell] for cell in cells]
        whole = sum(part[3] for part in parts)
        made.sheet.cells[frame.cell(row, column)] = whole
        made.sums[frame.cell(row, column)] = (parts[0][0], "20", parts[0][2], whole)


def filed(made: Made) -> Sheet:
    """The sheet as it is written into a file."""
    errors = {cell: Formula("=1/0", text) for cell, text in made.errors.items()}
    return replace(made.sheet, cells={**made.sheet.cells, **errors})


def in_memory(made: Made) -> SourceWorkbook:
    """The workbook as reading its file would give it."""
    cells = {spot(cell): value for cell, value in made.sheet.cells.items()}
    height, width = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
    rows = tuple(
        tuple(_plain(cells.get((row, column), "")) for column in range(width))
        for row in range(height)
    )
    structure = Structure(
        merged=tuple(map(corners, made.sheet.merged)),
        hidden_rows=frozenset(row - 1 for row in made.sheet.hidden_rows),
        hidden_columns=frozenset(spot(f"{column}1")[1] for column in made.sheet.hidden_columns),
        uncomputed=frozenset(s for s, value in cells.items() if isinstance(value, Formula)),
        errors=tuple((spot(cell), text) for cell, text in made.errors.items()),
        raised={s: Raised(v.text, v.mark) for s, v in cells.items() if isinstance(v, Marked)},
    )
    name = made.sheet.name
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    return SourceWorkbook(
        "bieu.xlsx", digest, (name,), lambda _: rows, frozenset(), lambda: {name: structure}
    )


def _plain(value: Value | Formula) -> CellValue:
    return "" if isinstance(value, Formula) else value
