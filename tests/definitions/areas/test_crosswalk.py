"""Old communes pass whole to one of today, or are divided; only whole ones can be added up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import find_project
from baocao.definitions.areas.crosswalk import load_crosswalk
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.registry import AreaRegistry, load_areas

PROJECT = find_project(Path(__file__).parent)
AREAS = load_areas(PROJECT.areas_file)
CROSSWALK = load_crosswalk(PROJECT.crosswalk_file, name="data/crosswalk.csv", known=AREAS.has)
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def areas() -> AreaRegistry:
    return AREAS.with_crosswalk(CROSSWALK)


def test_every_commune_of_today_was_made_of_something(areas: AreaRegistry) -> None:
    """3,321 communes, of 10,035 old ones and five districts that had none."""
    today = {u.code for u in areas.units if u.level is AreaLevel.COMMUNE and u.valid_from}
    assert {new for old in CROSSWALK.passages for new in old.into} == today
    assert all(CROSSWALK.made_of(code) for code in today)
    assert sum(not old.district for old in CROSSWALK.passages) == 5
    assert len(CROSSWALK.passages) == 10_040


def test_old_communes_lie_in_their_districts(areas: AreaRegistry) -> None:
    """Two tiers to 30/6/2025, one since; no code tells two units."""
    communes = areas.children("183", LAST_DAY)
    assert {unit.level for unit in communes} == {AreaLevel.COMMUNE}
    assert "Xã Hợp Thành" in {unit.name for unit in communes}
    assert areas.children("183", FIRST_DAY) == ()
    assert len({unit.code for unit in areas.units}) == len(areas.units)


def test_a_sum_passes_where_all_went_whole(areas: AreaRegistry) -> None:
    """The forerunners of a commune are the old ones it was made of; of one that got a part of a
    divided commune there are none."""
    for commune in areas.children("20", FIRST_DAY):
        made_of = CROSSWALK.made_of(commune.code)
        forerunners = areas.forerunners(commune.code, LAST_DAY)
        if any(old.divided for old in made_of):
            assert forerunners == ()
        else:
            assert [unit.official_code for unit in forerunners] == [old.code for old in made_of]
        assert areas.forerunners(commune.code, FIRST_DAY) == (commune,)


def test_an_island_without_communes_was_a_district(areas: AreaRegistry) -> None:
    """Bạch Long Vĩ was a district and is a special zone."""
    (old,) = areas.forerunners("11948", LAST_DAY)
    assert (old.code, old.level) == ("318", AreaLevel.DISTRICT)


A = "00001,Xã A,178"  # of a district of Lạng Sơn, to wards that were made there


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["old,name,new"], ["dòng 1: tiêu đề không đúng"]),
        (["00001,Xã A,178,05977"], ["dòng 2: dòng thiếu ô"]),
        (["00001,,178,05977,false"], ["dòng 2: dòng thiếu ô"]),
        ([f"{A},05977,true"], ["dòng 2: ô divided ghi “true”, đơn vị 00001 có 1 dòng"]),
        (
            [f"{A},05977,false", f"{A},05983,true"],
            ["dòng 2: ô divided ghi “false”, đơn vị 00001 có 2 dòng"],
        ),
        (
            [f"{A},05977,true", "00001,Xã  A,178,05983,true"],
            ["dòng 3: đơn vị 00001 có tên hoặc huyện khác dòng đầu của nó"],
        ),
        (
            [f"{A},05977,true", f"{A},05977,true"],
            [f"dòng {n}: đơn vị 00001 ghi hai lần cùng đơn vị mới 05977" for n in (2, 3)],
        ),
        ([f"{A},99999,false"], ["dòng 2: không có đơn vị mã 99999"]),
        (["00001,Xã A,999,05977,false"], ["dòng 2: không có đơn vị mã 999 "]),
        (["999,Huyện A,,05977,false"], ["dòng 2: không có đơn vị mã 999 "]),
    ],
)
def test_a_wrong_line_is_named(lines: list[str], said: list[str], tmp_path: Path) -> None:
    """Each problem stands at its line."""
    path = tmp_path / "crosswalk.csv"
    header = [] if lines[0].startswith("old") else ["old,name,district,new,divided"]
    path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load_crosswalk(path, name="crosswalk.csv", known=AREAS.has)
    for problem, text in zip(caught.value.problems, said, strict=True):
        assert str(problem).startswith(f"crosswalk.csv, {text}")
