"""Words above, below and beside a table, and between its lines, that change whose or of what its
numbers are: told at their cell, or asked about; others are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from tests.planted.book import Sheet
from tests.planted.province import DISTRICTS as PROVINCE
from tests.planted.province import MAPPING
from tests.submissions.mapped.conftest import Reading
from tests.submissions.mapped.test_intake_cases import DISTRICTS, TITLE
from tests.submissions.mapped.test_other_kinds import CASES_HEADER, RATE, book, outcome

TOLD = "words_change_meaning {}"
NEW, DEATHS = "Ca mắc mới", "Tử vong mới"
LINES = [("TT", "Chỉ tiêu", "Kết quả"), (1, NEW, 12), (2, DEATHS, 3)]


def sheet(*rows: tuple[object, ...], name: str = "Bieu") -> Any:
    """A workbook by its rows, the day of the figures above them."""
    made: Any = openpyxl.Workbook()
    made.active.title = name
    for row in ((TITLE,), (), *rows):
        made.active.append(row)
    return made


def below(text: str) -> Any:
    made = book(CASES_HEADER, DEATHS)
    made.active["A12"] = text
    return made


@pytest.mark.parametrize(
    "text",
    [
        *("Ghi chú: đơn vị tính: nghìn người", "(*) Số liệu tính bằng nghìn người"),
        *("* ước tính", "(1) Số liệu tháng 9/2022", "Nguồn: số liệu năm 2021", "* chưa đủ"),
        *("* Số liệu chưa bao gồm huyện Cao Lộc", "Ghi chú: các số là tỷ lệ %"),
        *("Ghi chú: chỉ tính trẻ em", "Ghi chú: số liệu sốt xuất huyết"),
    ],
)
def test_a_note_below_a_table(text: str, lexicon: Lexicon, tmp_path: Path) -> None:
    found = outcome(below(text), lexicon, tmp_path)
    assert (found.asks, found.told) == ((), (TOLD.format("A12"),))
    assert len(found.values) == 12


@pytest.mark.parametrize(
    "text",
    [
        *("Người lập biểu", "CÁN BỘ Y TẾ", "Lạng Sơn, ngày 15 tháng 12 năm 2022", "Nguồn: CDC"),
        *("Ghi chú: số liệu đã rà soát với trạm y tế", "Nơi nhận: Phòng Kế hoạch - Nghiệp vụ"),
        *("(Kèm theo Công văn số 45/TTYT-KSDB ngày 05/12/2022)", "Đạt yêu cầu"),
    ],
)
def test_a_signature_or_a_plain_note_is_not_told(
    text: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    assert outcome(below(text), lexicon, tmp_path).told == ()


def test_a_number_in_a_note_is_told(lexicon: Lexicon, tmp_path: Path) -> None:
    """Below a table, and among the remarks of its rows."""
    made = book(CASES_HEADER, DEATHS)
    made.active["A12"], made.active["E3"] = "Cao Lộc bổ sung 120 ca", "Ghi chú"
    made.active["E5"], made.active["E8"] = "đã rà soát", "số đúng là 3.465"
    found = outcome(made, lexicon, tmp_path)
    assert found.told == ("number_in_words A12", "number_in_words E8")


@pytest.mark.parametrize("title", ["Toàn tỉnh ghi nhận 120 ca mắc mới", "Bổ sung: 1.250 liều"])
def test_a_number_above_a_table_is_told(title: str, lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(CASES_HEADER)
    made.active["A2"] = title
    assert outcome(made, lexicon, tmp_path).told == ("number_in_words A2",)


@pytest.mark.parametrize(
    "title",
    [
        *("Biểu số 1: Kết quả tiêm mũi 3", "Quý IV/2022, tuần thứ 31", "6 tháng cuối năm"),
        *("Tỷ lệ mắc trên 100.000 dân", "ĐT: 0205.3.812.345", "Nghị quyết 128/NQ-CP"),
    ],
    ids=("a dose", "a period", "half a year", "a rate", "a telephone", "a document"),
)
def test_numbers_of_a_plain_title_are_not_told(
    title: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    made = book(CASES_HEADER)
    made.active["A2"] = title
    assert "number_in_words A2" not in outcome(made, lexicon, tmp_path).told


UNITS = [
    *("Đơn vị tính: %", "ĐVT: ca/100.000 dân", "ĐVT: 10.000 người", "Đơn vị tính: vạn dân"),
    *("Đơn vị: trăm ca", "ĐVT: x1000 ca", "Đơn vị tính - nghìn ca", "Tỷ lệ phần trăm", "(‰)"),
    *("số liệu tính theo nghìn", "Unit: thousand"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_that_no_scale_is_for(unit: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """Above a table of counts."""
    found = outcome(book(CASES_HEADER, title=TITLE), lexicon, tmp_path)
    assert found.told == ()
    made = book(CASES_HEADER)
    made.active["A2"] = unit
    assert outcome(made, lexicon, tmp_path).told == (TOLD.format("A2"),)


def test_a_unit_beside_the_headers(lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(CASES_HEADER)
    made.active["E3"] = "Đơn vị tính: nghìn ca"
    assert outcome(made, lexicon, tmp_path).told == (TOLD.format("E3"),)


@pytest.mark.parametrize("unit", ["ĐVT: người", "(Đơn vị tính: ca bệnh)", "Đơn vị: Tổ 100 giường"])
def test_a_plain_unit_is_not_told(unit: str, lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(CASES_HEADER)
    made.active["A2"] = unit
    assert TOLD.format("A2") not in outcome(made, lexicon, tmp_path).told


def test_a_table_of_rates_may_count_in_per_cent(lexicon: Lexicon, tmp_path: Path) -> None:
    made = book(RATE)
    made.active["A2"] = "Đơn vị tính: %"
    assert outcome(made, lexicon, tmp_path).told == ()


@pytest.mark.parametrize(
    "title",
    [
        *("SỞ Y TẾ TỈNH CAO BẰNG", "SYT Cao Bằng", "CDC CAO BẰNG", "TRẠM Y TẾ XÃ HÒA CƯ"),
        *("BỆNH VIỆN ĐA KHOA TỈNH", "Toàn quốc", "Khu vực biên giới"),
    ],
)
def test_lines_below_the_name_of_another_place(
    title: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    """Whose they are is asked; so it is where the sheet is called as another province."""
    asks = ("sheets[mục 1].area",)
    assert outcome(sheet((title,), *LINES), lexicon, tmp_path).asks == asks
    assert outcome(sheet(*LINES, name="Cao Bằng"), lexicon, tmp_path).asks == asks


@pytest.mark.parametrize("title", ["SỞ Y TẾ TỈNH LẠNG SƠN", "Kính gửi: Bộ Y tế", "Công tác y tế"])
def test_lines_below_their_own_name(title: str, lexicon: Lexicon, tmp_path: Path) -> None:
    assert outcome(sheet((title,), *LINES), lexicon, tmp_path).asks == ()


def test_another_province_in_the_title_of_a_known_table(reading: Reading) -> None:
    """Whatever the mapping says of the sheet: last period's file may have been of ours."""
    made = Sheet("Ca bệnh", {"A1": "SỞ Y TẾ CAO BẰNG", "A2": "Số liệu đến 14/3/2022"})
    for number, row in enumerate(LINES, 3):
        made.row(number, *map(str, row))
    mapping = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets: [{sheet: '*', rows: elements}]\n"
    (told,) = reading([made], mapping).remarks
    assert (told.rule, told.source.cell) == ("words_change_meaning", "A1")


