"""How plans word levels, days and groups; each row is a way of saying it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.definitions.plans.model import BaselineKind, Relative
from tests.definitions.plans.reading.documents import PARAGRAPHS, goals, read

SEVERE = "ca bệnh nặng, nguy kịch được điều trị theo quy định"
LEVELS = {
    f"Phấn đấu đạt 95% {SEVERE}": (">=", "95"),
    f"Tối thiểu 95% {SEVERE}": (">=", "95"),
    f"Ít nhất 95% {SEVERE}": (">=", "95"),
    f"Tỷ lệ {SEVERE} đạt từ 95% trở lên": (">=", "95"),
    f"Tỷ lệ {SEVERE} đạt 95% trở lên": (">=", "95"),
    f"Không dưới 95% {SEVERE}": (">=", "95"),
    f"Tỷ lệ {SEVERE} đạt ≥ 95%": (">=", "95"),
    f"Trên 95% {SEVERE}": (">", "95"),
    f"Hơn 95,5% {SEVERE}": (">", "95.5"),
    f"Duy trì tỷ lệ {SEVERE} đạt 95%": (">=", "95"),
    f"Tỷ lệ {SEVERE} từ 95% đến 98%": (">=", "95"),
    f"Tất cả {SEVERE}": (">=", "100"),
    f"Toàn bộ {SEVERE}": (">=", "100"),
    f"100% {SEVERE}": (">=", "100"),
    f"100 phần trăm {SEVERE}": (">=", "100"),
    "Tỷ lệ tử vong trên số ca mắc không quá 0,3%": ("<=", "0.3"),
    "Tỷ lệ tử vong trên số ca mắc dưới 0,09%": ("<", "0.09"),
    "Giảm tỷ lệ tử vong trên số ca mắc xuống còn 0,2%": ("<=", "0.2"),
    "Giảm tỷ lệ tử vong trên số ca mắc xuống dưới 0,2%": ("<", "0.2"),
    "Khống chế tỷ lệ tử vong trên số ca mắc ở mức tối đa 0,2%": ("<=", "0.2"),
    "Tỷ lệ tử vong trên số ca mắc là 0,2%": ("<=", "0.2"),
    "Không để xảy ra ca tử vong": ("=", "0"),
    "Ít nhất 9/10 cơ sở y tế được đào tạo, nâng cao năng lực": (">=", "90"),
    "Năng lực điều trị đã chuẩn bị gấp đôi so với định mức được giao": (">=", "2"),
    "Năng lực điều trị đã chuẩn bị gấp 3 lần định mức được giao": (">=", "3"),
}


@pytest.mark.parametrize(("sentence", "level"), LEVELS.items(), ids=LEVELS)
def test_level(sentence: str, level: tuple[str, str]) -> None:
    """Operator and value are those that the words mean."""
    (target,) = goals(sentence)
    assert target.operator is not None
    assert (target.operator.value, target.value) == (level[0], Decimal(level[1]))


DAYS = {
    "Đến hết quý II năm 2022": date(2022, 6, 30),
    "Trong tháng 9 năm 2022": date(2022, 9, 30),
    "Trước ngày 30/6/2022": date(2022, 6, 30),
    "Trước 30/6": date(2022, 6, 30),
    "Đến ngày 15 tháng 10 năm 2022": date(2022, 10, 15),
    "Đến cuối năm 2023": date(2023, 12, 31),
    "Trong 6 tháng đầu năm 2023": date(2023, 6, 30),
    "Chậm nhất là ngày 31/12/2022": date(2022, 12, 31),
    "Năm 2023": date(2023, 12, 31),
    "Trong quý I/2023": date(2023, 3, 31),
    "Hết tháng 8/2022": date(2022, 8, 31),
}


@pytest.mark.parametrize(("words", "day"), DAYS.items(), ids=DAYS)
def test_deadline(words: str, day: date) -> None:
    """The day is the last of what the words name; without a year it is that of the issue."""
    (target,) = goals(f"{words}, ít nhất 95% {SEVERE}")
    assert target.deadline == day
    assert target.value == Decimal(95)


def test_day_of_the_title() -> None:
    """A day in a title goes for all that stands under it, and that is said."""
    text = "\n\n".join((*PARAGRAPHS[:7], "I. MỤC TIÊU ĐẾN NĂM 2023", f"- Ít nhất 95% {SEVERE}"))
    (target,) = read(text).targets
    assert target.deadline == date(2023, 12, 31)
    assert target.why == ("hạn lấy từ câu dẫn hoặc đầu câu",)


def test_milestones() -> None:
    """Levels of one thing by several years are one target with its way there."""
    (target,) = goals(f"Tỷ lệ {SEVERE} đạt 80% năm 2022 và 95% năm 2023")
    assert (target.value, target.deadline) == (Decimal(95), date(2023, 12, 31))
    assert [(m.day, m.value) for m in target.milestones] == [(date(2022, 12, 31), Decimal(80))]


NOT_NUMBERS = [
    "Thực hiện đúng Quyết định số 218/QĐ-BYT ngày 27/01/2022 của Bộ Y tế",
    "Triển khai thông điệp 5K và các biện pháp khác trong giai đoạn 2022-2023",
    "Theo dõi người khỏi bệnh trong vòng 12 tháng",
    "Hướng dẫn tự chăm sóc cho người trên 65 tuổi",
]


@pytest.mark.parametrize("sentence", NOT_NUMBERS)
def test_figures_that_are_no_levels(sentence: str) -> None:
    """Numbers of documents, days, ages and lengths of time make no level."""
    assert [target.value for target in goals(sentence)] == [None]


RELATIVE = {
    "Số ca mắc sốt xuất huyết giảm 10% so với trung bình giai đoạn 2016-2020": (-10, (2016, 2020)),
    "Giảm ít nhất 5% số ca mắc sởi so với năm 2022": (-5, (2022, 2022)),
    "Số ca mắc ho gà giảm 5% so với cùng kỳ năm trước": (-5, None),
    "Giảm 5% số ca mắc bạch hầu so với trung bình các năm 2016 - 2020": (-5, (2016, 2020)),
    "Số ca mắc sởi thấp hơn năm 2022": (0, (2022, 2022)),
}


@pytest.mark.parametrize(("sentence", "wanted"), RELATIVE.items(), ids=RELATIVE)
def test_relative(sentence: str, wanted: tuple[int, tuple[int, int] | None]) -> None:
    """A level may be a change against earlier years."""
    (target,) = goals(sentence, programme="benh-truyen-nhiem")
    to = BaselineKind.MEAN if wanted[1] else BaselineKind.PREVIOUS_YEAR
    assert target.relative == Relative(Decimal(wanted[0]), wanted[1], to=to)
    assert target.operator is not None
    assert target.operator.value == ("<=" if wanted[0] else "<")
    assert target.indicator == "new_cases"


def test_per_100_000() -> None:
    """A rate's own number is no level; its unit finds the indicator."""
    (target,) = goals("Khống chế tỷ lệ mắc sởi dưới 2/100.000 dân", programme="benh-truyen-nhiem")
    assert (target.value, target.indicator) == (Decimal(2), "incidence")
    assert target.disaggregation == (("disease", "measles"),)


