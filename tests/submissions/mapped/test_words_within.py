"""Words in and above a table that change what its numbers are of, though no header says so, are
told at their cell; words that change nothing are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from baocao.submissions.mapped.dates import other_times
from baocao.submissions.mapped.lexicon import Lexicon
from tests.planted.foreign_cases import move
from tests.planted.province import MAPPING, workbook
from tests.submissions.mapped.conftest import Reading
from tests.submissions.mapped.test_intake_cases import DISTRICTS, NUMBERS, TITLE
from tests.submissions.mapped.test_other_kinds import CASES_HEADER, RATE, Told, book, outcome

DAY = date(2022, 12, 14)
TOLD = "words_change_meaning {}"


def with_title(text: str) -> Any:
    """The plain table with a row of words alone between its third and fourth district."""
    made = book(CASES_HEADER)
    made.active.insert_rows(7)
    made.active["B7"] = text
    return made


def with_words(header: str, *cells: object) -> Any:
    """The plain table with a column of words between the names and the values."""
    made = book(CASES_HEADER)
    made.active.insert_cols(3)
    made.active["C3"] = header
    for row, cell in enumerate(cells, 4):
        made.active[f"C{row}"] = cell
    return made


@pytest.mark.parametrize(
    "text",
    [
        *("II. TỬ VONG", "II. Nhóm 5-11 tuổi", "Mũi 3", "THÁNG 9/2022", "Kế hoạch", "Nữ"),
        *("SỐT XUẤT HUYẾT", "Tỷ lệ (%)", "ĐVT: nghìn người", "Cùng kỳ năm trước"),
    ],
)
def test_a_title_between_rows_is_told(text: str, lexicon: Lexicon, tmp_path: Path) -> None:
    found = outcome(with_title(text), lexicon, tmp_path)
    assert (found.asks, found.told) == ((), (TOLD.format("B7"),))


@pytest.mark.parametrize("text", ["II. Các huyện phía Nam", "Khu vực II", "Các huyện biên giới"])
def test_a_title_that_groups_districts_is_not(text: str, lexicon: Lexicon, tmp_path: Path) -> None:
    assert outcome(with_title(text), lexicon, tmp_path).told == ()


@pytest.mark.parametrize(
    ("header", "cells", "told"),
    [
        ("Giới", ["Nữ"] * 6, "C4"),
        ("Loại vắc xin", [None, "Pfizer"], "C5"),
        ("Nội dung", ["Thực hiện", "Kế hoạch"], "C5"),
        ("Ngày báo cáo", ["14/12/2022", "13/12/2022"], "C5"),
        ("Ngày", [DAY, date(2022, 11, 1)], "C5"),
        ("Tháng", ["Tháng 9"] * 6, "C4"),
        ("Bệnh", ["Sởi"] * 6, "C4"),
        ("Trạng thái", ["chính thức", "ước"], "C5"),
        ("ĐVT", ["nghìn ca"] * 6, "C4"),
        ("ĐVT", ["%"] * 6, "C4"),
        ("ĐVT", ["ca"] * 6, ""),
        ("Ghi chú", ["chưa rà soát", "tháng 9"], "C5"),
        ("Người lập", ["Ng. Văn A", "Lê B"], ""),
        ("Ngày báo cáo", ["14/12/2022"] * 6, ""),
        ("Đơn vị gửi", [*DISTRICTS], ""),
        ("Đơn vị gửi", [f"TTYT {name}" for name in DISTRICTS], ""),
        ("Đơn vị gửi", ["Huyện Tràng Định"] * 6, "C4"),
        ("Địa chỉ", ["Khối 3, phường Vĩnh Trại"] * 6, ""),
    ],
)
def test_words_beside_values(
    header: str, cells: list[object], told: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    """The first of a column that says something; all values are read as the header says."""
    found = outcome(with_words(header, *cells), lexicon, tmp_path)
    values = {f"D{row}": str(number) for row, number in enumerate(NUMBERS, 4)}
    assert found == Told((), values, (TOLD.format(told),) if told else ())


def test_words_that_the_mapping_knows_are_not_told(reading: Reading) -> None:
    """A column that it sets aside, a title that it names among the areas."""
    sheets = workbook()
    sheets[1].row(3, "Giới", start="G")
    for row in range(4, 16):
        sheets[1].cells[f"G{row}"] = "Nữ"
    move(sheets[1], 10, 1)
    sheets[1].cells["B10"] = "II. TỬ VONG"
    mapping = MAPPING.replace(
        '{sheet: "Ca bệnh*"}',
        '{sheet: "Ca bệnh*", columns: [{header: Giới, ignore: true, reason: đã rõ}], '
        'areas: {"II. TỬ VONG": {ignore: tên phần}}}',
    )
    assert [r.source.cell for r in reading(sheets).remarks] == ["B10", "G5"]
    assert reading(sheets, mapping).remarks == ()


@pytest.mark.parametrize("unit", ["‰", "%"])
def test_a_line_whose_unit_is_not_its_elements(unit: str, lexicon: Lexicon, tmp_path: Path) -> None:
    made = book()
    sheet = made.active
    sheet.delete_rows(3, 7)
    for row, cells in enumerate(
        [("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), (1, CASES_HEADER, unit, 23), (2, RATE, "%", 83.5)], 3
    ):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    assert outcome(made, lexicon, tmp_path).told == (TOLD.format("C4"),)


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("SỐT XUẤT HUYẾT", True),
        ("Chỉ tính nữ", True),
        ("Phòng, chống COVID-19", False),
        ("Các dân tộc miền Nam", False),
    ],
)
def test_a_title_of_another_subject(
    title: str, *, asked: bool, lexicon: Lexicon, tmp_path: Path
) -> None:
    found = outcome(book(CASES_HEADER, title=f"{title}. {TITLE}"), lexicon, tmp_path)
    assert bool(found.asks) is asked


def test_a_rate_in_thousandths_is_asked_about(lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(f"{RATE} (‰)", areas=DISTRICTS)
    assert outcome(made, lexicon, tmp_path).asks == ("sheets[mục 1].columns[mục 1].element",)


@pytest.mark.parametrize("line", ["Đơn vị tính: ca", "(ĐVT: người)"])
def test_a_line_of_units_right_above_a_header_is_none_of_it(
    line: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    made = book(CASES_HEADER)
    made.active["C2"] = line
    assert outcome(made, lexicon, tmp_path).asks == ()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("KẾT QUẢ THÁNG 9 NĂM 2022", ("THÁNG 9 NĂM 2022",)),
        ("Tháng 9", ("Tháng 9",)),
        ("QUÝ III NĂM 2022", ("QUÝ III NĂM 2022",)),
        ("Quý 4/2021", ("Quý 4/2021",)),
        ("Dân số năm 2021", ("năm 2021",)),
        ("Tuần 40", ("Tuần 40",)),
        ("Tuần 50", ()),
        ("Tháng 12", ()),
        ("Quý IV năm 2022", ()),
        ("9 tháng đầu năm 2022", ()),
        ("từ tháng 9 đến tháng 12/2022", ()),
        ("từ năm 2021", ()),
        ("Số ca mắc từ đầu năm 2021 đến nay", ()),
        ("giai đoạn 2021-2025, năm học 2021-2022, trẻ sinh năm 2015", ()),
        ("(Kèm theo Quyết định số 5 ngày 4 tháng 3 năm 2021)", ()),
        ("Theo Thông tư 54 năm 2015 của Bộ Y tế", ()),
        ("tháng 13, quý 0, trẻ 24 tháng tuổi", ()),
    ],
)
def test_times_that_a_title_names(title: str, told: tuple[str, ...]) -> None:
    assert other_times(title, DAY) == told


def test_figures_may_be_put_together_after_their_time() -> None:
    """Ten days; the year of a month that names none is this one or the last."""
    assert other_times("Tháng 12", date(2023, 1, 10)) == ()
    assert other_times("Tháng 12", date(2023, 1, 11)) == ("Tháng 12",)


def test_a_sheet_named_after_another_month_is_told(lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(CASES_HEADER)
    made.active.title = "Tháng 9"
    assert outcome(made, lexicon, tmp_path).told == ("title_day_differs B3",)
