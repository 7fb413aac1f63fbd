"""What headers mean by the catalogue's names, and which are left for a person."""

from __future__ import annotations

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Meaning

ADULT = ("age_group", "18plus")
TEEN = ("age_group", "12-17")
CHILD = ("age_group", "5-11")

KNOWN = [
    (("Từ 18 tuổi trở lên", "Mũi 1", "Đã tiêm"), "vaccinated", (ADULT, ("dose", "d1"))),
    (("18+", "M3", "Đã tiêm (người)"), "vaccinated", (ADULT, ("dose", "d3"))),
    (("≥ 18 tuổi", "Mũi 2", "Tỷ lệ (%)"), "coverage_rate", (ADULT, ("dose", "d2"))),
    (("TRẺ 12-17 TUỔI", "MŨI 1", "ĐỐI TƯỢNG"), "eligible_population", (TEEN, ("dose", "d1"))),
    (("Số người đã tiêm mũi 1",), "vaccinated", (("dose", "d1"),)),
    (("Tử vong",), "deaths_cumulative", ()),
    (("Tử vong", "trong kỳ"), "new_deaths", ()),
    (("Số ca theo mức độ", "Nặng"), "severity_cases", (("severity", "severe"),)),
    (("F0 điều trị", "Tại nhà (ca)"), "treated_by_place", (("place_of_treatment", "home"),)),
    (("Tổng số ca mắc (3)",), "cases_cumulative", ()),
    (("Từ 5 - dưới 12 tuổi", "Mũi 1", "Đã tiêm"), "vaccinated", (CHILD, ("dose", "d1"))),
    (("Trẻ em", "05-11T", "Đã tiêm mũi 2"), "vaccinated", (CHILD, ("dose", "d2"))),
    (("Số trẻ từ 12 - 17 tuổi đã tiêm mũi 1",), "vaccinated", (TEEN, ("dose", "d1"))),
    (("Tỷ lệ tiêm mũi 3 người từ 18 tuổi trở lên",), "coverage_rate", (ADULT, ("dose", "d3"))),
    (("Nhắc lại", "Mũi 4 (nhắc lại lần 2)", "Đã tiêm"), "vaccinated", (("dose", "d4"),)),
    (
        ("Kết quả tiêm", "12-17 tuổi", "Mũi 1", "Đối tượng"),
        "eligible_population",
        (TEEN, ("dose", "d1")),
    ),
    (("Tổng cộng", "Mũi 1", "Đã tiêm"), "vaccinated", (("dose", "d1"),)),
    (("Mũi 1", "Đã tiêm", "Lũy kế"), "vaccinated", (("dose", "d1"),)),
    (("Dân số ≥ 18 tuổi",), "population_18plus", ()),
    (("Ca mắc cộng dồn",), "cases_cumulative", ()),
    (
        ("I. Trẻ em từ 5 đến dưới 12 tuổi", "Mũi 1", "Đã tiêm"),
        "vaccinated",
        (CHILD, ("dose", "d1")),
    ),
    (("Đối tượng: người từ đủ 18 tuổi", "Đã tiêm M2"), "vaccinated", (ADULT, ("dose", "d2"))),
    (("12-17T", "Mũi I", "Tỉ lệ %"), "coverage_rate", (TEEN, ("dose", "d1"))),
    (("18+", "Nhắc lại mũi 1", "TL%"), "coverage_rate", (ADULT, ("dose", "d3"))),
    (("18+", "Nhắc 2", "Đạt (%)"), "coverage_rate", (ADULT, ("dose", "d4"))),
    (("18+", "Tổng mũi 2", "Kết quả tiêm"), "vaccinated", (ADULT, ("dose", "d2"))),
    (("Số BN khỏi",), "recovered_cumulative", ()),
    (("Số ca mới tử vong",), "new_deaths", ()),  # not new cases and deaths
    (("Mới nhiễm bệnh",), "new_cases", ()),
    (("Tổng số ca hồi phục, xuất viện",), "recovered_cumulative", ()),
    (("Lũy kế từ đầu mùa dịch", "Ca mắc"), "cases_cumulative", ()),
    (("18+", "Mũi thứ 4", "Số người đã tiêm chủng"), "vaccinated", (ADULT, ("dose", "d4"))),
    (("18+", "Liều nhắc lại", "Mũi 1", "Đã tiêm"), "vaccinated", (ADULT, ("dose", "d3"))),
    (("18+", "Mũi 1 (Cơ bản)", "Tỷ lệ"), "coverage_rate", (ADULT, ("dose", "d1"))),
    (("Người dân trong diện tiêm", "18+", "Mũi 1"), "eligible_population", (ADULT, ("dose", "d1"))),
]
UNKNOWN = [
    ("Đối tượng: người từ đủ 18 tuổi", "Liều 2"),
    ("Tổng số ca mắc (%)",),
    ("Tổng số ca mắc", "%"),
    ("Chưa khỏi",),
    ("18+", "Mũi 1", "Đạt"),
    ("Học sinh 12-17 tuổi", "Mũi 1", "Đã tiêm"),
    ("Tỷ lệ",),  # of what dose?
    ("Mũi 1",),  # people due, or vaccinated?
    ("18 tuổi trở lên", "12-17 tuổi", "Mũi 1", "Đã tiêm"),  # which of the two?
    ("< 18 tuổi", "Mũi 1", "Đã tiêm"),  # not the adults
    ("Khỏi bệnh và tử vong",),
    ("Tử vong ngoài cộng đồng",),  # a word more than is known
    ("Nặng",),
    ("",),
    # Words that narrow a group, turn the meaning round, or name another span or group.
    ("Số trẻ em đã tiêm mũi 1",),
    ("Nam", "Mũi 1", "Đã tiêm"),
    ("Số nữ đã tiêm mũi 1",),
    ("Người cao tuổi", "Đã tiêm mũi 1"),
    ("Dân tộc thiểu số", "Mũi 1", "Đã tiêm"),
    ("Phụ nữ mang thai đã tiêm mũi 1",),
    ("Học sinh 12-17 tuổi", "Đã tiêm mũi 1"),
    ("Trẻ em", "18+", "Đã tiêm mũi 1"),
    ("Từ 12 tuổi trở lên", "Đã tiêm mũi 1"),
    ("Từ 12 đến 18 tuổi", "Đã tiêm mũi 1"),
    ("Dân số từ 12 tuổi trở lên",),
    ("Số người chưa tiêm mũi 3 từ 18 tuổi trở lên",),
    ("Số trường hợp không tử vong",),
    ("Chưa khỏi bệnh",),
    ("Ca mắc mới trong ngày",),
    ("Số người hoãn tiêm mũi 1",),
    ("Tử vong do bệnh nền",),
    ("Ca mắc mới", "Lũy kế"),
    ("Nặng, nguy kịch", "Số ca theo mức độ"),
    ("Mới hồi phục",),  # the programme counts those who ever recovered
    ("Số ca chữa khỏi",),  # without marks it is "chưa khỏi"
    ("Lũy kế",),
    ("Số ca mắc mới, tử vong",),
    ("18+", "Nhắc lại lần 3", "Đã tiêm"),
    ("18+", "Mũi bổ sung, nhắc lại", "Đã tiêm"),
    ("18+", "Mũi 3, mũi 4", "Đã tiêm"),
]