def test_per_100_000_in_words() -> None:
    """ "Trên 100.000 dân" after a level is its unit, and no second level."""
    sentence = "Tỷ lệ mắc sởi không quá 2 ca trên 100.000 người"
    (target,) = goals(sentence, programme="benh-truyen-nhiem")
    assert (target.value, target.indicator) == (Decimal(2), "incidence")
    (target,) = goals("Tỷ lệ tử vong của trẻ em dưới 5 tuổi không quá 18,5 ca trên 1.000 trẻ")
    assert target.value == Decimal("18.5")


SHARES = {
    "90% số xã, phường, đặc khu có tỷ lệ trẻ được tiêm chủng đầy đủ từ 95% trở lên": (
        "commune",
        90,
    ),
    "80% huyện, thành phố có tỷ lệ trẻ được tiêm chủng đầy đủ đạt 95%": ("district", 80),
    "Tỷ lệ trẻ được tiêm chủng đầy đủ đạt 95% ở từng xã": ("commune", None),
}


@pytest.mark.parametrize(("sentence", "units"), SHARES.items(), ids=SHARES)
def test_share_of_units(sentence: str, units: tuple[str, int | None]) -> None:
    """How many of the units have to reach a level is no level itself."""
    (target,) = goals(sentence, programme="benh-truyen-nhiem")
    assert target.value == Decimal(95)
    assert (target.level, target.share) == units


