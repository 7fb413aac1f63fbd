"""Decisions and resolutions of other bodies: amendments, quy chế in a file of their own."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, enact, put, title
from tests.review.decree30.offices.paper import PLAIN, Paper
from tests.review.decree30.offices.sample import document


@document()
def amendment_with_quotations() -> bytes:
    """New clauses stand within quotation marks: their numbers are another document's."""
    paper = Paper()
    put(
        paper,
        Head(
            "BỘ Y TẾ",
            "Số: 954/QĐ-BYT",
            "Hà Nội, ngày 21 tháng 3 năm 2022",
            layout="one-row",
            rules="shape",
        ),
    )
    title(
        paper,
        "Quyết định",
        "Sửa đổi, bổ sung một số điều của Quy chế làm việc của Tổ thường trực",
        rules="shape",
    )
    enact(
        paper,
        "BỘ TRƯỞNG BỘ Y TẾ",
        "Căn cứ Nghị định số 75/2017/NĐ-CP ngày 20 tháng 6 năm 2017 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Y tế;",
        "Xét đề nghị của Chánh Văn phòng Bộ.",
    )
    paper.text(
        "**Điều 1.** Sửa đổi, bổ sung một số điều của Quy chế làm việc của Tổ thường trực như sau:",
        "1. Sửa đổi khoản 4 Điều 6 như sau:",
        "“4. Tổ trưởng chủ trì giao ban vào 16 giờ thứ Sáu hằng tuần.",
        "5. Thành viên vắng mặt phải báo trước.”.",
        "2. Bổ sung điểm d vào sau điểm c khoản 2 Điều 8 như sau:",
        "“d) Tổng hợp số liệu của các địa phương.”.",
        "3. Bãi bỏ Điều 11.",
        "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.",
        "**Điều 3.** Chánh Văn phòng Bộ và các thành viên Tổ thường trực chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        paper,
        Foot(
            "- Như Điều 3;|- Bộ trưởng (để b/c);|- Các Thứ trưởng;|- Lưu: VT, VPB1.",
            "KT. BỘ TRƯỞNG|THỨ TRƯỞNG",
            "Phạm Đình Quý",
            layout="plain",
        ),
    )
    return paper.content()


@document()
def hospital_rules_in_bold_font() -> bytes:
    """A hospital's quy chế on a machine that has bold as a font of its own; Phần, Mục."""
    paper = Paper(bold_font="Times New Roman Bold", caps_style=True)
    put(paper, Head("BỆNH VIỆN ĐA KHOA|KHU VỰC TÂN CHÂU", "", "", parent="SỞ Y TẾ TỈNH AN GIANG"))
    title(paper, "Quy chế", "Trực chuyên môn", rules="")
    paper.line(
        "(Ban hành kèm theo Quyết định số 318/QĐ-BV ngày 17 tháng 4 năm 2023 của Giám đốc Bệnh viện)",
        replace(PLAIN, italic=True, align="centre"),
    )
    paper.gap()
    paper.part("Phần I", "TỔ CHỨC TRỰC")
    paper.part("Chương I", "CÁC CẤP TRỰC")
    paper.part("Mục 1", "TRỰC LÃNH ĐẠO")
    paper.article(
        "Điều 1. Nhiệm vụ",
        "1. Chỉ đạo chung.",
        "2. Giải quyết tình huống vượt thẩm quyền của kíp trực.",
    )
    paper.part("Mục 2", "TRỰC LÂM SÀNG")
    paper.article(
        "Điều 2. Phân công", "Danh sách trực do Phòng Kế hoạch tổng hợp lập, treo tại các khoa."
    )
    paper.part("Phần II", "CHẾ ĐỘ BÁO CÁO")
    paper.part("Chương I", "GIAO BAN")
    paper.article("Điều 3. Giờ giao ban", "Giao ban từ 7 giờ 15 phút, không quá 30 phút.")
    sign(paper, Foot("- Các khoa, phòng;|- Lưu: VT, KHTH.", "GIÁM ĐỐC", "Trương Thị Bé Ba"))
    return paper.content()


