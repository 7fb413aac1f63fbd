"""Documents that were put aside while the rules were written: copies, appendices, the rest."""

from __future__ import annotations

from dataclasses import replace

from tests.review.decree30.offices.feet import Foot, sign
from tests.review.decree30.offices.heads import Head, dashes, put, title
from tests.review.decree30.offices.paper import CENTRED, PLAIN, Look, Paper
from tests.review.decree30.offices.sample import document

GROUP = "held_out"


@document(
    ("part_numbering", "Mục II"),
    ("article_heading_bold", "Điều 2"),
    ("item_form", "1)"),
    ("item_form", "2)"),
    ("part_title_missing", "Chương II"),
    group=GROUP,
)
def hospital_rules_with_faults() -> bytes:
    """A quy chế: Mục with a Roman number, a chapter without title."""
    paper = Paper()
    put(paper, Head("BỆNH VIỆN PHỔI", "", "", parent="SỞ Y TẾ LẠNG SƠN", rules="shape"))
    title(paper, "Quy chế", "Chi tiêu nội bộ", rules="")
    paper.line(
        "(Ban hành kèm theo Quyết định số 120/QĐ-BVP ngày 09 tháng 01 năm 2023 của Giám đốc Bệnh viện Phổi)",
        replace(PLAIN, italic=True, align="centre"),
    )
    paper.part("Chương I", "QUY ĐỊNH CHUNG")
    paper.part("Mục 1", "NGUYÊN TẮC")
    paper.article("Điều 1. Công khai", "1. Công khai mức chi.", "2. Công khai hình thức chi.")
    paper.part("Mục II", "NGUỒN CHI")
    paper.text("Điều 2. Nguồn thu sự nghiệp", "1) Thu viện phí.", "2) Thu dịch vụ.")
    paper.part("Chương II", "")
    paper.article("Điều 3. Thanh toán", "Thanh toán trước ngày 25 hằng tháng.")
    return paper.content()


@document(("copy_form_size", "11"), ("copy_number", "Số: 12/SYT"), group=GROUP)
def full_copy_with_faults() -> bytes:
    """A SAO LỤC whose number has no sign of the copy."""
    paper = Paper()
    put(
        paper, Head("BỘ Y TẾ", "Số: 3002/TB-BYT", "Hà Nội, ngày 08 tháng 6 năm 2022", rules="shape")
    )
    title(paper, "Thông báo", "Kế hoạch phân bổ vắc xin đợt 141", rules="shape")
    paper.text("Phân bổ 1,2 triệu liều cho 24 tỉnh, thành phố./.")
    sign(paper, Foot("- Các tỉnh;|- Lưu: VT, DP.", "KT. BỘ TRƯỞNG|THỨ TRƯỞNG", "Đỗ Xuân Tuyên"))
    dashes(paper, 60)
    table = paper.file.add_table(1, 2)
    left, right = table.rows[0].cells
    for words, look in (
        ("SỞ Y TẾ CAO BẰNG", Look(size=13, bold=True, align="centre")),
        ("Số: 12/SYT", Look(size=13, align="centre")),
    ):
        paper.line(words, look, into=left)
    for words, look in (
        ("SAO LỤC", Look(size=11, bold=True, align="centre")),
        ("Cao Bằng, ngày 10 tháng 6 năm 2022", Look(size=14, italic=True, align="centre")),
    ):
        paper.line(words, look, into=right)
    sign(
        paper,
        Foot(
            "- Trung tâm Y tế các huyện;|- Lưu: VT, NVD.",
            "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG",
            "Hà Thị Nhung",
        ),
    )
    return paper.content()