@pytest.mark.parametrize(("path", "element", "options"), KNOWN)
def test_a_header_of_known_names_is_understood(
    lexicon: Lexicon, path: tuple[str, ...], element: str, options: tuple[tuple[str, str], ...]
) -> None:
    """In any order and spelling, over one row or several."""
    assert lexicon.dictionary.meaning(path) == Meaning(element, tuple(sorted(options)))


@pytest.mark.parametrize("path", UNKNOWN)
def test_what_is_not_certain_is_left_open(lexicon: Lexicon, path: tuple[str, ...]) -> None:
    """A word left over, two elements, two options of one kind, a rate without its group."""
    assert lexicon.dictionary.meaning(path) is None


def test_a_sheet_gives_what_its_columns_leave_out(lexicon: Lexicon) -> None:
    """Options of the sheet hold for the elements that have them, unless a column says other."""
    given = Meaning(None, (TEEN, ("severity", "mild")))
    dictionary = lexicon.dictionary
    assert dictionary.meaning(("Mũi 1", "Đã tiêm"), given) == Meaning(
        "vaccinated", (TEEN, ("dose", "d1"))
    )
    assert dictionary.meaning(("18+", "Mũi 1", "Đã tiêm"), given) == Meaning(
        "vaccinated", (ADULT, ("dose", "d1"))
    )
    assert dictionary.meaning(("Tử vong",), given) == Meaning("deaths_cumulative")


def test_every_name_of_an_element_is_its_own(lexicon: Lexicon) -> None:
    """A name or alias alone means its element, or nothing where a group has to be told."""
    for element in lexicon.catalogue.elements.values():
        for name in (element.name, *element.aliases):
            found = lexicon.dictionary.meaning((name,))
            assert found is None or found.element == element.id, name
            if not set(element.categories) - set(element.sums_over):
                assert found is not None, name
