"""The day that titles name."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from baocao.submissions.mapped.dates import day_in, days_in, other_days

DAY = date(2022, 9, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Số liệu tính đến 17h ngày 14/9/2022",
        "(Tính đến hết ngày 14 tháng 9 năm 2022)",
        "Từ ngày 15/6/2022 đến ngày 14/9/2022",
        "từ 15/6/2022 đến 17 giờ 30 ngày 14.09.2022",
        "14-9-2022",
        "BÁO CÁO NHANH, NGÀY 14 THÁNG 9 NĂM 2022",
        "Ngày báo cáo: 14/9/2022",
        "(Kèm theo Công văn số 9/TTYT-KSBT ngày 16/9/2022; số liệu đến ngày 14/9/2022)",
        DAY,
        datetime.combine(DAY, time(17)),
    ],
)
def test_the_day_of_a_title(text: str | date) -> None:
    """After "đến" where a span is named; a date cell as it is."""
    assert day_in(text) == DAY


@pytest.mark.parametrize(
    "text", ["Quý III năm 2022", "31/2/2022", "Kèm theo 12/BC-SYT", "", 44818.0]
)
def test_what_names_no_day(text: str | float) -> None:
    """No day is made of quarters, document numbers or days that no calendar has."""
    assert day_in(text) is None


OTHERS_DAYS = [
    "BÁO CÁO SỐ LIỆU THÁNG 11 NĂM 2022 (Kèm theo Công văn số 45/TTYT-KSDB ngày 05/12/2022)",
    "(Ban hành kèm theo Quyết định số 5349/QĐ-BYT ngày 12 tháng 11 năm 2021 của Bộ Y tế)",
    "Thông tư số 37/2019/TT-BYT ngày 30/12/2019",
    "Số:      /BC-TTYT, ngày 16/9/2022",
    "Lạng Sơn, ngày 05 tháng 12 năm 2022",
    "TP. Cao Lãnh, ngày 16/9/2022",
    "Ngày lập báo cáo: 16/9/2022",
    "In ngày 16.09.2022",
    "Công văn đến ngày 16/9/2022",
]


@pytest.mark.parametrize("text", OTHERS_DAYS)
def test_the_day_of_a_letter_is_not_that_of_the_figures(text: str) -> None:
    """Documents that are cited, forms, signatures, days of writing and printing."""
    assert day_in(text) is None
    assert days_in([text, "Số liệu đến 14/9/2022"]) == {DAY}


def test_titles_that_disagree_name_no_day() -> None:
    """Two days after "đến" are two."""
    assert len(days_in(["đến 13/9/2022", "đến 14/9/2022"])) == 2
    assert days_in(["báo cáo ngày 16/9/2022", "số liệu đến 14/9/2022"]) == {DAY}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Số liệu đến 14/9/2022", []),
        ("Từ ngày 15/6/2022 đến ngày 14/9/2022", []),
        ("(15/6/2022 - 14/9/2022)", []),
        ("Tuần 37 (8/9/2022) – 14/9/2022", []),
        ("Báo cáo ngày 16/9/2022, số liệu đến 14/9/2022", []),
        ("Lạng Sơn, ngày 16 tháng 9 năm 2022", []),
        ("BÁO CÁO NGÀY 16/9/2022", [date(2022, 9, 16)]),
        ("Số liệu đến 16/9/2022", [date(2022, 9, 16)]),
        ("Từ 15/9/2022 đến 14/12/2022", [date(2022, 12, 14)]),
        (datetime.combine(date(2022, 9, 16), time(8)), [date(2022, 9, 16)]),
    ],
)
def test_a_second_day_is_known(text: str | datetime, others: list[date]) -> None:
    """Beside the day of the figures; the first day of a span is none, nor that of a letter."""
    assert sorted(other_days(text, DAY)) == others
