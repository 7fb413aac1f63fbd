"""Ids that a proposal gives: they read as words, and every plan's file may have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from baocao.definitions.plans.model import TargetId
from baocao.definitions.plans.reading.proposed_ids import UsedIds, short_id

LONGEST = 24  # of a target
IDS = {
    "100% ổ dịch được xử lý trong 48 giờ": "o-dich-duoc-xu-ly",
    "Phấn đấu trên 90% hộ gia đình được kiểm tra": "ho-gia-dinh-duoc-kiem",
    "Tổ chức ít nhất 11 điểm tiêm vắc xin dại": "diem-tiem-vac-xin-dai",
    "83/83 trạm y tế triển khai tiêm chủng": "tram-y-te-trien-khai",
    "Lập danh sách hộ nuôi chó, mèo và các loài khác": "lap-danh-sach-ho-nuoi",
    "Hộ nuôi chó và mèo được quản lý": "ho-nuoi-cho-meo",
    "Tỷ lệ bao phủ đạt 95% trở lên": "ty-le-bao-phu-dat-95-tro",
    "Tỷ lệ trẻ 18 tháng tuổi tiêm vắc xin sởi": "ty-le-tre-18-thang-tuoi",
    "Tiêm chủng và giám sát": "tiem-chung-va-giam-sat",
    "authorities_with_scenario_share": "authorities-scenario",
    "coverage-12-17-d2": "coverage-12-17-d2",
    "2022": "",
    "": "",
}


@pytest.mark.parametrize(("name", "id_"), IDS.items(), ids=IDS)
def test_short_id(name: str, id_: str) -> None:
    """Whole words, without the level that the name begins with; no figure comes first."""
    assert short_id(name, LONGEST) == id_


def test_each_id_once() -> None:
    """What has an id already gets a number, within the length; a name without words another id."""
    ids = UsedIds(LONGEST)
    name = "Tỷ lệ trẻ 18 tháng tuổi"
    assert [ids.new(name, "chi-tieu") for _ in range(3)] == [
        "ty-le-tre-18-thang-tuoi",
        "ty-le-tre-18-thang-2",
        "ty-le-tre-18-thang-3",
    ]
    assert [ids.new("95 %", "chi-tieu") for _ in range(2)] == ["chi-tieu", "chi-tieu-2"]


@given(st.lists(st.text(alphabet="chỉ tiêuđ 9%-_,.”và", max_size=60), max_size=12))
def test_every_id_is_valid(names: list[str]) -> None:
    """Whatever the names, the ids are those of targets, and each stands once."""
    ids = UsedIds(LONGEST)
    found = [ids.new(name, "chi-tieu") for name in names]
    assert len(set(found)) == len(found)
    for id_ in found:
        TypeAdapter(TargetId).validate_python(id_)
        assert id_[0].isalpha()
