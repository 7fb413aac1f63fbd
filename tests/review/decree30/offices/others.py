"""Plans, programmes, guidance, notices, directives, minutes, contracts, introductions."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, put, title
from tests.review.decree30.offices.paper import CENTRED, Paper
from tests.review.decree30.offices.sample import document


@document()
def province_plan() -> bytes:
    """A plan with grounds, Roman sections, items and points; TM. and KT."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|TỈNH CAO BẰNG",
            "Số: 2478/KH-UBND",
            "Cao Bằng, ngày 27 tháng 9 năm 2022",
            rules="shape",
        ),
    )
    title(paper, "Kế hoạch", "Phòng, chống dịch COVID-19 trong tình hình mới", rules="shape")
    paper.text(
        "Căn cứ Nghị quyết số 38/NQ-CP ngày 17 tháng 3 năm 2022 của Chính phủ ban hành Chương trình phòng, chống dịch COVID-19;",
        "Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007.",
        italic=True,
    )
    paper.text("Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:")
    paper.section("I. MỤC ĐÍCH, YÊU CẦU")
    paper.item("1. Mục đích")
    paper.text("Kiểm soát dịch trên toàn tỉnh. Bảo vệ sức khỏe Nhân dân.")
    paper.item("2. Yêu cầu")
    paper.text(
        "a) Xác định rõ trách nhiệm;",
        "b) Có thời hạn hoàn thành;",
        "c) Kiểm tra thường xuyên;",
        "d) Báo cáo đúng kỳ;",
        "đ) Khen thưởng kịp thời.",
    )
    paper.section("II. TỔ CHỨC THỰC HIỆN")
    paper.text(
        "1. Sở Y tế chủ trì, phối hợp với Công an tỉnh, Sở Tài chính và Ủy ban nhân dân các huyện, thành phố.",
        "2. Báo Cao Bằng, Đài Phát thanh - Truyền hình tỉnh đưa tin./.",
    )
    sign(
        paper,
        Foot(
            "- Chính phủ (b/c);|- Thường trực Tỉnh ủy (b/c);|- UBND các huyện, thành phố;|- Lưu: VT, VX (HT).",
            "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",
            "Lê Hải Hòa",
        ),
    )
    return paper.content()


@document(
    ("legal_basis_end", "năm 2023"),
    ("citation_number", "Căn cứ Kế hoạch"),
    ("section_heading_capitals", "I. Mục tiêu"),
    ("item_numbering", "3"),
    ("body_line_spacing", "2"),
    ("recipient_size", "13"),
    ("capital_sentence", "các đơn vị"),
)
def district_plan_with_faults() -> bytes:
    """A district's plan: a ground without number, sections in small letters."""
    paper = Paper()
    put(
        paper,
        Head(
            "ỦY BAN NHÂN DÂN|HUYỆN TÂN HỒNG",
            "Số: 103/KH-UBND",
            "Tân Hồng, ngày 19 tháng 4 năm 2023",
            rules="shape",
        ),
    )
    title(paper, "Kế hoạch", "Tiêm chủng mở rộng năm 2023", rules="shape")
    paper.text(
        "Căn cứ Kế hoạch của Ủy ban nhân dân tỉnh Đồng Tháp về tiêm chủng mở rộng năm 2023",
        italic=True,
    )
    paper.section("I. Mục tiêu")
    paper.text(
        "1. Trên 95% trẻ dưới 1 tuổi được tiêm đủ. các đơn vị rà soát từng ấp.",
        "3. Không để thiếu vắc xin.",
    )
    paper.section("II. GIẢI PHÁP")
    paper.text("Duy trì điểm tiêm tại 09 Trạm Y tế.", line=2.0)
    paper.text("Yêu cầu các đơn vị thực hiện./.")
    sign(
        paper,
        Foot(
            "- Sở Y tế;|- Lưu: VT, YT.",
            "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH",
            "Bùi Văn Khôn",
            list_size=13,
        ),
    )
    return paper.content()


@document()
def programme_of_a_party_group_in_government() -> bytes:
    """A programme with Phần thứ nhất, Phần thứ hai."""
    paper = Paper()
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 12/CTr-SYT",
            "Vĩnh Phúc, ngày 10 tháng 01 năm 2023",
            parent="UBND TỈNH VĨNH PHÚC",
        ),
    )
    title(paper, "Chương trình", "Công tác năm 2023 của ngành y tế")
    paper.part("Phần I", "KẾT QUẢ NĂM 2022")
    paper.section("I. ƯU ĐIỂM")
    paper.text("Hoàn thành 12/14 chỉ tiêu.")
    paper.section("II. HẠN CHẾ")
    paper.text("Thiếu 86 bác sĩ ở tuyến xã.")
    paper.part("Phần II", "CHƯƠNG TRÌNH NĂM 2023")
    paper.section("I. MỤC TIÊU")
    paper.text("Đạt 13,5 bác sĩ trên một vạn dân.")
    paper.section("II. GIẢI PHÁP")
    paper.text("1. Đào tạo liên tục.", "2. Luân phiên cán bộ về xã./.")
    sign(
        paper,
        Foot(
            "- UBND tỉnh (b/c);|- Các đơn vị trực thuộc;|- Lưu: VT, KHTC.",
            "GIÁM ĐỐC",
            "Lê Hồng Trung",
        ),
    )
    return paper.content()