@document(
    ("archive_form", "- Lưu: VT."),
    ("number_type", "TTYT"),
    ("date_zero", "ngày 5"),
    ("article_form", "Điều 2:"),
    ("capital_citation", "điều 3"),
    ("capital_citation", "điều 1"),
    ("parent_body_not_bold", "SỞ Y TẾ"),
    ("subject_rule_length", "Về việc"),
)
def district_centre_with_small_faults() -> bytes:
    """Symbol without its type, a date without zero, a colon after the article's number."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN TAM DƯƠNG",
            "Số: 66/TTYT",
            "Tam Dương, ngày 5 tháng 10 năm 2022",
            parent="SỞ Y TẾ VĨNH PHÚC",
            parent_bold=True,
        ),
    )
    title(paper, "Quyết định", "Về việc thành lập Tổ tiêm chủng lưu động", share=0.95)
    enact(
        paper,
        "GIÁM ĐỐC TRUNG TÂM Y TẾ",
        "Căn cứ Quyết định số 1105/QĐ-SYT ngày 19 tháng 8 năm 2022 của Giám đốc Sở Y tế về việc giao nhiệm vụ tiêm chủng;",
        "Theo đề nghị của Trưởng khoa Kiểm soát bệnh tật.",
    )
    paper.text(
        "**Điều 1.** Thành lập Tổ tiêm chủng lưu động gồm 05 người.",
        "**Điều 2:** Tổ tiêm chủng hoạt động đến hết ngày 31 tháng 12 năm 2022.",
        "**Điều 3.** Các khoa, phòng và các ông, bà có tên tại điều 1 chịu trách nhiệm thi hành, kinh phí theo điều 3 của dự toán giao./.",
    )
    sign(paper, Foot("- Như Điều 3;|- Lưu: VT.", "GIÁM ĐỐC", "Kim Văn Thắng"))
    return paper.content()


@document()
def council_resolution() -> bytes:
    """A People's Council resolves: QUYẾT NGHỊ, TM. HỘI ĐỒNG NHÂN DÂN."""
    paper = Paper()
    put(
        paper,
        Head(
            "HỘI ĐỒNG NHÂN DÂN|HUYỆN CAO LỘC",
            "Số: 09/NQ-HĐND",
            "Cao Lộc, ngày 20 tháng 7 năm 2023",
            rules="shape",
        ),
    )
    return _council(paper)


def _council(paper: Paper) -> bytes:
    title(paper, "Nghị quyết", "Về kế hoạch đầu tư trang thiết bị các Trạm Y tế xã", rules="shape")
    enact(
        paper,
        "HỘI ĐỒNG NHÂN DÂN HUYỆN CAO LỘC",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Xét Tờ trình số 112/TTr-UBND ngày 05 tháng 7 năm 2023 của Ủy ban nhân dân huyện về việc đề nghị thông qua kế hoạch đầu tư; Báo cáo thẩm tra của Ban Kinh tế - Xã hội; ý kiến thảo luận của đại biểu tại kỳ họp.",
        order="QUYẾT NGHỊ:",
    )
    paper.text(
        "**Điều 1.** Thông qua kế hoạch đầu tư trang thiết bị cho 12 Trạm Y tế với tổng kinh phí 4,8 tỷ đồng.",
        "**Điều 2.** Giao Ủy ban nhân dân huyện tổ chức thực hiện Nghị quyết này.",
        "Nghị quyết này được Hội đồng nhân dân huyện Cao Lộc khóa XX, kỳ họp thứ chín thông qua ngày 20 tháng 7 năm 2023./.",
    )
    sign(
        paper,
        Foot("- Thường trực HĐND tỉnh;|- UBND huyện;|- Lưu: VT, HĐND.", "CHỦ TỊCH", "Lý Thị Xuân"),
    )
    return paper.content()
