"""Capitals by Appendix II: for each rule, wordings that it finds and neighbours that it passes."""

from __future__ import annotations

import pytest

from baocao.review.decree30.rule import CapitalRule
from tests.review.decree30.checking import RULES, findings
from tests.review.decree30.offices.paper import Paper

# Rule, what is wrong in a sentence, how it is written right.
WRONG = [
    (
        "capital_person",
        "Giao ông Nguyễn văn Bình thực hiện.",
        "Giao ông Nguyễn Văn Bình thực hiện.",
    ),
    ("capital_person", "Giao bà Trần Thị lan, kế toán.", "Giao bà Trần Thị Lan, kế toán."),
    ("capital_alias", "Học tập bác Hồ.", "Học tập Bác Hồ."),
    ("capital_alias", "Ngày giỗ bà Triệu.", "Ngày giỗ Bà Triệu."),
    ("capital_unit_noun", "Dịch ở Huyện Cao Lộc đã giảm.", "Dịch ở huyện Cao Lộc đã giảm."),
    ("capital_unit_noun", "Tại Thành phố Cao Bằng có 02 ca.", "Tại thành phố Cao Bằng có 02 ca."),
    ("capital_place_name", "Trên địa bàn tỉnh Lạng sơn.", "Trên địa bàn tỉnh Lạng Sơn."),
    ("capital_place_name", "Đi từ thành phố hà nội về.", "Đi từ thành phố Hà Nội về."),
    ("capital_numbered_unit", "Ổ dịch ở quận 7 đã hết.", "Ổ dịch ở Quận 7 đã hết."),
    ("capital_special_place", "Dự họp tại thủ đô Hà Nội.", "Dự họp tại Thủ đô Hà Nội."),
    ("capital_special_place", "Ở thành phố Hồ Chí Minh.", "Ở Thành phố Hồ Chí Minh."),
    ("capital_terrain", "Dân cư ven Sông Kỳ Cùng.", "Dân cư ven sông Kỳ Cùng."),
    ("capital_region", "Các tỉnh Tây nguyên.", "Các tỉnh Tây Nguyên."),
    ("capital_region", "Các tỉnh Nam bộ.", "Các tỉnh Nam Bộ."),
    ("capital_body", "Báo cáo Sở y tế.", "Báo cáo Sở Y tế."),
    ("capital_body", "Trình ủy ban nhân dân tỉnh.", "Trình Ủy ban nhân dân tỉnh."),
    ("capital_body", "Trình Uỷ ban Nhân dân tỉnh.", "Trình Uỷ ban nhân dân tỉnh."),
    ("capital_body", "Theo yêu cầu của bộ y tế.", "Theo yêu cầu của cán bộ y tế."),
    ("capital_facility", "Giao Trung tâm y tế huyện.", "Giao Trung tâm Y tế huyện."),
    ("capital_facility", "Đến trạm y tế xã Mẫu Sơn.", "Đến trạm y tế gần nhất."),
    ("capital_facility", "Trạm Y Tế xã đã có bác sĩ.", "Trạm y tế xã nào cũng có bác sĩ."),
    ("capital_foreign_body", "Theo Tổ chức Y tế Thế giới.", "Theo Tổ chức Y tế thế giới."),
    ("capital_foreign_body", "Do Liên Hợp Quốc tài trợ.", "Do Liên hợp quốc tài trợ."),
    ("capital_foreign_abbreviation", "Do Unicef tài trợ.", "Do UNICEF tài trợ."),
    ("capital_people", "Vận động nhân dân đi tiêm.", "Hội đồng nhân dân và Nhân dân."),
    ("capital_people", "Vận động nhân dân đi tiêm.", "Tòa án nhân dân, nhân dân tệ."),
    ("capital_state", "Chủ trương của Đảng và nhà nước.", "Cơ quan quản lý nhà nước về y tế."),
    ("capital_award", "Huân chương Lao động hạng nhì.", "Huân chương Lao động hạng Nhì."),
    ("capital_award", "Danh hiệu Thầy thuốc ưu tú.", "Danh hiệu Thầy thuốc Ưu tú."),
    ("capital_office", "Do giám đốc Lê Văn Nam ký.", "Do Giám đốc Lê Văn Nam ký."),
    ("capital_office", "Do giám đốc Lê Văn Nam ký.", "Do giám đốc bệnh viện ký."),
    ("capital_degree", "Do giáo sư Tôn Thất Tùng chủ trì.", "Do Giáo sư Tôn Thất Tùng chủ trì."),
    ("capital_party", "Chủ trương của đảng và Nhà nước.", "Các đảng viên và Nhà nước."),
    ("capital_holiday", "Nhân ngày quốc khánh.", "Nhân ngày Quốc khánh."),
    ("capital_legal_text", "Theo kế hoạch số 12/KH-SYT.", "Theo kế hoạch số hóa hồ sơ."),
    ("capital_law_name", "Theo Luật khám bệnh, chữa bệnh.", "Theo Luật Khám bệnh, chữa bệnh."),
    ("capital_law_name", "Theo luật Đấu thầu.", "Theo pháp luật về đấu thầu."),
    ("capital_law_name", "Theo luật đầu tư công.", "Theo pháp luật đầu tư công, kỷ luật."),
    ("capital_clause", "Theo Khoản 2 Điều 5.", "Theo khoản 2 Điều 5."),
    ("capital_clause", "Theo Điểm a khoản 2 Điều 5.", "Điểm a khoản 2 Điều 5 đã nêu."),
    ("capital_citation", "Theo khoản 2 điều 5.", "Theo khoản 2 Điều 5."),
    ("capital_citation", "Tại mục 5 chương II Luật Dược.", "Như đã nêu tại mục II."),
    ("capital_weekday", "Họp vào thứ hai, ngày 06/02.", "Họp vào thứ Hai, ngày 06/02."),
    ("capital_weekday", "Trực sáng thứ bảy.", "Mũi thứ hai, ngày tiêm cách 28 ngày."),
    ("capital_month", "Cúm tăng từ tháng chạp.", "Cúm tăng từ tháng Chạp."),
    ("capital_tet", "Trực trong Tết Trung thu.", "Trực trong tết Trung thu."),
    ("capital_tet", "Nghỉ dịp tết.", "Nghỉ dịp Tết."),
    ("capital_lunar_year", "Mừng xuân quý Mão.", "Mừng xuân Quý Mão."),
    ("capital_event", "Sau Cách mạng tháng tám.", "Sau Cách mạng tháng Tám."),
    ("capital_religion", "Giáo hội phật giáo tỉnh.", "Giáo hội Phật giáo tỉnh."),
]


