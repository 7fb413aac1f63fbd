"""Which numbers of a text state a quantity, and how far a number reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.vietnamese.labels import labels_in
from baocao.review.verify.numbers import quantities, reading

SENTENCES = [
    ("Số ca mắc COVID-19 là 6.532 ca ngày 12/2/2022", ["6.532"]),
    ("tăng 500 ca so với quý 3 năm 2022 và quý IV", ["500"]),
    ("theo Quyết định số 1234/QĐ-UBND ngày 5 tháng 3 năm 2022", []),
    ("theo Kế hoạch số 15 và Nghị quyết 128/NQ-CP", []),
    ("Số: 05/BC-SYT", []),
    ("mũi 3 đạt 84% ở 12 huyện", ["84", "12"]),
    ("2. Công tác điều trị", []),
    ("3.1 | Nhiệm vụ còn 15 việc | 3", ["15", "3"]),
    ("Mục IV.3.2, Điều 12, khoản 3; điểm 2.1; Bảng 4", []),
    ("người từ 12 đến dưới 18 tuổi, trẻ 5-11 tuổi, nhóm 18+", []),
    ("giai đoạn 2022 - 2023", []),
    ("trong 5 ngày có 15 ca", ["5", "15"]),
    ("biến thể BA.5, F0, F1, SARS-CoV-2", []),
    ("lúc 14 giờ 30 phút, lúc 7h15", []),
    ("kinh phí 12.345,6 triệu đồng", ["12.345,6"]),
    ("đạt 12/15 huyện, 5/11 xã", ["12", "15", "5", "11"]),
    ("từ ngày 5/3 đến tháng 12", []),
    ("năm 2022 có 2022 ca", ["2022"]),
    ("cấp độ 2 ở 38 xã", ["38"]),
    ("25 giường/huyện, 30/xã", ["25", "30"]),
    ("xem https://syt.gov.vn/2022/05", []),
    ("tháng 500 ca", ["500"]),
    ("mũi 84% dân số", ["84"]),
]


LABELS = labels_in(["mũi 3", "cấp độ 1"])


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_quantities(text: str, expected: list[str]) -> None:
    """Dates, documents, ordinals, labels and names are no quantities; all else is one."""
    assert [text[start:end] for start, end in quantities(text, LABELS)] == expected


READINGS = [
    ("đạt trên 99% dân số", "99", "trên 99%"),
    ("đạt từ 74% trở lên", "74", "từ 74% trở lên"),
    ("thấp hơn 5 điểm", "5", "hơn 5"),
    ("từ 74% đến cuối năm", "74", "74%"),
    ("giảm -5 ca", "5", "-5"),
    ("(21/6.532)", "6.532", "6.532"),
    ("12-17 tuổi", "17", "17"),
    ("6.532 triệu đồng", "6.532", "6.532 triệu"),
    ("- 21 ca", "21", "21"),
    ("được ≥ 95 %", "95", "≥ 95 %"),
    ("xuống dưới 3,5‰", "3,5", "dưới 3,5‰"),
]


@pytest.mark.parametrize(("text", "number", "expected"), READINGS)
def test_readings(text: str, number: str, expected: str) -> None:
    """Sign, bound, percent and scale belong to a number; words and other numbers do not."""
    at = text.index(number)
    start, end = reading(text, at, at + len(number))
    assert text[start:end] == expected


@given(st.text(alphabet="0123456789.,%-/ |()tráêngừh", max_size=40))
def test_a_reading_holds_its_number(text: str) -> None:
    """Whatever stands around it, a number reads as at least itself, within the text."""
    for start, end in quantities(text):
        first, last = reading(text, start, end)
        assert 0 <= first <= start < end <= last <= len(text)
