"""Ten wordings that reports once had, each with what stands in the golden texts in its place.

The golden texts are held to what is built by `test_golden`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
QUARTER, SHORT = "lang-son-2022-Q4", "cao-bang-2022-Q1"

WORDINGS: dict[str, tuple[str, str, str]] = {
    # why: (report of the new wording, pattern of the old one, the new one)
    "the compared period is named once": (
        QUARTER,
        r"- Số ca mắc mới trong kỳ là [\d.]+ ca, (?:tăng|giảm) [\d.]+ ca so với quý",
        "Mức tăng, giảm nêu trong ngoặc so với quý III năm 2022.",
    ),
    "one rate once": (
        QUARTER,
        r"Số ca tử vong trên 1 triệu dân ở mức",
        "số ca tử vong trên 100.000 dân là 11,51 ca/100.000 dân (90/781.655;",
    ),
    "rates that rose share a sentence": (
        QUARTER,
        r"- Tỷ lệ tiêm mũi 1 cho người từ 18 tuổi trở lên đạt [\d,]+% \(",
        "Tăng nhiều nhất là tỷ lệ tiêm mũi 2 cho trẻ em từ 5 đến dưới 12"
        " tuổi 77,51% (tăng 26,72 điểm phần trăm)",
    ),
    "highest and lowest, not best and worst": (
        QUARTER,
        r"kết quả tốt nhất|kém nhất",
        "thấp nhất là huyện Đình Lập (42,42%), huyện Bình Gia (43,88%)",
    ),
    "a person is no F0": (
        QUARTER,
        r"\bF0\b",
        "tỷ lệ người mắc COVID-19 điều trị tại nhà",
    ),
    "a heading names a field": (
        QUARTER,
        r"^\d+\. Các chỉ tiêu 100%$",
        "d) Thực hiện biện pháp phòng, chống dịch",
    ),
    "clauses stand in the appendix": (
        QUARTER,
        r"\(Mục [IVX\d.]+[a-zđ.]*, gạch đầu dòng",
        "6 | Tiêm mũi 3 cho người từ 12 đến dưới 18 tuổi (2) | 100% | 64,63% | tăng 16,04 |"
        " 30/6/2022",
    ),
    "a report opens with what it carries out": (
        QUARTER,
        r"^Căn cứ ",
        "Thực hiện Chỉ thị số 11-CT/TU ngày 29 tháng 3 năm 2022 của Ban Thường vụ Tỉnh ủy Lạng Sơn",
    ),
    "nothing reported is one sentence": (
        SHORT,
        r"Trong 1 nhiệm vụ có thời hạn|(?:\|[^|\n]*chưa có báo cáo[^|\n]*\|[\s\S]*?){10}",
        "Chưa tổng hợp được tiến độ",
    ),
    "rates have the same decimals": (
        QUARTER,
        r"\| 99,9% \|",
        "1 | Tiêm vét mũi 1 cho người từ 18 tuổi trở lên (1, 2) | 100% | 99,90% | tăng 0,03 |",
    ),
}


def texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}


def test_ten_wordings_are_listed() -> None:
    """As many as were promised."""
    assert len(WORDINGS) == 10


@pytest.mark.parametrize("why", WORDINGS)
def test_no_report_has_the_wording_of_before(why: str) -> None:
    """And the report that had it has the new one."""
    report, before, now = WORDINGS[why]
    found = texts()
    assert now in found[report]
    assert [name for name, text in found.items() if re.search(before, text, re.MULTILINE)] == []