@document()
def guidance() -> bytes:
    """Guidance in quotations and numbers: "1. …" within quotation marks is no item."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "BẢO HIỂM XÃ HỘI|TỈNH LẠNG SƠN",
            "Số: 655/HD-BHXH",
            "Lạng Sơn, ngày 26 tháng 5 năm 2023",
            parent="BẢO HIỂM XÃ HỘI VIỆT NAM",
            rules="shape",
        ),
    )
    title(paper, "Hướng dẫn", "Ghi phiếu chuyển tuyến khám bệnh, chữa bệnh", rules="shape")
    paper.text(
        "1. Mục “Chẩn đoán” ghi theo mẫu:",
        "“1. Bệnh chính: ghi tên và mã bệnh.",
        "3. Bệnh kèm theo: ghi tối đa 05 bệnh.”",
        "2. Mục “Lý do” đánh dấu vào một trong hai ô.",
        "3. Phiếu có giá trị 10 ngày làm việc./.",
    )
    sign(
        paper,
        Foot(
            "- Các cơ sở khám bệnh, chữa bệnh;|- Lưu: VT, GĐBHYT.",
            "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC",
            "Vương Tuấn Anh",
        ),
    )
    return paper.content()


@document()
def notice() -> bytes:
    """A notice of a conclusion, short dashes as marks, foot in two rows."""
    paper = Paper()
    put(
        paper,
        Head(
            "VĂN PHÒNG",
            "Số: 77/TB-VP",
            "Đồng Tháp, ngày 02 tháng 3 năm 2023",
            parent="ỦY BAN NHÂN DÂN|TỈNH ĐỒNG THÁP",
            rules="shape",
        ),
    )
    title(
        paper,
        "Thông báo",
        "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh|tại cuộc họp về cung ứng thuốc",
        rules="shape",
    )
    paper.text(
        "Ngày 27 tháng 02 năm 2023, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp về cung ứng thuốc. Sau khi nghe ý kiến, Phó Chủ tịch kết luận:",
        "1. Giao Sở Y tế:",
        "- Rà soát danh mục thuốc thiếu;",
        "- Trình kết quả lựa chọn nhà thầu trước ngày 31 tháng 3 năm 2023.",
        "2. Giao Sở Tài chính thẩm định giá.",
        "Văn phòng thông báo đến các đơn vị biết, thực hiện./.",
    )
    sign(
        paper,
        Foot(
            "- Sở Y tế;|- Sở Tài chính;|- Lưu: VT, VX.",
            "KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG",
            "Trần Hoàng Giang",
            layout="two-rows",
        ),
    )
    return paper.content()


@document(
    ("type_name_bold", "CHỈ THỊ"),
    ("subject_rule", "Về tăng cường"),
    ("capital_state", "nhà nước"),
    ("capital_region", "Tây nguyên"),
    ("capital_special_place", "thành phố Hồ Chí Minh"),
    ("capital_tet", "Tết Nguyên đán"),
    ("body_upright", "Yêu cầu"),
)
def directive_with_faults() -> bytes:
    """A directive: names of places and of the State in small letters."""
    paper = Paper()
    put(paper, Head("BỘ Y TẾ", "Số: 05/CT-BYT", "Hà Nội, ngày 04 tháng 01 năm 2023", rules="shape"))
    paper.line("CHỈ THỊ", replace(CENTRED, bold=False))
    paper.line("Về tăng cường phòng, chống dịch bệnh mùa đông xuân", CENTRED)
    paper.gap()
    paper.text(
        "Thực hiện chủ trương của Đảng và nhà nước, trước diễn biến dịch ở Tây nguyên và thành phố Hồ Chí Minh, Bộ trưởng Bộ Y tế chỉ thị:",
        "1. Bảo đảm thường trực trong dịp Tết Nguyên đán.",
        "2. Cung ứng đủ thuốc.",
    )
    paper.text("Yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./.", italic=True)
    sign(paper, Foot("- Các Sở Y tế;|- Lưu: VT, DP.", "BỘ TRƯỞNG", "Vũ Văn Quân"))
    return paper.content()