def _found(words: str) -> set[str]:
    paper = Paper(page_number="")
    paper.text(words)
    return {f.rule for f in findings(paper.content()) if f.rule.startswith("capital")}


@pytest.mark.parametrize(("rule", "wrong", "right"), WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_a_wrong_capital_is_found_and_its_neighbour_passed(
    rule: str, wrong: str, right: str
) -> None:
    """The rule of the clause finds it, no other does, and the right wording has no finding."""
    assert _found(wrong) == {rule}
    assert _found(right) == set()


def test_what_is_quoted_is_the_place_and_not_the_beginning_of_the_paragraph() -> None:
    """A reader finds the words, however far into a long paragraph they stand."""
    paper = Paper(page_number="")
    paper.text(
        "Các đơn vị đã tiêm đủ vắc xin theo kế hoạch. " * 4 + "Dịch ở Huyện Chi Lăng đã giảm."
    )
    (finding,) = [f for f in findings(paper.content()) if f.rule.startswith("capital")]
    assert finding.found == "Huyện Chi Lăng"
    assert finding.text == "…xin theo kế hoạch. Dịch ở Huyện Chi Lăng đã giảm."


def test_every_rule_of_the_file_is_tried() -> None:
    """A rule without a wording may never fire."""
    assert {row[0] for row in WRONG} == {r.id for r in RULES.rules if isinstance(r, CapitalRule)}


@pytest.mark.parametrize(
    "words",
    [
        "Tên đề tài “tây nguyên và nhân dân” giữ nguyên.",
        "BÁO CÁO SỞ Y TẾ VÀ NHÂN DÂN.",
        "Tỉnh Lạng Sơn có 200 xã. Huyện Cao Lộc có 22 xã.",
        "- Huyện Chi Lăng: 20 xã;",
        "1. Khoản 2 nêu rõ mức chi.",
    ],
)
def test_quotations_capitals_throughout_and_beginnings_are_left_alone(words: str) -> None:
    """What is quoted keeps its own case; a sentence or a member of a list begins with a capital."""
    assert _found(words) == set()
