"""Kinds of cells and tables that nobody handed in, from what is known of spreadsheets: each is
read right, or told at its cell; none is lost or changed without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.formula import ArrayFormula

from baocao.submissions.mapped.dates import days_in
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.load import load_mapping
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Mapping, TableContext
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of
from baocao.submissions.workbooks.looks import look_of
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook
from tests.planted.case import AREAS
from tests.submissions.mapped.test_intake_cases import DAY, DISTRICTS, NUMBERS, TITLE, read

CASES_HEADER = "Tổng số ca mắc"
RATE = "Tỷ lệ tiêm mũi 3 người từ 18 tuổi trở lên"
PROBLEM = "problem C5"
LOOKS = "cell_looks_otherwise C5"
Edit = Callable[[Any], object]


def book(*headers: str, areas: tuple[str | None, ...] = DISTRICTS, title: str = TITLE) -> Any:
    """Six districts in rows 4 to 9, a column of plain numbers for each header."""
    made: Any = openpyxl.Workbook()
    sheet = made.active
    sheet.title, sheet["A1"] = "Bieu", title
    for column, header in enumerate(("TT", "Địa bàn", *headers), 1):
        sheet.cell(3, column, header)
    for n, area in enumerate(areas):
        sheet.cell(4 + n, 1, n + 1)
        sheet.cell(4 + n, 2, area)
        for column in range(len(headers)):
            sheet.cell(4 + n, 3 + column, NUMBERS[n % 6] - 100 * column)
    return made


@dataclass(frozen=True)
class Told:
    """What is asked of a proposed mapping, the values by cell, what is told at which cell."""

    asks: tuple[str, ...]
    values: dict[str, str]
    told: tuple[str, ...]


def outcome(made: Any, lexicon: Lexicon, folder: Path) -> Told:
    """What becomes of a workbook: a mapping is proposed, kept as it is, and read by."""
    asks, observations, told = by_proposal(made, lexicon, folder)
    signs = {"=": "", **{bound: bound for bound in ("<", "<=", ">", ">=", "~")}}
    values = {o.source.cell: f"{signs[o.bound.value]}{o.value:f}" for o in observations}
    return Told(asks, values, told)


def by_proposal(
    made: Any, lexicon: Lexicon, folder: Path
) -> tuple[tuple[str, ...], tuple[Observation, ...], tuple[str, ...]]:
    """What a proposed mapping asks, what is read by it where it asks nothing, and what is told."""
    path = folder / "bieu.xlsx"
    made.save(path)
    opened = open_workbook(path, path.name)
    mapping = proposed(opened, lexicon, folder)
    asks = tuple(p.where.rpartition("trường ")[2] for p in mapping.unconfirmed)
    if asks:
        return asks, (), ()
    sent, problems = read(opened, mapping, lexicon)
    told = [f"{r.rule} {r.source.cell}" for r in sent.remarks if r.rule != "area_without_row"]
    told += [f"problem {problem.where.rpartition(' › ')[2]}" for problem in problems]
    return (), sent.observations, tuple(sorted(told))


def proposed(opened: SourceWorkbook, lexicon: Lexicon, folder: Path) -> Mapping:
    proposer = Proposer(lexicon, TableContext("20", DAY), "20", frozenset({"age_group", "dose"}))
    names = opened.sheet_names
    found = [
        proposer.sheet(name, grid_of(opened, name), None, hidden=name in opened.hidden_sheets)
        for name in names
    ]
    days = days_in(cell for name in names for row in opened.sheet_of(name).rows for cell in row)
    text = mapping_text(opened.file, "lang-son", AREAS.get("20"), found, has_day=len(days) == 1)
    path = folder / "de-xuat.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, lexicon)


def typed(value: object, code: str = "General") -> Edit:
    def edit(cell: Any) -> None:
        cell.value = value
        cell.number_format = code if code != "General" else cell.number_format

    return edit


def inked(**font: Any) -> Edit:
    return lambda cell: setattr(cell, "font", Font(**font))


def noted(text: str) -> Edit:
    return lambda cell: setattr(cell, "comment", Comment(text, "Trạm y tế"))


def on_colour(cell: Any) -> None:
    cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", start_color="FF1F4E79")


def runs(*parts: tuple[str, bool]) -> Edit:
    """A rich text of letters, some of them crossed out."""
    blocks = [TextBlock(InlineFont(strike=struck or None), text) for text, struck in parts]
    return typed(CellRichText(*blocks))


# What is done to C5, which holds 3456, what is read from it, and what is told.
IN_A_CELL: dict[str, tuple[Edit, str, str]] = {
    "true": (typed(value=True), "", PROBLEM),
    "a day": (typed(datetime.combine(DAY, time())), "", PROBLEM),
    "an hour": (typed(time(12, 30)), "", PROBLEM),
    "a duration": (typed(timedelta(hours=30), "[h]:mm:ss"), "", PROBLEM),
    "a number shown as a day": (typed(3456, "dd/mm/yyyy"), "", PROBLEM),
    "narrow space": (typed("12\u202f000"), "12000", ""),
    "hard space": (typed("12\u00a0000"), "12000", ""),
    "thin space": (typed("12\u2009000"), "12000", ""),
    "apostrophe": (typed("12'000"), "", PROBLEM),
    "raised comma": (typed("12’000"), "", PROBLEM),
    "typed apostrophe": (typed("'3456"), "", PROBLEM),
    "full width": (typed("３４５６"), "", PROBLEM),
    "letter l": (typed("l2"), "", PROBLEM),
    "letter O": (typed("1O5"), "", PROBLEM),
    "range": (typed("12-15"), "", PROBLEM),
    "range with dash": (typed("12–15"), "", PROBLEM),
    "below": (typed("<5"), "<5", ""),
    "at least": (typed("≥5"), ">=5", ""),
    "about": (typed("khoảng 300"), "", PROBLEM),
    "unit": (typed("300 người"), "", PROBLEM),
    "unit without space": (typed("3456ca"), "", PROBLEM),
    "brackets": (typed("(12)"), "", PROBLEM),
    "minus behind": (typed("12-"), "", PROBLEM),
    "minus": (typed("−12"), "-12", ""),
    "negative in brackets": (typed(-12, "0;(0)"), "-12", ""),
    "exponent": (typed("1,2E+3"), "", PROBLEM),
    "exponent with dot": (typed("1.2E3"), "", PROBLEM),
    "exponent format": (typed(1200, "0.00E+00"), "1200", ""),
    "plus": (typed("+12"), "", PROBLEM),
    "fraction": (typed("12/34"), "", PROBLEM),
    "two lines": (typed("12\n34"), "", PROBLEM),
    "sum": (typed("12+3"), "", PROBLEM),
    "formula": (typed("=3456"), "", "formula_not_computed C5"),
    "array formula": (typed(ArrayFormula("C5", "=SUM(A1:A2)")), "", "formula_not_computed C5"),
    "link": (typed("=[1]Sheet1!A1"), "", "formula_not_computed C5"),
    "error": (typed("#N/A"), "", "cell_error C5"),
    "question mark": (typed("?"), "", PROBLEM),
    "dash": (typed("-"), "", "missing_mark C5"),
    "dots": (typed("..."), "", "missing_mark C5"),
    "thousand": (typed("12 nghìn"), "", PROBLEM),
    "million": (typed("1,2 triệu"), "", PROBLEM),
    "arabic digits": (typed("٣٤٥٦"), "", PROBLEM),
    "invisible letter": (typed("34\u200b56"), "3456", ""),
    "circled": (typed("③"), "", PROBLEM),
    "raised digit": (typed("3456¹"), "", PROBLEM),
    "half": (typed("½"), "", PROBLEM),
    "roman": (typed("XII"), "", PROBLEM),
    "in words": (typed("mười hai"), "", PROBLEM),
    "percent typed": (typed("12%"), "", PROBLEM),
    "percent format": (typed(0.12, "0%"), "", PROBLEM),
    "whole percent format": (typed(1, "0%"), "", PROBLEM),
    "in thousands": (typed(12000, "#,##0,"), "12000", LOOKS),
    "hidden by format": (typed(3456, ";;;"), "3456", LOOKS),
    "about by format": (typed(3456, '"khoảng "0'), "3456", LOOKS),
    "below by format": (typed(5, '"<"0'), "5", LOOKS),
    "a comment": (noted("Số đúng là 3465"), "3456", "number_in_comment C5"),
    "a comment of words": (noted("đã rà soát với trạm y tế"), "3456", ""),
    "a unit by format": (typed(3456, '0" người"'), "3456", ""),
    "too long": (typed(1e20), "", PROBLEM),
    "crossed out": (inked(strike=True), "3456", LOOKS),
    "white": (inked(color="FFFFFFFF"), "3456", LOOKS),
    "white by theme": (inked(color=openpyxl.styles.colors.Color(theme=0)), "3456", LOOKS),
    "white on blue": (on_colour, "3456", ""),
    "red": (inked(color="FFFF0000"), "3456", ""),
    "crossed out and mended": (runs(("3456", True), (" 3465", False)), "3465", "raised_mark C5"),
    "a digit crossed out": (
        runs(("3", False), ("4", True), ("56", False)),
        "356",
        "raised_mark C5",
    ),
}


@pytest.mark.parametrize("name", IN_A_CELL)
def test_one_odd_cell(name: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """All other cells are read; this one is read as it is meant, or told."""
    edit, value, told = IN_A_CELL[name]
    made = book(CASES_HEADER)
    edit(made.active["C5"])
    values = {f"C{4 + n}": str(number) for n, number in enumerate(NUMBERS)}
    expected = {cell: text for cell, text in values.items() if cell != "C5"}
    expected |= {"C5": value} if value else {}
    found = outcome(made, lexicon, tmp_path)
    assert found == Told((), found.values, (told,) if told else ())
    assert found.values == expected


@pytest.mark.parametrize(
    ("code", "odd"),
    [
        ("General", False),
        ("#,##0", False),
        ("#,##0.0", False),
        ("#.##0,00", False),
        ('#,##0" ca"', False),
        ("dd/mm/yyyy", False),
        ("@", False),
        ("[Red]0;[Blue]-0", False),
        ("0.0,", True),
        ("#,##0,,", True),
        ('">"0', True),
        ("\\≥0", True),
        ('0" nghìn"', True),
        (";;;", True),
        (";;", True),
        ('0"000"', True),
        ("0\\0\\0\\0", True),
        ('"1"0', True),
        ("-0", True),
        ("(0)", True),
        ('0"%"', True),
        ('0"/100"', True),
        ("0\\.0", True),
        ('[=4333]"-";0', True),
        ('[>100]"nhiều";0', True),
        ('[>0]"có";[<0]-0;"-"', True),
        ('[<0]-0;"có"', True),
        ('[<5]"ít";0', True),
        ('0.0"k"', True),
        ('0"+"', True),
        ('"Không"', True),
        ('General" (ước)"', True),
        ('0" (tạm tính)"', True),
        ("[White]0", True),
        ("[Color2]0", True),
        ('0" triệu đồng"', False),
        ('0" ổ dịch"', False),
        ("+#,##0;-#,##0;0", False),
        ('[=0]"-";#,##0', False),
        ('[>0]#,##0;[<0]-#,##0;"-"', False),
        ('[Red][<=0]"không";0', False),
        ("#\\.##0", False),
        ('_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', False),
        ("[$-42A]0", False),
        ("# ?/?", False),
        ("0.00E+00", False),
        ("[Red][>=100]0;0", False),
        ("[h]:mm:ss", False),
        ('dd" tháng "mm', False),
    ],
)
def test_formats_that_show_something_else(code: str, odd: bool) -> None:  # noqa: FBT001
    """Bounds, digits and words that no number has, hidden numbers and thousands; units, colours,
    days and decimals are no matter."""
    assert bool(look_of(code)) is odd
