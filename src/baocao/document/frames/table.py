"""A data frame as a table of the report: headings, alignment, every number a figure.

How a table is drawn, and where in the report it stands, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.vietnamese.names import printable
from baocao.document.blocks import Align, Column, FigureText, Inline, Row, Table, Text
from baocao.document.frames.cells import DECIMALS, OddValue, ShownValue, shown, written_number
from baocao.document.frames.figures import INDEX, FigureMaker, FramePlace

MOST_COLUMNS = 14
MOST_ROWS = 1000
UPRIGHT_ROWS = 40  # a longer table stands in an appendix
UPRIGHT_LETTERS = 80  # what a line of an upright page holds, about
PRINTED = "text"  # the column of `open_data` that holds numbers as they are printed
_LONGEST = 30  # letters of a text; a longer one is wrapped
_SHORTEST = 4

Titles = Mapping[str, str]
"""Headings in Vietnamese for the columns that the package names itself."""


@dataclass(frozen=True)
class FrameTable:
    """A frame as a table; `lies` where it needs a page on its long side."""

    table: Table
    lies: bool

    @property
    def is_long(self) -> bool:
        """Whether it is too much for the text, and belongs in an appendix."""
        return self.lies or len(self.table.rows) > UPRIGHT_ROWS


@dataclass(frozen=True)
class _FrameColumn:
    """A column with its name in the frame, its two headings and what its cells print."""

    name: object
    title: str
    group: str
    cells: tuple[ShownValue | None, ...]
    is_text: bool

    @property
    def width(self) -> int:
        texts = (cell.text for cell in self.cells if cell)
        longest = max(map(len, (*texts, *self.title.split())), default=0)
        return min(max(longest, _SHORTEST), _LONGEST) + 1

    @property
    def align(self) -> Align:
        filled = [cell for cell in self.cells if cell]
        if filled and all(cell.number is not None for cell in filled):
            return Align.RIGHT
        return Align.LEFT if self.is_text else Align.CENTRE


def frame_table(
    frame: pd.DataFrame,
    caption: str,
    figures: FigureMaker,
    *,
    titles: Titles | None = None,
    decimals: int = DECIMALS,
) -> FrameTable:
    """The table of a frame, one row a row; a named index becomes the first column.

    A missing value stays an empty cell. Numbers get at most `decimals` decimals. Raises
    `BaocaoError` with everything that no table can print.
    """
    raise_all(_too_much(_with_index(frame), caption))
    table = plain_table(frame, caption, figures, titles=titles, decimals=decimals)
    letters = sum(column.width for column in table.columns)
    return FrameTable(table, lies=letters > UPRIGHT_LETTERS)


def plain_table(
    frame: pd.DataFrame,
    caption: str,
    figures: FigureMaker | None = None,
    *,
    titles: Titles | None = None,
    decimals: int = DECIMALS,
) -> Table:
    """The same of a frame of any size, for showing; without `figures`, numbers are words."""
    columns = _columns(_with_index(frame), caption, titles or {}, decimals)
    keys = list(frame.index) if _says_results(frame) else [None] * len(frame)
    rows = tuple(
        Row(
            tuple(
                _cell(column, FramePlace(at, n, column.title, column.name, key), figures)
                for n, column in enumerate(columns, start=1)
            )
        )
        for at, key in enumerate(keys, start=1)
    )
    heads = tuple(Column(c.title, c.width, c.align, c.group) for c in columns)
    return Table(caption, heads, rows)


def _with_index(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its named index levels as columns; a bare counter is dropped."""
    index = frame.index
    if _says_results(frame):
        return frame.reset_index(drop=True)
    if all(name is None for name in index.names):
        plain = isinstance(index, pd.RangeIndex) or pd.api.types.is_integer_dtype(index.dtype)
        return frame.reset_index(drop=True) if plain else frame.reset_index(names=[""])
    return frame.reset_index()


def _says_results(frame: pd.DataFrame) -> bool:
    """Whether the index says which result each row is; such an index is not printed."""
    return list(frame.index.names) == [INDEX]


def _too_much(frame: pd.DataFrame, caption: str) -> Iterator[Problem]:
    rows, columns = frame.shape
    where = f"bảng “{caption}”"
    if columns == 0:
        yield Problem("bảng không có cột nào", where, "chọn ít nhất một cột")
    if columns > MOST_COLUMNS:
        what = f"bảng có {columns} cột, giấy A4 ngang chỉ đủ {MOST_COLUMNS}"
        yield Problem(what, where, "bớt cột, hoặc chia thành nhiều bảng")
    if rows > MOST_ROWS:
        what = f"bảng có {rows} dòng, văn bản chỉ nhận {MOST_ROWS}"
        yield Problem(what, where, "lọc bớt, hoặc xuất ra Excel bằng frame.to_excel(…)")
    if frame.columns.nlevels > 2:
        what = f"tiêu đề cột có {frame.columns.nlevels} tầng, báo cáo in được hai"
        yield Problem(what, where, "gộp các tầng tiêu đề")


def _columns(
    frame: pd.DataFrame, caption: str, titles: Titles, decimals: int
) -> tuple[_FrameColumn, ...]:
    problems: list[Problem] = []
    made = []
    for place, name in enumerate(frame.columns):
        group, title = _headings(name, titles)
        cells = []
        for row, value in enumerate(frame.iloc[:, place], start=1):
            try:
                cells.append(_shown(value, name, decimals))
            except OddValue as odd:
                where = f"bảng “{caption}”, dòng {row}, cột “{title}”"
                problems.append(Problem(f"{odd} không in được", where, "đổi thành số hoặc chữ"))
                break
        made.append(_FrameColumn(name, title, group, tuple(cells), _is_text(frame.iloc[:, place])))
    if problems:
        raise BaocaoError(*problems)
    return tuple(made)


def _shown(value: object, name: object, decimals: int) -> ShownValue | None:
    """A cell; a text that writes a number is one, but for bare digits, which may be a code."""
    cell = shown(value, decimals)
    if cell is None or not isinstance(value, str):
        return cell
    if name != PRINTED and cell.text.isdigit():
        return cell
    return written_number(cell.text) or cell


def _headings(name: object, titles: Titles) -> tuple[str, str]:
    """Group and title of a column; a column of two headings with one empty has no group."""
    parts = [printable(str(part)) for part in (name if isinstance(name, tuple) else (name,))]
    named = [titles.get(part, part) for part in parts if part]
    return ("" if len(named) < 2 else named[0]), (named[-1] if named else "")


def _is_text(series: pd.Series) -> bool:
    return bool(
        pd.api.types.is_string_dtype(series.dtype) or pd.api.types.is_object_dtype(series.dtype)
    )


def _cell(
    column: _FrameColumn, place: FramePlace, figures: FigureMaker | None
) -> tuple[Inline, ...]:
    cell = column.cells[place.row - 1]
    if cell is None:
        return ()
    if cell.number is None or figures is None:
        return (Text(cell.text),)
    return (FigureText(figures.make(cell, place)),)