def test_share_of_units_alone() -> None:
    """Where nothing else is a number, it is the level."""
    (target,) = goals("Ít nhất 90% xã có trạm y tế đạt chuẩn")
    assert (target.value, target.level, target.share) == (Decimal(90), "", None)


def test_every_commune() -> None:
    """A level that each commune has to reach says so."""
    sentence = "Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng đầy đủ đạt trên 95% ở quy mô xã"
    (target,) = goals(sentence, programme="benh-truyen-nhiem")
    assert (target.value, target.level) == (Decimal(95), "commune")


def test_no_indicator_serves() -> None:
    """Where no indicator is near enough none is proposed, and the nearest are told."""
    (target,) = goals("Ít nhất 80% số bếp ăn tập thể được kiểm tra vệ sinh")
    assert target.indicator == ""
    assert len(target.nearest) == 3
    assert target.value == Decimal(80)


def test_left_sentences() -> None:
    """A sentence with a number that became nothing is listed; nothing is invented."""
    more = ("IV. TÌNH HÌNH", "Đến nay đã có 83,5% người dân được tiêm.")
    left = read("\n\n".join((*PARAGRAPHS[:25], *more))).left
    assert [one.clause for one in left] == ["Mục IV"]


def test_table_of_levels() -> None:
    """A table with a column a year gives each row its last level, and the others on the way."""
    rows = [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2023"),
        ("I", "Tiêm chủng"),
        ("1", "Tỷ lệ người từ 18 tuổi trở lên tiêm mũi 3", "%", "80", "≥ 95"),
        ("2", "Tỷ lệ tử vong trên số ca mắc", "%", "0,3", "< 0,2"),
    ]
    text = "\n".join((*PARAGRAPHS[:7], "I. TÌNH HÌNH CHUNG", *("\t".join(row) for row in rows)))
    first, second, third = read(text).targets
    assert (first.clause, first.value, first.indicator) == (
        "Bảng chỉ tiêu, mục 1",
        Decimal(95),
        "coverage",
    )
    assert first.deadline == date(2023, 12, 31)
    assert [(m.day, m.value) for m in first.milestones] == [(date(2022, 12, 31), Decimal(80))]
    # A ceiling that becomes stricter by another operator stays two targets.
    assert [(t.value, t.deadline) for t in (second, third)] == [
        (Decimal("0.3"), date(2022, 12, 31)),
        (Decimal("0.2"), date(2023, 12, 31)),
    ]


def test_table_with_one_level() -> None:
    """Of two columns called targets the second has the levels."""
    rows = [
        ("STT", "Nội dung chỉ tiêu", "Chỉ tiêu"),
        ("1", "Tỷ lệ ca bệnh nặng, nguy kịch được điều trị theo quy định", "100%"),
        ("2", "Tỷ lệ cơ sở y tế được đào tạo, nâng cao năng lực", "từ 90% trở lên"),
    ]
    text = "\n".join((*PARAGRAPHS[:7], *("\t".join(row) for row in rows)))
    assert [(t.value, t.indicator) for t in read(text).targets] == [
        (Decimal(100), "severe_treated_share"),
        (Decimal(90), "facilities_trained_share"),
    ]


