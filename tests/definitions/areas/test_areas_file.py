"""The units of the project's own areas.csv are those of the official tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.core.project import find_project
from baocao.core.vietnamese.names import clean, fold
from baocao.definitions.areas.model import AreaLevel
from baocao.definitions.areas.registry import AreaRegistry, load_areas

CENSUS_DAY = date(2019, 4, 1)
COVID_YEARS_DAY = date(2022, 10, 1)
LAST_DAY_OF_63 = date(2025, 6, 30)
FIRST_DAY_OF_34 = date(2025, 7, 1)

TITLES = {
    *("Tỉnh", "Thành phố", "Thị xã", "Quận", "Huyện"),
    *("Xã", "Phường", "Thị trấn", "Đặc khu"),
}

# Names and codes as the census of 2019 printed them, old tone marks and all.
CENSUS_DISTRICTS = [
    ("04", "040", "Thành phố Cao Bằng"),
    ("04", "042", "Huyện Bảo Lâm"),
    ("04", "043", "Huyện Bảo Lạc"),
    ("04", "044", "Huyện Thông Nông"),
    ("04", "045", "Huyện Hà Quảng"),
    ("04", "046", "Huyện Trà Lĩnh"),
    ("04", "047", "Huyện Trùng Khánh"),
    ("04", "048", "Huyện Hạ Lang"),
    ("04", "049", "Huyện Quảng Uyên"),
    ("04", "050", "Huyện Phục Hoà"),
    ("04", "051", "Huyện Hoà An"),
    ("04", "052", "Huyện Nguyên Bình"),
    ("04", "053", "Huyện Thạch An"),
    ("20", "178", "Thành phố Lạng Sơn"),
    ("20", "180", "Huyện Tràng Định"),
    ("20", "181", "Huyện Bình Gia"),
    ("20", "182", "Huyện Văn Lãng"),
    ("20", "183", "Huyện Cao Lộc"),
    ("20", "184", "Huyện Văn Quan"),
    ("20", "185", "Huyện Bắc Sơn"),
    ("20", "186", "Huyện Hữu Lũng"),
    ("20", "187", "Huyện Chi Lăng"),
    ("20", "188", "Huyện Lộc Bình"),
    ("20", "189", "Huyện Đình Lập"),
    ("26", "243", "Thành phố Vĩnh Yên"),
    ("26", "244", "Thành phố Phúc Yên"),
    ("26", "246", "Huyện Lập Thạch"),
    ("26", "247", "Huyện Tam Dương"),
    ("26", "248", "Huyện Tam Đảo"),
    ("26", "249", "Huyện Bình Xuyên"),
    ("26", "251", "Huyện Yên Lạc"),
    ("26", "252", "Huyện Vĩnh Tường"),
    ("26", "253", "Huyện Sông Lô"),
    ("87", "866", "Thành phố Cao Lãnh"),
    ("87", "867", "Thành phố Sa Đéc"),
    ("87", "868", "Thị xã Hồng Ngự"),
    ("87", "869", "Huyện Tân Hồng"),
    ("87", "870", "Huyện Hồng Ngự"),
    ("87", "871", "Huyện Tam Nông"),
    ("87", "872", "Huyện Tháp Mười"),
    ("87", "873", "Huyện Cao Lãnh"),
    ("87", "874", "Huyện Thanh Bình"),
    ("87", "875", "Huyện Lấp Vò"),
    ("87", "876", "Huyện Lai Vung"),
    ("87", "877", "Huyện Châu Thành"),
]
CODES_GIVEN_ON = {"049": "049-to-2020"}  # Quảng Uyên's number is Quảng Hòa's since 2020


@pytest.fixture(scope="module")
def areas() -> AreaRegistry:
    return load_areas(find_project(Path(__file__).parent).areas_file)


@pytest.mark.parametrize(
    ("province", "day", "count"),
    [
        ("04", COVID_YEARS_DAY, 10),
        ("20", COVID_YEARS_DAY, 11),
        ("26", COVID_YEARS_DAY, 9),
        ("87", COVID_YEARS_DAY, 12),
        ("04", CENSUS_DAY, 13),
        ("04", date(2020, 2, 15), 12),
        ("20", LAST_DAY_OF_63, 11),
        ("20", FIRST_DAY_OF_34, 65),
        ("04", FIRST_DAY_OF_34, 56),
        ("25", FIRST_DAY_OF_34, 148),
        ("82", FIRST_DAY_OF_34, 102),
        ("25-to-2025", COVID_YEARS_DAY, 13),
        ("25-to-2025", FIRST_DAY_OF_34, 0),
        ("82", LAST_DAY_OF_63, 0),
    ],
)
def test_each_province_has_its_units(
    areas: AreaRegistry, province: str, day: date, count: int
) -> None:
    """Mergers show on the day they took effect; since July 2025 communes follow districts."""
    assert len(areas.children(province, day)) == count


def test_the_country_has_63_provinces_until_july_2025(areas: AreaRegistry) -> None:
    """Every province stands below the country, with a two-digit code."""
    for day in (CENSUS_DAY, COVID_YEARS_DAY, LAST_DAY_OF_63):
        provinces = areas.children("VN", day)
        assert len(provinces) == 63
        assert all(unit.level is AreaLevel.PROVINCE for unit in provinces)
        assert all(len(unit.official_code) == 2 for unit in provinces)


@pytest.mark.parametrize(("province", "code", "name"), CENSUS_DISTRICTS)
def test_every_district_of_the_census_is_found(
    areas: AreaRegistry, province: str, code: str, name: str
) -> None:
    """By name and by code, on the day of the census."""
    by_name = areas.find(name, within=province, on=CENSUS_DAY)
    assert by_name.code == CODES_GIVEN_ON.get(code, code)
    assert areas.find(code, on=CENSUS_DAY) == by_name


def test_the_census_has_no_other_districts(areas: AreaRegistry) -> None:
    """The four provinces had 45 districts in 2019, and the file has these 45."""
    in_file = {u.code for p in ("04", "20", "26", "87") for u in areas.children(p, CENSUS_DAY)}
    assert in_file == {CODES_GIVEN_ON.get(code, code) for _, code, _ in CENSUS_DISTRICTS}
    assert len(in_file) == 45


@pytest.mark.parametrize(
    ("code", "merged"),
    [
        ("045", {"044"}),
        ("047", {"046"}),
        ("049", {"049-to-2020", "050"}),
        ("25", {"17", "25-to-2025", "26"}),
        ("82", {"82-to-2025", "87"}),
        ("183", set()),
    ],
)
def test_a_merged_unit_knows_what_it_was_made_of(
    areas: AreaRegistry, code: str, merged: set[str]
) -> None:
    """Census figures of a district of 2022 add up over the districts that merged into it."""
    assert {unit.code for unit in areas.predecessors(code)} == merged


def test_no_person_of_the_census_is_lost_or_counted_twice(areas: AreaRegistry) -> None:
    """Each census district belongs to exactly one district of 2022."""
    today = [u for p in ("04", "20", "26", "87") for u in areas.children(p, COVID_YEARS_DAY)]
    census = {CODES_GIVEN_ON.get(code, code) for _, code, _ in CENSUS_DISTRICTS}
    reached = [u.code for unit in today for u in (unit, *areas.predecessors(unit.code))]
    assert len(reached) == len(set(reached))
    assert set(reached) == census | {"049"}


@pytest.mark.parametrize(
    ("text", "before", "since"),
    [
        ("Đồng Tháp", "87", "82"),
        ("Tỉnh Phú Thọ", "25-to-2025", "25"),
        ("82", "82-to-2025", "82"),
        ("Lạng Sơn", "20", "20"),
        ("Cao Bằng", "04", "04"),
        ("46", "46", "46"),
    ],
)
def test_provinces_of_july_2025(areas: AreaRegistry, text: str, before: str, since: str) -> None:
    """One name or number is another unit before and after the reform."""
    assert areas.province(text, on=LAST_DAY_OF_63).code == before
    assert areas.province(text, on=FIRST_DAY_OF_34).code == since


def test_the_country_has_34_provinces_and_3321_communes_since(areas: AreaRegistry) -> None:
    """No district is left, and every province that merged has ended."""
    provinces = areas.children("VN", FIRST_DAY_OF_34)
    communes = [u for p in provinces for u in areas.children(p.code, FIRST_DAY_OF_34)]
    assert (len(provinces), len(communes)) == (34, 3321)
    assert {unit.level for unit in communes} == {AreaLevel.COMMUNE}
    assert {len(unit.code) for unit in communes} == {5}
    ended = [u for u in areas.children("VN", LAST_DAY_OF_63) if u.valid_to]
    assert len(ended) == 63 - 11
    assert {unit.valid_to for unit in ended} == {LAST_DAY_OF_63}


def test_the_country_had_696_districts_on_their_last_day(areas: AreaRegistry) -> None:
    """All 63 provinces have theirs, and each ends with the tier."""
    provinces = areas.children("VN", LAST_DAY_OF_63)
    districts = [areas.children(province.code, LAST_DAY_OF_63) for province in provinces]
    assert all(districts)
    assert sum(map(len, districts)) == 696
    assert {unit.valid_to for some in districts for unit in some} == {LAST_DAY_OF_63}


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2023, 8, 31), {"752": "Long Điền", "753": "Đất Đỏ", "754": "Thị xã Phú Mỹ"}),
        (date(2025, 2, 28), {"753": "Long Đất", "754": "Thị xã Phú Mỹ"}),
        (date(2025, 3, 1), {"753": "Long Đất", "754": "Thành phố Phú Mỹ"}),
    ],
    ids=["2023", "february-2025", "march-2025"],
)
def test_districts_that_changed_in_2025_had_other_names_before(
    areas: AreaRegistry, day: date, named: dict[str, str]
) -> None:
    """Huyện Long Đất is of 1/1/2025, thành phố Phú Mỹ of 1/3/2025: no report on 2023 has them."""
    found = {unit.official_code: unit.name for unit in areas.children("77", day)}
    assert found.keys() & {"752", "753", "754"} == named.keys()
    assert all(found[code].endswith(name) for code, name in named.items())


def test_no_two_units_share_a_code_on_a_day(areas: AreaRegistry) -> None:
    """A code of its own tells every unit of the table apart, an official code those of one day."""
    assert len({unit.code for unit in areas.units}) == len(areas.units)
    for day in (CENSUS_DAY, COVID_YEARS_DAY, LAST_DAY_OF_63, FIRST_DAY_OF_34):
        codes = [unit.official_code for unit in areas.units if unit.exists_on(day)]
        assert len(codes) == len(set(codes))


def test_names_are_written_one_way(areas: AreaRegistry) -> None:
    """Names are clean, short names end the full ones, slugs are made of them; where two communes
    of a province differ in their tones alone, both add their codes."""
    for unit in areas.units:
        assert (clean(unit.name), clean(unit.short_name)) == (unit.name, unit.short_name)
        assert unit.name.endswith(unit.short_name)
        if unit.level is not AreaLevel.COUNTRY:
            assert unit.name.removesuffix(unit.short_name).strip() in TITLES
        below = unit.level in (AreaLevel.DISTRICT, AreaLevel.COMMUNE)
        named = unit.name if below else unit.short_name
        assert unit.slug.removesuffix(f"-{unit.code}") == fold(named).replace(" ", "-")
