"""Documents that were put aside while the rules were written: reports and plans of units."""

from __future__ import annotations

from docx.shared import Mm

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, put, title
from tests.review.decree30.offices.paper import Look, Paper
from tests.review.decree30.offices.sample import document

GROUP = "held_out"


@document(group=GROUP)
def company_report() -> bytes:
    """A state company, decimal numbers run into words, dashes as rules."""
    paper = Paper()
    put(
        paper,
        Head(
            "CÔNG TY CỔ PHẦN|DƯỢC - VẬT TƯ Y TẾ",
            "Số: 88/BC-DVT",
            "Cao Lãnh, ngày 11 tháng 01 năm 2023",
            parent="TỔNG CÔNG TY DƯỢC",
            rules="dashes",
        ),
    )
    title(paper, "Báo cáo", "Tự kiểm tra công tác phòng cháy", rules="shape")
    paper.line("Kính gửi: Tổng công ty Dược", Look(size=14, align="centre", before=6))
    paper.item("1. Tổ chức")
    paper.text("1.1.Công ty có 01 đội phòng cháy.", "1.2.Đội có 12 người.")
    paper.item("2. Phương tiện")
    paper.text(
        "2.1.Bình chữa cháy: 46 bình.", "2.2.Họng nước: 08.", "Công ty báo cáo Tổng công ty./."
    )
    sign(
        paper,
        Foot(
            "- Như trên;|- Lưu: VT, TCHC.",
            "KT. TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC",
            "Tô Minh Nhựt",
            layout="tabs",
        ),
    )
    return paper.content()


@document(
    ("citation_first", "Thông tư số 54/2015/TT-BYT"),
    ("capital_legal_text", "thông tư số 17"),
    ("letter_numbering", "d)"),
    ("signer_name_bold", "Tạ Thị Nhung"),
    group=GROUP,
)
def plan_of_a_centre() -> bytes:
    """A plan of a centre: the citations told by halves."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "TRUNG TÂM Y TẾ|HUYỆN LẬP THẠCH",
            "Số: 24/KH-TTYT",
            "Lập Thạch, ngày 07 tháng 02 năm 2023",
            parent="SỞ Y TẾ VĨNH PHÚC",
            rules="shape",
        ),
    )
    title(paper, "Kế hoạch", "Giám sát bệnh truyền nhiễm năm 2023", rules="shape")
    paper.text(
        "Trung tâm thực hiện giám sát theo Thông tư số 54/2015/TT-BYT và thông tư số 17/2019/TT-BYT ngày 17 tháng 7 năm 2019 của Bộ Y tế hướng dẫn giám sát và đáp ứng với bệnh, dịch bệnh truyền nhiễm."
    )
    paper.item("1. Nội dung")
    paper.text("a) Giám sát thường xuyên;", "b) Giám sát trọng điểm;", "d) Giám sát sự kiện.")
    paper.item("2. Phân công")
    paper.text("Khoa Kiểm soát bệnh tật tổng hợp, báo cáo Trung tâm./.")
    sign(
        paper,
        Foot("- Sở Y tế (b/c);|- Lưu: VT, KSBT.", "GIÁM ĐỐC", "Tạ Thị Nhung", name_bold=False),
    )
    return paper.content()


@document(group=GROUP)
def guidance_with_lettered_sections() -> bytes:
    """A. and B. above I., II.; a list within quotation marks."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 77/HD-SYT",
            "Đồng Tháp, ngày 25 tháng 4 năm 2023",
            parent="UBND TỈNH ĐỒNG THÁP",
            rules="shape",
            layout="tabs",
        ),
    )
    title(paper, "Hướng dẫn", "Lập hồ sơ đề nghị cấp giấy phép", rules="shape")
    paper.section("A. QUY ĐỊNH CHUNG")
    paper.section("I. ĐỐI TƯỢNG")
    paper.text("Người hành nghề, cơ sở hành nghề.")
    paper.section("II. THỜI HẠN")
    paper.text("Giải quyết trong 20 ngày làm việc.")
    paper.section("B. HỒ SƠ")
    paper.section("I. THÀNH PHẦN")
    paper.text(
        "Mục “Cam kết” ghi: “1. Thông tin là đúng sự thật; 2. Chịu trách nhiệm trước pháp luật”.",
        "1. Đơn theo mẫu.",
        "2. Bản sao văn bằng./.",
    )
    sign(
        paper,
        Foot("- Các phòng khám;|- Lưu: VT, QLHN.", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC", "Đoàn Tấn Bửu"),
    )
    return paper.content()


@document(group=GROUP)
def directive() -> bytes:
    """A directive by the book with names of many kinds in the right case."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|TỈNH CAO BẰNG",
            "Số: 04/CT-UBND",
            "Cao Bằng, ngày 03 tháng 02 năm 2023",
            rules="shape",
        ),
    )
    title(paper, "Chỉ thị", "Về tăng cường công tác y tế sau Tết", rules="shape")
    paper.text(
        "Sau dịp Tết, Nhân dân trở lại lao động; học sinh đến trường từ thứ Hai, ngày 30 tháng 01 năm 2023. Thực hiện chủ trương của Đảng và Nhà nước, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Sở Y tế phối hợp với Bộ Chỉ huy Quân sự tỉnh, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền đến các thôn, xóm vùng Đông Bắc của tỉnh.",
        "2. Giám đốc Sở Y tế Nông Tuấn Phong chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh.",
        "3. Cơ quan quản lý nhà nước về y tế kiểm tra theo điểm a khoản 2 Điều 5 Luật Khám bệnh, chữa bệnh./.",
    )
    sign(
        paper,
        Foot(
            "- Thủ tướng Chính phủ (b/c);|- Bộ Y tế (b/c);|- Lưu: VT, VX.",
            "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",
            "Lê Hải Hòa",
        ),
    )
    return paper.content()


@document(
    ("body_justified", "canh trái"),
    ("citation_later", "Quyết định số 4800/QĐ-BYT"),
    ("paper_size", "216"),
    group=GROUP,
)
def letter_sized_plan() -> bytes:
    """A plan on American paper."""
    paper = Paper()
    put(
        paper,
        Head(
            ["UBND HUYỆN HỒNG NGỰ", "PHÒNG Y TẾ"][1],
            "Số: 06/KH-PYT",
            "Thường Thới Tiền, ngày 14 tháng 02 năm 2023",
            parent="ỦY BAN NHÂN DÂN|HUYỆN HỒNG NGỰ",
            rules="shape",
        ),
    )
    title(paper, "Kế hoạch", "Đánh giá cấp độ dịch", rules="shape")
    paper.text(
        "Phòng Y tế thực hiện Quyết định số 4800/QĐ-BYT ngày 12 tháng 10 năm 2021 của Bộ Y tế về việc ban hành hướng dẫn tạm thời chuyên môn y tế.",
        "1. Đánh giá hằng tuần theo Quyết định số 4800/QĐ-BYT ngày 12 tháng 10 năm 2021.",
    )
    paper.text("2. Báo cáo Sở Y tế trước 15 giờ thứ Năm./.", align="left")
    sign(paper, Foot("- Các xã, thị trấn;|- Lưu: VT, NV.", "TRƯỞNG PHÒNG", "Cao Văn Nhanh"))
    section = paper.file.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    return paper.content()