def test_title_names_the_group() -> None:
    """Under a title that names a disease a level is that disease's; general goals in words alone
    make none."""
    text = "\n\n".join(
        (
            *PARAGRAPHS[:7],
            "I. MỤC TIÊU",
            "1. Mục tiêu chung",
            "Cố gắng không để xảy ra tử vong do sởi và các bệnh khác trên địa bàn.",
            "2. Mục tiêu cụ thể",
            "2.1. Bệnh tay chân miệng",
            "- Không có ca tử vong.",
            "- Số ca mắc giảm 10% so với năm 2021.",
        )
    )
    found = read(text, programme="benh-truyen-nhiem").targets
    assert [(one.indicator, one.disaggregation) for one in found] == [
        ("new_deaths", (("disease", "hand_foot_mouth"),)),
        ("new_cases", (("disease", "hand_foot_mouth"),)),
    ]


def test_column_of_a_year_that_is_past() -> None:
    """What was done last year stands beside the target and is none."""
    rows = [
        ("STT", "Chỉ tiêu", "Thực hiện năm 2021", "Kế hoạch 2022"),
        ("1", "Tỷ lệ ca bệnh nặng, nguy kịch được điều trị theo quy định", "91%", "≥ 95%"),
        ("2", "Tỷ lệ cơ sở y tế được đào tạo, nâng cao năng lực", "60%", "80%"),
    ]
    text = "\n".join((*PARAGRAPHS[:7], *("\t".join(row) for row in rows)))
    found = [(one.value, one.deadline, one.milestones) for one in read(text).targets]
    day = date(2022, 12, 31)
    assert found == [(Decimal(95), day, ()), (Decimal(80), day, ())]


def test_issuer_below_its_parent_body() -> None:
    """A department stands below the committee that it belongs to, in the head."""
    lines = ("UBND TỈNH LẠNG SƠN", "SỞ Y TẾ", *PARAGRAPHS[2:])
    assert read("\n\n".join(lines)).head.issuer == "Sở Y tế tỉnh Lạng Sơn"


def test_levels_in_the_order_of_groups() -> None:
    """Each of several groups gets its own of several levels."""
    sentence = "Tỷ lệ tiêm mũi 1, mũi 2 cho trẻ từ 5 đến dưới 12 tuổi đạt lần lượt 99% và 97%"
    assert [(dict(t.disaggregation)["dose"], t.value) for t in goals(sentence)] == [
        ("d1", Decimal(99)),
        ("d2", Decimal(97)),
    ]


def test_decision_in_articles() -> None:
    """A plan approved by a decision is cited by its articles; a lead-in alone is no target, and a
    way there by years is one target with milestones."""
    lines = (
        *PARAGRAPHS[:4],
        "QUYẾT ĐỊNH",
        "Phê duyệt Kế hoạch phòng dịch trên địa bàn tỉnh năm 2023",
        "Điều 1. Phê duyệt Kế hoạch với các nội dung sau:",
        "I. MỤC TIÊU CỤ THỂ",
        "Phấn đấu:",
        f"- Có ít nhất 95% {SEVERE}.",
        "II. LỘ TRÌNH",
        "- Năm 2022: 60% người từ 18 tuổi trở lên tiêm mũi 4; năm 2023: 75%.",
    )
    first, second = read("\n\n".join(lines)).targets
    assert first.clause == "Điều 1, mục I, gạch đầu dòng thứ nhất"
    assert (second.value, second.deadline) == (Decimal(75), date(2023, 12, 31))
    assert [(m.day, m.value) for m in second.milestones] == [(date(2022, 12, 31), Decimal(60))]


def test_pairs_of_groups() -> None:
    """In one sentence each dose goes with the ages that stand next to it, and a dose with several
    ages goes with each."""
    sentence = (
        "Trong năm 2022 hoàn thành tiêm mũi 4 cho người từ 18 tuổi trở lên, tiêm mũi 2 cho trẻ từ 5"
        " đến dưới 12 tuổi và cho trẻ từ 12 đến 17 tuổi"
    )
    assert [t.disaggregation for t in goals(sentence)] == [
        (("age_group", "18plus"), ("dose", "d4")),
        (("age_group", "5-11"), ("dose", "d2")),
        (("age_group", "12-17"), ("dose", "d2")),
    ]