@document(group=GROUP)
def extract() -> bytes:
    """TRÍCH SAO by the book."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "SỞ TÀI CHÍNH",
            "Số: 410/TB-STC",
            "Vĩnh Phúc, ngày 09 tháng 5 năm 2023",
            parent="UBND TỈNH VĨNH PHÚC",
            rules="shape",
        ),
    )
    title(paper, "Thông báo", "Thẩm định quyết toán năm 2022", rules="shape")
    paper.text(
        "1. Số quyết toán được duyệt: 12.400 triệu đồng.", "2. Số chuyển nguồn: 310 triệu đồng./."
    )
    sign(
        paper, Foot("- Sở Y tế;|- Lưu: VT, HCSN.", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC", "Nguyễn Thanh Hải")
    )
    dashes(paper, 60)
    put(
        paper,
        Head(
            "SỞ Y TẾ VĨNH PHÚC",
            "Số: 03/TrS-SYT",
            "Vĩnh Phúc, ngày 12 tháng 5 năm 2023",
            state="TRÍCH SAO",
            motto="",
            rules="shape",
            layout="one-row",
        ),
    )
    sign(
        paper, Foot("- Các đơn vị;|- Lưu: VT, KHTC.", "TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG", "Bùi Thị Hoa")
    )
    return paper.content()


@document(("party_document", ""), group=GROUP)
def party_notice() -> bytes:
    """A notice of a province's party committee, set with tabs."""
    paper = Paper()
    for words in (
        "TỈNH ỦY VĨNH PHÚC\t\t\tĐẢNG CỘNG SẢN VIỆT NAM",
        "*\t\t\t",
        "Số 298-TB/TU\t\t\tVĩnh Yên, ngày 26 tháng 11 năm 2021",
    ):
        paper.line(words, Look(size=14, bold=words.startswith("TỈNH")))
    paper.line("THÔNG BÁO", CENTRED)
    paper.line("kết luận của Thường trực Tỉnh ủy về phòng, chống dịch", CENTRED)
    paper.text(
        "1- Giao Ban Cán sự đảng Ủy ban nhân dân tỉnh chỉ đạo.",
        "2- Giao Sở Y tế báo cáo hằng ngày.",
    )
    sign(
        paper,
        Foot(
            "- Ban Cán sự đảng UBND tỉnh,|- Lưu.",
            "T/L BAN THƯỜNG VỤ|CHÁNH VĂN PHÒNG",
            "Vũ Chí Giang",
        ),
    )
    return paper.content()


@document(
    ("appendix_numbering", "Phụ lục 2"), ("appendix_title_bold", "DANH MỤC THUỐC"), group=GROUP
)
def two_appendices_alone() -> bytes:
    """Two appendices in one file of their own, the second with an Arabic number."""
    paper = Paper()
    paper.appendix(
        "Phụ lục I",
        "DANH MỤC THIẾT BỊ",
        "(Kèm theo Công văn số 88/SYT-KHTC ngày 14 tháng 3 năm 2023 của Sở Y tế)",
    )
    paper.table([["TT", "Tên"], ["1", "Máy thở"]])
    paper.new_section()
    paper.appendix(
        "Phụ lục 2",
        "DANH MỤC THUỐC",
        "(Kèm theo Công văn số 88/SYT-KHTC ngày 14 tháng 3 năm 2023 của Sở Y tế)",
        bold=False,
    )
    paper.table([["TT", "Tên"], ["1", "Adrenalin"]])
    return paper.content()


@document(group=GROUP)
def power_of_attorney() -> bytes:
    """A giấy ủy quyền: GUQ in its symbol."""
    paper = Paper(size=13)
    put(
        paper,
        Head(
            "SỞ Y TẾ",
            "Số: 02/GUQ-SYT",
            "Cao Bằng, ngày 15 tháng 3 năm 2023",
            parent="UBND TỈNH CAO BẰNG",
            rules="shape",
        ),
    )
    title(paper, "Giấy ủy quyền", "Về việc tham gia tố tụng", rules="shape")
    paper.text(
        "Giám đốc Sở Y tế ủy quyền cho ông Bế Văn Hùng, Chánh Thanh tra Sở, tham gia tố tụng tại Tòa án nhân dân tỉnh trong vụ việc hành chính thụ lý tháng 02 năm 2023.",
        "Thời hạn ủy quyền: đến khi vụ việc kết thúc./.",
    )
    sign(paper, Foot("- Tòa án nhân dân tỉnh;|- Lưu: VT, TTra.", "GIÁM ĐỐC", "Nông Tuấn Phong"))
    return paper.content()
