"""Data frames as tables: what is printed, what stays empty, what is refused by name."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.errors import BaocaoError
from baocao.core.quantities import Bound, Quantity
from baocao.core.vietnamese.numbers import parse_number
from baocao.document.blocks import Align, FigureText, Inline, Table, Text
from baocao.document.frames.cells import shown
from baocao.document.frames.figures import ANALYST, FigureMaker
from baocao.document.frames.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    UPRIGHT_ROWS,
    FrameTable,
    frame_table,
)
from baocao.submissions.workbooks.model import SourceCell

CELL = SourceCell("notebooks/lang-son.ipynb", "ab", "ô số 7", "")


def made(frame: pd.DataFrame, **options: object) -> FrameTable:
    return frame_table(frame, "Bảng thử", FigureMaker("thu", CELL), **options)  # type: ignore[arg-type]


def texts(table: Table) -> list[list[str]]:
    return [["".join(map(printed, cell)) for cell in row.cells] for row in table.rows]


def printed(inline: Inline) -> str:
    return inline.text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1.234.567"),
        (np.int64(12), "12"),
        (83.15, "83,15"),
        (83.1, "83,1"),
        (99.996, "99,99"),
        (0.001, "0,01"),
        (-0.0, "0"),
        (Decimal("74.50"), "74,5"),
        (Quantity(Decimal(74), Bound.ABOVE), "trên 74"),
        (True, "Có"),
        (np.bool_(0), "Không"),
        (date(2022, 3, 15), "15/3/2022"),
        (pd.Timestamp("2022-03-15"), "15/3/2022"),
        (datetime(2022, 3, 15, 15, 0), "15:00, 15/3/2022"),  # noqa: DTZ001 - as sheets have it
        (pd.Period("2022Q1"), "2022Q1"),
        ("Hoa\u0300 An\x00", "Hoà An"),
    ],
)
def test_values_in_vietnamese(value: object, text: str) -> None:
    """Numbers, dates, yes and no are printed as Vietnamese documents write them."""
    cell = shown(value)
    assert cell is not None
    assert cell.text == text


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT, "", "  ", np.nan])
def test_missing_is_never_zero(value: object) -> None:
    """Every kind of missing value is an empty cell."""
    assert shown(value) is None


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_printed_numbers_keep_their_side(value: float) -> None:
    """No rounding makes a hundred or a nothing of what is neither, and none moves far."""
    cell = shown(value)
    assert cell is not None
    read = parse_number(cell.text.replace(" ", "")).value
    assert (read == 100) == (value == 100)
    assert (read == 0) == (value == 0)
    assert abs(read - Decimal(str(value))) <= Decimal("0.01")


def test_columns() -> None:
    """Numbers stand right, words left, dates in the middle; known names get their heading."""
    frame = pd.DataFrame(
        {
            "area_name": ["Cao Lộc", None],
            "Tỷ lệ": [83.15, None],
            "Ngày": pd.to_datetime(["2022-03-15", "NaT"]),
        }
    )
    table = made(frame, titles={"area_name": "Địa bàn"}).table
    assert [c.title for c in table.columns] == ["Địa bàn", "Tỷ lệ", "Ngày"]
    assert [c.align for c in table.columns] == [Align.LEFT, Align.RIGHT, Align.CENTRE]
    assert texts(table) == [["Cao Lộc", "83,15", "15/3/2022"], ["", "", ""]]


def test_every_number_is_a_figure() -> None:
    """A number is an analyst's figure that names notebook, cell, row and column."""
    row = made(pd.DataFrame({"Tên": ["A"], "Số": [12]})).table.rows[0]
    (number,) = row.cells[1]
    assert isinstance(number, FigureText)
    figure = number.figure
    assert figure.id == f"{ANALYST}.thu.r1.c2"
    assert figure.value == 12
    assert str(figure.sources[0]) == "notebooks/lang-son.ipynb › ô số 7 › dòng 1, cột “Số”"


def test_index_and_two_headings() -> None:
    """A named index is the first column; two levels of headings are a group and a title."""
    frame = pd.DataFrame(
        [[1, 2, 3]],
        columns=pd.MultiIndex.from_tuples([("18+", "Mũi 3"), ("18+", "Mũi 4"), ("Tổng", "")]),
        index=pd.Index(["Cao Lộc"], name="Huyện"),
    )
    table = made(frame).table
    assert [(c.group, c.title) for c in table.columns] == [
        ("", "Huyện"), ("18+", "Mũi 3"), ("18+", "Mũi 4"), ("", "Tổng"),
    ]  # fmt: skip
    assert texts(table) == [["Cao Lộc", "1", "2", "3"]]


def test_filtered_rows_have_no_numbers() -> None:
    """What is left of a counter after filtering is no column."""
    frame = pd.DataFrame({"a": [1, 2, 3]})
    assert [c.title for c in made(frame[frame["a"] > 1]).table.columns] == ["a"]


def test_wide_and_long_frames() -> None:
    """A wide frame wants a lying page; a long one is too much for the text."""
    narrow = pd.DataFrame({"a": range(UPRIGHT_ROWS)})
    wide = pd.DataFrame({f"cột số {n}": ["một câu khá dài trong ô"] for n in range(8)})
    assert not made(narrow).is_long
    assert made(pd.DataFrame({"a": range(UPRIGHT_ROWS + 1)})).is_long
    assert made(wide).lies


REFUSED = {
    "no_column": (pd.DataFrame(index=[0, 1]), "không có cột nào"),
    "columns": (pd.DataFrame([range(MOST_COLUMNS + 1)]), f"có {MOST_COLUMNS + 1} cột"),
    "rows": (pd.DataFrame({"a": range(MOST_ROWS + 1)}), f"có {MOST_ROWS + 1} dòng"),
    "list": (pd.DataFrame({"a": [1, [2]]}), "dòng 2, cột “a”: giá trị kiểu list"),
    "dict": (pd.DataFrame({"a": [{}]}), "giá trị kiểu dict"),
    "infinite": (pd.DataFrame({"a": [np.inf]}), "số vô cùng"),
    "complex": (pd.DataFrame({"a": [1j]}), "giá trị kiểu complex"),
    "interval": (pd.DataFrame({"a": pd.interval_range(0, 1)}), "giá trị kiểu Interval"),
    "three_headings": (
        pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b", "c")])),
        "3 tầng",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """What no page can hold is refused in Vietnamese, by table, row and column."""
    frame, message = REFUSED[case]
    with pytest.raises(BaocaoError) as caught:
        made(frame)
    assert message in str(caught.value)
    assert "“Bảng thử”" in str(caught.value)


def test_numbers_written_as_text() -> None:
    """A text that writes a number is a figure too, bounds as bounds; bare digits may be a code."""
    frame = pd.DataFrame({"text": ["94,73%", "trên 74%", "53"], "Mã": ["178", "180", "181"]})
    table = made(frame).table
    figures = [cell.figure for row in table.rows for (cell,) in [row.cells[0]]]  # type: ignore[union-attr]
    assert [(f.text, f.value, f.bound.value, f.unit) for f in figures] == [
        ("94,73%", Decimal("94.73"), "=", "percent"),
        ("trên 74%", Decimal(74), ">", "percent"),
        ("53", Decimal(53), "=", "number"),
    ]
    assert [c.align for c in table.columns] == [Align.RIGHT, Align.LEFT]
    assert all(isinstance(row.cells[1][0], Text) for row in table.rows)
