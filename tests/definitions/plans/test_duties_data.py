"""Duties and dated tasks of Lạng Sơn, Vĩnh Phúc and Đồng Tháp, counted in the documents."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.load import load_plan
from tests.regimes import REGIMES

ROOT = Path(__file__).parents[3]
FILES = {
    "ls": "lang-son/ke-hoach-2022-2023.yaml",
    "ct": "lang-son/11-ct-tu.yaml",
    "vp": "vinh-phuc/thong-bao-ket-luan-2022-02-23.yaml",
    "dt": "dong-thap/ke-hoach-2022-2023.yaml",
}
CATALOGUE = load_catalogue(ROOT / "data/programmes/covid-19/indicators")
DATA = {
    key: load_plan(ROOT / "data/programmes/covid-19/plans" / file, CATALOGUE, REGIMES)
    for key, file in FILES.items()
}

# Duties per agency, in the order of the document
DUTIES = {
    "ls": [
        ("Ban Chỉ đạo phòng, chống dịch COVID-19 các cấp", 1),
        ("Ủy ban nhân dân các huyện, thành phố", 1),
        ("Các cấp, các ngành", 1),
        ("Chính quyền và y tế cơ sở", 1),
        ("Cơ quan, tổ chức, doanh nghiệp", 1),
        ("Tổ COVID-19 cộng đồng, trạm y tế lưu động, tổ chăm sóc người nhiễm COVID-19 tại nhà", 1),
        ("Các cơ sở khám bệnh, chữa bệnh", 3),
        ("Các huyện, thành phố", 1),
    ],
    "ct": [
        ("Các Ủy viên Ban Thường vụ Tỉnh ủy", 3),
        ("Bí thư huyện ủy, thành ủy", 6),
        ("Sở Y tế", 11),
        ("Công an tỉnh", 3),
        ("Sở Thông tin và Truyền thông", 2),
        ("Ban Dân vận Tỉnh ủy", 4),
        ("Thành viên Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh", 3),
    ],
    "vp": [
        ("Các huyện, thành phố", 3),
        ("Ủy ban nhân dân cấp xã", 2),
        ("Sở Y tế", 3),
        ("Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh", 4),
    ],
    "dt": [
        ("Sở Y tế", 7),
        ("Bộ Chỉ huy Quân sự Tỉnh và Bộ Chỉ huy Bộ đội Biên phòng Tỉnh", 1),
        ("Công an Tỉnh", 4),
        ("Sở Thông tin và Truyền thông", 2),
        ("Sở Lao động - Thương binh và Xã hội", 1),
        ("Sở Công Thương", 2),
        ("Sở Giao thông vận tải", 1),
        ("Sở Xây dựng", 1),
        ("Sở Tài nguyên và Môi trường", 2),
        ("Sở Tài chính", 1),
        ("Sở Kế hoạch và Đầu tư", 1),
        ("Sở Giáo dục và Đào tạo", 4),
        ("Sở Văn hóa, Thể thao và Du lịch", 2),
        ("Sở Nông nghiệp và Phát triển nông thôn", 2),
        ("Sở Nội vụ", 2),
        ("Thanh tra Tỉnh", 1),
        ("Bảo hiểm xã hội Tỉnh", 2),
        ("Đài Phát thanh và Truyền hình, Báo Đồng Tháp, Cổng thông tin điện tử Tỉnh", 3),
        ("Ủy ban Mặt trận Tổ quốc Tỉnh và các tổ chức thành viên", 3),
        ("Ban Dân vận Tỉnh ủy", 1),
        ("Ủy ban nhân dân các huyện, thành phố", 9),
    ],
}


@pytest.mark.parametrize("plan", FILES)
def test_duties_follow_the_document_agency_by_agency(plan: str) -> None:
    """Agencies in the document's order, each with all its duties, without dates."""
    duties = [task for task in DATA[plan].tasks if task.due is None]
    found = [(agency, len(list(items))) for agency, items in groupby(duties, lambda t: t.lead)]
    assert found == DUTIES[plan]
    assert all(duty.clause.startswith("Mục ") and duty.start is None for duty in duties)


def test_only_lang_son_names_months_for_a_task() -> None:
    """Complete vaccination in quarter II (plan) and in quarter I (directive)."""
    dues = {key: [(t.id, t.due) for t in plan.tasks if t.due] for key, plan in DATA.items()}
    assert dues == {
        "ls": [("3.1", date(2022, 6, 30))],
        "ct": [("1", date(2022, 3, 31))],
        "vp": [],
        "dt": [],
    }
