"""Tables that are odd as a whole: rows that stand twice, totals in the middle, values that slipped
into the next column. Nobody handed them in; each is read right, asked about, or told at a cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import openpyxl
import pytest
from openpyxl.styles import Font

from baocao.submissions.mapped.lexicon import Lexicon
from tests.submissions.mapped.test_intake_cases import DISTRICTS, NUMBERS, TITLE
from tests.submissions.mapped.test_other_kinds import CASES_HEADER, book, by_proposal

DEATHS = "Tử vong mới"
CODES = ("178", "180", "181", "182", "183", "184")
OF = [f"{code} {number}" for code, number in zip(CODES, NUMBERS, strict=True)]
PLAIN = {f"C{4 + n}": value for n, value in enumerate(OF)}
BOTH = PLAIN | {f"D{4 + n}": f"{CODES[n]} {number - 100}" for n, number in enumerate(NUMBERS)}
COLUMN = "sheets[mục 1].columns[mục {}].element"


def moved(values: dict[str, str], row: int, by: int) -> dict[str, str]:
    """The values after rows were put in above a row."""
    return {
        f"{cell[0]}{int(cell[1:]) + (by if int(cell[1:]) >= row else 0)}": value
        for cell, value in values.items()
    }


def plain(**cells: object) -> Callable[[], Any]:
    """Two columns of values, with other cells beside or instead."""

    def make() -> Any:
        made = book(CASES_HEADER, DEATHS)
        for cell, value in cells.items():
            made.active[cell] = value
        return made

    return make


def with_row(row: int, *cells: object) -> Callable[[], Any]:
    """A row put into the table, or above it."""

    def make() -> Any:
        made = book(CASES_HEADER, DEATHS)
        made.active.insert_rows(row)
        for column, value in enumerate(cells, 1):
            made.active.cell(row, column, value)
        return made

    return make


def of_areas(*areas: str | None) -> Callable[[], Any]:
    return lambda: book(CASES_HEADER, areas=areas)


def labelled(label: str) -> Callable[[], Any]:
    """One district written in another way."""
    return of_areas(*DISTRICTS[:4], label, DISTRICTS[5])


def decomposed() -> Any:
    made = book(normalize("NFD", CASES_HEADER))
    for row in range(1, 10):
        cell = made.active[f"B{row}"]
        cell.value = cell.value and normalize("NFD", cell.value)
    return made


def hard_spaces() -> Any:
    made = book(CASES_HEADER.replace(" ", "\u00a0"))
    for row in range(4, 10):
        cell = made.active[f"B{row}"]
        cell.value = f" {cell.value}\u00a0".replace(" ", "\u00a0")
    return made


def total_in_the_middle() -> Any:
    return of_areas(*DISTRICTS[:3], "Tổng cộng", *DISTRICTS[3:])()


def two_totals() -> Any:
    """One above and one below, which disagree."""
    made = of_areas("Toàn tỉnh", *DISTRICTS, "Tổng cộng")()
    made.active["C4"] = sum(made.active[f"C{row}"].value for row in range(5, 11))
    made.active["C11"] = made.active["C4"].value + 5
    return made


def shifted() -> Any:
    """A row that slipped one column to the right."""
    return plain(C5=None, D5=3456, E5=3356)()


def merged(*ranges: str) -> Callable[[], Any]:
    def make() -> Any:
        made = book(CASES_HEADER, DEATHS)
        for each in ranges:
            made.active.merge_cells(each)
        return made

    return make


def doses_swapped() -> Any:
    """The second dose stands before the first; each value is its own header's."""
    made = book("Đã tiêm mũi 2", "Đã tiêm mũi 1")
    made.active.insert_rows(3)
    made.active["A3"], made.active["B3"], made.active["C3"] = "TT", "Địa bàn", "Từ 18 tuổi trở lên"
    made.active["A4"] = made.active["B4"] = None
    made.active.merge_cells("C3:D3")
    return made


def header_over_too_many() -> Any:
    """The first group's heading is merged over a column of the second."""
    made = book("mũi 1", "mũi 2", "mũi 1", "mũi 2")
    sheet = made.active
    sheet.insert_rows(3)
    sheet["A3"], sheet["B3"], sheet["A4"], sheet["B4"] = "TT", "Địa bàn", None, None
    sheet["C3"], sheet["F3"] = "Từ 18 tuổi trở lên", "Từ 5 đến dưới 12 tuổi"
    sheet.merge_cells("C3:E3")
    return made


