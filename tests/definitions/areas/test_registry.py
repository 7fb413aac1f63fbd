"""A unit is found by whatever a person writes, and never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import find_project
from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry, load_areas

AREAS = load_areas(find_project(Path(__file__).parent).areas_file)
DAY = date(2022, 10, 1)


def only_problem(error: BaocaoError) -> str:
    (problem,) = error.problems
    return str(problem)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thành phố Cao Lãnh", "866"),
        ("TP. Cao Lãnh", "866"),
        ("TP.Cao Lãnh", "866"),
        ("Tp Cao Lãnh", "866"),
        ("thanh pho cao lanh", "866"),
        ("thanh-pho-cao-lanh", "866"),
        ("866", "866"),
        ("Huyện Cao Lãnh", "873"),
        ("H. Cao Lãnh", "873"),
        ("huyen-cao-lanh", "873"),
        ("Tp Hồng Ngự", "868"),
        ("Thị xã Hồng Ngự", "868"),
        ("TX. Hồng Ngự", "868"),
        ("H.Hồng Ngự", "870"),
        ("Tam Nông", "871"),
        ("Sa Đéc", "867"),
        ("Tỉnh Đồng Tháp", "87"),
        ("Ðồng\u00a0Tháp", "87"),
        ("dong-thap", "87"),
    ],
)
def test_one_unit_has_many_spellings(text: str, code: str) -> None:
    """Title or none, abbreviated or not, any diacritics: the unit is the same."""
    assert AREAS.find(text, within="87", on=DAY).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hoà An", "051"),
        ("Huyện Hòa An", "051"),
        ("HOÀ AN", "051"),
        ("hoa an", "051"),
        ("Quảng Hoà", "049"),
        ("Tỉnh Cao Bằng", "04"),
        ("cao-bang", "04"),
        ("TP Cao Bằng", "040"),
    ],
)
def test_tone_marks_stand_where_people_put_them(text: str, code: str) -> None:
    """Hoà and Hòa are one name; a province and its city are told apart by their title."""
    assert AREAS.find(text, within="04", on=DAY).code == code


@pytest.mark.parametrize("text", ["Lộc Bính", "Huyện Lôc Bình", "H. Lốc Bình", "Lộc Binh"])
def test_other_tones_are_another_name(text: str) -> None:
    """A name with tones or letters of its own is asked about; the nearest are named."""
    with pytest.raises(BaocaoError, match=r"có phải: .*Huyện Lộc Bình") as caught:
        AREAS.find(text, within="20", on=DAY)
    assert caught.value.problems


@pytest.mark.parametrize("text", ["LOC BINH", "huyen loc-binh", "h.loc binh"])
def test_a_name_without_any_mark_is_found(text: str) -> None:
    """As people type who have no Vietnamese keyboard."""
    assert AREAS.find(text, within="20", on=DAY).code == "188"


@pytest.mark.parametrize("text", ["Cao Lộc", "Cao Lãnh", "Lộc Bính", "Hà Nội", "không có"])
def test_what_is_known_is_what_is_found(text: str) -> None:
    """Nothing where `find` refuses: none of that name, or several."""
    try:
        expected: AdminUnit | None = AREAS.find(text, on=DAY)
    except BaocaoError:
        expected = None
    assert AREAS.known(text, on=DAY) == expected


SHORT = {"Thành phố": "TP.", "Huyện": "H.", "Tỉnh": "T.", "Phường": "P.", "Đặc khu": "ĐK "}


def abbreviated(name: str) -> str:
    """A name as people shorten its common noun."""
    title = next((title for title in SHORT if name.startswith(title)), "")
    return SHORT.get(title, "") + name.removeprefix(title)


def spellings(unit: AdminUnit) -> list[str]:
    return [
        unit.name,
        normalize("NFD", unit.name),
        unit.name.upper(),
        fold(unit.name),
        unit.name.replace("Đ", "Ð"),
        unit.name.replace(" ", "\u00a0"),
        f"  {unit.name} ",
        abbreviated(unit.name),
        unit.official_code,
        unit.slug,
    ]


@given(st.sampled_from(AREAS.units), st.integers(0, 9))
def test_every_unit_is_found_by_every_spelling(unit: AdminUnit, spelling: int) -> None:
    """Whatever the unit, each of its spellings finds it, on a day on which it existed; without
    marks a name may be two units' (Lộc Thạnh and Lộc Thành of Đồng Nai)."""
    day = unit.valid_to or unit.valid_from or DAY
    beside = AREAS.children(unit.parent, day) if unit.parent else ()
    assume(spelling != 3 or sum(fold(one.name) == fold(unit.name) for one in beside) < 2)
    found = AREAS.find(spellings(unit)[spelling], level=unit.level, within=unit.parent, on=day)
    assert found == unit


REFUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("Cao Lãnh", {"within": "87", "on": DAY},
     ["chỉ nhiều địa bàn trong Tỉnh Đồng Tháp vào ngày 01/10/2022",
      "Thành phố Cao Lãnh (mã 866); Huyện Cao Lãnh (mã 873)"]),
    ("hong ngu", {"within": "87"}, ["Thành phố Hồng Ngự (mã 868", "Huyện Hồng Ngự (mã 870"]),
    ("Lạng Sơn", {}, ["Tỉnh Lạng Sơn (mã 20)", "Thành phố Lạng Sơn (mã 178"]),
    ("Đồng Tháp", {}, ["Tỉnh Đồng Tháp (mã 87, đến 30/6/2025", "(mã 82, từ 01/7/2025)"]),
    ("Huyện Cao Lôk", {"within": "20", "on": DAY},
     ["không có địa bàn “Huyện Cao Lôk” trong Tỉnh Lạng Sơn", "có phải: Huyện Cao Lộc (mã 183)?"]),
    ("Cao Lộc", {"within": "04", "on": DAY}, ["không có địa bàn “Cao Lộc” trong Tỉnh Cao Bằng"]),
    ("Huyện Sa Đéc", {}, ["Thành phố Sa Đéc (mã 867"]),
    ("Cao Bằng", {"level": AreaLevel.COMMUNE, "on": DAY}, ["không có địa bàn", "xem tên và mã"]),
    ("Quảng Uyên", {"on": DAY},
     ["ở thời điểm khác có: Huyện Quảng Uyên (mã 049, đến 29/02/2020, "
      "nhập vào Huyện Quảng Hòa); Xã Quảng Uyên (mã 01576, từ 01/7/2025)"]),
    ("Quảng Hòa", {"on": date(2020, 2, 29)}, ["Huyện Quảng Hòa (mã 049, từ 01/3/2020"]),
    ("", {}, ["không có địa bàn “”"]),
    ("???", {}, ["không có địa bàn “???”"]),
    ("Lạng Sơn", {"within": "999"}, ["không có đơn vị hành chính mã “999”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "scope", "said"), REFUSED)
def test_an_unknown_or_ambiguous_name_lists_its_candidates(
    text: str, scope: dict[str, Any], said: list[str]
) -> None:
    """The message names what was sought, where, and which units may be meant."""
    with pytest.raises(BaocaoError) as caught:
        AREAS.find(text, **scope)
    for part in said:
        assert part in only_problem(caught.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lang-son", "20"),
        ("Lạng Sơn", "20"),
        ("TỈNH LẠNG SƠN", "20"),
        ("20", "20"),
        ("dong-thap", "82"),
        ("Tỉnh Đồng Tháp", "82"),
        ("82", "82"),
        ("87", "87"),
        ("Tiền Giang", "82-to-2025"),
        ("Vĩnh Phúc", "26"),
        ("cao bang", "04"),
        ("TP.HCM", "79"),
        ("Huế", "46"),
        ("Bà Rịa – Vũng Tàu", "77"),
    ],
)
def test_a_province_is_found_without_a_date(text: str, code: str) -> None:
    """On the command line a province is its slug, its code or its name."""
    assert AREAS.province(text).code == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang-sơm", "Tỉnh Lạng Sơn (mã 20)"),
        ("Thành phố Cao Bằng", "Tỉnh Cao Bằng (mã 04)"),
        ("thanh-pho-cao-lanh", "không có tỉnh"),
    ],
)
def test_what_is_no_province_is_wrong_usage(text: str, said: str) -> None:
    """A district or a misspelt name is an error of usage with candidates."""
    with pytest.raises(UsageError) as caught:
        AREAS.province(text)
    assert said in only_problem(caught.value)


def test_a_code_is_exact() -> None:
    """`get` takes the code and nothing else."""
    assert AREAS.get("183").name == "Huyện Cao Lộc"
    with pytest.raises(BaocaoError, match="không có đơn vị hành chính mã “Cao Lộc”"):
        AREAS.get("Cao Lộc")


def test_a_unit_knows_its_days() -> None:
    """The last day of a unit is still its own; the day after is its successor's."""
    old, new = AREAS.get("049-to-2020"), AREAS.get("049")
    assert (old.exists_on(date(2020, 2, 29)), old.exists_on(date(2020, 3, 1))) == (True, False)
    assert (new.exists_on(date(2020, 2, 29)), new.exists_on(date(2020, 3, 1))) == (False, True)
    assert old.official_code == new.official_code == "049"


def test_mergers_are_followed_through_several_steps() -> None:
    """What merged into a unit that merged later is a predecessor too."""
    country = AREAS.get("VN")

    def unit(code: str, successor: str | None) -> AdminUnit:
        last = date(2020, 1, 1) if successor else None
        return AdminUnit(code, code, code, AreaLevel.PROVINCE, code, "VN",
                         valid_to=last, successor=successor)  # fmt: skip

    chain = AreaRegistry((country, unit("a", "b"), unit("b", "c"), unit("c", None)))
    assert [u.code for u in chain.predecessors("c")] == ["b", "a"]


@pytest.mark.parametrize("text", ["VN", "ca-nuoc"])
def test_the_country_is_meant_by_its_code_or_slug(text: str) -> None:
    """Reports on all provinces have its slug in place of a province's."""
    assert AREAS.province(text).level is AreaLevel.COUNTRY
