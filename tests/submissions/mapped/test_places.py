"""Several tables on one sheet: each is read with its own names and its own header."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.planted.book import Sheet
from tests.planted.province import MAPPING
from tests.submissions.mapped.conftest import Reading

BY_SHEET = MAPPING.split("sheets:", maxsplit=1)[0] + "as_of: 2022-03-14\nsheets:\n"
MAP = BY_SHEET + "  - {sheet: Bieu}\n"

Cells = dict[str, tuple[str, str, int]]
"""By cell: element, area, value."""

CASES = {"C4": ("cases_cumulative", "183", 12), "C5": ("cases_cumulative", "186", 34)}


def table(sheet: Sheet, row: int, start: str, header: str, **values: int | str) -> None:
    """A header and a row for each district, called by its name with underscores."""
    sheet.row(row, "TT", "Địa bàn", header, start=start)
    for n, (name, value) in enumerate(values.items(), start=1):
        sheet.row(row + n, n, name.replace("_", " "), value, start=start)


def first() -> Sheet:
    sheet = Sheet("Bieu", {"A1": "Số liệu đến 14/3/2022"})
    table(sheet, 3, "A", "Tổng số ca mắc", Cao_Lộc=12, Hữu_Lũng=34)
    return sheet


def beside(sheet: Sheet) -> Cells:
    table(sheet, 3, "E", "Tử vong", Hữu_Lũng=5, Cao_Lộc=6)
    return {"G4": ("deaths_cumulative", "186", 5), "G5": ("deaths_cumulative", "183", 6)}


def close_beside(sheet: Sheet) -> Cells:
    """No blank column, no numbers of rows, no rows of the same height."""
    sheet.row(3, "Huyện", "Tử vong", start="D")
    sheet.row(4, "Chi Lăng", 5, start="D")
    sheet.row(5, "Cao Lộc", 6, start="D")
    sheet.row(6, "Hữu Lũng", 7, start="D")
    return {
        f"E{row}": ("deaths_cumulative", area, row + 1)
        for row, area in ((4, "187"), (5, "183"), (6, "186"))
    }


def beside_and_lower(sheet: Sheet) -> Cells:
    """The second begins further down, beside the rows of the first."""
    table(sheet, 5, "E", "Tử vong", Hữu_Lũng=5, Cao_Lộc=6)
    return {"G6": ("deaths_cumulative", "186", 5), "G7": ("deaths_cumulative", "183", 6)}


def below(sheet: Sheet) -> Cells:
    sheet.row(7, "II. Tử vong")
    table(sheet, 8, "A", "Tử vong", Chi_Lăng=3, Cao_Lộc=4)
    return {"C9": ("deaths_cumulative", "187", 3), "C10": ("deaths_cumulative", "183", 4)}


def wider_below(sheet: Sheet) -> Cells:
    sheet.row(8, "TT", "Địa bàn", "Tử vong", "Khỏi bệnh", "Đang điều trị", "Ghi chú")
    sheet.row(9, 1, "Chi Lăng", 3, 4, 5, "đã rà soát")
    return {
        "C9": ("deaths_cumulative", "187", 3),
        "D9": ("recovered_cumulative", "187", 4),
        "E9": ("under_treatment", "187", 5),
    }


def far_below(sheet: Sheet) -> Cells:
    table(sheet, 90, "H", "Tử vong", Chi_Lăng=3)
    return {"J91": ("deaths_cumulative", "187", 3)}


def signature(sheet: Sheet) -> Cells:
    """A wider line of words for labels, with nothing below that could be a value."""
    sheet.row(8, None, "Đơn vị", "Người ký", "Chức vụ", "Ngày")
    sheet.row(9, None, "TTYT", "Nguyễn Văn A", "Giám đốc", "14/3/2022")
    return {}


def line_above(sheet: Sheet) -> Cells:
    """The unit's own name above the table, beside a word for labels."""
    sheet.row(2, "Đơn vị", "Sở Y tế tỉnh Lạng Sơn")
    return {}


def goes_on(sheet: Sheet) -> Cells:
    """The same header again, as on a second page, and a total of both parts."""
    sheet.row(6, "Biểu 1 (tiếp theo)")
    table(sheet, 7, "A", "Tổng số ca mắc", Chi_Lăng=3)
    sheet.row(9, None, "Tổng cộng", 49)
    return {"C8": ("cases_cumulative", "187", 3)}


def second_word(sheet: Sheet) -> Cells:
    """Two words for labels, one above the other, are one header."""
    sheet.row(8, "TT", "Đơn vị", "Từ 18 tuổi trở lên")
    sheet.row(9, None, "Tên huyện", "Đã tiêm mũi 3")
    sheet.row(10, 1, "Chi Lăng", 3)
    return {"C10": ("vaccinated", "187", 3)}


def years_in_the_header(sheet: Sheet) -> Cells:
    """Years below a merged header are no row of values."""
    sheet.row(8, "TT", "Địa bàn", "Tổng số ca mắc")
    sheet.row(9, None, None, 2021, 2022)
    sheet.merged += ["B8:B9", "C8:D8"]
    sheet.row(10, 1, "Chi Lăng", 3, 4)
    return {}


@pytest.mark.parametrize(
    "add",
    [
        *(beside, close_beside, beside_and_lower, below, wider_below, far_below),
        *(signature, line_above, goes_on, second_word, years_in_the_header),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_each_table_is_read_by_itself(
    reading: Reading, add: Callable[[Sheet], Cells], suffix: str
) -> None:
    """Every value with the element of its own header and the area of its own row."""
    sheet = first()
    expected = {**CASES, **add(sheet)}
    mapping = MAP if suffix == ".xlsx" else BY_SHEET + "  - {sheet: CSV}\n"
    sent = reading([sheet], mapping, suffix)
    found = {o.source.cell: (o.element, o.area, int(o.value)) for o in sent.observations}
    assert found == expected


def test_a_stated_header_leaves_other_tables_to_their_own(reading: Reading) -> None:
    """What a mapping says of one header's rows holds for that table alone."""
    sheet = first()
    expected = {**CASES, **beside(sheet), **below(sheet)}
    sent = reading([sheet], BY_SHEET + "  - {sheet: Bieu, header: [3, 3]}\n")
    found = {o.source.cell: (o.element, o.area, int(o.value)) for o in sent.observations}
    assert found == expected


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("A", "B", "(1)"), []),
        (("(1)", "(2)", "(3)=(2)/(1)"), []),
        ((1, 2, 3), []),
        ((1, None, 2), ["C4"]),
        ((4, None, 1), ["C4"]),
        ((None, None, 1), ["C4"]),
        ((7, None, 33), ["C4"]),
    ],
)
def test_small_numbers_without_a_name_are_no_numbering(
    reading: Reading, cells: tuple[str | int | None, ...], found: list[str]
) -> None:
    """A row that counts the columns has a number for each; any other lacks its area."""
    sheet = first()
    sheet.cells = {
        cell if row < "4" else f"{cell[0]}{int(row) + 1}": value
        for (cell, value), row in ((item, item[0][1:]) for item in sheet.cells.items())
    }
    sheet.row(4, *cells)
    sent = reading([sheet], MAP)
    assert [r.source.cell for r in sent.remarks if r.rule == "row_without_area"] == found
    assert len(sent.observations) == 2