def areas_across() -> Any:
    made: Any = openpyxl.Workbook()
    sheet = made.active
    sheet.title, sheet["A1"], sheet["A3"], sheet["A4"] = "Bieu", TITLE, "Chỉ tiêu", CASES_HEADER
    for column, (area, number) in enumerate(zip(DISTRICTS, NUMBERS, strict=True), 2):
        sheet.cell(3, column, area)
        sheet.cell(4, column, number)
    return made


def areas_last() -> Any:
    """The names stand right of the values."""
    made: Any = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Bieu"
    for row in ((TITLE,), (), (CASES_HEADER, "Địa bàn"), *zip(NUMBERS, DISTRICTS, strict=True)):
        sheet.append(row)
    return made


def values_below_names() -> Any:
    made: Any = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Bieu"
    for row in ((TITLE,), (), ("Địa bàn", CASES_HEADER)):
        sheet.append(row)
    for area, number in zip(DISTRICTS, NUMBERS, strict=True):
        sheet.append((area,))
        sheet.append((None, number))
    return made


def far_below() -> Any:
    made = book(CASES_HEADER)
    made.active.insert_rows(2, 75)
    return made


def filtered() -> Any:
    made = book(CASES_HEADER)
    made.active.auto_filter.ref = "A3:C9"
    made.active.row_dimensions[6].hidden = True
    return made


def crossed_out() -> Any:
    made = book(CASES_HEADER)
    made.active["B5"].font = Font(strike=True)
    return made


def protected() -> Any:
    made = book(CASES_HEADER)
    made.active.protection.set_password("x")
    return made


def sheet_of_another(state: str) -> Callable[[], Any]:
    """A second sheet with the same table."""

    def make() -> Any:
        made = book(CASES_HEADER)
        copy = made.copy_worksheet(made.active)
        copy.title, copy.sheet_state = "Bản cũ", state
        return made

    return make


def printed_in_part() -> Any:
    made = book(CASES_HEADER)
    made.active.print_area = "A1:C6"
    return made


DOSES = {
    f"{'CD'[n]}{4 + row}": f"{code} 18plus d{2 - n} {number - 100 * n}"
    for n in (0, 1)
    for row, (code, number) in enumerate(zip(CODES, NUMBERS, strict=True))
}