@pytest.mark.parametrize(
    "title",
    [
        *("HUYỆN CAO LỘC", "Cùng kỳ năm 2021", "TRẺ EM", "THÁNG 9/2022", "Kế hoạch", "Toàn quốc"),
        *("SỐT XUẤT HUYẾT", "Tỉnh Cao Bằng"),
    ],
)
def test_a_title_between_lines(title: str, lexicon: Lexicon, tmp_path: Path) -> None:
    """Above the first line too."""
    head, *lines = LINES
    made = sheet(head, ("I", title), lines[0], ("II", title), lines[1])
    found = outcome(made, lexicon, tmp_path)
    assert (found.asks, found.told) == ((), (TOLD.format("B4"), TOLD.format("B6")))


def test_a_title_between_lines_that_only_groups_them(lexicon: Lexicon, tmp_path: Path) -> None:
    head, *lines = LINES
    made = sheet(head, ("I", "Tình hình dịch"), lines[0], ("II", "Tử vong"), lines[1])
    assert outcome(made, lexicon, tmp_path).told == ()


@pytest.mark.parametrize(
    ("header", "cells", "told"),
    [
        ("Ghi chú", ("ước tính", ""), "D4"),
        ("Ghi chú", ("đã rà soát", "số liệu tháng 9"), "D5"),
        ("Giới", ("Nữ", "Nữ"), "D4"),
        ("Tháng", ("tháng 9", "tháng 12"), "D4"),
        ("Ghi chú", ("đã rà soát", ""), ""),
        ("Địa chỉ", ("Khối 3, phường Vĩnh Trại", ""), ""),
    ],
)
def test_words_beside_a_line(
    header: str, cells: tuple[str, str], told: str, lexicon: Lexicon, tmp_path: Path
) -> None:
    head, *lines = LINES
    rows = ((*line, cell) for line, cell in zip(lines, cells, strict=True))
    found = outcome(sheet((*head, header), *rows), lexicon, tmp_path)
    assert found.told == ((TOLD.format(told),) if told else ())


def lines_of_districts() -> list[tuple[object, ...]]:
    """Each line one element of one district, whose name stands once."""
    names = [name for district in DISTRICTS for name in (district, None)]
    elements = (NEW, DEATHS) * len(DISTRICTS)
    return [
        ("Địa bàn", "Chỉ tiêu", "Kết quả"),
        *(
            (name, element, n)
            for n, (name, element) in enumerate(zip(names, elements, strict=True))
        ),
    ]


def test_lines_of_several_districts_are_asked_about(lexicon: Lexicon, tmp_path: Path) -> None:
    """They are no numbers of the province."""
    found = outcome(sheet(*lines_of_districts()), lexicon, tmp_path)
    assert found.asks == ("sheets[mục 1].ignore",)


def test_lines_of_several_districts_are_not_read(reading: Reading) -> None:
    made = Sheet("Ca bệnh", {"A1": "Số liệu đến 14/3/2022"})
    made.row(3, "Huyện", "Chỉ tiêu", "Kết quả")
    for number, district in enumerate(PROVINCE, 4):
        made.row(number, district, NEW, number)
    mapping = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets: [{sheet: '*', rows: elements}]\n"
    with pytest.raises(Exception, match="mỗi dòng là một chỉ tiêu của một địa bàn"):
        reading([made], mapping)


def test_rows_of_some_of_a_district_are_no_communes(lexicon: Lexicon, tmp_path: Path) -> None:
    """ "- Trong đó: nữ" below each district is asked about, and not left out as its communes."""
    rows = [
        row
        for n, district in enumerate(DISTRICTS)
        for row in ((n + 1, district, 100 + n), (None, "- Trong đó: nữ", 50 + n))
    ]
    made = sheet(("TT", "Địa bàn", CASES_HEADER), *rows)
    asks = outcome(made, lexicon, tmp_path).asks
    assert asks == ("sheets[mục 1].areas.- Trong đó: nữ",)
