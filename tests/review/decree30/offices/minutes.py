"""Minutes, contracts, introductions, notices of schools."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign, two_signers
from tests.review.decree30.offices.heads import Head, put, title
from tests.review.decree30.offices.paper import PLAIN, Look, Paper
from tests.review.decree30.offices.sample import document


@document()
def minutes() -> bytes:
    """Minutes: no place and date above, secretary and chair side by side, Nơi nhận below."""
    paper = Paper()
    put(paper, Head("PHÒNG Y TẾ", "Số: 03/BB-PYT", "", parent="UBND HUYỆN BẢO LÂM", rules="shape"))
    title(paper, "Biên bản", "Họp giao ban công tác y tế tháng 4", rules="shape")
    paper.text(
        "Thời gian bắt đầu: 08 giờ 00, ngày 04 tháng 5 năm 2023.",
        "Địa điểm: Phòng họp Ủy ban nhân dân huyện.",
        "Thành phần tham dự: 21 người (có danh sách).",
        "Chủ trì: ông Nguyễn Hữu Cường, Trưởng phòng.",
        "Thư ký: bà Hoàng Thị Én.",
        "Nội dung:",
    )
    paper.text(
        "1. Trưởng phòng nêu mục đích cuộc họp.",
        "2. Các Trạm Y tế báo cáo kết quả.",
        "3. Kết luận: tiêm bù cho trẻ trước ngày 20.",
        "Cuộc họp kết thúc vào 10 giờ 30, ngày 04 tháng 5 năm 2023./.",
    )
    paper.gap()
    two_signers(paper, ("THƯ KÝ", "Hoàng Thị Én"), ("CHỦ TRÌ", "Nguyễn Hữu Cường"))
    paper.line("Nơi nhận:", Look(size=12, bold=True, italic=True))
    for words in ("- Như thành phần;", "- Lưu: VT, Hồ sơ."):
        paper.line(words, Look(size=11))
    return paper.content()


@document(("recipients_missing", ""), ("number_missing", ""), ("issuing_body_rule", "TRẠM Y TẾ"))
def minutes_without_recipients() -> bytes:
    """Minutes by a commune station: neither number nor Nơi nhận, three signers."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRẠM Y TẾ XÃ THẠCH AN",
            "",
            "",
            parent="TRUNG TÂM Y TẾ HUYỆN",
            rules="shape",
            shares=(0, 1, 0.4),
        ),
    )
    title(paper, "Biên bản", "Kiểm kê vắc xin", rules="shape")
    paper.text(
        "Hôm nay, ngày 30 tháng 6 năm 2023, tại Trạm Y tế xã, chúng tôi kiểm kê vắc xin với kết quả:"
    )
    paper.table([["Vắc xin", "Số liều"], ["Sởi", "30"], ["DPT", "20"]])
    paper.text("Biên bản lập thành 02 bản, kết thúc lúc 16 giờ cùng ngày./.")
    paper.gap()
    two_signers(paper, ("NGƯỜI KIỂM KÊ", "Đặng Thị Lành"), ("TRƯỞNG TRẠM", "Sầm Văn Lợi"))
    return paper.content()


@document()
def contract() -> bytes:
    """A contract: state head alone, number with the year, two parties, two signers."""
    paper = Paper(size=13)
    put(paper, Head("", "", "", rules="shape", layout="plain"))
    title(paper, "Hợp đồng", "Mua sắm tủ lạnh bảo quản vắc xin", rules="")
    paper.line("Số: 15/2023/HĐ-TTYT", Look(size=13, align="centre"))
    paper.text("Hôm nay, ngày 12 tháng 5 năm 2023, tại Trung tâm Y tế huyện Lộc Bình, hai bên gồm:")
    paper.article(
        "Điều 1. Nội dung",
        "1. Bên B cung cấp 04 tủ lạnh chuyên dụng.",
        "2. Giá trị hợp đồng: 186.000.000 đồng.",
    )
    paper.article("Điều 2. Thanh toán", "Bên A chuyển khoản trong 15 ngày kể từ ngày nghiệm thu.")
    paper.article("Điều 3. Điều khoản chung", "Hợp đồng lập thành 04 bản, mỗi bên giữ 02 bản.")
    paper.gap()
    two_signers(paper, ("ĐẠI DIỆN BÊN A", "Hoàng Văn Páo"), ("ĐẠI DIỆN BÊN B", "Ngô Thị Bích"))
    return paper.content()


@document(
    ("capital_person", "Lưu văn Thắng"),
    ("capital_office", "giám đốc Lý"),
    ("capital_award", "hạng ba"),
    ("capital_lunar_year", "quý mão"),
)
def introduction() -> bytes:
    """A letter of introduction (giấy giới thiệu), with names in the wrong case."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ NỘI VỤ",
            "Số: 08/GGT-SNV",
            "Cao Bằng, ngày 06 tháng 02 năm 2023",
            parent="UBND TỈNH CAO BẰNG",
            rules="shape",
        ),
    )
    title(paper, "Giấy giới thiệu", "", rules="")
    paper.text(
        "Sở Nội vụ trân trọng giới thiệu ông Lưu văn Thắng, Phó Trưởng phòng, đến Sở Y tế gặp giám đốc Lý Văn Sơn về hồ sơ đề nghị tặng Huân chương Lao động hạng ba dịp đầu xuân quý mão.",
        "Đề nghị Sở Y tế tạo điều kiện giúp đỡ./.",
    )
    sign(
        paper, Foot("- Như trên;|- Lưu: VT, TĐKT.", "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG", "Đinh Thị Sao")
    )
    return paper.content()


@document()
def public_notice_of_a_school() -> bytes:
    """Lines set far in, a table between text, a name that is all there is of a signer."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRƯỜNG CAO ĐẲNG Y TẾ",
            "Số: 190/TB-CĐYT",
            "Lạng Sơn, ngày 21 tháng 8 năm 2023",
            parent="UBND TỈNH LẠNG SƠN",
            layout="one-row",
            rules="shape",
        ),
    )
    title(paper, "Thông báo", "Tuyển sinh lớp điều dưỡng khóa 12", rules="shape")
    paper.item("1. Chỉ tiêu")
    paper.table([["Ngành", "Chỉ tiêu"], ["Điều dưỡng", "120"]])
    paper.item("2. Hồ sơ")
    paper.text("- Đơn đăng ký dự tuyển;", "- Bản sao bằng tốt nghiệp.")
    paper.item("3. Thời gian")
    paper.text("Đến hết ngày 15 tháng 9 năm 2023./.")
    sign(paper, Foot("- Sở Y tế;|- Lưu: VT, ĐT.", "HIỆU TRƯỞNG", "Hoàng Thị Bạch Mai"))
    paper.line("", replace(PLAIN, size=8))
    return paper.content()