# How a workbook is made, what its mapping asks, what is read, what is told.
TABLES: dict[str, tuple[Callable[[], Any], tuple[str, ...], dict[str, str], tuple[str, ...]]] = {
    # rows
    "a district twice": (
        of_areas(*DISTRICTS, DISTRICTS[4]),
        (),
        {**PLAIN, "C10": "183 12000"},
        (),
    ),
    "a total in the middle": (
        total_in_the_middle,
        (),
        {
            **{f"C{4 + n}": OF[n] for n in range(3)},
            **{"C8": "182 4333", "C9": "183 1987", "C10": "184 12000"},
        },
        ("total_against_rows C7",),
    ),
    "a total that is wrong": (
        of_areas(*DISTRICTS, "Tổng cộng"),
        (),
        PLAIN,
        ("total_against_rows C10",),
    ),
    "two totals": (
        two_totals,
        (),
        {f"C{5 + n}": f"{CODES[n]} {NUMBERS[(n + 1) % 6]}" for n in range(6)},
        ("total_against_rows C11",),
    ),
    "a row without a name": (of_areas(*DISTRICTS, None), (), PLAIN, ("row_without_area C10",)),
    "an empty row": (with_row(7), (), moved(BOTH, 7, 1), ()),
    "a header on the next page": (
        with_row(7, "TT", "Địa bàn", CASES_HEADER, DEATHS),
        (),
        moved(BOTH, 7, 1),
        (),
    ),
    "a page's number": (
        with_row(7, None, None, 2),
        (),
        moved(BOTH, 7, 1),
        ("row_without_area C7",),
    ),
    "columns numbered": (with_row(4, "(1)", "(2)", "(3)", "(4)"), (), moved(BOTH, 4, 1), ()),
    "columns numbered by letters": (with_row(4, "A", "B", 1, 2), (), moved(BOTH, 4, 1), ()),
    "columns numbered by formulas": (
        with_row(4, "A", "B", "1", "2=1*3"),
        (),
        moved(BOTH, 4, 1),
        (),
    ),
    "a row of units": (with_row(4, None, None, "(người)", "(ca)"), (), moved(BOTH, 4, 1), ()),
    "a section without values": (with_row(7, "II", "Vùng 2"), (), moved(BOTH, 7, 1), ()),
    "a number that is none": (plain(A5="2a"), (), BOTH, ("cell_not_read A5",)),
    "numbers far below": (
        plain(A60=25, B60=25),
        (),
        BOTH,
        ("cell_not_read A60",),
    ),
    "values below their names": (
        values_below_names,
        (),
        {},
        tuple(sorted(f"row_without_area B{row}" for row in range(5, 16, 2))),
    ),
    "a table far below": (far_below, (), moved(PLAIN, 2, 75), ()),
    "a filtered row": (filtered, (), PLAIN, ("hidden_row B6",)),
    "a name that is a formula": (
        plain(B5="=Sheet2!A1"),
        (),
        {cell: value for cell, value in BOTH.items() if cell not in ("C5", "D5")},
        ("cell_not_read B5", "row_without_area C5"),
    ),
    "a name that is crossed out": (crossed_out, (), PLAIN, ("label_struck B5",)),
    # names
    "taken apart accents": (decomposed, (), PLAIN, ()),
    "hard spaces": (hard_spaces, (), PLAIN, ()),
    **{
        f"called “{name}”": (labelled(name), (), PLAIN, ())
        for name in (
            *("H.Cao Lộc", "CAO LỘC", "Cao\nLộc", "5. Cao Lộc", "Huyện Cao Lộc:", "Cao Lộc (*)"),
            *("TTYT huyện Cao Lộc", "183"),
        )
    },
    **{
        f"called “{name}”": (labelled(name), (f"sheets[mục 1].areas.{name}",), {}, ())
        for name in (
            *("Cao Lôc", "Caolộc", "Cao Lộc 2", "Cao Lộc, Văn Lãng", "Cao Lộc + Văn Lãng", "Khác"),
            *(
                "Cao Lộc cũ",
                "Trong đó: Cao Lộc",
                "Bệnh viện Cao Lộc",
                "Tỉnh Cao Bằng",
                "Ngoại tỉnh",
            ),
            *("Cao Lộc tháng 11", "Cách ly tập trung", "Σ", "Trung bình", "So với cùng kỳ"),
        )
    },
    # columns
    "a row that slipped": (shifted, (COLUMN.format(3),), {}, ()),
    "numbers without a header": (plain(F5=7), (COLUMN.format(3),), {}, ()),
    "an empty column": (
        lambda: (made := book(CASES_HEADER, DEATHS), made.active.insert_cols(4))[0],
        (),
        {cell.replace("D", "E"): value for cell, value in BOTH.items()},
        (),
    ),
    "a number among remarks": (
        plain(E3="Ghi chú", E5="tăng 12 ca", E7="120"),
        (),
        BOTH,
        ("cell_not_read E7", "number_in_words E5"),
    ),
    "doses swapped": (doses_swapped, (), moved(DOSES, 4, 1), ()),
    "a heading over too many": (
        header_over_too_many,
        tuple(COLUMN.format(n) for n in range(1, 5)),
        {},
        (),
    ),
    "a value over two columns": (
        merged("C5:D5"),
        (),
        {cell: value for cell, value in BOTH.items() if cell not in ("C5", "D5")},
        ("value_merged C5",),
    ),
    "a name over two rows": (
        merged("B5:B6"),
        (),
        BOTH | {"C6": "180 2789", "D6": "180 2689"},
        (),
    ),
    "areas across": (
        areas_across,
        (),
        {f"{'BCDEFG'[n]}4": value for n, value in enumerate(OF)},
        (),
    ),
    "names behind the values": (
        areas_last,
        (),
        {f"A{4 + n}": value for n, value in enumerate(OF)},
        (),
    ),
    "words below the table": (
        plain(A12="(1) Cao Lộc bổ sung 120 ca", A13="* chưa đủ"),
        (),
        BOTH,
        ("number_in_words A12", "words_change_meaning A13"),
    ),
    # sheets
    "a protected sheet": (protected, (), PLAIN, ()),
    "a sheet printed in part": (printed_in_part, (), PLAIN, ()),
    "the same table twice": (sheet_of_another("visible"), (), PLAIN, ()),
    "a hidden table": (sheet_of_another("hidden"), ("sheets[mục 2].ignore",), {}, ()),
    "a very hidden table": (sheet_of_another("veryHidden"), ("sheets[mục 2].ignore",), {}, ()),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_odd_as_a_whole(name: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """No value is taken for another district's or group's, none is lost."""
    make, asks, values, told = TABLES[name]
    asked, observations, found = by_proposal(make(), lexicon, tmp_path)
    read = {
        o.source.cell: " ".join([o.area, *(option for _, option in o.disaggregation), f"{o.value}"])
        for o in observations
    }
    assert (asked, read, found) == (asks, values, told)
